"""Changes of files that are judged alone in, the tables of which only the files before them tell, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from privacyrules.model.places import Place
from privacyrules.model.schema import (
    Disclosure,
    Filling,
    SchemaChange,
    Source,
    TableChange,
    TableName,
)
from privacyrules.model.statements import Needed

Act = Literal["reads", "renames", "opens"]


def needed(changes: Iterable[SchemaChange], disclosures: Iterable[Disclosure]) -> list[Needed]:
    """Find where what is held or opened depends on tables that none of the changes makes.

    That is a query or a disclosure that reads them, and the renaming of such a table. A column that is
    added, renamed or retyped is known by its own name and type, and what is dropped is gone.

    Args:
        changes: in their order.
        disclosures: those that hold in the end.
    """
    known = _Known()
    needs = [need for change in changes for need in known.take(change)]
    needs += [need for disclosure in disclosures for need in known.opens(disclosure)]
    found: dict[tuple[Act, str, tuple[TableName, ...]], Needed] = {}
    for need in needs:
        found.setdefault((need.act, need.by.lower(), need.tables), need)
    return list(found.values())


class _Known:
    """The tables that were made so far, by their names without a schema, and the columns that were named."""

    def __init__(self) -> None:
        self.made: dict[str, Place] = {}
        self.columns: set[tuple[str, str]] = set()

    def opens(self, disclosure: Disclosure) -> Iterator[Needed]:
        """Find what a disclosure opens of tables that were not made."""
        yield from self._need("opens", disclosure.to, disclosure.place, disclosure.reads)

    def take(self, change: SchemaChange) -> Iterator[Needed]:
        """Take a change in, and find what it depends on."""
        if isinstance(change, TableChange):
            yield from self._take_table(change)
        elif isinstance(change, Filling):
            sources = [source for output in change.outputs for source in output.sources]
            yield from self._need("reads", str(change.table), change.place, sources)
        else:
            if change.operation != "drop":
                self.columns.add((change.table.name.lower(), change.column.lower()))
            place = self.made.get(change.table.name.lower(), change.place)
            yield from self._need("reads", str(change.table), place, change.sources)

    def _take_table(self, change: TableChange) -> Iterator[Needed]:
        name = change.table.name.lower()
        if change.operation in ("create", "stand"):
            self.made[name] = change.place
        elif change.operation == "rename" and change.former is not None:
            if change.former.name.lower() in self.made:
                self.made[name] = change.place
            else:
                yield Needed("renames", str(change.table), change.place, (change.former,))

    def _need(self, act: Act, by: str, place: Place, sources: Sequence[Source]) -> Iterator[Needed]:
        tables = {table: None for source in sources for table in self._unknown(source)}
        if tables:
            yield Needed(act, by, place, tuple(tables))

    def _unknown(self, source: Source) -> list[TableName]:
        if any((table.name.lower(), source.column.lower()) in self.columns for table in source.tables):
            return []
        return [table for table in source.tables if table.name.lower() not in self.made]
