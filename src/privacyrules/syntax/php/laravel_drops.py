"""A call that drops columns of a table of Laravel's in; the changes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from privacyrules.model.schema import ColumnChange
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.php.changes import NO_NAME, keep, opaque
from privacyrules.syntax.php.laravel_columns import added_columns, method_name
from privacyrules.syntax.php.laravel_roles import Step
from privacyrules.syntax.php.laravel_words import DROPPED_TOGETHER
from privacyrules.syntax.php.values import Array, Php


def drop_columns(found: TreeFound, step: Step, given: Sequence[Php | None]) -> None:
    """Keep that columns are dropped, by their names or by arrays of their names."""
    listed = [part for value in given for part in (value.values if isinstance(value, Array) else (value,))]
    names = [known_text(value) for value in listed]
    for name in names:
        if name is not None:
            _drop(found, step, name.value, name)
    parts_missing = any(isinstance(value, Array) and value.missing is not None for value in given)
    if None in names or parts_missing or step.call.missing or not given:
        opaque(found, step.call, NO_NAME)


def _drop(found: TreeFound, step: Step, column: str, written: Text) -> None:
    keep(found, ColumnChange("drop", step.table, column, found.place(written)), step.call)


def _by_name(found: TreeFound, step: Step) -> None:
    """`dropColumn('a')`, `dropColumn(['a', 'b'])`, `dropColumn('a', 'b')`."""
    drop_columns(found, step, [*step.call.arguments()])


def _together(found: TreeFound, step: Step) -> None:
    for name in DROPPED_TOGETHER[step.call.key]:
        _drop(found, step, name, method_name(step.call))


def _as_added(found: TreeFound, step: Step) -> None:
    """`dropMorphs('a')`, `dropSoftDeletes()`, `dropConstrainedForeignIdFor(User::class)`."""
    added = added_columns(replace(step.call, name=_ADDED_BY[step.call.key]))
    if added is None:
        opaque(found, step.call, NO_NAME)
        return
    for column in added:
        _drop(found, step, column.name, column.written)


_ADDED_BY = {
    "dropconstrainedforeignidfor": "foreignIdFor",
    "dropmorphs": "morphs",
    "dropsoftdeletes": "softDeletes",
    "dropsoftdeletesdatetime": "softDeletes",
    "dropsoftdeletestz": "softDeletes",
}
"""What drops columns, and what has added them."""

DROPS: dict[str, Callable[[TreeFound, Step], None]] = {
    **dict.fromkeys(_ADDED_BY, _as_added),
    **dict.fromkeys(DROPPED_TOGETHER, _together),
    **dict.fromkeys(("dropcolumn", "dropcolumns", "dropconstrainedforeignid", "removecolumn"), _by_name),
}
"""Per call that drops columns, by its name in lower case, who reads it."""
