"""The parts of a changelog that create, rename, drop or comment on tables in; the changes out."""

from __future__ import annotations

from privacyrules.model.schema import ColumnChange, Source, TableChange, TableName
from privacyrules.syntax.liquibase.columns import columns_of
from privacyrules.syntax.liquibase.log import NO_COLUMN, NO_TABLE, Log
from privacyrules.syntax.liquibase.parts import Part


def create_table(part: Part, log: Log) -> None:
    """Read `createTable`."""
    table = log.table(part)
    if table is None:
        log.opaque(part, NO_TABLE)
        return
    log.keep(TableChange("create", table.name, table.place), part, (part.start, part.head))
    columns_of(part, table.name, log)


def rename_table(part: Part, log: Log) -> None:
    """Read `renameTable`."""
    _rename(part, log, "oldTableName", "newTableName")


def rename_view(part: Part, log: Log) -> None:
    """Read `renameView`."""
    _rename(part, log, "oldViewName", "newViewName")


def _rename(part: Part, log: Log, old: str, new: str) -> None:
    former, table = log.table(part, old), log.table(part, new)
    if former is None or table is None:
        log.opaque(part, NO_TABLE)
        return
    name = table.name if table.name.schema else TableName(table.name.name, former.name.schema)
    log.keep(TableChange("rename", name, table.place, former=former.name), part)


def drop_table(part: Part, log: Log) -> None:
    """Read `dropTable`."""
    _drop(part, log, "tableName")


def drop_view(part: Part, log: Log) -> None:
    """Read `dropView`."""
    _drop(part, log, "viewName")


def _drop(part: Part, log: Log, key: str) -> None:
    table = log.table(part, key)
    if table is None:
        log.opaque(part, NO_TABLE)
    else:
        log.keep(TableChange("drop", table.name, table.place), part)


def set_table_remarks(part: Part, log: Log) -> None:
    """Read `setTableRemarks`."""
    table = log.table(part)
    if table is None:
        log.opaque(part, NO_TABLE)
    else:
        log.keep(TableChange("comment", table.name, table.place), part)


def add_lookup_table(part: Part, log: Log) -> None:
    """Read `addLookupTable`: a new table takes the values of a column, which then refers to it."""
    table = log.table(part, "newTableName", "newTableSchemaName")
    existing = log.table(part, "existingTableName", "existingTableSchemaName")
    name, column = log.name(part, "newColumnName"), log.name(part, "existingColumnName")
    if table is None or existing is None or name is None or column is None:
        log.opaque(part, NO_COLUMN if table and existing else NO_TABLE)
        return
    log.keep(TableChange("create", table.name, table.place), part)
    sources = (Source((existing.name,), column.value),)
    place, type_ = log.found.place(name), log.type(part, "newColumnDataType")
    log.keep(ColumnChange("add", table.name, name.value, place, type_, sources=sources), part)
