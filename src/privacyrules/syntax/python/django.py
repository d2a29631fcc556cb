"""The operations of a Django migration in, what they do to the schema out."""

from __future__ import annotations

import ast
from collections.abc import Callable

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.django_fields import (
    added_field,
    changed_field,
    created_model,
    removed_field,
    renamed_field,
)
from privacyrules.syntax.python.django_models import (
    Models,
    commented_table,
    deleted_model,
    renamed_model,
    renamed_table,
)
from privacyrules.syntax.python.found import Found
from privacyrules.syntax.python.runner import Runner
from privacyrules.syntax.python.statements import STATEMENTS
from privacyrules.syntax.python.values import (
    Built,
    Dotted,
    Frame,
    Items,
    Plain,
    Value,
)

_IRRELEVANT = frozenset(
    {
        "AddConstraint",
        "AddConstraintNotValid",
        "AddIndex",
        "AddIndexConcurrently",
        "AlterConstraint",
        "AlterIndexTogether",
        "AlterModelManagers",
        "AlterModelOptions",
        "AlterOrderWithRespectTo",
        "AlterUniqueTogether",
        "BloomExtension",
        "BtreeGinExtension",
        "BtreeGistExtension",
        "CITextExtension",
        "CreateCollation",
        "CreateExtension",
        "CryptoExtension",
        "HStoreExtension",
        "RemoveCollation",
        "RemoveConstraint",
        "RemoveIndex",
        "RemoveIndexConcurrently",
        "RenameIndex",
        "RunPython",
        "TrigramExtension",
        "UnaccentExtension",
        "ValidateConstraint",
    }
)
_NO_LIST = "the operations are not written here"
_NO_SQL = "the SQL that is run is not written here"


def read_operations(tree: ast.Module, found: Found, label: str) -> None:
    """Read the operations of the class `Migration`; `label` is the app's, with which tables' names begin."""
    watcher = _Nothing(found)
    runner = Runner(found.source, STATEMENTS, watcher)
    module = Frame()
    for statement in tree.body:
        runner.top([statement], module)
        if isinstance(statement, ast.ClassDef) and statement.name == "Migration":
            frame = Frame(outer=module)
            watcher.inside = True
            runner.top(statement.body, frame)
            watcher.inside = False
            operations = frame.names.get("operations")
            if operations is not None:
                _Operations(found, Models(label)).read(operations, _assigned(statement))


class _Nothing:
    """Sees the calls of a migration's class: they only build operations."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.inside = False

    def call(self, built: Built) -> Value:
        """Leave a call as it is."""
        return built

    def alone(self, value: Value) -> None:
        """Pass over an expression whose value nobody keeps."""

    def lost(self, node: ast.expr | ast.stmt, why: str) -> None:
        """Keep what cannot be followed."""
        if self.inside:
            self.found.opaque(node, why)


def _assigned(migration: ast.ClassDef) -> ast.stmt:
    """Return where the operations are listed, to name what is not understood of them as a whole."""
    named = (
        node for node in migration.body if any(_is_operations(part) for part in ast.iter_child_nodes(node))
    )
    return next(named, migration)


def _is_operations(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "operations"


class _Operations:
    """Reads operations one by one, and remembers what the file says of its models."""

    def __init__(self, found: Found, models: Models) -> None:
        self.found = found
        self.models = models

    def read(self, operations: Value, where: ast.expr | ast.stmt) -> None:
        """Read a list of operations; `where` names the list."""
        if not isinstance(operations, Items):
            if not (isinstance(operations, Plain) and operations.value is None):
                self.found.opaque(where, _NO_LIST)
            return
        if operations.missing is not None:
            self.found.opaque(operations.missing, "some of the operations are not written here")
        for operation in operations.items:
            if isinstance(operation, Built):
                self._operation(operation)
            else:
                node = getattr(operation, "node", None)
                self.found.opaque(
                    node if isinstance(node, ast.expr) else where, "this operation is not written here"
                )

    def _operation(self, built: Built) -> None:
        known_here = built.path.startswith(("django.", "migrations.", "operations.")) or "." not in built.path
        if known_here and built.name == "SeparateDatabaseAndState":
            self.read(built.argument(0, "database_operations") or Items(()), built.node)
            return
        self.found.statements += built.name != "RunSQL"
        if known_here and built.name == "RunSQL":
            self._sql(built.argument(0, "sql"), built)
        elif known_here and built.name in _READERS:
            if built.whole:
                _READERS[built.name](built, self.found, self.models)
            else:
                self.found.opaque(built.node, "some of the arguments are not written here")
        elif not known_here or built.name not in _IRRELEVANT:
            self.found.opaque(built.node, f"`{built.name}` is no operation of Django's that is known here")

    def _sql(self, value: Value | None, built: Built) -> None:
        if isinstance(value, Text):
            self.found.sql(value, built.node)
        elif isinstance(value, Items) and value.whole:
            for item in value.items:
                pair = isinstance(item, Items) and item.items
                self._sql(item.items[0] if pair and isinstance(item, Items) else item, built)
        elif not (isinstance(value, Dotted) and value.path.endswith(".noop")):
            self.found.statements += 1
            self.found.opaque(built.node, _NO_SQL)


_READERS: dict[str, Callable[[Built, Found, Models], None]] = {
    "CreateModel": created_model,
    "AddField": added_field,
    "AlterField": changed_field,
    "RenameField": renamed_field,
    "RemoveField": removed_field,
    "DeleteModel": deleted_model,
    "RenameModel": renamed_model,
    "AlterModelTable": renamed_table,
    "AlterModelTableComment": commented_table,
}
