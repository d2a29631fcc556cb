"""Patterns of a shell in, those that fit a name out, without asking each of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import translate

_SPECIAL = frozenset("*?[]")


class Patterns:
    """Patterns with `*`, `?` and `[…]`, in any letter case; each is told by its number.

    One that is a name is found by it, another by the letters with which it begins or else ends: 20,000
    entries of the settings against 20,000 columns would otherwise be 400 million comparisons.
    """

    __slots__ = ("_beginnings", "_endings", "_matchers", "_names")

    def __init__(self, patterns: Iterable[str]) -> None:
        """Sort the patterns by what is literal in them."""
        self._names: dict[str, list[int]] = defaultdict(list)
        self._beginnings: dict[int, dict[str, list[tuple[int, str]]]] = {}
        self._endings: dict[int, dict[str, list[tuple[int, str]]]] = {}
        self._matchers: dict[str, re.Pattern[str]] = {}
        for at, written in enumerate(patterns):
            self._add(at, written.lower())

    def fitting(self, name: str) -> set[int]:
        """Give the numbers of the patterns that fit a name in small letters."""
        found = set(self._names.get(name, ()))
        found.update(at for at, pattern in self._likely(name) if self._fits(pattern, name))
        return found

    def _add(self, at: int, pattern: str) -> None:
        beginning, ending = _literal(pattern), _literal(pattern[::-1])[::-1]
        if len(beginning) == len(pattern):
            self._names[pattern].append(at)
            return
        known, literal = (self._beginnings, beginning) if beginning else (self._endings, ending)
        known.setdefault(len(literal), {}).setdefault(literal, []).append((at, pattern))

    def _likely(self, name: str) -> Iterator[tuple[int, str]]:
        for length, known in self._beginnings.items():
            yield from known.get(name[:length], ())
        for length, known in self._endings.items():
            yield from known.get(name[len(name) - length :] if length <= len(name) else "", ())

    def _fits(self, pattern: str, name: str) -> bool:
        if pattern == "*":
            return True
        matcher = self._matchers.get(pattern)
        if matcher is None:
            matcher = self._matchers[pattern] = re.compile(translate(pattern))
        return matcher.match(name) is not None


def _literal(pattern: str) -> str:
    """The letters before the first one that stands for others."""
    return pattern[: next((at for at, sign in enumerate(pattern) if sign in _SPECIAL), len(pattern))]
