"""Patterns found by what is literal in them fit what each of them would fit alone."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.columns.patterns import Patterns

LETTERS = st.text("ab_.", max_size=5)
WRITTEN = st.text("aAb_.*?[]!-", max_size=6)


@pytest.mark.parametrize(
    ("pattern", "fits", "differs"),
    [
        ("users", ["users"], ["user", "users_2", "shop.users"]),
        ("Users", ["users"], []),
        ("*", ["", "users"], []),
        ("user*", ["user", "users"], ["a_user"]),
        ("*_log", ["a_log", "_log"], ["log", "a_logs"]),
        ("a*b*c", ["abc", "a1b2c"], ["ab", "bc"]),
        ("t?", ["t1"], ["t", "t12"]),
        ("[ab]*[cd]", ["ac", "b_d"], ["a", "ca"]),
        ("[*]", ["*"], ["a"]),
        ("a]", ["a]"], ["a"]),
    ],
)
def test_a_pattern_fits(pattern: str, fits: list[str], differs: list[str]) -> None:
    patterns = Patterns([pattern])
    assert [patterns.fitting(name) for name in fits] == [{0}] * len(fits)
    assert [patterns.fitting(name) for name in differs] == [set()] * len(differs)


@given(st.lists(WRITTEN, max_size=12), LETTERS)
def test_what_is_found_is_what_each_pattern_alone_would_fit(patterns: list[str], name: str) -> None:
    alone = {at for at, pattern in enumerate(patterns) if fnmatchcase(name, pattern.lower())}
    assert Patterns(patterns).fitting(name) == alone
