"""A call on the builder of schemas in Laravel in; the tables that it creates, renames or drops out."""

from __future__ import annotations

from collections.abc import Callable

from privacyrules.model.schema import TableChange
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.php.changes import (
    NO_FUNCTION,
    NO_TABLE,
    keep,
    opaque,
    own_name,
    renamed,
    table_name,
    table_of,
)
from privacyrules.syntax.php.functions import Arguments, as_function
from privacyrules.syntax.php.laravel_drops import drop_columns
from privacyrules.syntax.php.laravel_roles import Blueprint, Builder, Connection, Step
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.spans import until_inside, whole_chain
from privacyrules.syntax.php.values import Call, Closure, Handed, Php

_IS_ONE = frozenset({"connection", "getfacaderoot", "setconnection", "store"})
_IRRELEVANT_WORDS = """
    blueprintresolver createdatabase createextension createextensionifnotexists defaultmorphkeytype
    defaultstringlength defaulttimeprecision disableforeignkeyconstraints dropdatabaseifexists
    dropextensionifexists enableforeignkeyconstraints flushmacros macro morphusingulids morphusinguuids
    refreshdatabasefile usenativeschemaoperationsifpossible withoutforeignkeyconstraints
"""
_IRRELEVANT = frozenset(_IRRELEVANT_WORDS.split())
_ASKS = ("get", "has", "is", "parse", "pretend", "dropforeign", "dropindex")


def call_on_schema(found: TreeFound, call: Call, runner: Runner) -> Php | None:
    """Read one call on the builder, `Schema::create('name', function)`; return what it gives."""
    if call.key in _IS_ONE:
        return Handed(Builder())
    if call.key == "getconnection":
        return Handed(Connection())
    if call.key in _IRRELEVANT or call.key.startswith(_ASKS):
        return None
    found.statements += 1
    reader = _READERS.get(call.key)
    name = table_name(call.argument(0, "table", "from"))
    if reader is None:
        what = f"`{call.name}` is no operation of Laravel's schema builder that is known here"
        opaque(found, call, what)
    elif name is None:
        opaque(found, call, NO_TABLE)
    else:
        reader(found, name, Step(table_of(name), call, runner))
    return Handed(None)


def _create(found: TreeFound, name: Text, step: Step) -> None:
    """`create('name', function)`."""
    function = as_function(step.runner, step.call.argument(1, "callback"))
    start, end = whole_chain(step.call, found.source)
    until = until_inside(function.node, step.call.node, found.source) if function is not None else end
    found.keep(TableChange("create", step.table, found.place(own_name(name))), start, until)
    _follow(found, step, function)


def _alter(found: TreeFound, _name: Text, step: Step) -> None:
    """`table('name', function)`, and `whenTableHasColumn('name', 'column', function)`."""
    functions = (as_function(step.runner, value) for value in step.call.arguments())
    _follow(found, step, next((function for function in functions if function is not None), None))


def _follow(found: TreeFound, step: Step, function: Closure | None) -> None:
    if function is None:
        opaque(found, step.call, NO_FUNCTION)
    else:
        step.runner.run(function, Arguments((Handed(Blueprint(step.table)),)))


def _drop(found: TreeFound, name: Text, step: Step) -> None:
    """`drop('name')`."""
    keep(found, TableChange("drop", step.table, found.place(own_name(name))), step.call)


def _rename(found: TreeFound, _name: Text, step: Step) -> None:
    """`rename('old', 'new')`."""
    new = table_name(step.call.argument(1, "to"))
    if new is None:
        opaque(found, step.call, NO_TABLE)
        return
    keep(found, renamed(found, step.table, new), step.call)


def _drop_columns(found: TreeFound, _name: Text, step: Step) -> None:
    """`dropColumns('name', ['a', 'b'])`."""
    drop_columns(found, step, [step.call.argument(1, "columns")])


_READERS: dict[str, Callable[[TreeFound, Text, Step], None]] = {
    "create": _create,
    "drop": _drop,
    "dropcolumns": _drop_columns,
    "dropifexists": _drop,
    "rename": _rename,
    "table": _alter,
    "whentabledoesnthavecolumn": _alter,
    "whentabledoesnthaveindex": _alter,
    "whentablehascolumn": _alter,
    "whentablehasindex": _alter,
}
