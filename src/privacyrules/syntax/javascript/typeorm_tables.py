"""The tables that a migration of TypeORM's creates, renames, drops or comments on in; the changes out."""

from __future__ import annotations

from privacyrules.model.schema import TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.spans import beginning, keep_opaque
from privacyrules.syntax.javascript.typeorm_columns import (
    NO_TABLE,
    columns_of,
    named_table,
    own_name,
    stated_in,
    table_of,
)
from privacyrules.syntax.javascript.values import Built, Pairs, Value


def create_table(built: Built, found: TreeFound) -> None:
    """Read `createTable(new Table({ name, columns: [...] }))`."""
    made = built.argument(0)
    stated = stated_in(made)
    name = named_table(made)
    if name is None:
        keep_opaque(found, built.node, NO_TABLE)
        return
    table = table_of(name, stated)
    said = known_text(stated.get("comment")) if stated else None
    change = TableChange("create", table, found.place(own_name(name)), comment=said.value if said else None)
    found.keep(change, beginning(built.node, found.source), _head_end(built, name, found))
    columns = stated.get("columns") if stated else made.argument(1) if isinstance(made, Built) else None
    columns_of(columns, table, built, found)
    if stated is not None and stated.missing is not None:
        found.opaque(stated.missing, "some of what the table consists of is not written here")


def drop_table(built: Built, found: TreeFound) -> None:
    """Read `dropTable("name")`."""
    _named("drop", built, found)


def comment_table(built: Built, found: TreeFound) -> None:
    """Read `changeTableComment("name", "comment")`."""
    _named("comment", built, found)


def _named(operation: str, built: Built, found: TreeFound) -> None:
    name = named_table(built.argument(0))
    if name is None:
        keep_opaque(found, built.node, NO_TABLE)
        return
    table, place = table_of(name, stated_in(built.argument(0))), found.place(own_name(name))
    if operation == "drop":
        _keep(TableChange("drop", table, place), built, found)
        return
    said = known_text(built.argument(1))
    _keep(TableChange("comment", table, place, comment=said.value if said else None), built, found)


def rename_table(built: Built, found: TreeFound) -> None:
    """Read `renameTable("old", "new")`."""
    former, new = named_table(built.argument(0)), known_text(built.argument(1))
    if former is None or new is None:
        keep_opaque(found, built.node, NO_TABLE)
        return
    before = table_of(former, stated_in(built.argument(0)))
    table = TableName(own_name(new).value, before.schema)
    _keep(TableChange("rename", table, found.place(own_name(new)), former=before), built, found)


def create_view(built: Built, found: TreeFound) -> None:
    """Read `createView(new View({ name, expression: "SELECT ..." }))` as the SQL that it stands for."""
    stated = stated_in(built.argument(0))
    name, query = (known_text(stated.get("name")), stated.get("expression")) if stated else (None, None)
    if name is None or not isinstance(query, Text):
        keep_opaque(found, built.node, "what this view shows is not written here in SQL")
        return
    words = "create materialized view " if _is_materialized(stated) else "create view "
    head = [Text(words, ((0, name.offset(0)),)), name, Text(" as ", ((0, query.offset(0)),)), query]
    whole = joined(head, name.offset(0))
    if whole is not None:
        found.sql(whole, built.node)


def _is_materialized(stated: Pairs | None) -> bool:
    said: Value | None = stated.get("materialized") if stated else None
    return bool(getattr(said, "value", False))


def _head_end(built: Built, name: Text, found: TreeFound) -> int:
    """Return the offset behind the name of the table, if it is written in the call."""
    end = name.offset(len(name.value) - 1) + 2
    start = found.source.start(built.node)
    return end if start < end < found.source.end(built.node) else found.source.end(built.node)


def _keep(change: TableChange, built: Built, found: TreeFound) -> None:
    found.keep(change, beginning(built.node, found.source), found.source.end(built.node))
