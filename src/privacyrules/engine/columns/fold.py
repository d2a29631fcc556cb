"""Schema changes in the order in which they happen in, the columns that are left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from privacyrules.model.columns import StoredColumn
from privacyrules.model.places import Place
from privacyrules.model.schema import Annotation, ColumnChange, SchemaChange, TableChange, TableName

Key = tuple[str, str]


@dataclass(slots=True)
class _Table:
    name: TableName
    columns: dict[str, StoredColumn] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()


def fold(changes: Iterable[SchemaChange]) -> tuple[StoredColumn, ...]:
    """Fold changes into the schema as it stands: what is dropped is gone, what is renamed goes on.

    Names are compared without regard to letter case, since most servers do. A change to a table
    or column that was never created (it stands in a file that was not read) is taken as said.

    Returns:
        The columns, sorted by where they were last changed, each with its neighbours.
    """
    tables: dict[Key, _Table] = {}
    for change in changes:
        if isinstance(change, TableChange):
            _change_table(tables, change)
        else:
            _change_column(_table(tables, change.table), change)
    columns = [column for table in tables.values() for column in _with_neighbours(table)]
    return tuple(sorted(columns, key=lambda column: (column.place, column.name)))


def _key(name: TableName) -> Key:
    return (name.schema or "").lower(), name.name.lower()


def _table(tables: dict[Key, _Table], name: TableName) -> _Table:
    return tables.setdefault(_key(name), _Table(name))


def _change_table(tables: dict[Key, _Table], change: TableChange) -> None:
    if change.operation == "drop":
        tables.pop(_key(change.table), None)
        return
    if change.operation == "rename" and change.former is not None:
        table = tables.pop(_key(change.former), _Table(change.table))
        tables[_key(change.table)] = table
        table.name = change.table
        for key, column in table.columns.items():
            table.columns[key] = replace(column, table=change.table)
    _table(tables, change.table).annotations += change.annotations


def _change_column(table: _Table, change: ColumnChange) -> None:
    key = change.column.lower()
    if change.operation == "drop":
        table.columns.pop(key, None)
        return
    before = table.columns.pop((change.former or change.column).lower(), None)
    if change.operation == "comment" and before is None:
        return
    table.columns[key] = _changed(before, change, table.name)


def _changed(before: StoredColumn | None, change: ColumnChange, table: TableName) -> StoredColumn:
    """The column after a change; a comment changes what is said of it, not where it stands."""
    if before is None:
        before = StoredColumn(table, change.column, change.place)
    place: Place = before.place if change.operation == "comment" else change.place
    return replace(
        before,
        name=change.column,
        place=place,
        type=change.type or before.type,
        former=change.former or before.former,
        comment=change.comment or before.comment,
        annotations=before.annotations + change.annotations,
    )


def _with_neighbours(table: _Table) -> Iterable[StoredColumn]:
    names = [column.name for column in table.columns.values()]
    for column in table.columns.values():
        others = tuple(name for name in names if name != column.name)
        yield replace(column, neighbours=others, table_annotations=table.annotations)
