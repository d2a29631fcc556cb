"""What a migration of Knex's makes of a view, call by call, in; its columns out."""

from __future__ import annotations

from privacyrules.model.schema import ColumnChange
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.entry import parts_of
from privacyrules.syntax.javascript.knex_raw import sql_of
from privacyrules.syntax.javascript.knex_tables import about
from privacyrules.syntax.javascript.spans import beginning, keep_opaque
from privacyrules.syntax.javascript.values import Built, Function

_NOT_SQL = "what this view shows is not written here in SQL"


class ViewCalls:
    """Reads `view.columns([...])` and `view.as(knex.raw("select ..."))` as the SQL that they stand for."""

    def __init__(self, found: TreeFound) -> None:
        """Start with what was found so far."""
        self.found = found
        self.head: list[Text] = []

    def begin(self, words: str, built: Built) -> None:
        """Read `createView("name", function)`, up to the function."""
        name = known_text(built.argument(0))
        if name is None or not any(isinstance(value, Function) for value in built.args):
            keep_opaque(self.found, built.node, _NOT_SQL)
            self.head = []
        else:
            self.head = [Text(words, ((0, name.offset(0)),)), name]

    def call(self, built: Built) -> None:
        """Read one call upon the view that was begun last."""
        if built.name == "rename":
            self._rename(built)
        elif not self.head:
            return
        elif built.name == "columns":
            names = [known_text(part) for value in built.args for part in parts_of(value)]
            for at, name in enumerate(each for each in names if each is not None):
                self.head += [Text(", " if at else " (", ((0, name.offset(0)),)), name]
            if len(self.head) > 2:
                self.head.append(Text(")", ((0, self.found.source.end(built.node) - 1),)))
        elif built.name == "as":
            self._query(built)

    def _rename(self, built: Built) -> None:
        """Read `view.column("old").rename("new")`."""
        column, table = built.receiver, about(built)
        former = known_text(column.argument(0)) if isinstance(column, Built) else None
        new = known_text(built.argument(0))
        if table is None or former is None or new is None:
            keep_opaque(self.found, built.node, "the view or the column is not written here")
            return
        change = ColumnChange("rename", table, new.value, self.found.place(new), former=former.value)
        self.found.keep(change, beginning(built.node, self.found.source), self.found.source.end(built.node))

    def _query(self, built: Built) -> None:
        query = built.argument(0)
        sql = sql_of(query) if isinstance(query, Built) and query.name == "raw" else None
        if sql is None:
            keep_opaque(self.found, built.node, _NOT_SQL)
            return
        between = Text(" as ", ((0, sql.offset(0)),))
        whole = joined([*self.head, between, sql], self.head[0].offset(0))
        if whole is not None:
            self.found.sql(whole, built.node)
