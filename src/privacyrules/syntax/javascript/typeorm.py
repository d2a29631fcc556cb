"""A migration of TypeORM's in, what its `up` does to the schema out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.entry import (
    NOT_WRITTEN,
    hands_on,
    read_operation,
    run_module,
    run_sql,
    run_up,
)
from privacyrules.syntax.javascript.spans import keep_opaque
from privacyrules.syntax.javascript.typeorm_columns import (
    add_columns,
    change_column,
    change_columns,
    drop_columns,
    rename_column,
)
from privacyrules.syntax.javascript.typeorm_tables import (
    comment_table,
    create_table,
    create_view,
    drop_table,
    rename_table,
)
from privacyrules.syntax.javascript.values import Built, Class, Dotted, Frame, Function, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_RUNNER = "@queryRunner"
_IRRELEVANT = re.compile(
    "(?:create|drop|update)(?:CheckConstraints?|Database|ExclusionConstraints?|ForeignKeys?|Ind(?:ex|ices)"
    "|PrimaryKeys?|Schema|UniqueConstraints?)|afterMigration|beforeMigration|clearSqlMemory|clearTable"
    "|(?:commit|rollback|start)Transaction|connect|disableSqlMemory|enableSqlMemory|executeMemory\\w+Sql"
    "|get(?:Current)?(?:Databases?|MemorySql|ReplicationMode|Schemas?|Tables?|Views?)|has\\w+|release|stream"
)
_NOT_FOLLOWED = frozenset({"dropDatabase", "runMigrations", "synchronize"})
_CHANGERS = re.compile(rf"{_RUNNER}(?:\.(?:connection|dataSource|manager))*")


def read_typeorm(found: TreeFound) -> None:
    """Read what the method `up` of each class does, and the functions of this file that it calls."""
    watcher = _Up(found)
    runner, module = run_module(found, watcher)
    watcher.running = True
    methods = _methods(module)
    for method, owner in methods:
        runner.enter(method, (Dotted(_RUNNER),), owner)
    if not methods:
        run_up(found, (runner, module), (Dotted(_RUNNER),))


def _methods(module: Frame) -> list[tuple[Function, Class]]:
    """Return the methods `up` of a file, each once, and the classes that they are of."""
    classes = {value.node.id: value for value in module.names.values() if isinstance(value, Class)}
    methods = [(each.members.get("up"), each) for each in classes.values()]
    return [(method, owner) for method, owner in methods if isinstance(method, Function)]


class _Up:
    """Sees the calls of a migration; before `up` runs, none counts."""

    def __init__(self, found: TreeFound) -> None:
        self.found = found
        self.running = False

    def call(self, built: Built) -> Value:
        """Read a call of the query runner's."""
        root, dot, rest = built.path.partition(".")
        if not self.running:
            return built
        if root != _RUNNER and hands_on(built, _CHANGERS):
            keep_opaque(self.found, built.node, NOT_WRITTEN)
        elif dot and built.name == "query":
            run_sql(built.argument(0), built.node, self.found)
        elif dot and built.name in _READERS:
            # whoever it is called upon: it may be what a function of another file gave
            read_operation(_READERS[built.name], built, self.found)
        elif root == _RUNNER:
            self._other(rest, built)
        return built

    def handed(self, built: Built) -> tuple[Value, ...]:
        """Return what runs SQL within a transaction: `queryRunner.manager.transaction(function)`."""
        return (Dotted(f"{_RUNNER}.manager"),) if built.name == "transaction" else ()

    def lost(self, node: Node, why: str) -> None:
        """Keep what cannot be followed."""
        if self.running:
            keep_opaque(self.found, node, why)

    def _other(self, path: str, built: Built) -> None:
        if built.name in _NOT_FOLLOWED:
            keep_opaque(self.found, built.node, NOT_WRITTEN)
        elif "." not in path and not _IRRELEVANT.fullmatch(path):
            what = f"`{path}` is no operation of TypeORM's that is known here"
            keep_opaque(self.found, built.node, what)


_READERS: dict[str, Callable[[Built, TreeFound], None]] = {
    "addColumn": add_columns,
    "addColumns": add_columns,
    "changeColumn": change_column,
    "changeColumns": change_columns,
    "changeTableComment": comment_table,
    "createTable": create_table,
    "createView": create_view,
    "dropColumn": drop_columns,
    "dropColumns": drop_columns,
    "dropTable": drop_table,
    "dropView": drop_table,
    "renameColumn": rename_column,
    "renameTable": rename_table,
}
