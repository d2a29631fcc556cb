"""One action of ALTER TABLE in; the columns it adds, renames, retypes or drops out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.places import NOWHERE
from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.sql.columns import CONSTRAINTS, column, column_type, is_constraint
from privacyrules.syntax.sql.create_table import added, column_items
from privacyrules.syntax.sql.cursor import Cursor, Name, table_name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting
from privacyrules.syntax.sql.keywords import DROPPED_WITHOUT_COLUMNS

_ADDED_NO_COLUMN = frozenset(("PARTITION", "SYSTEM", "VALUE"))
_DROP_ENDS = ("", "CASCADE", "RESTRICT")
_COLUMN_SETTINGS = frozenset(("SET", "DROP", "ADD", "RESTART", "RESET"))


def add(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `ADD [COLUMN] name type`, MySQL's `ADD (a int, b int)`, or what is no column."""
    explicit = action.accept("COLUMN")
    action.accept("IF", "NOT", "EXISTS")
    if action.word() == "(":
        yield from column_items(table, action.group())
    elif explicit or not (is_constraint(action) or _adds_other(action)):
        found = column(action) if not action.done else None
        if found:
            yield added(table, action, found._replace(start=start))
        else:
            yield Opaque("the name of the new column is not written here")


def _adds_other(action: Cursor) -> bool:
    return action.word() in _ADDED_NO_COLUMN and action.word(1) in ("(", "PARTITIONS", "VERSIONING", "IF")


def drop(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `DROP [COLUMN] name`."""
    explicit = action.accept("COLUMN")
    ends_here = action.word(1) in _DROP_ENDS and not action.word(2) and action.word() not in CONSTRAINTS
    if not explicit and action.word() in DROPPED_WITHOUT_COLUMNS and not ends_here:
        return
    action.accept("IF", "EXISTS")
    for item in action.group().split() if action.word() == "(" else [action]:
        name = item.name()
        if name:
            change = ColumnChange("drop", table, name.text, action.place(name.offset))
            yield Sighting(start, action.end, change)
        else:
            yield Opaque("the name of the dropped column is not written here")


def rename(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `RENAME [COLUMN] a TO b`, and `RENAME [TO] b` of the table itself."""
    if action.word() in ("CONSTRAINT", "INDEX", "KEY") and action.word(1) != "TO":
        return
    if action.find("TO") <= 0:
        action.accept_any(("TO", "AS", "="))
        yield from _rename_table(table, action, start)
        return
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    former = action.name()
    name = action.name() if action.accept("TO") else None
    if former and name:
        place = action.place(name.offset)
        yield Sighting(start, action.end, ColumnChange("rename", table, name.text, place, former=former.text))
    else:
        yield Opaque("the new name of the column is not written here")


def _rename_table(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    names = action.qualified()
    new = table_name(names)
    if not new:
        yield Opaque("the new name of the table is not written here")
        return
    new = new if new.schema else TableName(new.name, table.schema)
    change = TableChange("rename", new, action.place(names[-1].offset), former=table)
    yield Sighting(start, action.end, change)


def change(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read MySQL's `CHANGE old new type`."""
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    former = action.name()
    found = None if action.done else column(action)
    if not former or not found:
        yield Opaque("the new name of the column is not written here")
        return
    renamed = former.text != found.name.text
    place = action.place(found.name.offset)
    change = ColumnChange(
        "rename" if renamed else "retype",
        table,
        found.name.text,
        place,
        type=found.type,
        former=former.text if renamed else None,
        comment=found.comment,
    )
    yield Sighting(start, action.end, change)


def modify(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read MySQL's `MODIFY name type`."""
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    for item in action.group().split() if action.word() == "(" else [action]:
        found = None if item.done else column(item)
        if not found:
            yield Opaque("the name of the column is not written here")
            continue
        place = action.place(found.name.offset)
        change = ColumnChange("retype", table, found.name.text, place, type=found.type, comment=found.comment)
        yield Sighting(start, item.end, change)


def alter(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `ALTER [COLUMN] name [SET DATA] TYPE type`, and SQL Server's without TYPE."""
    if action.word() in ("CONSTRAINT", "INDEX", "CHECK") and action.word(1) not in ("TYPE", "SET", "DROP"):
        return
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    name = action.name()
    if not name:
        yield Opaque("the name of the column is not written here")
    elif (
        action.accept("TYPE")
        or action.accept("SET", "DATA", "TYPE")
        or (action.word() not in _COLUMN_SETTINGS and not action.done)
    ):
        yield _retyped(table, action, name, start)


def _retyped(table: TableName, action: Cursor, name: Name, start: int) -> Sighting:
    end = action.end
    change = ColumnChange("retype", table, name.text, action.place(name.offset), type=column_type(action))
    return Sighting(start, end, change)


def set_schema(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read `SET SCHEMA name`; every other SET leaves the columns as they are."""
    names = action.qualified() if action.accept("SCHEMA") else []
    if names:
        new = TableName(table.name, names[-1].text)
        yield Sighting(start, action.end, TableChange("rename", new, NOWHERE, former=table))


def comment(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read MySQL's `COMMENT = '...'` on the table."""
    action.accept("=")
    value = action.string()
    if value is not None:
        yield Sighting(start, action.end, TableChange("comment", table, NOWHERE, comment=value))
