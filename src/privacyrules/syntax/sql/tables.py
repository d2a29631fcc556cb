"""A statement that drops, renames or comments on tables and columns in; the changes out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.schema import ColumnChange, TableChange
from privacyrules.syntax.sql.cursor import Cursor, table_name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting

_COMMENTED = ("COLUMN", "TABLE", "VIEW", "TYPE", "DOMAIN")


def dropped(cursor: Cursor) -> Iterator[Found]:
    """Read `DROP TABLE a, b` and `DROP VIEW a, b`."""
    start = cursor.offset
    cursor.at += 1
    cursor.accept_any(("FOREIGN", "TEMPORARY", "EXTERNAL", "MATERIALIZED"))
    if not (cursor.accept("TABLE") or cursor.accept("VIEW")):
        return
    cursor.accept("IF", "EXISTS")
    for item in cursor.split():
        names = item.qualified()
        table = table_name(names)
        if table:
            change = TableChange("drop", table, cursor.place(names[-1].offset))
            yield Sighting(start, item.end, change)
        else:
            yield Opaque("the name of the dropped table is not written here")


def renamed(cursor: Cursor) -> Iterator[Found]:
    """Read MySQL's `RENAME TABLE a TO b, c TO d`."""
    start = cursor.offset
    cursor.at += 1
    if not cursor.accept_any(("TABLE", "TABLES")):
        return
    cursor.accept("IF", "EXISTS")
    for item in cursor.split():
        former = item.table()
        ahead = item.find("TO")
        item.at += ahead + 1
        names = item.qualified() if ahead >= 0 else []
        new = table_name(names)
        if former and new:
            change = TableChange("rename", new, cursor.place(names[-1].offset), former=former)
            yield Sighting(start, item.end, change)
        else:
            yield Opaque("the new name of the table is not written here")


def commented(cursor: Cursor) -> Iterator[Found]:
    """Read `COMMENT ON COLUMN a.b IS '...'`, and `COMMENT ON` a table, a view, a type or a domain."""
    start, end = cursor.offset, cursor.end
    cursor.at += 1
    cursor.accept("ON")
    cursor.accept("MATERIALIZED")
    kind = cursor.word()
    if kind not in _COMMENTED:
        return
    cursor.at += 1
    names = cursor.qualified()
    table = table_name(names[:-1] if kind == "COLUMN" else names)
    if not table or not cursor.accept("IS"):
        yield Opaque("what the comment is on is not written here")
        return
    value = cursor.string()
    place = cursor.place(names[-1].offset)
    if kind in ("TYPE", "DOMAIN"):
        table = table._replace(is_type=True)
    if kind in ("COLUMN", "DOMAIN"):
        yield Sighting(start, end, ColumnChange("comment", table, names[-1].text, place, comment=value))
    else:
        yield Sighting(start, end, TableChange("comment", table, place, comment=value))
