"""A migration of Knex's in, what its `up` does to the schema out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.entry import NOT_WRITTEN, hands_on, parts_of, run_module, run_sql, run_up
from privacyrules.syntax.javascript.knex_changes import NO_TABLE, READERS, table_of
from privacyrules.syntax.javascript.knex_raw import sql_of
from privacyrules.syntax.javascript.knex_tables import TableCalls
from privacyrules.syntax.javascript.knex_views import ViewCalls
from privacyrules.syntax.javascript.spans import keep_opaque
from privacyrules.syntax.javascript.values import Built, Dotted, Either, Function, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_KNEX, _TABLE, _VIEW = "@knex", "@table", "@view"
_IRRELEVANT = re.compile(
    "connection|(?:create|drop)(?:Extension|Schema)(?:If(?:Not)?Exists)?|debug|has(?:Column|Table)|on|queryContext"
    "|refreshMaterializedView|timeout|to(?:Query|SQL|String)|transacting|withSchema"
)
_CHANGERS = re.compile(rf"{_KNEX}(?:\.schema(?:\.\w+)?)?|{_TABLE}|{_VIEW}")
_KEEPS_DATA = frozenset(
    {"$query", "bindKnex", "bindTransaction", "knex", "query", "transacting", "transaction"}
)
_VIEWS = {
    "createMaterializedView": "create materialized view ",
    "createView": "create view ",
    "createViewOrReplace": "create or replace view ",
}
_NO_SQL = "the SQL that is run is not written here"


def read_knex(found: TreeFound) -> None:
    """Read what `up` does, and the functions of this file that it calls."""
    watcher = _Up(found)
    loaded = run_module(found, watcher)
    watcher.running = True
    run_up(found, loaded, (Dotted(_KNEX), Dotted("Promise")))
    watcher.tell_unread()


class _Up:
    """Sees the calls of a migration; before `up` runs, none counts."""

    def __init__(self, found: TreeFound) -> None:
        self.found = found
        self.running = False
        self.tables = TableCalls(found)
        self.views = ViewCalls(found)
        self.unread: dict[int, Node] = {}

    def call(self, built: Built) -> Value:
        """Read a call of Knex's."""
        root, _, rest = built.path.partition(".")
        if not self.running:
            return built
        if root.startswith((_KNEX, _TABLE, _VIEW)):
            for value in built.args:
                self._is_a_part(value)
        if root == _TABLE:
            self.tables.call(built)
        elif root == _VIEW:
            self.views.call(built)
        elif root == _KNEX:
            return self._knex(rest, built)
        elif built.name not in _KEEPS_DATA and hands_on(built, _CHANGERS):
            keep_opaque(self.found, built.node, NOT_WRITTEN)
        elif _is_like_ours(built):
            # whoever it is called upon: it may be what a function of another file gave
            self._schema(built)
        elif rest and built.name == "raw" and isinstance(built.argument(0), Text):
            self._raw(built)
        return built

    def handed(self, built: Built) -> tuple[Value, ...]:
        """Return the table that is handed to a function behind `createTable`, and so on."""
        if built.path == f"{_KNEX}.transaction":
            return (Dotted(_KNEX),)
        if built.args and (_is_schema(built.path) or _is_like_ours(built)):
            name = known_text(built.argument(0))
            root = _VIEW if built.name.endswith("View") or built.name in _VIEWS else _TABLE
            return (Dotted(root, about=table_of(name, built) if name else None),)
        return ()

    def lost(self, node: Node, why: str) -> None:
        """Keep what cannot be followed."""
        if self.running:
            keep_opaque(self.found, node, why)

    def tell_unread(self) -> None:
        """Keep the SQL that is not written, unless it turned out to be a part of another call."""
        for node in self.unread.values():
            keep_opaque(self.found, node, _NO_SQL)

    def _is_a_part(self, value: Value) -> None:
        """Forget SQL that is handed to a call of Knex's: a default, or a part of a query."""
        for part in parts_of(value):
            if isinstance(part, Built):
                self.unread.pop(part.node.id, None)

    def _knex(self, rest: str, built: Built) -> Value:
        if built.name == "raw":
            self._raw(built)
        elif rest == "transaction":
            return built if any(isinstance(value, Function) for value in built.args) else Dotted(_KNEX)
        elif _is_schema(built.path):
            self._schema(built)
        elif rest.startswith("migrate."):
            keep_opaque(self.found, built.node, NOT_WRITTEN)
        return built

    def _raw(self, built: Built) -> None:
        text, given = sql_of(built), built.argument(0)
        if text is not None or isinstance(given, Either):
            run_sql(text or given, built.node, self.found)
        elif not (isinstance(given, Built) and given.path.startswith(_KNEX)):
            self.found.statements += 1
            self.unread[built.node.id] = built.node

    def _schema(self, built: Built) -> None:
        operation = built.name
        if _IRRELEVANT.fullmatch(operation):
            return
        self.found.statements += 1
        if built.missing is not None:
            keep_opaque(self.found, built.node, "some of the arguments are not written here")
        elif operation in _VIEWS:
            self.views.begin(_VIEWS[operation], built)
        elif operation == "alterView":
            return
        elif operation in READERS:
            name = known_text(built.argument(0))
            if name is None:
                keep_opaque(self.found, built.node, NO_TABLE)
            else:
                READERS[operation](name, built, self.found)
        else:
            keep_opaque(self.found, built.node, f"`{operation}` is no operation of Knex's that is known here")


def _is_schema(path: str) -> bool:
    """Say whether a full name is one of what changes the schema: `@knex.schema.createTable`."""
    return path.startswith(_KNEX) and ".schema." in path


def _is_like_ours(built: Built) -> bool:
    """Say whether a call is named as those of Knex that change a table are, whoever it is called upon."""
    named = built.name in READERS and built.name != "table"
    return "." in built.path and (named or built.name in _VIEWS)
