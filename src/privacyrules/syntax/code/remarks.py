"""The comments of a program in; what they say to privacyrules, laid beside columns and tables, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from privacyrules.model.places import Problem
from privacyrules.model.schema import ColumnChange, Ignore, TableChange, Unread
from privacyrules.syntax.annotations import Remarks, mentions, parse
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.sql.found import Sighting

_BEHIND = re.compile(r"[\s,)\]};\"']*")
_REST = r"(?:(?:#|//|/\*|<!--)[^\r\n]*)"
_FOLLOWING = re.compile(rf"[^\S\r\n]*{_REST}?(?:\r\n?|\n)(?:[^\S\r\n]*{_REST}(?:\r\n?|\n))*[^\S\r\n]*(?=\S)")
_ALONE = "this annotation stands beside no column or table"
_IGNORES_NOTHING = "this ignore stands beside no column, table or unread statement"
_UNREAD = "this annotation stands beside a statement that is not read"
_NO_COLUMN = "this annotation stands beside a statement that has no column of its own"
_WAY_OUT = "put it behind the column on the same line, or on the line directly above the column or table"

Spans = dict[tuple[int, int], bool]
"""Pieces of code, from one offset to another, and whether they are read."""


class Comment(NamedTuple):
    """A comment from one offset to another, and the offset at which its text starts."""

    start: int
    body: int
    end: int


@dataclass(slots=True)
class Laid:
    """The sightings with their annotations, the ignores beside them, and every mistake."""

    sightings: list[Sighting]
    ignores: list[Ignore] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def lay_comments(source: CodeSource, sightings: list[Sighting], comments: Iterable[Comment]) -> Laid:
    """Lay every remark in the comments of a file that can be parsed beside its owners."""
    laid = Laid(list(sightings))
    spans: Spans = {(start, end): not isinstance(change, Unread) for start, end, change in sightings}
    for comment in comments:
        text = source.text[comment.body : comment.end]
        if mentions(text):
            remarks = parse(text, source.place(comment.body))
            laid.problems += remarks.problems
            owners = _owners(source, sightings, spans, comment)
            if owners:
                _lay_beside(laid, owners, remarks)
            else:
                laid.problems += [Problem(said.place, _ALONE, _WAY_OUT) for said in remarks.annotations[:1]]
                laid.problems += [Problem(said.place, _IGNORES_NOTHING, _WAY_OUT) for said in remarks.ignores]
    laid.problems.sort()
    return laid


def _owners(source: CodeSource, sightings: list[Sighting], spans: Spans, comment: Comment) -> list[int]:
    """Return what a comment stands beside: everything that one piece of code makes."""
    start, _, end = comment
    line = max(source.text.rfind("\n", 0, start), source.text.rfind("\r", 0, start)) + 1
    if source.text[line:start].strip():
        found = _ended(source, spans, line, start)
        named = _named(source, sightings, line, start)
    else:
        following = _FOLLOWING.match(source.text, end)
        at = following.end() if following else -1
        found = _best(spans, [span for span in spans if span[0] == at])
        named = _named(source, sightings, at, at)
    if found is None and named:
        return named
    found = found or _best(spans, [span for span in spans if span[0] <= start < span[1]])
    return [at for at, sighting in enumerate(sightings) if (sighting.start, sighting.end) == found]


def _best(spans: Spans, fitting: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the last and smallest of some spans; what was read goes before what was not."""
    return max(fitting, key=lambda span: (spans[span], span[0], -span[1]), default=None)


def _ended(source: CodeSource, spans: Spans, line: int, start: int) -> tuple[int, int] | None:
    """Return what ends on the line of a comment, with nothing but punctuation between the two."""
    return _best(
        spans,
        [
            span
            for span in spans
            if line < span[1] <= start and _BEHIND.fullmatch(source.text, span[1], start)
        ],
    )


def _named(source: CodeSource, sightings: list[Sighting], line: int, start: int) -> list[int]:
    """Return whose name stands in a list of its own (that a loop goes through) beside a comment.

    `line` is where the name's line starts and `start` the comment behind it; if the two are equal, the
    name follows there.
    """
    found = []
    for at, (_, _, change) in enumerate(sightings):
        if not isinstance(change, ColumnChange | TableChange):
            continue
        name = source.offset(change.place)
        end = name + len(change.column if isinstance(change, ColumnChange) else change.table.name)
        behind = line < name and end <= start and _BEHIND.fullmatch(source.text, end, start)
        if behind or (line == start and name - 1 <= start <= name):
            found.append(at)
    return found


def _lay_beside(laid: Laid, owners: list[int], remarks: Remarks) -> None:
    for owner in owners:
        sighting = laid.sightings[owner]
        change = sighting.change
        laid.ignores += [ignore._replace(beside=change.place) for ignore in remarks.ignores]
        if not isinstance(change, ColumnChange | TableChange):
            what = _UNREAD if isinstance(change, Unread) else _NO_COLUMN
            laid.problems += [Problem(said.place, what, _WAY_OUT) for said in remarks.annotations[:1]]
            continue
        before = {said.key for said in change.annotations}
        for said in {said.key: said for said in remarks.annotations if said.key in before}.values():
            what = f"`{said.key}` is stated twice for the same column or table"
            laid.problems.append(Problem(said.place, what, "keep one of the two"))
        more = tuple(said for said in remarks.annotations if said.key not in before)
        laid.sightings[owner] = sighting._replace(
            change=replace(change, annotations=(*change.annotations, *more))
        )
