"""Files that were read in; the text of one of them by its name out, when a finding quotes a line of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from privacyrules.files.inputs import Input
from privacyrules.model.places import MistakesError
from privacyrules.syntax.text import decode

SHORT = 300
"""A text of no more letters takes less memory than what is needed to read it once more."""
_AT_HAND = 8


class Texts(Mapping[str, str]):
    """Texts by the names of their files; those of long files on the disk are read once more when asked for.

    Few files have findings, and many thousand texts would fill the memory. A file that is gone by then, or
    is no text any more, has none.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, str | Callable[[], bytes]] = {}
        self._at_hand: dict[str, str] = {}

    def keep(self, given: Input, text: str) -> None:
        """Keep the text of an input, or the way to it; what git gave is not asked for twice."""
        self._kept[given.name] = text if given.version or len(text) <= SHORT else given.read

    def add(self, name: str, text: str) -> None:
        """Keep the text of a file that was read elsewhere."""
        self._kept[name] = text

    def __getitem__(self, name: str) -> str:
        """The text of the file of that name."""
        kept = self._kept[name]
        if isinstance(kept, str):
            return kept
        if name not in self._at_hand:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.clear()
            self._at_hand[name] = _read(kept, name)
        return self._at_hand[name]

    def __iter__(self) -> Iterator[str]:
        """The names of all files."""
        return iter(self._kept)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._kept)


def _read(read: Callable[[], bytes], name: str) -> str:
    try:
        return decode(read(), name)
    except MistakesError:
        return ""
