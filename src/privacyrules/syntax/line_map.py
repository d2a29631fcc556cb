"""A text in, the place (line and column) of any offset in it out."""

from __future__ import annotations

import re
from bisect import bisect_right

from privacyrules.model.places import Place

_LINE_BREAK = re.compile(r"\r\n?|\n")


class LineMap:
    """Knows where the lines of one text start; the work is done when the first place is asked for."""

    __slots__ = ("_path", "_starts", "_text")

    def __init__(self, text: str, path: str) -> None:
        """Keep the text and the path that its places name."""
        self._text = text
        self._path = path
        self._starts: list[int] = []

    def place(self, offset: int) -> Place:
        """Return the place of the character at `offset`, both counted from 1."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in _LINE_BREAK.finditer(self._text))]
        line = bisect_right(self._starts, offset)
        return Place(self._path, line, offset - self._starts[line - 1] + 1)

    def excerpt(self, start: int, end: int) -> str:
        """Return the text from one offset to another, as written."""
        return self._text[start:end]
