"""A statement that lets somebody read tables, or writes data out, in; what it discloses, and to whom, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from privacyrules.model.schema import Disclosure, Source, TableName
from privacyrules.syntax.sql.cursor import Cursor, Name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting
from privacyrules.syntax.sql.keywords import GRANTED_WITHOUT_TABLES

Span = Literal["once", "tables", "all", "later"]
Reads = list[Source]

EVERY = "*"
_ROLE_KINDS = ("GROUP", "ROLE", "USER")
_BEHIND_ROLES = ("WITH", "GRANTED", "IDENTIFIED", "REQUIRE", "AS")
_NO_TABLE = "which tables are opened is not written here"


def granted(cursor: Cursor, start: int, schemas: Sequence[str] = ()) -> Iterator[Found]:
    """Read GRANT: to let a role read tables is to disclose them.

    Args:
        cursor: at GRANT.
        start: the offset of the statement.
        schemas: those that ALTER DEFAULT PRIVILEGES names before it.
    """
    cursor.at += 1
    ahead = cursor.find("ON")
    columns = _readable(cursor.part(cursor.at, cursor.at + ahead)) if ahead >= 0 else None
    if columns is None:
        return
    cursor.at += ahead + 1
    if cursor.word() in GRANTED_WITHOUT_TABLES and not (
        cursor.word() == "ALL" and cursor.word(1) in ("TABLES", "TABLE")
    ):
        return
    to = cursor.find("TO")
    objects = cursor.part(cursor.at, cursor.at + to if to >= 0 else cursor.stop)
    cursor.at = objects.stop + 1
    roles = [role for role in _roles(cursor) if to >= 0]
    span, tables = _granted_tables(objects, schemas)
    if not tables or not roles:
        yield Opaque("a role may now read tables, but which tables or which role is not written here (GRANT)")
        return
    reads = [Source((table,), column) for table in tables for column in columns or [EVERY]]
    yield from _disclosed(cursor, ("grant", span), reads, roles, start)


def _readable(privileges: Cursor) -> list[str] | None:
    """Return the columns that may be read; none for all of them, None where nothing may be read."""
    columns: list[str] = []
    found = False
    for item in privileges.split():
        if not (item.accept("SELECT") or item.accept("ALL")):
            continue
        item.accept("PRIVILEGES")
        if item.word() != "(":
            return []
        found = True
        columns += [name.text for part in item.group().split() if (name := part.name())]
    return columns if found else None


def _granted_tables(objects: Cursor, schemas: Sequence[str]) -> tuple[Span, list[TableName]]:
    if objects.word() == "TABLES":
        return "later", [TableName(EVERY, schema) for schema in schemas or (None,)]
    if objects.accept("ALL"):
        objects.at += 1
        return "tables", list(_schemas(objects))
    objects.accept("TABLE")
    tables = [_granted_table(item) for item in objects.split()]
    found = [table for table in tables if table]
    every = any(table.name == EVERY for table in found)
    return "all" if every else "tables", found if len(found) == len(tables) else []


def _schemas(cursor: Cursor) -> Iterator[TableName]:
    """Read `IN SCHEMA a, b`."""
    if cursor.accept("IN", "SCHEMA"):
        names = [item.name(placeholders=True) for item in cursor.split()]
        yield from (TableName(EVERY, name.text) for name in names if name)


def default_schemas(cursor: Cursor) -> list[str]:
    """Return the schemas of `ALTER DEFAULT PRIVILEGES IN SCHEMA a, b`."""
    ahead = cursor.find("IN")
    cursor.at += max(ahead, 0)
    return [table.schema for table in _schemas(cursor) if table.schema] if ahead >= 0 else []


def _granted_table(item: Cursor) -> TableName | None:
    """Read `[ONLY] a.b`, and MySQL's `*`, `a.*` and `*.*`."""
    item.accept("ONLY")
    if item.word() == "*":
        return TableName(EVERY)
    if item.word(1) == "." and item.word(2) == "*":
        schema = item.name()
        return TableName(EVERY, schema.text) if schema else None
    return item.table()


def _roles(cursor: Cursor) -> Iterator[str]:
    ahead = cursor.find(*_BEHIND_ROLES)
    for item in cursor.part(cursor.at, cursor.at + ahead if ahead > 0 else cursor.stop).split():
        if item.word() in _ROLE_KINDS and item.word(1) not in ("", "@"):
            item.at += 1
        name = item.name(placeholders=True)
        if name:
            yield "public" if name.text.upper() == "PUBLIC" else name.text


