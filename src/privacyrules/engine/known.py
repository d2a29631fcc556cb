"""What looks something up in; a mapping that looks up what it is asked for the first time out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST = 4_096
"""So many things are remembered; then the memory starts afresh."""


class Known(dict[K, V]):
    """What was looked up before."""

    __slots__ = ("_look_up",)

    def __init__(self, look_up: Callable[[K], V]) -> None:
        """Take what looks up a key; what it raises is raised to whoever asks for that key."""
        self._look_up = look_up

    def __missing__(self, key: K) -> V:
        """Look a key up, and remember it."""
        found = self._look_up(key)
        if len(self) >= MOST:
            self.clear()
        self[key] = found
        return found
