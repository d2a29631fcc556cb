"""The columns that a migration of TypeORM's adds, changes or drops in; the changes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from privacyrules.model.schema import ColumnChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.spans import beginning, keep_opaque
from privacyrules.syntax.javascript.strings import shown
from privacyrules.syntax.javascript.types import written_type
from privacyrules.syntax.javascript.values import Built, Entry, Items, Pairs, Plain, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

NO_TABLE = "the name of the table is not written here"
_NO_NAMES = "the table or the column is not written here"
_SIZES = ("length", "precision", "scale")


def stated_in(value: Value | None) -> Pairs | None:
    """Return what `new Table({...})` or `new TableColumn({...})` is made of."""
    inner = value.argument(0) if isinstance(value, Built) and value.path.startswith("new ") else value
    return inner if isinstance(inner, Pairs) else None


def named_table(value: Value | None) -> Text | None:
    """Return the name of a table that is given by its name, as an object, or as what `getTable` found."""
    stated = stated_in(value)
    if stated is not None:
        return known_text(stated.get("name"))
    by_name = isinstance(value, Built) and (value.name == "getTable" or value.path.endswith("Table"))
    return known_text(value.argument(0) if isinstance(value, Built) and by_name else value)


def own_name(name: Text) -> Text:
    """Return the name of a table without its schema."""
    return name.part(name.value.rfind(".") + 1, len(name.value))


def table_of(name: Text, stated: Pairs | None = None) -> TableName:
    """Return the table of a name, in the schema that it is written with or that its object states."""
    schema, dot, own = name.value.rpartition(".")
    said = known_text(stated.get("schema")) if stated else None
    if said is not None:
        return TableName(name.value, said.value)
    return TableName(own, schema) if dot and own else TableName(name.value)


def columns_of(columns: Value | None, table: TableName, built: Built, found: TreeFound) -> None:
    """Read the columns that a table is created with."""
    if not isinstance(columns, Items):
        keep_opaque(found, built.node, "the columns of this table are not written here")
        return
    for column in columns.items:
        _one("add", column, (table, _node(column) or built.node), found)
    if columns.missing is not None:
        found.opaque(columns.missing, "some of the columns are not written here")


def add_columns(built: Built, found: TreeFound) -> None:
    """Read `addColumn("table", new TableColumn({...}))`, or several in a list."""
    name, given = named_table(built.argument(0)), built.argument(1)
    if name is None:
        keep_opaque(found, built.node, NO_TABLE)
    elif isinstance(given, Items):
        columns_of(given, table_of(name), built, found)
    else:
        _one("add", given, (table_of(name), built.node), found)


def drop_columns(built: Built, found: TreeFound) -> None:
    """Read `dropColumn("table", "column")`, or several in a list."""
    name, given = named_table(built.argument(0)), built.argument(1)
    listed = given.items if isinstance(given, Items) else (given,)
    names = [_column_name(value) for value in listed]
    if name is None or (isinstance(given, Items) and given.missing is not None):
        keep_opaque(found, built.node, _NO_NAMES)
        return
    for each in names:
        if each is None:
            keep_opaque(found, built.node, _NO_NAMES)
        else:
            _keep(ColumnChange("drop", table_of(name), each.value, found.place(each)), built.node, found)


def rename_column(built: Built, found: TreeFound) -> None:
    """Read `renameColumn("table", "old", "new")`."""
    _changed(built, (built.argument(0), built.argument(1), built.argument(2)), found)


def change_column(built: Built, found: TreeFound) -> None:
    """Read `changeColumn("table", "old", new TableColumn({...}))`."""
    _changed(built, (built.argument(0), built.argument(1), built.argument(2)), found)


def change_columns(built: Built, found: TreeFound) -> None:
    """Read `changeColumns("table", [{ oldColumn, newColumn }])`."""
    given = built.argument(1)
    pairs = given.items if isinstance(given, Items) else ()
    for pair in pairs:
        old, new = (pair.get("oldColumn"), pair.get("newColumn")) if isinstance(pair, Pairs) else (None, None)
        _changed(built, (built.argument(0), old, new), found)
    if not isinstance(given, Items) or given.missing is not None:
        keep_opaque(found, built.node, "some of the columns are not written here")


def _changed(built: Built, given: tuple[Value | None, Value | None, Value | None], found: TreeFound) -> None:
    name, former, new = named_table(given[0]), _column_name(given[1]), _column_name(given[2])
    if name is None or former is None or new is None:
        keep_opaque(found, built.node, _NO_NAMES)
        return
    change = _described(ColumnChange("retype", table_of(name), new.value, found.place(new)), given[2], found)
    if former.value != new.value:
        change = change._replace(operation="rename", former=former.value)
    elif change.type is None and change.comment is None:
        # whether it may be empty, or has to be unique, is nothing about what it holds
        return
    elif change.type is None:
        change = change._replace(operation="comment")
    _keep(change, built.node, found)


def _one(
    operation: Literal["add"], value: Value | None, at: tuple[TableName, Node], found: TreeFound
) -> None:
    table, node = at
    name = _column_name(value)
    if name is None or value is None or isinstance(value, Text):
        keep_opaque(found, node, "the name of the column is not written here")
        return
    change = ColumnChange(operation, table, name.value, found.place(name))
    _keep(_described(change, value, found), node, found)


def _described(change: ColumnChange, value: Value | None, found: TreeFound) -> ColumnChange:
    stated = stated_in(value)
    put = value.put if isinstance(value, Built) else ()
    entries = {**(stated.entries if stated else {}), **{entry.key.value: entry for entry in put}}
    if not entries:
        return change
    said = Pairs(entries)
    comment = known_text(said.get("comment"))
    return change._replace(type=column_type(said, found), comment=comment.value if comment else None)


def column_type(stated: Pairs, found: TreeFound, otherwise: Text | None = None) -> str | None:
    """Return the type that options state, or the one beside them, with its lengths: `varchar(255)`."""
    kind = written_type(stated.get("type") or otherwise, found.source)
    sizes = [_size(stated.get(name)) for name in _SIZES]
    known = [size for size in sizes if size]
    whole = f"{kind}({', '.join(known)})" if kind and known and "(" not in kind else kind
    several = [stated.get("isArray"), stated.get("array")]
    is_array = any(isinstance(value, Plain) and value.value is True for value in several)
    return f"{whole}[]" if whole and is_array else whole


def _size(value: Value | None) -> str | None:
    if isinstance(value, Text):
        return value.value
    return shown(value) if isinstance(value, Plain) and value.value is not None else None


def _column_name(value: Value | None) -> Text | None:
    """Return the name of a column: given alone, in its options, or as that of one that is there."""
    if isinstance(value, Built):
        put = next((entry.value for entry in reversed(value.put) if entry.key.value == "name"), None)
        if put is not None:
            return known_text(put)
        if value.name == "clone":
            return _column_name(value.receiver)
        if value.name == "findColumnByName":
            return known_text(value.argument(0))
    stated = stated_in(value)
    return known_text(stated.get("name") if stated is not None else value)


def _node(value: Value) -> Node | None:
    """Return where a column is written."""
    if isinstance(value, Built):
        return value.node
    first: Entry | None = next(iter(value.entries.values()), None) if isinstance(value, Pairs) else None
    return first.node.parent if first is not None else None


def _keep(change: ColumnChange, node: Node, found: TreeFound) -> None:
    start = beginning(node, found.source) if node.type == "call_expression" else found.source.start(node)
    found.keep(change, start, found.source.end(node))
