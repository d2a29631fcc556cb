"""A statement that creates, alters or drops something in; what becomes of columns and rights out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacyrules.syntax.sql.cursor import Cursor, table_name
from privacyrules.syntax.sql.dispatch import object_reader, statement_reader
from privacyrules.syntax.sql.found import Found, Opaque
from privacyrules.syntax.sql.keywords import OBJECTS, ROUTINES

_CREATED = {
    "DOMAIN": "types.created_domain",
    "PUBLICATION": "publications.published",
    "ROLE": "roles.created_role",
    "SUBSCRIPTION": "publications.subscribed",
    "TABLE": "objects.created_table",
    "TYPE": "types.created_type",
    "USER": "roles.created_role",
    "VIEW": "objects.created_view",
}
_ALTERED = {
    "DEFAULT": "grants.default_rights",
    "DOMAIN": "types.altered_type",
    "GROUP": "roles.altered_role",
    "PUBLICATION": "publications.published",
    "ROLE": "roles.altered_role",
    "TABLE": "alter_table.alter_table",
    "TYPE": "types.altered_type",
    "VIEW": "objects.altered_view",
}
_DROPPED = {
    "DOMAIN": "types.dropped_types",
    "OWNED": "roles.dropped_roles",
    "PUBLICATION": "publications.dropped_publications",
    "ROLE": "roles.dropped_roles",
    "TYPE": "types.dropped_types",
    "USER": "roles.dropped_roles",
}
FARTHEST = 30
"""So near the beginning of a statement stands what it is about."""


def object_of(cursor: Cursor) -> str:
    """Return what CREATE, ALTER or DROP is about, and step behind that word; nothing if that is not known."""
    uppers = cursor.uppers
    for at in range(cursor.at, min(cursor.at + FARTHEST, cursor.stop)):
        if uppers[at] in OBJECTS:
            cursor.at = at + 1
            return uppers[at]
    return ""


def created(cursor: Cursor) -> Iterator[Found]:
    """Read a statement that begins with CREATE."""
    return _read(cursor, "CREATE", _CREATED)


def altered(cursor: Cursor) -> Iterator[Found]:
    """Read a statement that begins with ALTER."""
    return _read(cursor, "ALTER", _ALTERED)


def dropped_object(cursor: Cursor) -> Iterator[Found]:
    """Read a statement that begins with DROP."""
    return statement_reader(_DROPPED.get(cursor.word(1), "tables.dropped"))(cursor)


def _read(cursor: Cursor, verb: str, readers: Mapping[str, str]) -> Iterator[Found]:
    start = cursor.offset
    cursor.at += 1
    written = cursor.text
    kind = object_of(cursor)
    if kind in readers:
        yield from object_reader(readers[kind])(cursor, start)
    elif kind in ROUTINES:
        yield from statement_reader("routines.bodies")(cursor)
    elif not kind:
        yield Opaque(f"{verb} with `{written}` is not known")


def created_table(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE TABLE`, also of a FOREIGN or VIRTUAL one."""
    from privacyrules.syntax.sql.create_table import create_table, create_virtual_table

    how = cursor.word(-2)
    if how == "VIRTUAL":
        yield from create_virtual_table(cursor, start)
        return
    behind = cursor.part(cursor.at, cursor.stop)
    yield from create_table(cursor, start)
    behind.accept("IF", "NOT", "EXISTS")
    names = behind.qualified() if how == "FOREIGN" else []
    table = table_name(names)
    if table:
        from privacyrules.syntax.sql.disclosures import placed_elsewhere

        yield from placed_elsewhere(behind, table, names[-1])


def created_view(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE VIEW`, also of a MATERIALIZED one."""
    from privacyrules.syntax.sql import queries

    return queries.created_view(cursor, start, keeps=cursor.word(-2) == "MATERIALIZED")


def altered_view(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `ALTER VIEW`: another query, or what ALTER TABLE does."""
    ahead = cursor.find("AS")
    if ahead >= 0 and cursor.word(ahead + 1) in ("SELECT", "WITH", "VALUES", "TABLE", "("):
        return created_view(cursor, start)
    return object_reader("alter_table.alter_table")(cursor, start)
