"""A pattern that is compiled late finds what one that is compiled at once finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.syntax.pattern import pattern

WORDS = r"(?P<first>[a-z]+)[ \t]*(\d*)"


@given(st.text(st.sampled_from("aZ1 \t\n"), max_size=20))
def test_it_finds_what_a_compiled_one_finds(text: str) -> None:
    late, at_once = pattern(WORDS, re.IGNORECASE), re.compile(WORDS, re.IGNORECASE)
    for _ in range(2):
        assert late.findall(text) == at_once.findall(text)
        assert late.sub(r"<\2>", text) == at_once.sub(r"<\2>", text)
        assert late.split(text) == at_once.split(text)
        assert [found.span() for found in late.finditer(text)] == [m.span() for m in at_once.finditer(text)]
    assert late.groupindex == at_once.groupindex


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error, match="missing \\), unterminated subpattern at position 0"):
        broken.match("")


def test_what_a_pattern_does_not_have_it_has_not_either() -> None:
    with pytest.raises(AttributeError):
        pattern("a").no_such_method  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(pattern("a"), "__len__")
