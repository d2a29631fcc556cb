"""The text of a Python file in; its syntax tree, and the offset and place of every node, out."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from itertools import accumulate

from privacyrules.model.places import Place
from privacyrules.model.schema import Unread
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.code.texts import Text

_LINE_BREAK = re.compile(r"\r\n?|\n")

LONG_LINE = 500
"""Of a longer line it is kept which bytes its characters take: otherwise each node would count them anew."""

Node = ast.expr | ast.stmt | ast.keyword
"""What has a place in the text."""


class PythonSource(CodeSource):
    """Knows where the nodes of a tree stand in the text that it was parsed from."""

    __slots__ = ("_ascii", "_end", "_long")

    def __init__(self, text: str, path: str) -> None:
        """Keep the text, and the path that places name."""
        super().__init__(text, path)
        self._ascii = text.isascii()
        self._end = len(text)
        self._long: dict[int, list[int]] = {}

    def start(self, node: Node) -> int:
        """Return the offset at which a node starts."""
        return self._offset(node.lineno, node.col_offset)

    def end(self, node: Node) -> int:
        """Return the offset behind a node."""
        return self._offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)

    def span(self, node: Node) -> tuple[int, int]:
        """Return the offsets of a node's start and end."""
        return self.start(node), self.end(node)

    def excerpt(self, node: Node) -> str:
        """Return a node as written."""
        return self.text[self.start(node) : self.end(node)]

    def folded(self, node: Node) -> str:
        """Return a node as written, with white space folded."""
        return self.written(self.start(node), self.end(node))

    def name_of(self, node: ast.ClassDef | ast.FunctionDef) -> Text:
        """Return the name of a class or function, where it is written."""
        behind = self.start(node) + len("class" if isinstance(node, ast.ClassDef) else "def")
        return Text(node.name, ((0, max(self.text.find(node.name, behind), behind)),))

    def plain(self, node: ast.Constant, value: str) -> int:
        """Return where the characters of a string start if they stand there as they are; else -1.

        This is the short way for nearly every string: on one line, in quotation marks, without an escape.
        """
        line, column = node.lineno, node.col_offset
        one_line = line == node.end_lineno and node.end_col_offset == column + len(value) + 2
        if not one_line or not value or value[0] in "\"'" or not self._ascii or line > len(self.starts):
            return -1
        start = self.starts[line - 1] + column + 1
        return start if self.text.startswith(value, start) else -1

    def _offset(self, line: int, column: int) -> int:
        # columns of a tree count bytes of UTF-8, and those in an f-string of Python 3.11 may be wrong
        starts = self.starts
        start = starts[line - 1 if line <= len(starts) else -1]
        at = start + (column if self._ascii else self._characters(start, column))
        return min(at, self._end)

    def _characters(self, start: int, column: int) -> int:
        """Return how many characters of the line that starts there take so many bytes."""
        if column > LONG_LINE:
            if start not in self._long:
                following = bisect_right(self.starts, start)
                stop = self.starts[following] if following < len(self.starts) else self._end
                widths = (len(letter.encode()) for letter in self.text[start:stop])
                self._long[start] = list(accumulate(widths))
            ends = self._long[start]
            if ends and column <= ends[-1]:
                return bisect_right(ends, column)
        before = self.text[start : start + column]
        return column if before.isascii() else len(before.encode()[:column].decode(errors="ignore"))


def parse_python(source: PythonSource) -> ast.Module | Unread:
    """Parse a file without running any of it; a file that is no Python, or nests too deeply, is malformed."""
    import warnings

    try:
        with warnings.catch_warnings():
            # what Python warns of (an invalid escape) is the concern of the file's own linter
            warnings.simplefilter("ignore")
            return ast.parse(source.text)
    except SyntaxError as error:
        what = "Python cannot read this file from here on"
        return _malformed(source, what, error.lineno or 1, error.offset or 1)
    except (RecursionError, MemoryError):
        return too_deep(source)
    except ValueError:
        what = "this file holds characters that Python does not read"
        return _malformed(source, what)


def too_deep(source: PythonSource) -> Unread:
    """Say that a file nests too deeply to be read."""
    return _malformed(source, "this file nests too deeply to be read")


def _malformed(source: PythonSource, what: str, line: int = 1, column: int = 1) -> Unread:
    """Name a file that cannot be read by the line at which reading ends."""
    lines = _LINE_BREAK.split(source.text)
    # Python may name a place behind the end of the line, or of the text
    line = max(1, min(line, len(lines)))
    written = lines[line - 1]
    column = max(1, min(column, len(written) + 1))
    return Unread("malformed", Place(source.path, line, column), what, written.strip())
