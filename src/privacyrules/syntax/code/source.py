"""The text of a program in; the place of every offset in it, and pieces of it as written, out."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, count
from operator import add

from privacyrules.model.places import Place

_LINE_BREAK = re.compile(r"\r\n?|\n")
_WHITE = re.compile(r"\s+")


class CodeSource:
    """Knows where the offsets of a text stand in its lines."""

    __slots__ = ("path", "starts", "text")

    def __init__(self, text: str, path: str) -> None:
        """Keep the text, and the path that places name."""
        self.text = text
        self.path = path
        self.starts = line_starts(text)

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        offset = min(offset, len(self.text))
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)

    def offset(self, place: Place) -> int:
        """Return the offset of a place."""
        return self.starts[min(place.line, len(self.starts)) - 1] + place.column - 1

    def written(self, start: int, end: int) -> str:
        """Return a piece of the text, with white space folded."""
        piece = self.text[start:end]
        return piece if piece.isalnum() else _WHITE.sub(" ", piece)


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line starts; a carriage return alone ends one too."""
    if "\r" in text:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
    lengths = map(len, text.split("\n"))
    # one character more stands between each line and the next
    return list(map(add, accumulate(lengths, initial=0), count()))[:-1]
