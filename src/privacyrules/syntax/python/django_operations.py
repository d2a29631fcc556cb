"""The operations of a Django migration in, the steps of its models and the SQL that it runs out."""

from __future__ import annotations

import ast
from collections.abc import Callable

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.django_fields import (
    added_field,
    changed_field,
    removed_field,
    renamed_field,
)
from privacyrules.syntax.python.django_models import (
    changed_options,
    commented_table,
    created_model,
    deleted_model,
    renamed_model,
    renamed_table,
)
from privacyrules.syntax.python.django_steps import Steps
from privacyrules.syntax.python.values import Built, Dotted, Items, Plain, Value

_IRRELEVANT = frozenset(
    {
        "AddConstraint",
        "AddConstraintNotValid",
        "AddIndex",
        "AddIndexConcurrently",
        "AlterConstraint",
        "AlterIndexTogether",
        "AlterModelManagers",
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


class Operations:
    """Reads operations one by one, and remembers what the file says of its models."""

    def __init__(self, steps: Steps) -> None:
        """Take steps, and keep in them what cannot be read."""
        self.found = steps.found
        self.steps = steps

    def read(self, operations: Value, where: ast.expr | ast.stmt) -> None:
        """Read a list of operations; `where` names the list."""
        if not isinstance(operations, Items):
            if not (isinstance(operations, Plain) and operations.value is None):
                self.steps.opaque(where, _NO_LIST)
            return
        if operations.missing is not None:
            self.steps.opaque(operations.missing, "some of the operations are not written here")
        for operation in operations.items:
            if isinstance(operation, Built):
                self._operation(operation)
            else:
                node = getattr(operation, "node", None)
                self.steps.opaque(
                    node if isinstance(node, ast.expr) else where, "this operation is not written here"
                )

    def _operation(self, built: Built) -> None:
        known_here = built.path.startswith(("django.", "migrations.", "operations.")) or "." not in built.path
        if known_here and built.name == "SeparateDatabaseAndState":
            self.read(built.argument(0, "database_operations") or Items(()), built.node)
            self._know(built.argument(1, "state_operations"), built)
            return
        self.found.statements += built.name != "RunSQL" and not self.steps.silent
        if known_here and built.name == "RunSQL":
            self._run(built)
        elif known_here and built.name in _READERS:
            if built.whole:
                _READERS[built.name](built, self.steps)
            else:
                self.steps.opaque(built.node, "some of the arguments are not written here")
        elif not known_here or built.name not in _IRRELEVANT:
            self.steps.opaque(built.node, f"`{built.name}` is no operation of Django's that is known here")

    def _know(self, operations: Value | None, built: Built) -> None:
        """Follow what changes only what Django knows of its models."""
        before, self.steps.silent = self.steps.silent, True
        if operations is not None:
            self.read(operations, built.node)
        self.steps.silent = before

    def _run(self, built: Built) -> None:
        if not self.steps.silent:
            self._sql(built.argument(0, "sql"), built)
        self._know(built.argument(2, "state_operations"), built)

    def _sql(self, value: Value | None, built: Built) -> None:
        if isinstance(value, Text):
            self.found.sql(value, built.node)
        elif isinstance(value, Items) and value.whole:
            for item in value.items:
                pair = isinstance(item, Items) and item.items
                self._sql(item.items[0] if pair and isinstance(item, Items) else item, built)
        elif not (isinstance(value, Dotted) and value.path.endswith(".noop")):
            self.found.statements += 1
            self.steps.opaque(built.node, _NO_SQL)


_READERS: dict[str, Callable[[Built, Steps], None]] = {
    "CreateModel": created_model,
    "AddField": added_field,
    "AlterField": changed_field,
    "RenameField": renamed_field,
    "RemoveField": removed_field,
    "DeleteModel": deleted_model,
    "RenameModel": renamed_model,
    "AlterModelTable": renamed_table,
    "AlterModelTableComment": commented_table,
    "AlterModelOptions": changed_options,
}
