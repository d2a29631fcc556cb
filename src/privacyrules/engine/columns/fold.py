"""Schema changes in the order in which they happen in, the columns that are left out."""

from collections.abc import Iterable
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.engine.columns.composed import compose, compose_all
from privacyrules.engine.columns.filling import Given, filled, given, put
from privacyrules.engine.columns.heirs import inherit, inherited, join_heirs, leave, note_handed
from privacyrules.engine.columns.openings import Openings
from privacyrules.engine.columns.stale import altered, stale, stale_table
from privacyrules.engine.columns.standing import EVERY, Schema, Table
from privacyrules.model.columns import Opening, Past, StoredColumn
from privacyrules.model.schema import (
    ColumnChange,
    Disclosure,
    Filling,
    Output,
    SchemaChange,
    TableChange,
    TableName,
)

if TYPE_CHECKING:
    from privacyrules.model.statements import Stale


class Folded(NamedTuple):
    """The columns, sorted by where they were last changed, and what each disclosure opens.

    `stale` is what was stated of a column or table and that nobody has stated again since it changed.
    """

    columns: tuple[StoredColumn, ...]
    openings: tuple[Opening, ...]
    stale: "tuple[Stale, ...]"


def fold(changes: Iterable[SchemaChange | Disclosure]) -> tuple[StoredColumn, ...]:
    """Fold changes into the schema as it stands: what is dropped is gone, what is renamed goes on.

    Names are compared without regard to letter case, since most servers do. A change to a table
    or column that was never created (it stands in a file that was not read) is taken as said.

    Returns:
        The columns, sorted by where they were last changed, each with its neighbours.
    """
    return fold_all(changes).columns


def fold_all(changes: Iterable[SchemaChange | Disclosure]) -> Folded:
    """Fold changes as `fold` does, and work out what the disclosures among them open."""
    schema = Schema()
    openings = Openings(schema)
    for change in changes:
        if isinstance(change, Disclosure):
            openings.note(change)
        elif isinstance(change, TableChange):
            _change_table(schema, change)
        elif isinstance(change, Filling):
            filled(schema.table(change.table), change, schema)
        else:
            table = _change_column(schema, change)
            for handed_down in inherited(table, change, schema) if table.heirs else ():
                _change_column(schema, handed_down)
    compose_all(schema)
    columns = [column for table in schema.tables.values() for column in table.now().values()]
    columns.sort(key=lambda column: (column.place, column.name))
    tables = (stale_table(table.name, table.annotations, table.past) for table in schema.tables.values())
    old = (*filter(None, tables), *stale(columns))
    return Folded(tuple(columns), tuple(openings.in_the_end()), old)


def _change_table(schema: Schema, change: TableChange) -> None:
    if change.operation == "drop":
        schema.drop(change.table)
        return
    if change.operation in ("inherit", "leave"):
        (inherit if change.operation == "inherit" else leave)(change, schema)
        return
    if change.operation == "rename" and change.former is not None:
        _rename(schema.rename(change.former, change.table), change)
    table = schema.table(change.table)
    table.annotations += change.annotations
    if change.annotations:
        table.past = ()
    if change.operation == "stand":
        table.told = table.take_all()
    if change.operation in ("create", "stand"):
        table.shows = change.shows
        if change.shows:
            table.take_all()
        if change.inherits:
            join_heirs(table, change, schema)


def _rename(table: Table, change: TableChange) -> None:
    """Give a table its new name; what is said beside that name confirms what was stated of its columns."""
    before, table.name = table.name, change.table
    table.past += (Past(before, "", None, change.place),)
    for key, column in table.columns.items():
        past = Past(before, column.name, column.type, change.place)
        unconfirmed = 0 if change.annotations else column.unconfirmed + 1
        table.columns[key] = column._replace(
            table=change.table, past=(*column.past, past), unconfirmed=unconfirmed
        )


def _change_column(schema: Schema, change: ColumnChange) -> Table:
    """Change a column; return its table."""
    table = schema.table(change.table)
    key = intern(change.column.lower())
    if change.operation == "drop":
        table.drop(key)
        return table
    former = (change.former or change.column).lower()
    before = table.columns.get(former) or table.told.pop(former, None)
    if change.operation == "comment" and before is None:
        return table
    if change.sources:
        if table.parents:
            note_handed(table, change, schema)
        output = Output(change.column, change.sources, change.type)
        for each in given(output, schema):
            _add(table, change, each)
        return table
    if former != key:
        table.rename(former, key)
    if table.handed and change.operation == "add":
        table.handed.discard(key)
    table.put(key, _changed(before, change, table.name))
    compose(table, key, schema)
    return table


def _add(table: Table, change: ColumnChange, each: Given) -> None:
    """Add a column that a query gives; what stands beside `*` is said of every column that it brings."""
    key = each.name.lower()
    if change.column != EVERY or key not in table.columns:  # A table may list columns that `*` brings too.
        named = change._replace(column=each.name, type=change.type or each.type)
        table.put(key, _changed(table.columns.get(key), named, table.name))
    put(table, each, change.place)


def _changed(before: StoredColumn | None, change: ColumnChange, table: TableName) -> StoredColumn:
    """The column after a change; what is said of it changes nothing about where it was made."""
    if before is None and change.operation == "add":
        _, _, name, place, type_, former, comment, said, _, _ = change
        return StoredColumn(table, name, place, type_, former, comment, annotations=said)
    if before is None:
        before = StoredColumn(table, change.column, change.place)
    place = before.place if change.operation in ("comment", "stand") else change.place
    past = before.past
    if altered(before, change):
        past += (Past(before.table, before.name, before.type, change.place),)
    return before._replace(
        name=change.column,
        place=place,
        type=change.type or before.type,
        former=change.former or before.former,
        comment=change.comment or before.comment,
        annotations=before.annotations + change.annotations,
        past=past,
        unconfirmed=0 if change.annotations else before.unconfirmed + len(past) - len(before.past),
    )