def published(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE PUBLICATION` and `ALTER PUBLICATION`: it sends tables to its subscribers."""
    name = cursor.name(placeholders=True)
    if not name or not cursor.accept_any(("FOR", "ADD", "SET")) or cursor.word() == "(":
        return
    if cursor.word() == "ALL" and cursor.word(1) == "TABLES":
        everything = [Source((TableName(EVERY),), EVERY)]
        yield from _disclosed(cursor, ("publication", "all"), everything, [name.text], start)
        return
    reads = list(_published_tables(cursor))
    if reads:
        yield from _disclosed(cursor, ("publication", "tables"), reads, [name.text], start)
    else:
        yield Opaque(f"a publication sends tables to its subscribers, but {_NO_TABLE}")


def _published_tables(cursor: Cursor) -> Iterator[Source]:
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
        columns = (
            [name.text for part in item.group().split() if (name := part.name())]
            if item.word() == "("
            else []
        )
        yield from (Source((table,), column) for column in columns or [EVERY])


def copied(cursor: Cursor) -> Iterator[Found]:
    """Read COPY: `COPY ... TO` hands data out."""
    start, whole = cursor.offset, cursor.part(cursor.at, cursor.stop)
    cursor.at += 1
    ahead = cursor.find("TO", "FROM")
    if ahead < 0 or cursor.word(ahead) != "TO":
        return
    target = cursor.part(cursor.at + ahead + 1, cursor.stop)
    to = _target(target)
    if not to:
        yield Opaque("data is written out, but where to is not written here (COPY ... TO)")
    elif cursor.word() == "(":
        yield from _query_written([cursor.group()], whole, to)
    else:
        cursor.accept("BINARY")
        table = cursor.table()
        columns = (
            [name.text for part in cursor.group().split() if (name := part.name())]
            if cursor.word() == "("
            else []
        )
        reads = [Source((table,), column) for column in columns or [EVERY]] if table else []
        if reads:
            yield from _disclosed(whole, ("copy", "once"), reads, [to], start)
        else:
            yield Opaque("data is written out, but from which table is not written here (COPY ... TO)")


def _target(target: Cursor) -> str:
    """Return the file, the program, or `stdout`; nothing where it is put in when the statement runs."""
    if target.accept("STDOUT"):
        return "stdout"
    target.accept("PROGRAM")
    return "" if target.at_placeholder else target.string() or ""


def written_out(before: Cursor, into: Cursor, whole: Cursor) -> Iterator[Found]:
    """Read MySQL's `SELECT ... INTO OUTFILE 'file' ...`: `before` and behind `into` stands the query."""
    into.at += 1
    to = into.string()
    if not to:
        yield Opaque("data is written out, but where to is not written here (SELECT INTO OUTFILE)")
        return
    ahead = into.find("FROM")
    into.at = into.at + ahead if ahead >= 0 else into.stop
    yield from _query_written([before, into], whole, to)


def _query_written(parts: Sequence[Cursor], whole: Cursor, to: str) -> Iterator[Found]:
    from privacyrules.syntax.sql.filled import given_by, sources_of

    given, missed = given_by(parts, "the query whose data is written out")
    reads = list(sources_of(given))
    if reads:
        yield from _disclosed(whole, ("copy", "once"), reads, [to], whole.offset)
    yield from missed


def placed_elsewhere(cursor: Cursor, table: TableName, name: Name) -> Iterator[Found]:
    """Read the end of CREATE FOREIGN TABLE: what stands in the table lies at another server."""
    ahead = cursor.find("SERVER")
    cursor.at += ahead + 1
    server = cursor.name(placeholders=True) if ahead >= 0 else None
    if not server:
        yield Opaque("the table lies at another server, which is not named here")
        return
    place, text = cursor.place(name.offset), cursor.source.lines.excerpt(cursor.part(0, 1).offset, cursor.end)
    change = Disclosure("foreign table", (Source((table,), EVERY),), server.text, place, text, "all")
    yield Sighting(server.offset, cursor.end, change)


def _disclosed(
    cursor: Cursor,
    how: tuple[Literal["grant", "publication", "copy"], Span],
    reads: Sequence[Source],
    roles: Sequence[str],
    start: int,
) -> Iterator[Sighting]:
    kind, span = how
    place, text = cursor.place(start), cursor.source.lines.excerpt(start, cursor.end)
    for role in dict.fromkeys(roles):
        disclosure = Disclosure(kind, tuple(reads), role, place, text, span)
        yield Sighting(start, cursor.end, disclosure)
