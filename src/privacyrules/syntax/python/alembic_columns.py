"""The columns that an Alembic migration adds, changes or drops in; the changes out."""

from __future__ import annotations

import ast

from privacyrules.model.schema import ColumnChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.found import Found, written_type
from privacyrules.syntax.python.values import Built, Plain, Value

_NO_TYPE = ("ForeignKey", "Sequence", "Identity", "Computed", "CheckConstraint", "FetchedValue")
_NO_TABLE = "the table or the column is not written here"
_NO_COLUMN = "the name of the column is not written here"


def table_name(name: Text, built: Built) -> TableName:
    """Return the table of a name, with the schema that the call states."""
    schema = known_text(built.named.get("schema"))
    return TableName(name.value, schema.value if schema else None)


def columns_of(built: Built, table: TableName, found: Found) -> None:
    """Read the columns that a call which creates a table lists."""
    for item in built.args[0 if "table_name" in built.named else 1 :]:
        if isinstance(item, Built) and _is_column(item):
            _column(item, table, found, item.node)
        elif not _is_no_column(item):
            found.opaque(_node(item) or built.node, "what this adds to the table is not written here")
    if built.missing is not None:
        found.opaque(built.missing, "some of what the table consists of is not written here")


def added_column(built: Built, found: Found) -> None:
    """Read `op.add_column("table", sa.Column(...))`, or the same in a batch."""
    table, rest = _table(built)
    column = built.named.get("column") or next(iter(rest), None)
    if table is None or not isinstance(column, Built) or not _is_column(column):
        found.opaque(built.node, _NO_TABLE)
    else:
        _column(column, table, found, built.node)


def dropped_column(built: Built, found: Found) -> None:
    """Read `op.drop_column("table", "column")`, or the same in a batch."""
    table, rest = _table(built)
    name = known_text(built.named.get("column_name") or next(iter(rest), None))
    if table is None or name is None:
        found.opaque(built.node, _NO_TABLE)
    else:
        found.saw(ColumnChange("drop", table, name.value, found.place(name)), built.node)


def altered_column(built: Built, found: Found) -> None:
    """Read `op.alter_column("table", "column", new_column_name=, type_=, comment=)`, also in a batch."""
    table, rest = _table(built)
    name = known_text(built.named.get("column_name") or next(iter(rest), None))
    stated = built.named.get("new_column_name") or built.named.get("name")
    new = None if isinstance(stated, Plain) else stated
    if table is None or name is None or (new is not None and known_text(new) is None):
        found.opaque(built.node, _NO_TABLE)
        return
    type_ = written_type(built.named.get("type_"), found.source)
    comment = known_text(built.named.get("comment"))
    said = comment.value if comment else None
    after = known_text(new)
    if after is not None and after.value != name.value:
        place = found.place(after)
        change = ColumnChange("rename", table, after.value, place, type_, former=name.value, comment=said)
    elif type_ is not None:
        change = ColumnChange("retype", table, name.value, found.place(name), type_, comment=said)
    elif said is not None:
        change = ColumnChange("comment", table, name.value, found.place(name), comment=said)
    else:
        return
    found.saw(change, built.node)


def _table(built: Built) -> tuple[TableName | None, tuple[Value, ...]]:
    """Return the table that a call is about, and the arguments behind its name."""
    batch = built.receiver
    if isinstance(batch, Built):
        name = known_text(batch.argument(0, "table_name"))
        return (table_name(name, batch) if name else None), built.args
    if "table_name" in built.named:
        rest = built.args
    elif built.path.startswith("?") and len(built.args) < 2:
        # it may be a batch, whose table stands elsewhere
        return None, ()
    else:
        rest = built.args[1:]
    name = known_text(built.argument(0, "table_name"))
    return (table_name(name, built) if name else None), rest


def _column(column: Built, table: TableName, found: Found, node: ast.expr) -> None:
    arguments = column.args
    stated = column.named.get("name")
    if stated is None and arguments:
        stated, arguments = arguments[0], arguments[1:]
    name = known_text(stated)
    if name is None:
        found.opaque(node, _NO_COLUMN)
        return
    comment = known_text(column.named.get("comment"))
    first = next((value for value in arguments if not is_no_type(value)), None)
    type_ = written_type(column.named.get("type_") or first, found.source)
    said = comment.value if comment else None
    found.saw(ColumnChange("add", table, name.value, found.place(name), type_, comment=said), node)


def _is_column(value: Built) -> bool:
    return value.name == "Column"


def _is_no_column(value: Value) -> bool:
    """Say whether an argument is a constraint or an index, or nothing."""
    if isinstance(value, Built):
        return value.name.endswith(("Constraint", "Index"))
    return isinstance(value, Plain) and value.value is None


def is_no_type(value: Value) -> bool:
    """Say whether an argument of `Column` is none that states its type."""
    return isinstance(value, Text | Plain) or (isinstance(value, Built) and value.name in _NO_TYPE)


def _node(value: Value) -> ast.expr | None:
    node = getattr(value, "node", None)
    return node if isinstance(node, ast.expr) else None
