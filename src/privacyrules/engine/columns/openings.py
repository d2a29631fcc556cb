"""Disclosures in, among the changes of the schema; the columns that they open in the end out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from privacyrules.engine.columns.standing import EVERY, Schema, Table
from privacyrules.model.columns import Opening, StoredColumn
from privacyrules.model.places import NOWHERE
from privacyrules.model.schema import Disclosure, Source, TableName


class _Pending(NamedTuple):
    """A disclosure that follows its tables; `then` are those that each of its sources meant at its time."""

    disclosure: Disclosure
    then: tuple[tuple[Table, ...], ...]


@dataclass(slots=True)
class Openings:
    """The disclosures so far: what was handed out once is settled at once, all else in the end."""

    schema: Schema
    found: list[Opening | _Pending] = field(default_factory=list)

    def note(self, disclosure: Disclosure) -> None:
        """Take a disclosure in at its time."""
        if disclosure.span == "once":
            columns = [column for source in disclosure.reads for column in self.schema.read(source)]
            self.found.append(_opening(disclosure, columns))
        else:
            then = tuple(tuple(self._meant(source)) for source in disclosure.reads)
            self.found.append(_Pending(disclosure, then))

    def in_the_end(self) -> Iterator[Opening]:
        """Give every disclosure with the columns that are open when all changes have happened."""
        standing = set(self.schema.tables.values())
        for found in self.found:
            yield found if isinstance(found, Opening) else self._settled(found, standing)

    def _meant(self, source: Source) -> list[Table]:
        name = source.tables[0]
        if name.name == EVERY:
            return self.schema.within(name.schema)
        table = self.schema.find(name)
        return [table] if table else []

    def _settled(self, pending: _Pending, standing: set[Table]) -> Opening:
        span = pending.disclosure.span
        columns: list[StoredColumn] = []
        for source, then in zip(pending.disclosure.reads, pending.then, strict=True):
            in_the_end = self._meant(source)
            if span == "later":
                tables = [table for table in in_the_end if table not in then]
            else:
                tables = list(then) if then and span == "tables" else in_the_end
                if not tables:
                    columns.append(StoredColumn(source.tables[0], source.column, NOWHERE))
            columns += [column for table in tables if table in standing for column in _of(table, source)]
        return _opening(pending.disclosure, columns)


def _of(table: Table, source: Source) -> list[StoredColumn]:
    """The columns of a table that a disclosure names; a column goes on under its new name."""
    columns = table.now()
    if source.column == EVERY:
        return list(columns.values())
    wanted = source.column.lower()
    named = [c for key, c in columns.items() if wanted in (key, (c.former or "").lower())]
    return named or [StoredColumn(table.name, source.column, NOWHERE)]


def _opening(disclosure: Disclosure, columns: list[StoredColumn]) -> Opening:
    """Tell the columns that are known from the tables of which nothing is."""
    known = {(str(c.table).lower(), c.name.lower()): c for c in columns if c.name != EVERY}
    unknown: dict[TableName, None] = {}
    for column in columns:
        if column.name == EVERY:
            unknown[column.table] = None
    return Opening(disclosure, tuple(known.values()), tuple(unknown))
