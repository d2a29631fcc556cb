"""Changes of tables and columns in, one by one; the schema as it stands after them out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from privacyrules.model.columns import Past, StoredColumn
from privacyrules.model.places import NOWHERE
from privacyrules.model.schema import Annotation, Source, TableName

Key = tuple[str, str]

EVERY = "*"
MOST_BESIDE = 100
"""So many columns on either side of one are its neighbours: 100,000 columns know 200 each."""

USUAL = "public"
"""The schema that is meant where none is written."""


@dataclass(slots=True, eq=False)
class Table:
    """A table or view; `columns` by their names in small letters, in the order of the table."""

    name: TableName
    columns: dict[str, StoredColumn] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()
    shows: bool = False
    past: tuple[Past, ...] = ()
    """Its names up to each renaming since something was last stated of it."""
    told: dict[str, StoredColumn] = field(default_factory=dict)
    """The columns that migrations left, while a file tells which of them stand."""
    seen: dict[str, StoredColumn] | None = None
    """The columns with their neighbours, as long as nothing changes."""

    def now(self) -> dict[str, StoredColumn]:
        """Return the columns as they stand, each with its neighbours."""
        if self.seen is None:
            names = [column.name for column in self.columns.values()]
            self.seen = {
                key: column._replace(
                    neighbours=_around(names, at),
                    table_annotations=self.annotations,
                    kept=not self.shows,
                )
                for at, (key, column) in enumerate(self.columns.items())
            }
        return self.seen


def _around(names: list[str], at: int) -> tuple[str, ...]:
    """The other names of a table; of one that is wider than any person's, those nearest in its order."""
    first = max(at - MOST_BESIDE, 0)
    return tuple(name for name in names[first : at + MOST_BESIDE + 1] if name != names[at])


@dataclass(slots=True)
class Schema:
    """All tables, by schema and name in small letters: most servers do not regard letter case."""

    tables: dict[Key, Table] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    """The names of the types among them, without their schemas, in small letters."""

    def table(self, name: TableName) -> Table:
        """Return the table of exactly this name, made if it is not there, for a change."""
        table = self.tables.setdefault(key_of(name), Table(name))
        table.seen = None
        if name.is_type:
            self.types.add(name.name.lower())
        return table

    def find(self, name: TableName) -> Table | None:
        """Return the table that a query means; a schema may be written in one place and not in another."""
        schema, own = key_of(name)
        found = self.tables.get((schema, own)) or (self.tables.get(("", own)) if schema else None)
        if found is None and not schema:
            others = [table for (_, other), table in self.tables.items() if other == own]
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
