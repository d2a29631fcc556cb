"""A call by which an extension of Flarum (built on Laravel) states its migration in; the changes out."""

from __future__ import annotations

from dataclasses import replace

from privacyrules.model.schema import ColumnChange
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.code.values import Plain
from privacyrules.syntax.php.changes import NO_NAME, NO_TABLE, keep, opaque, table_name, table_of
from privacyrules.syntax.php.laravel_drops import drop_columns
from privacyrules.syntax.php.laravel_roles import Step
from privacyrules.syntax.php.laravel_schema import call_on_schema
from privacyrules.syntax.php.options import written_type
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.values import Array, Call, ClassName, Handed, Php

_SAME = {
    "createtable": "create",
    "createtableifnotexists": "create",
    "renametable": "rename",
}
"""The calls that are those of Laravel's builder by another name."""


def states_a_migration(call: Call) -> bool:
    """Say whether a call is one of Flarum's class of migrations."""
    owner = call.receiver
    return isinstance(owner, ClassName) and owner.path.lower().endswith("flarum\\database\\migration")


def call_on_flarum(found: TreeFound, call: Call, runner: Runner) -> Php | None:
    """Read one call, `Migration::addColumns('users', ['nickname' => ['string']])`; return what it gives."""
    if call.key in _SAME:
        return call_on_schema(found, replace(call, name=_SAME[call.key]), runner)
    name, reader = table_name(call.argument(0)), _READERS.get(call.key)
    if reader is not None:
        found.statements += 1
        if name is None:
            opaque(found, call, NO_TABLE)
        else:
            reader(found, Step(table_of(name), call, runner))
    return Handed(None)


def _add(found: TreeFound, step: Step) -> None:
    columns = step.call.argument(1)
    named = columns.entries if isinstance(columns, Array) else ()
    starts = [key.offset(0) - 1 for key, _ in named if isinstance(key, Text)]
    ends = [*starts[1:], found.source.end(step.call.node)]
    spans = iter(zip(starts, ends, strict=False))
    for name, stated in named:
        kind = stated.get(Plain(0)) if isinstance(stated, Array) else None
        if isinstance(name, Text):
            place = found.place(name)
            change = ColumnChange("add", step.table, name.value, place, written_type(kind, stated))
            # a comment behind a column speaks of that column alone
            found.keep(change, *next(spans))
    if not isinstance(columns, Array) or columns.missing is not None:
        opaque(found, step.call, NO_NAME)


def _drop(found: TreeFound, step: Step) -> None:
    """`dropColumns('users', ['nickname' => ['string']])`: the types serve the way back."""
    columns = step.call.argument(1)
    listed = columns.entries if isinstance(columns, Array) else ()
    drop_columns(found, step, [key if isinstance(key, Text) else value for key, value in listed])


def _rename(found: TreeFound, step: Step) -> None:
    """`renameColumn('users', 'old', 'new')` and `renameColumns('users', ['old' => 'new'])`."""
    given = step.call.argument(1)
    pairs = [*given.entries] if isinstance(given, Array) else [(given, step.call.argument(2))]
    for former, new in pairs:
        old, after = known_text(former), known_text(new)
        if old is None or after is None:
            opaque(found, step.call, NO_NAME)
        else:
            place = found.place(after)
            change = ColumnChange("rename", step.table, after.value, place, former=old.value)
            keep(found, change, step.call)


_READERS = {"addcolumns": _add, "dropcolumns": _drop, "renamecolumn": _rename, "renamecolumns": _rename}
