"""The tables and columns that a migration of Sequelize's makes or changes in; the changes out."""

from __future__ import annotations

from collections.abc import Callable

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.spans import beginning, keep_opaque
from privacyrules.syntax.javascript.types import written_type
from privacyrules.syntax.javascript.values import Built, Pairs, Value

_NO_TABLE = "the name of the table is not written here"
_NO_NAMES = "the table or the column is not written here"
NO_COLUMNS = "the columns of this table are not written here"

NameOf = Callable[[str], str]
"""Gives the name of a column by that of its property."""


class _Named:
    """A table as an operation names it, with the words that name it."""

    def __init__(self, name: Text, schema: Text | None) -> None:
        self.name = name
        self.table = TableName(name.value, schema.value if schema else None)


def create_table(built: Built, found: TreeFound) -> None:
    """Read `createTable("name", { column: type, ... }, options)`."""
    options = built.argument(2)
    named = _table(built.argument(0), options)
    if named is None:
        keep_opaque(found, built.node, _NO_TABLE)
        return
    said = known_text(options.get("comment")) if isinstance(options, Pairs) else None
    change = TableChange("create", named.table, found.place(named.name), comment=said.value if said else None)
    start, columns = beginning(built.node, found.source), built.argument(1)
    found.keep(change, start, _head_end(built, found))
    if isinstance(columns, Pairs):
        read_attributes(columns, named.table, found)
    else:
        keep_opaque(found, built.node, NO_COLUMNS)


def read_attributes(columns: Pairs, table: TableName, found: TreeFound, name_of: NameOf = str) -> None:
    """Read `{ column: type, other: { type, field, comment } }`; `name_of` names those without a `field`."""
    for entry in columns.entries.values():
        field = entry.value.get("field") if isinstance(entry.value, Pairs) else None
        name = entry.key if field is None else known_text(field)
        if name is None:
            found.opaque(entry.node, "the name of the column is not written here")
        elif not _is_virtual(entry.value, found):
            change = described(_column("add", table, name, found), entry.value, found)
            written = name_of(name.value) if field is None else name.value
            found.saw(change._replace(column=written), entry.node)
    if columns.missing is not None:
        found.opaque(columns.missing, "some of the columns are not written here")


def drop_table(built: Built, found: TreeFound) -> None:
    """Read `dropTable("name")`."""
    named = _table(built.argument(0), built.argument(1))
    if named is None:
        keep_opaque(found, built.node, _NO_TABLE)
    else:
        _keep(TableChange("drop", named.table, found.place(named.name)), built, found)


def rename_table(built: Built, found: TreeFound) -> None:
    """Read `renameTable("old", "new")`."""
    former, new = _table(built.argument(0)), _table(built.argument(1))
    if former is None or new is None:
        keep_opaque(found, built.node, _NO_TABLE)
        return
    table = new.table if new.table.schema else new.table._replace(schema=former.table.schema)
    _keep(TableChange("rename", table, found.place(new.name), former=former.table), built, found)


def add_column(built: Built, found: TreeFound) -> None:
    """Read `addColumn("table", "column", type or { type, comment })`."""
    _one_column("add", built, found)


def change_column(built: Built, found: TreeFound) -> None:
    """Read `changeColumn("table", "column", type or { type, comment })`."""
    _one_column("retype", built, found)


def remove_column(built: Built, found: TreeFound) -> None:
    """Read `removeColumn("table", "column")`."""
    _one_column("drop", built, found)


def rename_column(built: Built, found: TreeFound) -> None:
    """Read `renameColumn("table", "old", "new")`."""
    named, former = _table(built.argument(0)), known_text(built.argument(1))
    new = known_text(built.argument(2))
    if named is None or former is None or new is None:
        keep_opaque(found, built.node, _NO_NAMES)
        return
    change = ColumnChange("rename", named.table, new.value, found.place(new), former=former.value)
    _keep(change, built, found)


def _one_column(operation: str, built: Built, found: TreeFound) -> None:
    named, name = _table(built.argument(0)), known_text(built.argument(1))
    if named is None or name is None:
        keep_opaque(found, built.node, _NO_NAMES)
        return
    change = _column(operation, named.table, name, found)
    if operation != "drop":
        stated = built.argument(2)
        if stated is not None and _is_virtual(stated, found):
            return
        change = described(change, stated, found)
        whole = isinstance(stated, Pairs) and stated.missing is None
        if operation == "retype" and change.type is None and whole:
            if change.comment is None:
                return
            change = change._replace(operation="comment")
    _keep(change, built, found)


def _column(operation: str, table: TableName, name: Text, found: TreeFound) -> ColumnChange:
    change = ColumnChange("add", table, name.value, found.place(name))
    if operation == "drop":
        return change._replace(operation="drop")
    return change._replace(operation="retype") if operation == "retype" else change


def described(change: ColumnChange, stated: Value | None, found: TreeFound) -> ColumnChange:
    """Return a column with the type and the comment that are stated of it."""
    type_, comment = (
        (stated.get("type"), known_text(stated.get("comment")))
        if isinstance(stated, Pairs)
        else (stated, None)
    )
    written = written_type(type_, found.source)
    return change._replace(type=written, comment=comment.value if comment else None)


def _is_virtual(stated: Value, found: TreeFound) -> bool:
    type_ = stated.get("type") if isinstance(stated, Pairs) else stated
    return (written_type(type_, found.source) or "").startswith("VIRTUAL")


def _table(value: Value | None, options: Value | None = None) -> _Named | None:
    stated: Value | None = value
    schema = options.get("schema") if isinstance(options, Pairs) else None
    if isinstance(value, Pairs):
        stated = value.get("tableName") or value.get("name")
        schema = value.get("schema") or schema
    name = known_text(stated)
    return _Named(name, known_text(schema)) if name else None


def _head_end(built: Built, found: TreeFound) -> int:
    """Return where the head of a `createTable` ends: behind the bracket that opens its columns."""
    arguments = built.node.child_by_field_name("arguments")
    parts = [part for part in arguments.named_children if part.type == "object"] if arguments else []
    return found.source.start(parts[0]) + 1 if parts else found.source.end(built.node)


def _keep(change: ColumnChange | TableChange, built: Built, found: TreeFound) -> None:
    found.keep(change, beginning(built.node, found.source), found.source.end(built.node))
