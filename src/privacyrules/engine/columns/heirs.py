"""A change of a column in, the same change of the tables that inherit it out: children and partitions."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.columns.standing import Schema, Table, key_of
from privacyrules.model.schema import ColumnChange, Source, TableChange

_REACHES = frozenset({"add", "rename", "retype", "drop"})


def join_heirs(table: Table, change: TableChange, schema: Schema) -> None:
    """Let later changes of the tables that a new one inherits from reach it, as far as they are known."""
    for name in change.inherits:
        parent = schema.find(name)
        if parent is not None and parent is not table:
            parent.heirs.append(table)


def inherited(table: Table, change: ColumnChange, schema: Schema) -> Iterator[ColumnChange]:
    """Give what a change of a table does to its heirs and to theirs, those nearer first.

    A column that is added is read from the parent, so that what is stated there holds here; a column that
    is dropped is gone from them all.

    Source: PostgreSQL's ALTER TABLE, which works on "the named table and all its descendant tables".
    """
    if change.operation not in _REACHES or change.sources:
        return
    reached, waiting = {table}, [table]
    for parent in waiting:
        for heir in parent.heirs:
            if heir not in reached and schema.tables.get(key_of(heir.name)) is heir:
                reached.add(heir)
                waiting.append(heir)
                yield _handed_down(change, parent, heir)


def _handed_down(change: ColumnChange, parent: Table, heir: Table) -> ColumnChange:
    if change.operation != "add":
        return change._replace(table=heir.name)
    read = (Source((parent.name,), change.column),)
    return change._replace(table=heir.name, comment=None, annotations=(), sources=read)
