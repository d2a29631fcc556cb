"""An action of ALTER TABLE that ties a table to a parent or unties it in; which tables these are out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.places import NOWHERE
from privacyrules.model.schema import TableChange, TableName
from privacyrules.syntax.sql.cursor import Cursor, table_name
from privacyrules.syntax.sql.found import Found, Sighting

_BOUNDS = ("FOR", "DEFAULT")
_HOW_DETACHED = ("", "CONCURRENTLY", "FINALIZE")


def attach(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `ATTACH PARTITION name FOR VALUES ...`; other servers attach files of a partition by a number."""
    names = action.qualified() if action.accept("PARTITION") else []
    part = table_name(names)
    if part and action.word() in _BOUNDS:
        place = action.place(names[-1].offset)
        change = TableChange("inherit", part, place, shows=True, inherits=(table,))
        yield Sighting(start, action.end, change)


def detach(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `DETACH PARTITION name`."""
    names = action.qualified() if action.accept("PARTITION") else []
    part = table_name(names)
    if part and action.word() in _HOW_DETACHED:
        place = action.place(names[-1].offset)
        yield Sighting(start, action.end, TableChange("leave", part, place, shows=True, inherits=(table,)))


def inherit(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `INHERIT parent`."""
    parent = action.table()
    if parent:
        yield Sighting(start, action.end, TableChange("inherit", table, NOWHERE, inherits=(parent,)))


def leave(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `NO INHERIT parent`; every other NO leaves parents and columns as they are."""
    parent = action.table() if action.accept("INHERIT") else None
    if parent:
        yield Sighting(start, action.end, TableChange("leave", table, NOWHERE, inherits=(parent,)))
