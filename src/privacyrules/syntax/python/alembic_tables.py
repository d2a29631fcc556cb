"""The tables that an Alembic migration creates, renames, drops or comments on in; the changes out."""

from __future__ import annotations

from privacyrules.model.schema import TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.python.alembic_columns import columns_of, table_name
from privacyrules.syntax.python.found import Found
from privacyrules.syntax.python.values import Built, Plain

_NO_TABLE = "the name of the table is not written here"


def rename_table(built: Built, found: Found) -> None:
    """Read `op.rename_table("old", "new")`."""
    former, new = (
        known_text(built.argument(0, "old_table_name")),
        known_text(built.argument(1, "new_table_name")),
    )
    if former is None or new is None:
        found.opaque(built.node, _NO_TABLE)
        return
    table = table_name(former, built)
    change = TableChange("rename", TableName(new.value, table.schema), found.place(new), former=table)
    found.saw(change, built.node)


def create_table(built: Built, found: Found) -> None:
    """Read `op.create_table("name", sa.Column(...), ...)`."""
    name = known_text(built.argument(0, "table_name", "name"))
    if name is None:
        found.opaque(built.node, _NO_TABLE)
        return
    table = table_name(name, built)
    comment = known_text(built.named.get("comment"))
    change = TableChange("create", table, found.place(name), comment=comment.value if comment else None)
    first = built.node.args[0] if built.node.args else built.node
    found.saw(change, built.node, found.source.end(first))
    columns_of(built, table, found)


def drop_table(built: Built, found: Found) -> None:
    """Read `op.drop_table("name")`."""
    name = known_text(built.argument(0, "table_name"))
    if name is None:
        found.opaque(built.node, _NO_TABLE)
    else:
        found.saw(TableChange("drop", table_name(name, built), found.place(name)), built.node)


def comment_table(built: Built, found: Found) -> None:
    """Read `op.create_table_comment("name", "comment")`."""
    name, comment = known_text(built.argument(0, "table_name")), built.argument(1, "comment")
    if name is None or not (known_text(comment) or isinstance(comment, Plain)):
        found.opaque(built.node, "the table, or the comment on it, is not written here")
        return
    said = known_text(comment)
    change = TableChange(
        "comment", table_name(name, built), found.place(name), comment=said.value if said else None
    )
    found.saw(change, built.node)
