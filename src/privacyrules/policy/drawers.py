"""A mapping as bytes per drawer in, a mapping that opens a drawer when it looks for something there out."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import TypeVar

V = TypeVar("V")
Closed = tuple[str, int, dict[str, int]]
"""All keys, each with a line break behind it; by how many letters drawers are found; where each begins."""


class Drawers(Mapping[str, V]):
    """A mapping whose entries lie in drawers of one chest, by the first letters of their keys.

    Of thousands of entries a run needs a few dozen; making them all would cost more than all else.
    """

    def __init__(self, closed: Closed, chest: memoryview, make: Callable[..., V]) -> None:
        """Take what `put_away` gave and filled; `make` makes an entry of what was put away for it."""
        self._keys, self._letters, self._begins = closed
        self._chest = chest
        self._make = make
        self._open: dict[str, dict[str, V]] = {}

    def __getitem__(self, key: str) -> V:
        """The entry of that key, as in every mapping."""
        return self._drawer(key[: self._letters])[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        return isinstance(key, str) and key in self._drawer(key[: self._letters])

    def __iter__(self) -> Iterator[str]:
        """All keys, in the order in which they were put away; no drawer is opened."""
        return iter(self._keys.split("\n")[:-1])

    def __len__(self) -> int:
        """How many entries there are."""
        return self._keys.count("\n")

    def _drawer(self, letters: str) -> dict[str, V]:
        drawer = self._open.get(letters)
        if drawer is None:
            begin = self._begins.get(letters)
            # A drawer says itself where it ends.
            plain = {} if begin is None else marshal.loads(self._chest[begin:])  # noqa: S302 - our own bytes
            drawer = self._open[letters] = {key: self._make(value) for key, value in plain.items()}
        return drawer


class Words(Set[str]):
    """A set of words that lie in drawers."""

    def __init__(self, closed: Closed, chest: memoryview) -> None:
        """Take what `put_words_away` gave and filled."""
        self._drawers: Drawers[bool] = Drawers(closed, chest, bool)

    def __contains__(self, word: object) -> bool:
        """Whether the word is one of them."""
        return word in self._drawers

    def __iter__(self) -> Iterator[str]:
        """All words, in the order of the alphabet."""
        return iter(self._drawers)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._drawers)


def put_away(entries: Mapping[str, object], letters: int, chest: bytearray) -> Closed:
    """Put plain entries away into drawers behind those that the chest has.

    Args:
        entries: their keys hold no line break.
        letters: by how many letters of their keys they are found.
        chest: grows by the drawers.
    """
    drawers: dict[str, dict[str, object]] = {}
    for key, value in entries.items():
        drawers.setdefault(key[:letters], {})[key] = value
    begins: dict[str, int] = {}
    for name, drawer in drawers.items():
        begins[name] = len(chest)
        chest += marshal.dumps(drawer)
    return "".join(f"{key}\n" for key in entries), letters, begins


def put_words_away(words: Iterable[str], letters: int, chest: bytearray) -> Closed:
    """Put words away for `Words`; see `put_away`."""
    return put_away(dict.fromkeys(sorted(words), True), letters, chest)
