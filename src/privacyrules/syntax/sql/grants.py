"""A statement that gives or takes a role's leave to read tables in; what it discloses, or ends, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.model.schema import Source, TableName
from privacyrules.syntax.sql.acts import EVERY, EVERYTHING, Act, Span, act_of
from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Found, Opaque
from privacyrules.syntax.sql.keywords import GRANTED_WITHOUT_TABLES
from privacyrules.syntax.sql.roles import memberships, roles_of

_OPTIONS = ("GRANT", "ADMIN", "INHERIT", "SET")
_SCOPES = ("OBJECT", "SCHEMA", "DATABASE")


def granted(cursor: Cursor, start: int, schemas: Sequence[str] = ()) -> Iterator[Found]:
    """Read GRANT and REVOKE: to let a role read tables is to disclose them.

    Args:
        cursor: at GRANT, REVOKE or SQL Server's DENY.
        start: the offset of the statement.
        schemas: those that ALTER DEFAULT PRIVILEGES names before it.
    """
    gives = cursor.word() == "GRANT"
    act = act_of(cursor, start, takes_back=not gives)
    cursor.at += 1
    if not gives and cursor.word() in _OPTIONS and cursor.word(1) == "OPTION" and cursor.word(2) == "FOR":
        return
    cursor.accept("IF", "EXISTS")
    on, to = cursor.find("ON"), cursor.find("TO") if gives else cursor.find("FROM", "TO")
    stop = cursor.at + to if to >= 0 else cursor.stop
    rights = cursor.part(cursor.at, cursor.at + on if on >= 0 else stop)
    roles = list(roles_of(cursor.part(stop + 1, cursor.stop))) if to >= 0 else []
    if on >= 0:
        yield from _on_tables(act, rights, _granted_on(cursor.part(rights.stop + 1, stop), schemas), roles)
    elif _of_everything(rights):
        yield from act.opens(("grant", "all"), EVERYTHING, roles)
    elif not gives and rights.word() == "ALL":
        yield from (act.ends_all("grant", role) for role in roles)
    elif cursor.source.dialect != "sqlserver":
        yield from memberships(act, rights, roles)


def granted_here(cursor: Cursor) -> Iterator[Found]:
    """Read a statement that begins with GRANT, REVOKE or DENY."""
    return granted(cursor, cursor.offset)


def _on_tables(
    act: Act, rights: Cursor, on: tuple[Span, Sequence[TableName]] | None, roles: Sequence[str]
) -> Iterator[Found]:
    columns = _readable(rights)
    if columns is None or on is None:
        return
    span, tables = on
    if tables and roles:
        reads = [Source((table,), column) for table in tables for column in columns or [EVERY]]
        yield from act.opens(("grant", span), reads, roles)
    elif act.undoes == "nothing":
        yield Opaque("a role may now read tables, but which tables or which role is not written here (GRANT)")


def _readable(rights: Cursor) -> list[str] | None:
    """Return the columns that may be read; none for all of them, None where nothing may be read."""
    columns: list[str] = []
    found = False
    for item in rights.split():
        if not item.accept_any(("SELECT", "ALL", "CONTROL")):
            continue
        item.accept("PRIVILEGES")
        if item.word() != "(":
            return []
        found = True
        columns += item.listed()
    return columns if found else None


def _of_everything(rights: Cursor) -> bool:
    """Say whether a right that is granted on nothing in particular is one to read all tables."""
    words = [item.uppers[item.at : item.stop] for item in rights.split()]
    here = rights.source.dialect == "sqlserver" and (["SELECT"] in words or ["CONTROL"] in words)
    return here or ["SELECT", "ANY", "TABLE"] in words


def _granted_on(objects: Cursor, schemas: Sequence[str]) -> tuple[Span, list[TableName]] | None:
    """Return which tables are meant, none if that is not written; None if they are no tables at all."""
    if objects.word(1) == ":" == objects.word(2):
        return _in_scope(objects)
    if objects.word() == "TABLES":
        return "later", [TableName(EVERY, schema) for schema in schemas or (None,)]
    if objects.word() == "ALL" and objects.word(1) in ("TABLES", "TABLE"):
        objects.at += 2
        return "tables", list(_schemas(objects))
    if objects.word() in GRANTED_WITHOUT_TABLES:
        return None
    objects.accept("TABLE")
    tables = [_table(item) for item in objects.split()]
    found = [table for table in tables if table]
    every = any(table.name == EVERY for table in found)
    return "all" if every else "tables", found if len(found) == len(tables) else []


def _in_scope(objects: Cursor) -> tuple[Span, list[TableName]] | None:
    """Read SQL Server's `OBJECT::a.b`, `SCHEMA::a` and `DATABASE::a`."""
    scope = objects.word()
    objects.at += 3
    if scope not in _SCOPES:
        return None
    if scope == "DATABASE":
        return "all", [TableName(EVERY)]
    table = objects.table()
    if scope == "SCHEMA":
        return "all", [TableName(EVERY, table.name)] if table else []
    return "tables", [table] if table else []


def _schemas(cursor: Cursor) -> Iterator[TableName]:
    """Read `IN SCHEMA a, b`."""
    if cursor.accept("IN", "SCHEMA"):
        names = [item.name(placeholders=True) for item in cursor.split()]
        yield from (TableName(EVERY, name.text) for name in names if name)


def default_rights(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `ALTER DEFAULT`: `PRIVILEGES ... GRANT ...`."""
    ahead = cursor.find("GRANT", "REVOKE")
    if ahead >= 0:
        schemas = _default_schemas(cursor.part(cursor.at, cursor.at + ahead))
        yield from granted(cursor.part(cursor.at + ahead, cursor.stop), start, schemas)


def _default_schemas(cursor: Cursor) -> list[str]:
    """Return the schemas of `ALTER DEFAULT PRIVILEGES IN SCHEMA a, b`."""
    ahead = cursor.find("IN")
    cursor.at += max(ahead, 0)
    return [table.schema for table in _schemas(cursor) if table.schema] if ahead >= 0 else []


def _table(item: Cursor) -> TableName | None:
    """Read `[ONLY] a.b`, and MySQL's `*`, `a.*` and `*.*`."""
    item.accept("ONLY")
    if item.word() == "*":
        return TableName(EVERY)
    if item.word(1) == "." and item.word(2) == "*":
        schema = item.name()
        return TableName(EVERY, schema.text) if schema else None
    return item.table()
