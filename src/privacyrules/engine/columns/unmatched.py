"""What the settings state and what was read in, the entries that match none of it out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from privacyrules.engine.columns.statements import EVERY, applies, exactness, on_table, speaks_of
from privacyrules.model.columns import StoredColumn
from privacyrules.model.config import ColumnStatement, RoleStatement
from privacyrules.model.statements import Unmatched
from privacyrules.syntax.nearest import nearest

_BY_NAME = 2


def unmatched_entries(
    entries: Iterable[ColumnStatement], columns: Sequence[StoredColumn]
) -> Iterator[Unmatched]:
    """Find the entries that speak of no column, each with the name that it should bear now or was meant."""
    for entry in entries:
        if any(applies(entry, column) for column in columns):
            continue
        renamed = _renamed(entry, columns)
        if entry.column == EVERY:
            yield renamed or Unmatched("tables", entry.table, entry.place, _table_meant(entry, columns))
        else:
            wants = f"{entry.table}.{entry.column}"
            yield renamed or Unmatched("columns", wants, entry.place, _column_meant(entry, columns))


def _renamed(entry: ColumnStatement, columns: Iterable[StoredColumn]) -> Unmatched | None:
    """What an entry spoke of until it was renamed."""
    for column in columns:
        for past in column.past:
            if not speaks_of(entry, past.table, past.name):
                continue
            if entry.column == EVERY:
                return Unmatched("tables", entry.table, entry.place, str(column.table), past.until)
            wants = f"{entry.table}.{entry.column}"
            return Unmatched("columns", wants, entry.place, f"{column.table}.{column.name}", past.until)
    return None


def _table_meant(entry: ColumnStatement, columns: Iterable[StoredColumn]) -> str:
    if exactness(entry)[1] < _BY_NAME:
        return ""
    tables = {str(column.table): None for column in columns}
    return nearest(entry.table, tables) or ""


def _column_meant(entry: ColumnStatement, columns: Sequence[StoredColumn]) -> str:
    """The column of that table, or of the one that was meant, whose name comes nearest."""
    by_name, table = exactness(entry)[0] == _BY_NAME, _table_meant(entry, columns)
    inside = [column for column in columns if on_table(entry, column.table)]
    inside = inside or [column for column in columns if table and str(column.table) == table]
    names = {column.name: column for column in inside}
    meant = nearest(entry.column, names) if by_name else None
    if meant is None:
        return table if names and table and not any(on_table(entry, c.table) for c in inside) else ""
    return f"{names[meant].table}.{meant}"


def unmatched_roles(roles: Iterable[RoleStatement], opened_to: Collection[str]) -> Iterator[Unmatched]:
    """Find the roles to which nothing is disclosed, each with the one that was probably meant."""
    names = {name.lower(): name for name in opened_to}
    for role in roles:
        if not any(fnmatchcase(name, role.pattern.lower()) for name in names):
            meant = nearest(role.pattern.lower(), names)
            yield Unmatched("roles", role.pattern, role.place, names[meant] if meant else "")
