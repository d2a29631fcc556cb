"""What somebody may read, and what takes that back, in; the columns that are open in the end out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.columns.standing import EVERY, USUAL, Schema, Table
from privacyrules.model.columns import StoredColumn
from privacyrules.model.places import NOWHERE
from privacyrules.model.schema import Disclosure, Source, TableName


class Leave:
    """One source of a disclosure that follows its tables.

    `then` are the tables that it meant at its time, and `without` those of which it was taken back.
    `last` are those that it means for good, once it no more reaches tables that come later.
    """

    __slots__ = ("last", "over", "source", "span", "then", "without")

    def __init__(self, source: Source, span: str, then: list[Table]) -> None:
        """Begin with nothing taken back."""
        self.source = source
        self.span = span
        self.then = then
        self.without: set[Table] = set()
        self.last: list[Table] | None = None
        self.over = False

    def opened(self, schema: Schema, standing: set[Table]) -> Iterator[StoredColumn]:
        """Give the columns that are open when all changes have happened, which left `standing`."""
        meant = self.last if self.last is not None else tables_of(self.source, schema)
        if self.span == "later":
            tables = [table for table in meant if table not in self.then]
        else:
            tables = self.then if self.then and self.span == "tables" else meant
            if not tables:
                yield StoredColumn(self.source.tables[0], self.source.column, NOWHERE)
        for table in tables:
            if table in standing and table not in self.without:
                yield from _columns(table, self.source)

    def take_back(self, undoing: Disclosure, source: Source, schema: Schema) -> None:
        """Let a statement that takes leave of `source` back have its effect."""
        if source.column not in (EVERY, self.source.column):
            return
        name, own = source.tables[0], self.source.tables[0]
        if "all" in (undoing.span, self.span):
            self.over = self.over or (undoing.span == self.span and _same(name, own))
        elif undoing.span == "later":
            if self.span == "later" and self.last is None and _same(name, own):
                self.last = tables_of(self.source, schema)
        else:
            self.without.update(tables_of(source, schema))
            unknown = not self.then and own.name != EVERY and self.span == "tables"
            self.over = self.over or (unknown and _may_mean(name, own))


def tables_of(source: Source, schema: Schema) -> list[Table]:
    """Return the tables that a source means now."""
    name = source.tables[0]
    if name.name == EVERY:
        return schema.within(name.schema)
    table = schema.find(name)
    return [table] if table else []


def _columns(table: Table, source: Source) -> list[StoredColumn]:
    """The columns of a table that a disclosure names; a column goes on under its new name."""
    columns = table.now()
    if source.column == EVERY:
        return list(columns.values())
    wanted = source.column.lower()
    named = [c for key, c in columns.items() if wanted in (key, (c.former or "").lower())]
    return named or [StoredColumn(table.name, source.column, NOWHERE)]


def _same(name: TableName, other: TableName) -> bool:
    return str(name).lower() == str(other).lower()


def _may_mean(name: TableName, other: TableName) -> bool:
    """Whether one name may mean the table that another one names; of both, nothing else is known."""
    same_schema = (name.schema or USUAL).lower() == (other.schema or USUAL).lower()
    return same_schema and (name.name == EVERY or name.name.lower() == other.name.lower())
