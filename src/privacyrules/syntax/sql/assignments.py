"""Columns and the values that they are set to in; which of the values may be made of other columns out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from privacyrules.syntax.sql.cursor import Cursor, Name
from privacyrules.syntax.sql.keywords import NO_COLUMNS
from privacyrules.syntax.sql.kinds import kind_of
from privacyrules.syntax.sql.text import unquoted

Column = Sequence[Name]
"""The name of a column, behind its qualifiers."""


class Assignment(NamedTuple):
    """A column, or several that get a row, and what they are set to."""

    columns: Sequence[Column]
    value: Cursor


def assignments(cursor: Cursor) -> Iterator[Assignment]:
    """Read `a = 1, t.b = c, (d, e) = (SELECT ...)`; give those whose values may be made of columns."""
    for item in cursor.split():
        listed = item.group().split() if item.word() == "(" else [item]
        columns = [names for part in listed if (names := part.qualified())]
        ahead = item.find("=")
        item.at += ahead + 1
        if columns and ahead >= 0 and not item.done:
            yield from paired(columns, item)


def paired(columns: Sequence[Column], value: Cursor) -> Iterator[Assignment]:
    """Give columns with the values that they get, one by one where these stand in a row."""
    value.accept("ROW")
    if len(columns) > 1 and value.word() == "(" and value.word(1) not in ("SELECT", "WITH"):
        for column, part in zip(columns, value.group().split(), strict=False):
            yield from paired([column], part)
    elif not value.done and any(_is_other_column(value, at, columns[0][-1].text) for at in _words(value)):
        yield Assignment(columns, value)


def _words(value: Cursor) -> Iterator[int]:
    """Give where words and quoted names stand that are no keywords, types, functions or parameters."""
    for at in range(value.at, value.stop):
        kind = kind_of(value.texts[at])
        if kind not in ("word", "quoted") or value.uppers[at] in NO_COLUMNS or value.texts[at][0] == "$":
            continue
        before = value.uppers[at - 1] if at > value.at else ""
        behind = value.texts[at + 1] if at + 1 < value.stop else ""
        if before not in (":", "AS", "@") and behind not in ("(", ".") and behind[:1] != "'":
            yield at


def _is_other_column(value: Cursor, at: int, own: str) -> bool:
    if value.source.backslashes and value.texts[at][0] == '"':
        return False
    qualified = at > value.at and value.texts[at - 1] == "."
    return qualified or unquoted(value.texts[at]).lower() != own.lower()
