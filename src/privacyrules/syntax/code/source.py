"""The text of a program in; the place of every offset in it, and pieces of it as written, out."""

from __future__ import annotations

import re

from privacyrules.model.places import Place
from privacyrules.syntax.line_map import LineMap

_LINE_BREAK = re.compile(r"\r\n?|\n")
_WHITE = re.compile(r"\s+")


class CodeSource:
    """Knows where the offsets of a text stand in its lines."""

    __slots__ = ("lines", "path", "starts", "text")

    def __init__(self, text: str, path: str) -> None:
        """Keep the text, and the path that places name."""
        self.text = text
        self.path = path
        self.lines = LineMap(text, path)
        self.starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        return self.lines.place(min(offset, len(self.text)))

    def offset(self, place: Place) -> int:
        """Return the offset of a place."""
        return self.starts[min(place.line, len(self.starts)) - 1] + place.column - 1

    def written(self, start: int, end: int) -> str:
        """Return a piece of the text, with white space folded."""
        return _WHITE.sub(" ", self.text[start:end])
