"""What a program turns out to do, and its comments, in; what a comment stands beside out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from privacyrules.model.schema import ColumnChange, TableChange, Unread
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.sql.found import Sighting

_BEHIND = re.compile(r"[\s,)\]};\"']*")
_SPACE = re.compile(r"[^\S\r\n]*")
_BREAK = re.compile(r"\r\n?|\n")

Span = tuple[int, int]
"""A piece of code, from one offset to another."""


class Comment(NamedTuple):
    """A comment: the offsets at which it and its text start, and that behind its text.

    `closing` is how long the mark is that closes it there, 0 where its line ends it.
    """

    start: int
    body: int
    end: int
    closing: int = 0


class Owners:
    """Finds what stands beside a comment: on its line before it, on the line below it, or around it."""

    def __init__(self, source: CodeSource, sightings: list[Sighting], comments: Iterable[Comment]) -> None:
        """Sort the sightings; what is found are indexes into the list as given."""
        self.source = source
        self.comments = {comment.start: comment.end + comment.closing for comment in comments}
        self.at: dict[Span, list[int]] = {}
        self.read: dict[Span, bool] = {}
        names: list[tuple[int, int, int]] = []
        for index, (start, end, change) in enumerate(sightings):
            self.at.setdefault((start, end), []).append(index)
            # where several things are made by one piece of code, the last one says whether it was read
            self.read[start, end] = not isinstance(change, Unread)
            if isinstance(change, ColumnChange | TableChange):
                name = source.offset(change.place)
                written = change.column if isinstance(change, ColumnChange) else change.table.name
                names.append((name, name + len(written), index))
        self.spans = sorted(self.at, key=lambda span: (span[0], -span[1]))
        self.starts = [start for start, _ in self.spans]
        self.ends = sorted(self.at, key=lambda span: span[1])
        self.around = _around(self.spans)
        self.names = sorted(names)

    def of(self, comment: Comment) -> list[int]:
        """Return what a comment stands beside: everything that one piece of code makes."""
        start, end = comment.start, comment.end + comment.closing
        text = self.source.text
        line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        if text[line:start].strip():
            found = self._ended(line, start)
            named = self._named(line + 1, start)
        else:
            at = self._following(end)
            first, last = bisect_left(self.starts, at), bisect_right(self.starts, at)
            found = self._best(self.spans[first:last])
            named = [index for name, _, index in self._names(at, at + 1)] if at >= 0 else []
        if found is None and named:
            return named
        found = found or self._best(self._holding(start))
        return [] if found is None else self.at[found]

    def _best(self, fitting: Iterable[Span]) -> Span | None:
        """Return the last and smallest of some spans; what was read goes before what was not."""
        return max(fitting, key=lambda span: (self.read[span], span[0], -span[1]), default=None)

    def _ended(self, line: int, start: int) -> Span | None:
        """Return what ends on the line of a comment, with nothing but punctuation between the two."""
        first = bisect_right(self.ends, line, key=lambda span: span[1])
        last = bisect_right(self.ends, start, key=lambda span: span[1])
        text = self.source.text
        return self._best(span for span in self.ends[first:last] if _BEHIND.fullmatch(text, span[1], start))

    def _following(self, end: int) -> int:
        """Return where code follows on the next line, or behind comments on lines of their own; else -1."""
        text, at = self.source.text, end
        while True:
            at = _end_of(_SPACE, text, at)
            broken = _BREAK.match(text, at)
            at = _end_of(_SPACE, text, broken.end()) if broken else at
            if at in self.comments:
                at = self.comments[at]
            elif at < len(text) and not text[at].isspace():
                return at
            else:
                return -1

    def _named(self, line: int, start: int) -> list[int]:
        """Return whose name stands in a list of its own (that a loop goes through) before a comment."""
        text = self.source.text
        return [
            index
            for _, end, index in self._names(line, start)
            if end <= start and _BEHIND.fullmatch(text, end, start)
        ]

    def _names(self, first: int, last: int) -> list[tuple[int, int, int]]:
        """Return the names that start between two offsets, the second one too."""
        return self.names[bisect_left(self.names, (first,)) : bisect_left(self.names, (last + 1,))]

    def _holding(self, offset: int) -> Iterable[Span]:
        """Give the spans that an offset lies in."""
        at: int | None = bisect_right(self.starts, offset) - 1
        while at is not None and at >= 0:
            if offset < self.spans[at][1]:
                yield self.spans[at]
            at = self.around[at]


def _around(spans: list[Span]) -> list[int | None]:
    """Return, for each span (sorted by their starts, the wider first), the one before it that it lies in."""
    found: list[int | None] = []
    open_: list[int] = []
    for at, (start, _) in enumerate(spans):
        while open_ and spans[open_[-1]][1] <= start:
            open_.pop()
        found.append(open_[-1] if open_ else None)
        open_.append(at)
    return found


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
