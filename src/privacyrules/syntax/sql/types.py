"""A statement that defines, changes or drops a type or domain in; what the type is made of out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.sql import alter_actions as actions
from privacyrules.syntax.sql.columns import column_type
from privacyrules.syntax.sql.create_table import column_items
from privacyrules.syntax.sql.cursor import Cursor, Name, table_name
from privacyrules.syntax.sql.found import Found, Sighting


def created_type(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE TYPE`: a composite type has columns of its own, an alias is like a domain."""
    cursor.accept("IF", "NOT", "EXISTS")
    names = cursor.qualified()
    type_ = type_name(names)
    if not type_:
        return
    if cursor.accept("FROM"):
        yield from _alias(type_, names[-1], cursor, start)
        return
    if not cursor.accept_any(("AS", "IS")):
        return
    cursor.accept_any(("TABLE", "OBJECT"))
    if cursor.word() == "(":
        yield _made(type_, names[-1], cursor, start)
        yield from column_items(type_, cursor.group())


def created_domain(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE DOMAIN`."""
    names = cursor.qualified()
    type_ = type_name(names)
    cursor.accept("AS")
    if type_:
        yield from _alias(type_, names[-1], cursor, start)


def _alias(type_: TableName, name: Name, cursor: Cursor, start: int) -> Iterator[Found]:
    """A type that is another under a name of its own is made of one column, of that very name."""
    declared = column_type(cursor)
    place = cursor.place(name.offset)
    yield _made(type_, name, cursor, start)
    yield Sighting(name.offset, cursor.end, ColumnChange("add", type_, name.text, place, type=declared))


def _made(type_: TableName, name: Name, cursor: Cursor, start: int) -> Sighting:
    change = TableChange("create", type_, cursor.place(name.offset), shows=True)
    return Sighting(start, name.offset + len(name.text), change)


def altered_type(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `ALTER TYPE` and `ALTER DOMAIN`: attributes come and go as columns do."""
    names = cursor.qualified()
    type_ = type_name(names)
    for action in cursor.split() if type_ else ():
        verb = action.word()
        action.at += 1
        if type_ and verb in _ATTRIBUTES and action.accept("ATTRIBUTE"):
            yield from _ATTRIBUTES[verb](type_, action, start)
        elif type_ and verb == "RENAME" and action.accept("TO") and (new := action.name()):
            change = TableChange(
                "rename", type_._replace(name=new.text), action.place(new.offset), former=type_
            )
            yield Sighting(start, action.end, change)


_ATTRIBUTES = {
    "ADD": actions.add,
    "ALTER": actions.alter,
    "DROP": actions.drop,
    "RENAME": actions.rename,
}


def dropped_types(cursor: Cursor) -> Iterator[Found]:
    """Read `DROP TYPE a, b` and `DROP DOMAIN a, b`."""
    start = cursor.offset
    cursor.at += 2
    cursor.accept("IF", "EXISTS")
    for item in cursor.split():
        names = item.qualified()
        type_ = type_name(names)
        if type_:
            yield Sighting(start, item.end, TableChange("drop", type_, cursor.place(names[-1].offset)))


def type_name(names: list[Name]) -> TableName | None:
    """Make a type's name of the parts as written."""
    name = table_name(names)
    return name._replace(is_type=True) if name else None
