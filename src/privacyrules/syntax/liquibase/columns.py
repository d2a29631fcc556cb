"""The parts of a changelog that add, rename, retype, drop or merge columns in; the changes out."""

from __future__ import annotations

from typing import Literal

from privacyrules.model.schema import ColumnChange, Source, TableName
from privacyrules.syntax.liquibase.log import NO_COLUMN, NO_TABLE, Log
from privacyrules.syntax.liquibase.parts import Part


def columns_of(part: Part, table: TableName, log: Log) -> None:
    """Read the columns that a part which creates a table lists."""
    for column in part.named("column"):
        _column(column, ("add", table), log)


def add_column(part: Part, log: Log) -> None:
    """Read `addColumn`."""
    _each_column("add", part, log)


def modify_column(part: Part, log: Log) -> None:
    """Read `modifyColumn`, which Liquibase 1 had and an extension has."""
    _each_column("retype", part, log)


def _each_column(operation: Literal["add", "retype"], part: Part, log: Log) -> None:
    table, columns = log.table(part), part.named("column")
    if table is None:
        log.opaque(part, NO_TABLE)
        return
    # a comment beside the whole part is one beside its only column
    span = (part.start, part.end) if len(columns) == 1 else None
    for column in columns:
        _column(column, (operation, table.name), log, span)


def _column(
    column: Part,
    what: tuple[Literal["add", "retype"], TableName],
    log: Log,
    span: tuple[int, int] | None = None,
) -> None:
    name = log.name(column, "name")
    if name is None:
        log.opaque(column, NO_COLUMN)
        return
    operation, table = what
    change = ColumnChange(operation, table, name.value, log.found.place(name), log.type(column))
    log.keep(change, column, span)


def modify_data_type(part: Part, log: Log) -> None:
    """Read `modifyDataType`."""
    table, name = log.table(part), log.name(part, "columnName")
    if table is None or name is None:
        log.opaque(part, NO_COLUMN if table else NO_TABLE)
        return
    type_ = log.type(part, "newDataType")
    log.keep(ColumnChange("retype", table.name, name.value, log.found.place(name), type_), part)


def rename_column(part: Part, log: Log) -> None:
    """Read `renameColumn`."""
    table = log.table(part)
    former, name = log.name(part, "oldColumnName"), log.name(part, "newColumnName")
    if table is None or former is None or name is None:
        log.opaque(part, NO_COLUMN if table else NO_TABLE)
        return
    place, type_ = log.found.place(name), log.type(part, "columnDataType")
    log.keep(ColumnChange("rename", table.name, name.value, place, type_, former=former.value), part)


def drop_column(part: Part, log: Log) -> None:
    """Read `dropColumn`, which names one column or lists several."""
    table, listed = log.table(part), part.named("column")
    if table is None:
        log.opaque(part, NO_TABLE)
        return
    for owner, key in [(column, "name") for column in listed] or [(part, "columnName")]:
        name = log.name(owner, key)
        if name is None:
            log.opaque(owner, NO_COLUMN)
        else:
            log.keep(ColumnChange("drop", table.name, name.value, log.found.place(name)), owner)


def set_column_remarks(part: Part, log: Log) -> None:
    """Read `setColumnRemarks`."""
    table, name = log.table(part), log.name(part, "columnName")
    if table is None or name is None:
        log.opaque(part, NO_COLUMN if table else NO_TABLE)
    else:
        log.keep(ColumnChange("comment", table.name, name.value, log.found.place(name)), part)


def merge_columns(part: Part, log: Log) -> None:
    """Read `mergeColumns`: what two columns hold goes into a new one, and the two are dropped."""
    table = log.table(part)
    new, *merged = (log.name(part, key) for key in ("finalColumnName", "column1Name", "column2Name"))
    known = [name for name in merged if name is not None]
    if table is None or new is None or len(known) < len(merged):
        log.opaque(part, NO_COLUMN if table else NO_TABLE)
        return
    sources = tuple(Source((table.name,), name.value) for name in known)
    place, type_ = log.found.place(new), log.type(part, "finalColumnType")
    log.keep(ColumnChange("add", table.name, new.value, place, type_, sources=sources), part)
    for name in known:
        log.keep(ColumnChange("drop", table.name, name.value, log.found.place(name)), part)
