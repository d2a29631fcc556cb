"""A call of Knex's that is about a whole table in; what it does to the schema out."""

from __future__ import annotations

from collections.abc import Callable

from privacyrules.model.schema import TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.spans import beginning, keep_opaque, until_inside
from privacyrules.syntax.javascript.values import Built, Function

NO_TABLE = "the name of the table is not written here"
_NO_FUNCTION = "what this does to the table is not written here"
_FARTHEST = 100


def table_of(name: Text, built: Built) -> TableName:
    """Return the table of a name, in the schema that it is written with or that the chain states."""
    schema, dot, own = name.value.rpartition(".")
    owner = built.receiver
    for _ in range(_FARTHEST):
        if not isinstance(owner, Built):
            break
        stated = known_text(owner.argument(0)) if owner.name == "withSchema" else None
        if stated is not None:
            return TableName(name.value, stated.value)
        owner = owner.receiver
    return TableName(own, schema) if dot and own else TableName(name.value)


def _create(name: Text, built: Built, found: TreeFound) -> None:
    """Read `createTable("name", function)`."""
    function = built.argument(1)
    until = until_inside(function.node, built.node, found.source) if isinstance(function, Function) else 0
    _made("create", name, built, found, until)
    _alter(name, built, found)


def _create_like(name: Text, built: Built, found: TreeFound) -> None:
    """Read `createTableLike("name", "other", function)`: the columns are not written here."""
    _made("create", name, built, found)
    other = known_text(built.argument(1))
    keep_opaque(found, built.node, f"the columns are copied from {other.value if other else 'another table'}")


def _alter(_name: Text, built: Built, found: TreeFound) -> None:
    """Read `alterTable("name", function)`: the function is followed where it is written here."""
    if not any(isinstance(value, Function) for value in built.args):
        keep_opaque(found, built.node, _NO_FUNCTION)


def _drop(name: Text, built: Built, found: TreeFound) -> None:
    """Read `dropTable("name")`."""
    _made("drop", name, built, found)


def _rename(name: Text, built: Built, found: TreeFound) -> None:
    """Read `renameTable("old", "new")`."""
    new = known_text(built.argument(1))
    if new is None:
        keep_opaque(found, built.node, NO_TABLE)
        return
    before = table_of(name, built)
    table = table_of(new, built)._replace(schema=before.schema)
    change = TableChange("rename", table, found.place(_own_name(new)), former=before)
    found.keep(change, beginning(built.node, found.source), found.source.end(built.node))


def _made(operation: str, name: Text, built: Built, found: TreeFound, until: int = 0) -> None:
    """Keep a table that is created or dropped; `until` is where the head of the call ends."""
    change = TableChange("create", table_of(name, built), found.place(_own_name(name)))
    change = change._replace(operation="drop") if operation == "drop" else change
    found.keep(change, beginning(built.node, found.source), until or found.source.end(built.node))


def _own_name(name: Text) -> Text:
    """Return the name of a table without its schema."""
    return name.part(name.value.rfind(".") + 1, len(name.value))


READERS: dict[str, Callable[[Text, Built, TreeFound], None]] = {
    "alterTable": _alter,
    "createTable": _create,
    "createTableIfNotExists": _create,
    "createTableLike": _create_like,
    "dropMaterializedView": _drop,
    "dropMaterializedViewIfExists": _drop,
    "dropTable": _drop,
    "dropTableIfExists": _drop,
    "dropView": _drop,
    "dropViewIfExists": _drop,
    "renameTable": _rename,
    "renameView": _rename,
    "table": _alter,
}
"""The operations that begin with the name of a table, and what reads each."""
