"""Columns and tables as they stand in, what was stated of them before they changed and not since out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from privacyrules.model.columns import Past, StoredColumn
from privacyrules.model.schema import Annotation, ColumnChange, TableName
from privacyrules.syntax.pattern import pattern

if TYPE_CHECKING:
    from privacyrules.model.statements import Stale

_SIGNATURE = ("by", "date")
_LENGTH = pattern(r"\s*\([^)]*\)")


def altered(before: StoredColumn, change: ColumnChange) -> bool:
    """Whether a change makes something else of a column: another name or type, not another length of it."""
    if change.operation not in ("rename", "retype"):
        return False
    renamed = change.column.lower() != before.name.lower()
    return renamed or (change.type is not None and _kind(change.type) != _kind(before.type))


def stale(columns: Iterable[StoredColumn]) -> Iterator[Stale]:
    """Find what was stated of columns before they changed; what is again as it was then is not stale."""
    for column in columns:
        if not column.unconfirmed or not states(column.annotations):
            continue
        was = column.past[-column.unconfirmed]
        if _is(was) != _is(Past(column.table, column.name, column.type, was.until)):
            from privacyrules.model.statements import Stale

            until = column.past[-1].until
            yield Stale(column.table, column.name, column.type, was, until, column.annotations)


def stale_table(table: TableName, said: tuple[Annotation, ...], past: tuple[Past, ...]) -> Stale | None:
    """What was stated of a whole table before it was renamed; `past` are its names since then."""
    if not past or not states(said) or _is(past[0]) == _is(past[0]._replace(table=table)):
        return None
    from privacyrules.model.statements import Stale

    return Stale(table, "", None, past[0], past[-1].until, said)


def states(annotations: Iterable[Annotation]) -> bool:
    """Whether annotations state anything beside who says so."""
    return any(annotation.key not in _SIGNATURE for annotation in annotations)


def _is(past: Past) -> tuple[str, str, str]:
    return str(past.table).lower(), past.name.lower(), _kind(past.type)


def _kind(type_: str | None) -> str:
    return _LENGTH.sub("", type_ or "").lower()
