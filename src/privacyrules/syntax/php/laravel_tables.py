"""What a migration of Laravel's does to one table, call by call, in; the changes out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from privacyrules.model.schema import ColumnChange, TableChange
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.code.values import Unknown
from privacyrules.syntax.php.changes import (
    NO_FUNCTION,
    NO_NAME,
    NO_TABLE,
    keep,
    opaque,
    renamed,
    table_name,
)
from privacyrules.syntax.php.functions import Arguments, as_function
from privacyrules.syntax.php.laravel_columns import added_columns, adds_columns, method_name
from privacyrules.syntax.php.laravel_drops import DROPS
from privacyrules.syntax.php.laravel_roles import Blueprint, Column, Step
from privacyrules.syntax.php.laravel_words import NAMES_NO_COLUMN, NO_COLUMN
from privacyrules.syntax.php.values import NULL, Call, Handed, Php
from privacyrules.syntax.sql.found import Sighting

_NO_ARGUMENTS = "some of the arguments are not written here"


def call_on_table(found: TreeFound, step: Step) -> Php:
    """Read one call on a table, `$table->string('name')`; return what it gives."""
    found.statements += 1
    key = step.call.key
    reader = DROPS.get(key) or _OTHERS.get(key)
    if adds_columns(step.call):
        return _add(found, step)
    if reader is not None:
        reader(found, step)
    elif key == "?":
        opaque(found, step.call, NO_FUNCTION)
    elif key not in NO_COLUMN and not NAMES_NO_COLUMN.match(key):
        what = f"`{step.call.name}` is no type or operation of a table in Laravel that is known here"
        opaque(found, step.call, what)
    return Unknown(step.runner.span(step.call.node))


def call_on_column(found: TreeFound, column: Column, call: Call) -> Php:
    """Read `->comment('...')` or `->change()` behind columns; other links say nothing of their names."""
    said = known_text(call.argument(0, "comment"))
    for at in column.at:
        start, end, change = found.sightings[at]
        if isinstance(change, ColumnChange) and call.key == "comment" and said is not None:
            change = change._replace(comment=said.value)
        elif isinstance(change, ColumnChange) and call.key == "change":
            change = change._replace(operation="retype")
        found.sightings[at] = Sighting(start, end, change)
    return Handed(column)


def _add(found: TreeFound, step: Step) -> Php:
    call = step.call
    added = None if call.missing else added_columns(call)
    if added is None:
        opaque(found, call, _NO_ARGUMENTS if call.missing else NO_NAME)
        return Unknown(step.runner.span(call.node))
    first = len(found.sightings)
    for column in added:
        place = found.place(column.written)
        keep(found, ColumnChange("add", step.table, column.name, place, column.type), call)
    return Handed(Column(tuple(range(first, first + len(added)))))


def _renamed(found: TreeFound, step: Step) -> None:
    former, new = known_text(step.call.argument(0, "from")), known_text(step.call.argument(1, "to"))
    if former is None or new is None:
        opaque(found, step.call, NO_NAME)
        return
    change = ColumnChange("rename", step.table, new.value, found.place(new), former=former.value)
    keep(found, change, step.call)


def _table_renamed(found: TreeFound, step: Step) -> None:
    new = table_name(step.call.argument(0, "to"))
    if new is None:
        opaque(found, step.call, NO_TABLE)
        return
    keep(found, renamed(found, step.table, new), step.call)


def _table_dropped(found: TreeFound, step: Step) -> None:
    keep(found, TableChange("drop", step.table, found.place(method_name(step.call))), step.call)


def _commented(found: TreeFound, step: Step) -> None:
    said = known_text(step.call.argument(0, "comment"))
    if said is not None:
        change = TableChange("comment", step.table, found.place(said), comment=said.value)
        keep(found, change, step.call)


def _inside(found: TreeFound, step: Step) -> None:
    """`after('name', function ($table) { ... })` and `when(condition, function ($table) { ... })`."""
    runner, table = step.runner, Arguments((Handed(Blueprint(step.table)),))
    for value in step.call.args[1:]:
        function = as_function(runner, value)
        if function is None:
            opaque(found, step.call, NO_FUNCTION)
        else:
            run = partial(runner.run, function, table)
            runner.either([run, lambda: NULL], step.call.frame, step.call.node)


_OTHERS: dict[str, Callable[[TreeFound, Step], None]] = {
    "after": _inside,
    "comment": _commented,
    "drop": _table_dropped,
    "dropifexists": _table_dropped,
    "rename": _table_renamed,
    "renamecolumn": _renamed,
    "unless": _inside,
    "when": _inside,
}
