"""A call on a connection to a database in Laravel in; what the SQL in it does to the schema out."""

from __future__ import annotations

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.php.changes import no_sql, run_sql
from privacyrules.syntax.php.functions import as_function
from privacyrules.syntax.php.laravel_roles import Builder, Connection
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.values import Call, Handed, Php

_RUNS = frozenset({"affectingstatement", "exec", "executestatement", "query", "statement", "unprepared"})
_CHANGES_DATA = frozenset({"delete", "insert", "select", "selectone", "update"})
_IS_ONE = frozenset({"connection", "getpdo", "purge", "reconnect", "usewritepdo", "setpdo"})
_BUILDERS = frozenset({"getschemabuilder", "schema"})


def call_on_database(found: TreeFound, call: Call, runner: Runner) -> Php | None:
    """Read one call on a connection, `DB::statement('...')`; return what it gives."""
    if call.key in _BUILDERS:
        return Handed(Builder())
    if call.key in _IS_ONE:
        return Handed(Connection())
    function = as_function(runner, call.argument(0)) if call.key in ("transaction", "pretend") else None
    if function is not None:
        return runner.run(function)
    given = call.argument(0, "query", "sql", "value")
    if call.key == "raw":
        return given
    if isinstance(given, Text) and call.key in _RUNS | _CHANGES_DATA:
        run_sql(found, runner, call, given)
    elif call.key in _RUNS and call.args:
        no_sql(found, call, given)
    elif call.key in _CHANGES_DATA or call.key == "table":
        found.statements += 1
    return None
