"""A change of a column in, the same change of the tables that inherit it out: children and partitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacyrules.engine.columns.filling import Given, put
from privacyrules.engine.columns.standing import EVERY, Schema, Table, key_of
from privacyrules.model.columns import StoredColumn
from privacyrules.model.schema import ColumnChange, Source, TableChange

_REACHES = frozenset({"add", "rename", "retype", "drop"})


def join_heirs(table: Table, change: TableChange, schema: Schema) -> None:
    """Let later changes of the tables that a new one inherits from reach it, as far as they are known."""
    for name in change.inherits:
        parent = schema.find(name)
        if parent is not None:
            _join(table, parent)


def _join(heir: Table, parent: Table) -> None:
    if parent is not heir and parent not in heir.parents:
        parent.heirs[heir] = None
        heir.parents = (*heir.parents, parent)


def inherit(change: TableChange, schema: Schema) -> None:
    """Tie a table that is there to a parent, whose columns it has by then: those that are not known, too.

    A child goes on to declare its own columns; those of a partition are its parent's from now on.

    Source: PostgreSQL's ALTER TABLE, `INHERIT parent_table` and `ATTACH PARTITION`.
    """
    heir = schema.find(change.table) or schema.table(change.table)
    for name in change.inherits:
        parent = schema.find(name) or schema.table(name)
        if parent is heir:
            continue
        _join(heir, parent)
        columns = dict(parent.now())
        heir.handed.update(columns if change.shows else columns.keys() - heir.columns.keys())
        for column in columns.values():
            put(heir, Given(column.name, (column,), column.type), change.place)
        heir.shows = heir.shows or (change.shows and columns.keys() >= heir.columns.keys())
        heir.seen = None


def leave(change: TableChange, schema: Schema) -> None:
    """Untie a table from a parent: what it has of it stays, as columns of its own.

    Source: PostgreSQL's ALTER TABLE, `NO INHERIT parent_table` and `DETACH PARTITION`.
    """
    heir = schema.find(change.table)
    for parent in map(schema.find, change.inherits):
        if heir is not None and parent is not None and parent in heir.parents:
            del parent.heirs[heir]
            heir.parents = tuple(other for other in heir.parents if other is not parent)
            heir.handed = {key for key in heir.handed if _has(heir.parents, key)}
            heir.shows = heir.shows and not change.shows
            heir.seen = None


def note_handed(table: Table, change: ColumnChange, schema: Schema) -> None:
    """Take note of the columns that a new table has of a parent alone, before it lists its own."""
    parents = [schema.find(name) for source in change.sources for name in source.tables]
    if change.column == EVERY and any(parent in table.parents for parent in parents):
        of_parents = {key for parent in parents if parent is not None for key in parent.columns}
        table.handed.update(of_parents - table.columns.keys())


def inherited(table: Table, change: ColumnChange, schema: Schema) -> Iterator[ColumnChange]:
    """Give what a change of a table does to its heirs and to theirs, those nearer first.

    A column that is added is read from the parent, so that what is stated there holds here. One that is
    dropped stays where a child declares it itself or has it of another parent.

    Source: PostgreSQL's ALTER TABLE, which works on "the named table and all its descendant tables".
    """
    if change.operation not in _REACHES or change.sources:
        return
    key = change.column.lower()
    if change.operation == "drop" and change.alone:
        for heir in table.heirs:
            heir.handed.discard(key)
        return
    reached, waiting = {table}, [table]
    for parent in waiting:
        for heir in tuple(parent.heirs):
            if heir not in reached and schema.tables.get(key_of(heir.name)) is heir:
                handed = _handed_down(change, parent, heir)
                if handed is not None:
                    reached.add(heir)
                    waiting.append(heir)
                    yield handed


def _handed_down(change: ColumnChange, parent: Table, heir: Table) -> ColumnChange | None:
    """The change of an heir; None where it has its own declaration, and what is below it goes by that."""
    key = change.column.lower()
    if change.operation == "drop":
        kept = key not in heir.handed or _has((p for p in heir.parents if p is not parent), key)
        return None if kept else change._replace(table=heir.name)
    if change.operation != "add":
        return change._replace(table=heir.name)
    if key in heir.columns:
        put(heir, Given(change.column, (_column(parent, key),), None), change.place)
        return None
    heir.handed.add(key)
    read = (Source((parent.name,), change.column),)
    return change._replace(table=heir.name, comment=None, annotations=(), sources=read)


def _column(table: Table, key: str) -> StoredColumn:
    return table.now()[key]


def _has(tables: Iterable[Table], key: str) -> bool:
    return any(key in table.columns for table in tables)
