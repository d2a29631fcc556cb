"""The comments of a program in; what they say to privacyrules, laid beside columns and tables, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from privacyrules.model.places import Problem
from privacyrules.model.schema import ColumnChange, Ignore, TableChange, Unread
from privacyrules.syntax.annotations import Remarks, mentions, parse
from privacyrules.syntax.code.owners import Comment, Owners
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.sql.found import Sighting

_ALONE = "this annotation stands beside no column or table"
_IGNORES_NOTHING = "this ignore stands beside no column, table or unread statement"
_UNREAD = "this annotation stands beside a statement that is not read"
_NO_COLUMN = "this annotation stands beside a statement that has no column of its own"
_WAY_OUT = "put it behind the column on the same line, or on the line directly above the column or table"


@dataclass(slots=True)
class Laid:
    """The sightings with their annotations, the ignores beside them, and every mistake."""

    sightings: list[Sighting]
    ignores: list[Ignore] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def lay_comments(source: CodeSource, sightings: list[Sighting], comments: Iterable[Comment]) -> Laid:
    """Lay every remark in the comments of a file that can be parsed beside its owners."""
    laid = Laid(list(sightings))
    every = list(comments)
    if not every:
        return laid
    owners_of = Owners(source, sightings, every)
    for comment in every:
        text = source.text[comment.body : comment.end]
        if mentions(text):
            remarks = parse(text, source.place(comment.body))
            laid.problems += remarks.problems
            owners = owners_of.of(comment)
            if owners:
                _lay_beside(laid, owners, remarks)
            else:
                laid.problems += [Problem(said.place, _ALONE, _WAY_OUT) for said in remarks.annotations[:1]]
                laid.problems += [Problem(said.place, _IGNORES_NOTHING, _WAY_OUT) for said in remarks.ignores]
    laid.problems.sort()
    return laid


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
            change=change._replace(annotations=(*change.annotations, *more))
        )
