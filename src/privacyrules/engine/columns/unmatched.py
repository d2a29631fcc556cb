"""What the settings state and what was read in, the entries that match none of it out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Literal

from privacyrules.engine.columns.statements import EVERY, Entries, exactness, on_table
from privacyrules.model.columns import Past, StoredColumn
from privacyrules.model.config import ColumnStatement, RoleStatement
from privacyrules.model.schema import TableName
from privacyrules.model.statements import Unmatched
from privacyrules.syntax.nearest import nearest

MOST_GUESSED = 100
"""Of so many entries it is worked out what was probably meant; who has more of them mends a list."""

_BY_NAME = 2
_Tables = dict[TableName, list[str]]


def unmatched_entries(
    entries: Iterable[ColumnStatement], columns: Sequence[StoredColumn]
) -> Iterator[Unmatched]:
    """Tell what entries that speak of no column should bear now, as far as that can be known.

    Args:
        entries: those that match none of the columns.
        columns: all that were looked at.
    """
    lost = list(entries)
    renamed = _renamed(lost, columns) if lost else {}
    tables = _by_table(columns) if lost else {}
    guessed = 0
    for entry in lost:
        setting: Literal["tables", "columns"] = "tables" if entry.column == EVERY else "columns"
        wants = entry.table if setting == "tables" else f"{entry.table}.{entry.column}"
        if id(entry) in renamed:
            column, past = renamed[id(entry)]
            now = str(column.table) if setting == "tables" else f"{column.table}.{column.name}"
            yield Unmatched(setting, wants, entry.place, now, past.until)
            continue
        guessed += 1
        meant = _meant(entry, tables) if guessed <= MOST_GUESSED else ""
        yield Unmatched(setting, wants, entry.place, meant)


def _renamed(
    entries: Sequence[ColumnStatement], columns: Iterable[StoredColumn]
) -> dict[int, tuple[StoredColumn, Past]]:
    """What entries spoke of until it was renamed, by the entry's `id`."""
    by_name, found = Entries(entries), dict[int, tuple[StoredColumn, Past]]()
    for column in columns:
        for past in column.past:
            for entry in by_name.on(past.table, past.name):
                found.setdefault(id(entry), (column, past))
    return found


def _by_table(columns: Iterable[StoredColumn]) -> _Tables:
    tables: _Tables = {}
    for column in columns:
        tables.setdefault(column.table, []).append(column.name)
    return tables


def _meant(entry: ColumnStatement, tables: _Tables) -> str:
    return _table_meant(entry, tables) if entry.column == EVERY else _column_meant(entry, tables)


def _table_meant(entry: ColumnStatement, tables: _Tables) -> str:
    if exactness(entry)[1] < _BY_NAME:
        return ""
    return nearest(entry.table, map(str, tables)) or ""


def _column_meant(entry: ColumnStatement, tables: _Tables) -> str:
    """The column of that table, or of the one that was meant, whose name comes nearest."""
    by_name = exactness(entry)[0] == _BY_NAME
    fitting = [table for table in tables if on_table(entry, table)]
    meant = "" if fitting else _table_meant(entry, tables)
    inside = fitting or [table for table in tables if meant and str(table) == meant]
    names = {name: table for table in inside for name in tables[table]}
    name = nearest(entry.column, names) if by_name else None
    return meant if name is None else f"{names[name]}.{name}"


def unmatched_roles(roles: Iterable[RoleStatement], opened_to: Collection[str]) -> Iterator[Unmatched]:
    """Find the roles to which nothing is disclosed, each with the one that was probably meant."""
    names = {name.lower(): name for name in opened_to}
    for role in roles:
        if not any(fnmatchcase(name, role.pattern.lower()) for name in names):
            meant = nearest(role.pattern.lower(), names)
            yield Unmatched("roles", role.pattern, role.place, names[meant] if meant else "")
