"""A migration of Sequelize's in, what its `up` does to the schema out."""

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
from privacyrules.syntax.javascript.sequelize_tables import (
    add_column,
    change_column,
    create_table,
    drop_table,
    remove_column,
    rename_column,
    rename_table,
)
from privacyrules.syntax.javascript.spans import keep_opaque
from privacyrules.syntax.javascript.values import Built, Dotted, Pairs, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_INTERFACE, _LIBRARY, _TRANSACTION = "@queryInterface", "Sequelize", "@transaction"
_SAME = frozenset({"context", "getQueryInterface()", "queryInterface", "sequelize"})
"""Names by which what a migration is given leads to the query interface, or to what runs SQL."""
_IRRELEVANT = re.compile(
    "(?:add|remove|show)(?:Constraints?|Index(?:es)?)|assertDialectSupport|authenticate|bulk(?:Delete|Insert|Update)"
    "|cast|close|col|(?:create|drop|rename)(?:Database|Function|Schema|Trigger)|decrement|define|delete|describeTable"
    "|dropAllEnums|escape|fn|get\\w+|import|increment|insert|isDefined|json|list\\w+|literal|log|model|nameIndexes"
    "|quote\\w*|random|rawSelect|select|set|show\\w+|startUnmanagedTransaction|tableExists|transaction|update"
    "|upsert|validate|where|withTransaction"
)
_CHANGERS = re.compile(rf"{_INTERFACE}(?:\.(?:context|queryInterface|sequelize))*")
_RUNS_SQL = ("query", "queryRaw")


def read_sequelize(found: TreeFound) -> None:
    """Read what `up` does, and the functions of this file that it calls."""
    watcher = _Up(found)
    loaded = run_module(found, watcher)
    watcher.running = True
    run_up(found, loaded, (Dotted(_INTERFACE), Dotted(_LIBRARY)))


class _Up:
    """Sees the calls of a migration; before `up` runs, none counts."""

    def __init__(self, found: TreeFound) -> None:
        self.found = found
        self.running = False

    def call(self, built: Built) -> Value:
        """Read a call of the query interface's, or one that runs SQL."""
        if built.name == "getQueryInterface":
            return Dotted(_INTERFACE, built.node)
        if not self.running:
            return built
        root, *rest = built.path.split(".")
        if root != _INTERFACE and hands_on(built, _CHANGERS):
            keep_opaque(self.found, built.node, NOT_WRITTEN)
        elif rest and built.name in _RUNS_SQL:
            self._query(built)
        elif rest and built.name in _READERS:
            # whoever it is called upon: it may be what a function of another file gave
            read_operation(_READERS[built.name], built, self.found)
        elif built.name == "sync" and rest:
            keep_opaque(self.found, built.node, NOT_WRITTEN)
        elif root == _INTERFACE and len([part for part in rest if part not in _SAME]) == 1:
            self._other(built)
        return built

    def handed(self, built: Built) -> tuple[Value, ...]:
        """Return the transaction that is handed to a function behind `transaction`."""
        return (Dotted(_TRANSACTION),) if built.name == "transaction" else ()

    def lost(self, node: Node, why: str) -> None:
        """Keep what cannot be followed."""
        if self.running:
            keep_opaque(self.found, node, why)

    def _other(self, built: Built) -> None:
        if not _IRRELEVANT.fullmatch(built.name):
            what = f"`{built.name}` is no operation of Sequelize's that is known here"
            keep_opaque(self.found, built.node, what)

    def _query(self, built: Built) -> None:
        given = built.argument(0)
        run_sql(given.get("query") if isinstance(given, Pairs) else given, built.node, self.found)


_READERS: dict[str, Callable[[Built, TreeFound], None]] = {
    "addColumn": add_column,
    "changeColumn": change_column,
    "createTable": create_table,
    "dropTable": drop_table,
    "removeColumn": remove_column,
    "renameColumn": rename_column,
    "renameTable": rename_table,
}
