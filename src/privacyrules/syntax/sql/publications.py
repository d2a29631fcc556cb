"""A statement about a publication or subscription in; which tables it sends to its subscribers out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.schema import Source, TableName, Unread
from privacyrules.syntax.sql.acts import EVERY, EVERYTHING, act_of
from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Found, Opaque, Sighting

_STATE_IT = "state in the settings where their data comes from (`source`)"


def published(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE PUBLICATION` and `ALTER PUBLICATION`: it sends tables to its subscribers."""
    act = act_of(cursor, start)
    name = cursor.name(placeholders=True)
    verb = cursor.word()
    if not name or not cursor.accept_any(("FOR", "ADD", "SET", "DROP")) or cursor.word() == "(":
        return
    if cursor.word() == "ALL" and cursor.word(1) == "TABLES":
        yield from act.opens(("publication", "all"), EVERYTHING, [name.text])
        return
    if verb == "SET":
        yield act.ends_all("publication", name.text)
    reads = list(_tables(cursor))
    if verb == "DROP":
        yield from act._replace(undoes="these").opens(("publication", "tables"), reads, [name.text])
    elif reads:
        yield from act.opens(("publication", "tables"), reads, [name.text])
    else:
        yield Opaque("a publication sends tables to its subscribers, but which tables is not written here")


def subscribed(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE SUBSCRIPTION`: whose data it brings, and into which tables, stands elsewhere.

    The statement is quoted without its CONNECTION, which may hold a password.
    """
    name = cursor.name(placeholders=True)
    ahead = cursor.find("CONNECTION")
    end = cursor.part(0, cursor.at + ahead if ahead >= 0 else cursor.stop).end
    text, called = cursor.source.lines.excerpt(start, end), f" `{name.text}`" if name else ""
    what = f"the subscription{called} brings rows from another database, into tables that are not named here"
    yield Sighting(start, cursor.end, Unread("opaque", cursor.place(start), f"{what}; {_STATE_IT}", text))


def dropped_publications(cursor: Cursor) -> Iterator[Found]:
    """Read `DROP PUBLICATION a, b`."""
    act = act_of(cursor, cursor.offset)
    cursor.at += 2
    cursor.accept("IF", "EXISTS")
    for item in cursor.split():
        name = item.name(placeholders=True)
        if name:
            yield act.ends_all("publication", name.text)


def _tables(cursor: Cursor) -> Iterator[Source]:
    ahead = cursor.find("WITH")
    schemas = False
    for item in cursor.part(cursor.at, cursor.at + ahead if ahead >= 0 else cursor.stop).split():
        if item.accept("TABLES", "IN", "SCHEMA"):
            schemas = True
        elif item.accept("TABLE"):
            schemas = False
        item.accept("ONLY")
        table = item.table()
        if not table:
            continue
        if schemas:
            yield Source((TableName(EVERY, table.name),), EVERY)
            continue
        item.accept("*")
        yield from (Source((table,), column) for column in item.listed() or [EVERY])
