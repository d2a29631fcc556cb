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
from privacyrules.syntax.python.values import Built, Dotted, Frame, Function, Items, Unknown, Value

_OP = "alembic.op"
_BATCH = "batch_alter_table"
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
_NOT_WRITTEN = "what this call does to the schema is not written here"
_PARTS = re.compile(r"\w+")
_KNOWN_LIBRARIES = frozenset({"alembic", "sqlalchemy", "sa", "op", "?"}) | sys.stdlib_module_names


def read_upgrade(tree: ast.Module, found: Found) -> None:
    """Read what `upgrade()` does, and the functions of this file that it calls.

    Where it takes the name of a database, the functions `upgrade_<name>` are read as well.
    """
    watcher = _Upgrade(found)
    runner = Runner(found.source, STATEMENTS, watcher)
    module = Frame()
    runner.top(tree.body, module)
    watcher.running = True
    entries = [module.names.get("upgrade")]
    if isinstance(entries[0], Function) and entries[0].node.args.args:
        entries += [value for name, value in module.names.items() if name.startswith("upgrade_")]
    for entry in entries:
        if isinstance(entry, Function):
            arguments = {argument.arg: Unknown() for argument in entry.node.args.args}
            runner.top(entry.node.body, Frame(dict(arguments), entry.frame))


class _Upgrade:
    """Sees the calls of a migration; before `upgrade` runs, none counts."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.running = False

    def call(self, built: Built) -> Value:
        """Read a call of Alembic's, or one that runs SQL."""
        if not self.running:
            return built
        operation = _operation(built)
        if operation is not None:
            self.found.statements += operation not in _NO_STATEMENT and operation != "execute"
            self._operation(operation, built)
            if operation == "f" and built.args:
                return built.args[0]
        elif built.name in _EXECUTES and (built.receiver is not None or "." in built.path):
            self._execute(built)
        elif built.name == "create" and isinstance(built.receiver, Built) and built.receiver.name == "Table":
            self.found.statements += 1
            create_table(built.receiver, self.found)
        elif built.name in _CREATES or _hands_on(built):
            self.found.opaque(built.node, _NOT_WRITTEN)
        return built

    def alone(self, value: Value) -> None:
        """Say that a function of another module of the project is not followed."""
        if not self.running or not isinstance(value, Built) or _operation(value) is not None:
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


def _operation(built: Built) -> str | None:
    """Return the name of an operation of Alembic's, as `op.` or in a batch."""
    owner, _, name = built.path.rpartition(".")
    if owner in (_OP, "op") or (
        owner.endswith(f".{_BATCH}()") and _is_op(owner.removesuffix(f".{_BATCH}()"))
    ):
        return name
    return name if owner == "?" and name in _READERS and name != "execute" else None


def _is_op(path: str) -> bool:
    return path in (_OP, "op")


def _hands_on(built: Built) -> bool:
    """Say whether a call gets hold of Alembic's operations, or of a function that may call them."""
    given = [*built.args, *built.named.values()]
    return any(
        isinstance(value, Function)
        or (isinstance(value, Dotted) and _is_op(value.path))
        or (isinstance(value, Built) and value.name == _BATCH)
        for value in given
    )


_READERS: dict[str, Callable[[Built, Found], None]] = {
    "create_table": create_table,
    "add_column": added_column,
    "drop_column": dropped_column,
    "alter_column": altered_column,
    "rename_table": rename_table,
    "drop_table": drop_table,
    "create_table_comment": comment_table,
}
