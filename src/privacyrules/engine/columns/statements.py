"""What the settings state in, the entries that speak of a column out, the most exact last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from privacyrules.engine.columns.patterns import Patterns
from privacyrules.model.config import ColumnStatement
from privacyrules.model.schema import TableName
from privacyrules.syntax.pattern import pattern

EVERY = "*"
_MOST_KNOWN = 5_000
"""So many names are remembered: tables of one pattern have many columns of the same names."""

_WILDCARD = pattern(r"[*?]|\[(?!.\])")
"""What makes a pattern mean more than one name; a single character in brackets is that character."""


class Entries:
    """The entries of the settings, found by the tables and columns that they speak of."""

    __slots__ = ("_known", "_of_pattern", "_of_table", "_tables")

    def __init__(self, entries: Iterable[ColumnStatement]) -> None:
        """Sort the entries; of those on the same tables, by their columns."""
        on: dict[str, list[tuple[int, ColumnStatement]]] = {}
        for at, entry in enumerate(entries):
            on.setdefault(entry.table.lower(), []).append((at, entry))
        self._tables = Patterns(on)
        self._of_pattern = [_OnTables(found) for found in on.values()]
        self._of_table: dict[TableName, tuple[int, ...]] = {}
        self._known: dict[tuple[tuple[int, ...], str], list[ColumnStatement]] = {}

    def on(self, table: TableName, column: str) -> list[ColumnStatement]:
        """Give the entries that speak of a column, the weightiest last.

        Who names the column more exactly outweighs who names it less so; then the same of the table; of
        entries that are equally exact the later outweighs the earlier.
        """
        found = self._of_table.get(table)
        if found is None:
            names = {table.name.lower(), str(table).lower()}
            fitting = set[int]().union(*map(self._tables.fitting, names))
            found = self._of_table[table] = tuple(sorted(fitting))
        if not found:
            return []
        key = found, column.lower()
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._speaking(*key)
        return known

    def _speaking(self, tables: tuple[int, ...], column: str) -> list[ColumnStatement]:
        speaking = [entry for at in tables for entry in self._of_pattern[at].on(column)]
        speaking.sort(key=lambda entry: (exactness(entry[1]), entry[0]))
        return [entry for _, entry in speaking]


class _OnTables:
    """The entries whose patterns of tables are the same, each with its number."""

    __slots__ = ("_columns", "_entries")

    def __init__(self, entries: list[tuple[int, ColumnStatement]]) -> None:
        self._entries = entries
        self._columns = Patterns(entry.column for _, entry in entries)

    def on(self, column: str) -> Iterator[tuple[int, ColumnStatement]]:
        return (self._entries[at] for at in self._columns.fitting(column))


def on_table(entry: ColumnStatement, table: TableName) -> bool:
    """Whether the pattern of an entry matches a table, with or without its schema."""
    pattern = entry.table.lower()
    return fnmatchcase(table.name.lower(), pattern) or fnmatchcase(str(table).lower(), pattern)


def exactness(entry: ColumnStatement) -> tuple[int, int]:
    """How exactly an entry names its columns, then its tables: 0 all of them, 1 by a pattern, 2 by name."""
    return _exactness(entry.column), _exactness(entry.table)


def _exactness(pattern: str) -> int:
    return 0 if pattern == EVERY else 1 if _WILDCARD.search(pattern) else 2
