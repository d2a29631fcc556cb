"""A statement of MySQL, SQLite or SQL Server in; the columns and tables that sqlglot finds in it out."""

from __future__ import annotations

from collections.abc import Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

Event = tuple[str, str, str]
"""Operation, table and column (empty for the table itself), in small letters."""

DIALECTS = {"mysql": "mysql", "sqlite": "sqlite", "sqlserver": "tsql"}


def events_of(text: str, dialect: str) -> list[Event] | None:
    """Return what a statement does; None where sqlglot cannot tell.

    It cannot where it does not parse the statement or fails, where it keeps a part of it as mere text (a
    Command), and where it makes a statement of what it has read that is not read alike again.
    """
    name = DIALECTS[dialect]
    try:
        (tree,) = sqlglot.parse(text, read=name, error_level=sqlglot.ErrorLevel.RAISE)
        if tree is None or tree.find(exp.Command) or sqlglot.parse_one(tree.sql(name), read=name) != tree:
            return None
    except (SqlglotError, ValueError, KeyError):
        return None
    return [(operation, table.lower(), column.lower()) for operation, table, column in _events(tree)]


def _events(tree: exp.Expr) -> Iterator[Event]:
    if isinstance(tree, exp.Create) and tree.kind in ("TABLE", "VIEW"):
        yield from _created(tree)
    elif isinstance(tree, exp.Alter) and isinstance(tree.this, exp.Table):
        yield from (event for action in tree.args["actions"] for event in _altered(_name(tree.this), action))
    elif isinstance(tree, exp.Drop) and tree.args["kind"] in ("TABLE", "VIEW"):
        yield from (("drop", _name(table), "") for table in tree.args["tables"])


def _created(tree: exp.Create) -> Iterator[Event]:
    schema = tree.this
    table = _name(schema.this if isinstance(schema, exp.Schema) else schema)
    yield "create", table, ""
    for item in schema.expressions if isinstance(schema, exp.Schema) else ():
        if isinstance(item, exp.ColumnDef):
            yield "add", table, item.name


def _altered(table: str, action: exp.Expr) -> Iterator[Event]:
    if isinstance(action, exp.ColumnDef):
        yield "add", table, action.name
    elif isinstance(action, exp.Drop) and action.args.get("kind") == "COLUMN":
        yield from (("drop", table, column.name) for column in action.args["tables"])
    elif isinstance(action, exp.ModifyColumn):
        former = action.args.get("rename_from")
        renamed = former is not None and former.name != action.this.name
        yield "rename" if renamed else "retype", table, action.this.name
    elif isinstance(action, exp.RenameColumn):
        yield "rename", table, action.args["to"].name
    elif isinstance(action, exp.AlterColumn) and action.args.get("dtype"):
        yield "retype", table, action.name
    elif isinstance(action, exp.AlterRename):
        *schema, _ = table.split(".")  # It stays in its schema, which sqlglot leaves to its users.
        new = _name(action.this)
        yield "rename", new if "." in new else ".".join((*schema, new)), ""


def _name(node: exp.Expr) -> str:
    table = node if isinstance(node, exp.Table) else node.find(exp.Table)
    assert table is not None
    return f"{table.db}.{table.name}" if table.db else table.name
