"""A lexicon in, what was worked out by it before out: the same names come in table after table."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from privacyrules.model.classification import Lexicon

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")
# Of a schema of any size; a folder of a million names must not fill the memory.
_MOST = 20_000


class Remembered(Generic[_K, _V]):
    """What a function gave for the lexicon in use; another lexicon starts afresh."""

    def __init__(self, work_out: Callable[[_K, Lexicon], _V], most: int = _MOST) -> None:
        """Remember what `work_out` gives, for at most so many keys."""
        self._work_out = work_out
        self._most = most
        self._lexicon: Lexicon | None = None
        self._known: dict[_K, _V] = {}

    def __call__(self, key: _K, lexicon: Lexicon) -> _V:
        """Give what the function gives for the key, worked out at most once while it is remembered."""
        if lexicon is not self._lexicon:
            self._lexicon, self._known = lexicon, {}
        try:
            return self._known[key]
        except KeyError:
            pass
        if len(self._known) >= self._most:
            self._known.clear()
        found = self._known[key] = self._work_out(key, lexicon)
        return found
