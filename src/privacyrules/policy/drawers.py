"""A mapping as bytes per drawer in, a mapping that opens a drawer when it looks for something there out."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")
Closed = tuple[str, int, dict[str, bytes]]
"""All keys, each with a line break behind it; by how many letters drawers are found; and the drawers."""


class Drawers(Mapping[str, V]):
    """A mapping whose entries lie in drawers, by the first letters of their keys.

    Of thousands of entries a run needs a few dozen; making them all would cost more than all else.
    """

    def __init__(self, closed: Closed, make: Callable[..., V]) -> None:
        """Take what `put_away` gave; `make` makes an entry of what was put away for it."""
        self._keys, self._letters, self._closed = closed
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
            kept = self._closed.get(letters)
            plain = {} if kept is None else marshal.loads(kept)  # noqa: S302 - our own bytes
            drawer = self._open[letters] = {key: self._make(value) for key, value in plain.items()}
        return drawer


def put_away(entries: Mapping[str, object], letters: int) -> Closed:
    """Put plain entries away into drawers, by so many letters of their keys, which hold no line break."""
    drawers: dict[str, dict[str, object]] = {}
    for key, value in entries.items():
        drawers.setdefault(key[:letters], {})[key] = value
    closed = {name: marshal.dumps(drawer) for name, drawer in drawers.items()}
    return "".join(f"{key}\n" for key in entries), letters, closed
