"""What the settings state and a column in, the entries that speak of it out, the most exact last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

from privacyrules.model.columns import StoredColumn
from privacyrules.model.config import ColumnStatement
from privacyrules.model.schema import TableName

EVERY = "*"

_WILDCARD = re.compile(r"[*?]|\[(?!.\])")
"""What makes a pattern mean more than one name; a single character in brackets is that character."""


def entries_on(entries: Iterable[ColumnStatement], column: StoredColumn) -> list[ColumnStatement]:
    """Give the entries of the settings that speak of a column, the weightiest last.

    Who names the column more exactly outweighs who names it less so; then the same of the table; of
    entries that are equally exact the later outweighs the earlier.
    """
    return sorted((entry for entry in entries if applies(entry, column)), key=exactness)


def applies(entry: ColumnStatement, column: StoredColumn) -> bool:
    """Whether the patterns of an entry match a column; `*` and `?` as in a shell, in any letter case."""
    return speaks_of(entry, column.table, column.name)


def speaks_of(entry: ColumnStatement, table: TableName, name: str) -> bool:
    """Whether the patterns of an entry match a column by the names of its table and its own."""
    return on_table(entry, table) and fnmatchcase(name.lower(), entry.column.lower())


def on_table(entry: ColumnStatement, table: TableName) -> bool:
    """Whether the pattern of an entry matches a table, with or without its schema."""
    pattern = entry.table.lower()
    return fnmatchcase(table.name.lower(), pattern) or fnmatchcase(str(table).lower(), pattern)


def exactness(entry: ColumnStatement) -> tuple[int, int]:
    """How exactly an entry names its columns, then its tables: 0 all of them, 1 by a pattern, 2 by name."""
    return _exactness(entry.column), _exactness(entry.table)


def _exactness(pattern: str) -> int:
    return 0 if pattern == EVERY else 1 if _WILDCARD.search(pattern) else 2
