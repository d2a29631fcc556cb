"""Changes of tables and columns in, one by one; the schema as it stands after them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from privacyrules.model.columns import Past, StoredColumn
from privacyrules.model.places import NOWHERE
from privacyrules.model.schema import Annotation, Source, TableName

Key = tuple[str, str]

EVERY = "*"
MOST_BESIDE = 200
"""Columns of a table that is wider than any person's are neighbours in stretches of so many."""

USUAL = "public"
"""The schema that is meant where none is written."""


class Table:
    """A table or view; `columns` by their names in small letters, in the order of the table once it is `now`.

    `past` are its names up to each renaming since something was last stated of it; `told` the columns
    that migrations left, while a file tells which of them stand; `seen` the columns with their neighbours,
    as long as nothing changes. `heirs` are the tables that inherit from it and its partitions, `parents`
    those that it inherits from, and `handed` the columns that it has of them alone.
    """

    __slots__ = (
        *("handed", "_next", "_ranks", "annotations", "columns", "heirs", "name", "parents", "past", "seen"),
        *("shows", "told"),
    )

    def __init__(self, name: TableName) -> None:
        """Begin without columns."""
        self.name = name
        self.columns: dict[str, StoredColumn] = {}
        self.annotations: tuple[Annotation, ...] = ()
        self.shows = False
        self.past: tuple[Past, ...] = ()
        self.told: dict[str, StoredColumn] = {}
        self.seen: dict[str, StoredColumn] | None = None
        self.heirs: dict[Table, None] = {}
        self.parents: tuple[Table, ...] = ()
        self.handed: set[str] = set()
        self._ranks: dict[str, int] = {}
        self._next = 0

    def now(self) -> dict[str, StoredColumn]:
        """Return the columns as they stand, each with its neighbours."""
        if self.seen is None:
            columns = self.in_order()
            beside = _beside([column.name for column in columns.values()])
            self.seen = self.columns = {
                key: self._standing(column, names)
                for (key, column), names in zip(columns.items(), beside, strict=True)
            }
        return self.seen

    def in_order(self) -> dict[str, StoredColumn]:
        """Return the columns in the order of the table, which a renamed one keeps its place in."""
        if self._ranks:
            self.columns = {
                key: self.columns[key] for key in sorted(self.columns, key=self._ranks.__getitem__)
            }
            self._ranks = {}
        return self.columns

    def rename(self, former: str, key: str) -> None:
        """Take out the column that is to be called otherwise; the place that it had is kept for it."""
        self.drop(key)
        if former in self.columns:
            if not self._ranks:
                self._ranks = {name: at for at, name in enumerate(self.columns)}
                self._next = len(self._ranks)
            self._ranks[key] = self._ranks.pop(former)
            del self.columns[former]
            if former in self.handed:
                self.handed.remove(former)
                self.handed.add(key)

    def put(self, key: str, column: StoredColumn) -> None:
        """Put a column in its place, a new one behind all others."""
        if self._ranks and key not in self._ranks:
            self._ranks[key] = self._next
            self._next += 1
        self.columns[key] = column

    def take_all(self) -> dict[str, StoredColumn]:
        """Take out all columns, and return them."""
        taken, self.columns, self._ranks = self.in_order(), {}, {}
        return taken

    def drop(self, key: str) -> None:
        """Take out a column, if it is there."""
        self.columns.pop(key, None)
        self._ranks.pop(key, None)
        self.handed.discard(key)

    def _standing(self, column: StoredColumn, beside: tuple[str, ...]) -> StoredColumn:
        """The column with what its table says of it; made in one go, there may be very many."""
        table, name, place, type_, former, comment, _, own, _, reads, _, past, unconfirmed = column
        said, kept = self.annotations, not self.shows
        return StoredColumn(
            table, name, place, type_, former, comment, beside, own, said, reads, kept, past, unconfirmed
        )


def _beside(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give per name those that stand beside it; all of a stretch share one tuple, so that it costs little."""
    parts = -(-len(names) // MOST_BESIDE) or 1
    size = -(-len(names) // parts)
    for first in range(0, len(names), size or 1):
        stretch = tuple(names[first : first + size])
        yield from repeat(stretch, len(stretch))


class Schema:
    """All tables, by schema and name in small letters: most servers do not regard letter case.

    `named` are the same tables by their names alone; `types` the names of the types among them, without
    their schemas, in small letters.
    """

    __slots__ = ("named", "tables", "types")

    def __init__(self) -> None:
        """Begin without tables."""
        self.tables: dict[Key, Table] = {}
        self.named: dict[str, dict[Key, Table]] = {}
        self.types: set[str] = set()

    def table(self, name: TableName) -> Table:
        """Return the table of exactly this name, made if it is not there, for a change."""
        key = key_of(name)
        table = self.tables.get(key)
        if table is None:
            table = Table(name)
            self._keep(key, table)
            if name.is_type:
                self.types.add(name.name.lower())
        table.seen = None
        return table

    def drop(self, name: TableName) -> Table | None:
        """Take out the table of exactly this name, if it is there."""
        key = key_of(name)
        self.named.get(key[1], {}).pop(key, None)
        return self.tables.pop(key, None)

    def rename(self, former: TableName, name: TableName) -> Table:
        """Return the table that is called otherwise from now on; one that nobody made is made so."""
        table = self.drop(former) or Table(name)
        self._keep(key_of(name), table)
        return table

    def _keep(self, key: Key, table: Table) -> None:
        self.tables[key] = self.named.setdefault(key[1], {})[key] = table

    def find(self, name: TableName) -> Table | None:
        """Return the table that a query means; a schema may be written in one place and not in another."""
        schema, own = key_of(name)
        found = self.tables.get((schema, own)) or (self.tables.get(("", own)) if schema else None)
        if found is None and not schema:
            others = list(self.named.get(own, {}).values())
            found = others[0] if len(others) == 1 else None
        return found if found is not None and found.columns else None

    def within(self, schema: str | None) -> list[Table]:
        """Return the tables of a schema; those without one are meant where nobody writes that schema."""
        every = [table for table in self.tables.values() if table.columns and not table.name.is_type]
        if schema is None:
            return every
        wanted = schema.lower()
        found = [table for table in every if (table.name.schema or "").lower() == wanted]
        bare = [table for table in every if not table.name.schema]
        return [*found, *bare] if wanted == USUAL or not found else found

    def read(self, source: Source) -> tuple[StoredColumn, ...]:
        """Return the columns that a source means, as they stand; one that nobody made is taken as said."""
        found = [table for name in source.tables if (table := self.find(name))]
        if source.column == EVERY:
            return tuple(column for name in source.tables for column in self._every(name))
        for table in found:
            column = table.now().get(source.column.lower())
            if column is not None:
                return (column,)
        for table in found:
            if table.name.name.lower() == source.column.lower():
                return tuple(table.now().values())
        unsure = [table.now()[EVERY] for table in found if EVERY in table.columns]
        return tuple(unsure) or (StoredColumn(source.tables[0], source.column, NOWHERE),)

    def _every(self, name: TableName) -> Iterable[StoredColumn]:
        table = self.find(name)
        return table.now().values() if table else (StoredColumn(name, EVERY, NOWHERE),)


def key_of(name: TableName) -> Key:
    """Return a name as it is compared; a type may be called as a table is."""
    own = name.name.lower()
    return (name.schema or "").lower(), f"type {own}" if name.is_type else own
