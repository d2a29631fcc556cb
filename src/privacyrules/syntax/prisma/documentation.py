"""The comments of a Prisma schema in; what `///` says of each of its tables and columns out."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.prisma.lexer import Token

_MARK = "///"


class Documentation:
    """Knows the comments of a schema by their lines; those `alone` have lines of their own."""

    __slots__ = ("_alone", "_behind", "_source")

    def __init__(self, source: CodeSource, comments: Iterable[Token]) -> None:
        """Sort the comments by their lines; those that document nothing are empty."""
        self._source = source
        self._alone: dict[int, str] = {}
        self._behind: dict[int, str] = {}
        for token in comments:
            first, last = source.place(token.start).line, source.place(token.end).line
            said = token.text.removeprefix(_MARK).strip() if token.text.startswith(_MARK) else ""
            if source.text[source.starts[first - 1] : token.start].strip():
                self._behind[first] = said
            else:
                self._alone |= dict.fromkeys(range(first, last + 1), said)

    def of(self, start: int, end: int) -> str | None:
        """Return what is said of the thing between two offsets: on the lines above it, and behind it."""
        said = [self._behind.get(self._source.place(end).line, "")]
        line = self._source.place(start).line - 1
        while line in self._alone:
            said.append(self._alone[line])
            line -= 1
        return "\n".join(filter(None, reversed(said))) or None
