"""The calls of an Alembic migration in, what they do to the schema out."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.alembic_columns import added_column, altered_column, dropped_column
from privacyrules.syntax.python.alembic_tables import comment_table, create_table, drop_table, rename_table
from privacyrules.syntax.python.found import Found
from privacyrules.syntax.python.runner import Runner
from privacyrules.syntax.python.statements import STATEMENTS
from privacyrules.syntax.python.values import Built, Dotted, Frame, Function, Items, Plain, Unknown, Value

_OPS = frozenset({"alembic.op", "op"})
_BATCH = "batch_alter_table"
_OWNERS = frozenset(f"{op}{batch}." for op in _OPS for batch in ("", f".{_BATCH}()"))
_NO_STATEMENT = frozenset({"f", "get_bind", "get_context", "inline_literal", _BATCH})
_IRRELEVANT = frozenset(
    {
        "bulk_insert",
        "create_check_constraint",
        "create_exclude_constraint",
        "create_foreign_key",
        "create_index",
        "create_primary_key",
        "create_unique_constraint",
        "drop_constraint",
        "drop_index",
        "drop_table_comment",
        "sync_enum_values",
    }
)
_EXECUTES = frozenset({"execute", "exec_driver_sql", "executemany"})
_NO_COLUMNS = frozenset({"CreateSequence", "DropSequence", "CreateSchema", "DropSchema"})
_QUERIES = frozenset({"insert", "update", "delete", "select", "select_from"}) | _NO_COLUMNS
_CREATES = frozenset({"create_all", "drop_all", "run_sync"})
_SILENT = frozenset({Text, Plain})
_NOT_WRITTEN = "what this call does to the schema is not written here"
_PARTS = re.compile(r"\w+")
_KNOWN_LIBRARIES = frozenset({"alembic", "sqlalchemy", "sa", "op", "?"}) | sys.stdlib_module_names


def read_upgrade(tree: ast.Module, found: Found) -> None:
    """Read what `upgrade()` does, and the functions of this file that it calls.

    Where it takes the name of a database, the functions `upgrade_<name>` are read as well.
    """
    watcher = _Upgrade(found)
    with Runner(found.source, STATEMENTS, watcher) as runner:
        module = Frame()
        runner.top(tree.body, module)
        watcher.running = True
        for entry in _entries(module):
            arguments: dict[str, Value] = {argument.arg: Unknown() for argument in entry.node.args.args}
            runner.top(entry.node.body, Frame(arguments, entry.frame))


def _entries(module: Frame) -> list[Function]:
    """Return the functions that Alembic runs."""
    upgrade = module.names.get("upgrade")
    if not isinstance(upgrade, Function):
        return []
    named = module.names.items() if upgrade.node.args.args else ()
    others = [value for name, value in named if name.startswith("upgrade_")]
    return [upgrade, *(value for value in others if isinstance(value, Function))]


class _Upgrade:
    """Sees the calls of a migration; before `upgrade` runs, none counts."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.running = False

    def call(self, built: Built) -> Value:
        """Read a call of Alembic's, or one that runs SQL."""
        if not self.running:
            return built
        if _is_operation(built):
            self.found.statements += built.name not in _NO_STATEMENT and built.name != "execute"
            self._operation(built.name, built)
            if built.name == "f" and built.args:
                return built.args[0]
        elif built.name in _EXECUTES and (built.receiver is not None or built.owner):
            self._execute(built)
        elif built.name == "create" and isinstance(built.receiver, Built) and built.receiver.name == "Table":
            self.found.statements += 1
            create_table(built.receiver, self.found)
        elif built.name in _CREATES or _hands_on(built):
            self.found.opaque(built.node, _NOT_WRITTEN)
        return built

    def alone(self, value: Value) -> None:
        """Say that a function of another module of the project is not followed."""
        if not self.running or not isinstance(value, Built) or _is_operation(value):
            return
        root, dot, _ = value.path.partition(".")
        if value.receiver is None and dot and root not in _KNOWN_LIBRARIES:
            self.found.opaque(value.node, _NOT_WRITTEN)

    def lost(self, node: ast.expr | ast.stmt, why: str) -> None:
        """Keep what cannot be followed."""
        if self.running:
            self.found.opaque(node, why)

    def _operation(self, operation: str, built: Built) -> None:
        reader = _READERS.get(operation)
        if operation in _EXECUTES:
            self._execute(built)
        elif reader is not None and not built.whole and operation != "create_table":
            self.found.opaque(built.node, "some of the arguments are not written here")
        elif reader is not None:
            reader(built, self.found)
        elif operation not in _IRRELEVANT | _NO_STATEMENT:
            self.found.opaque(built.node, f"`{operation}` is no operation of Alembic's that is known here")

    def _execute(self, built: Built) -> None:
        statement = built.argument(0, "sqltext", "statement", "sql")
        if isinstance(statement, Built) and statement.name in ("text", "DDL", "bindparams"):
            inner = statement.receiver if statement.name == "bindparams" else statement
            statement = inner.argument(0, "text") if isinstance(inner, Built) else inner
        for text in statement.items if isinstance(statement, Items) else (statement,):
            if isinstance(text, Text):
                self.found.sql(text, built.node)
            elif isinstance(text, Built) and not _QUERIES.isdisjoint(_PARTS.findall(text.path)):
                self.found.statements += 1
            else:
                self.found.statements += 1
                self.found.opaque(built.node, "the SQL that is run is not written here")


def _is_operation(built: Built) -> bool:
    """Say whether a call is an operation of Alembic's, as `op.` or in a batch."""
    return built.owner in _OWNERS or (built.owner == "?." and built.name in _READERS)


def _hands_on(built: Built) -> bool:
    """Say whether a call gets hold of Alembic's operations, or of a function that may call them."""
    given = (*built.args, *built.named.values()) if built.named else built.args
    return not _SILENT.issuperset(map(type, given)) and any(map(_is_handle, given))


def _is_handle(value: Value) -> bool:
    if isinstance(value, Dotted):
        return value.path in _OPS
    if isinstance(value, Built):
        return value.name == _BATCH
    return isinstance(value, Function)


_READERS: dict[str, Callable[[Built, Found], None]] = {
    "create_table": create_table,
    "add_column": added_column,
    "drop_column": dropped_column,
    "alter_column": altered_column,
    "rename_table": rename_table,
    "drop_table": drop_table,
    "create_table_comment": comment_table,
}
