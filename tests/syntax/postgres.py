"""PostgreSQL statements in; the columns and tables that PostgreSQL's own parser finds in them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

# Imported so that its own stubs, which do not pass, are not checked with our files.
postgast = import_module("postgast")
pb = import_module("postgast.pg_query_pb2")

Node = Any

OF_QUERY = "query"
"""The operation of an event that says that a query gives the table its columns, which are not told."""

BUILT_IN = "pg_catalog"
"""The schema that the parser writes before the standard's types, which it knows by other names."""


class BuiltInError(Exception):
    """A statement is about one of the standard's types."""


Event = tuple[str, str, str]
"""Operation, table and column (empty for the table itself), in small letters."""

_TABLES = (pb.OBJECT_TABLE, pb.OBJECT_VIEW, pb.OBJECT_MATVIEW, pb.OBJECT_FOREIGN_TABLE)
_TYPES = (pb.OBJECT_TYPE, pb.OBJECT_DOMAIN)


def events_of(text: str) -> list[Event] | None:
    """Return what a text does; None where PostgreSQL does not parse it, or would change its own types."""
    try:
        tree = postgast.wrap(postgast.parse(text))
        found = [event for raw in tree.stmts for event in _events(raw.stmt)]
    except (postgast.PgQueryError, BuiltInError):
        return None
    return [(operation, table.lower(), column.lower()) for operation, table, column in found]


def _events(node: Node) -> Iterator[Event]:
    yield from _READERS.get(type(node).__name__, _nothing)(node)


def _nothing(_: Node) -> Iterator[Event]:
    return iter(())


def _foreign(node: Node) -> Iterator[Event]:
    return _created(node.base_stmt)


def _created(node: Node) -> Iterator[Event]:
    table = _table(node.relation)
    yield "create", table, ""
    yield from (("add", table, "*") for _ in node.inh_relations)
    if node.of_typename:
        yield "add", table, "*"
    if not (node.partbound or node.of_typename):
        yield from _added(table, node.table_elts)


def _added(table: str, items: Iterable[Node]) -> Iterator[Event]:
    for item in items:
        if type(item).__name__ == "ColumnDef":
            yield "add", table, item.colname
        elif type(item).__name__ == "TableLikeClause":
            yield "add", table, "*"


def _altered(node: Node) -> Iterator[Event]:
    table = _table(node.relation, is_type=node.objtype == pb.OBJECT_TYPE)
    # The grammar lets an index have what its checks refuse later.
    for command in node.cmds if node.objtype in (*_TABLES, pb.OBJECT_TYPE) else ():
        if command.subtype == pb.AT_AddColumn:
            yield "add", table, command.def_.colname
        elif command.subtype == pb.AT_DropColumn:
            # Of a type, it is never said that others inherit from it.
            alone = node.objtype in _TABLES and not node.relation.inh
            yield "drop alone" if alone else "drop", table, command.name
        elif command.subtype == pb.AT_AlterColumnType:
            yield "retype", table, command.name
        elif command.subtype in _TIES:
            yield from _tied(command, table)


_TIES = {
    pb.AT_AddInherit: "inherit",
    pb.AT_AttachPartition: "inherit",
    pb.AT_DropInherit: "leave",
    pb.AT_DetachPartition: "leave",
    pb.AT_DetachPartitionFinalize: "leave",
}


def _tied(command: Node, table: str) -> Iterator[Event]:
    """Tell the parent with what is done: the third part of an event is a column."""
    other = command.def_
    if type(other).__name__ == "PartitionCmd":
        yield f"{_TIES[command.subtype]} {table.lower()}", _table(other.name), ""
    else:
        yield f"{_TIES[command.subtype]} {_table(other).lower()}", table, ""


def _renamed(node: Node) -> Iterator[Event]:
    if node.rename_type == pb.OBJECT_ATTRIBUTE or (
        node.rename_type == pb.OBJECT_COLUMN and node.relation_type in _TABLES
    ):
        yield "rename", _table(node.relation, is_type=node.rename_type == pb.OBJECT_ATTRIBUTE), node.newname
    elif node.rename_type in _TABLES:
        yield "rename", _joined((node.relation.schemaname, node.newname)), ""
    elif node.rename_type in _TYPES:
        *schema, _ = _names(node.object)
        yield "rename", f"type {_joined((*schema[-1:], node.newname))}", ""


def _moved(node: Node) -> Iterator[Event]:
    if node.object_type in _TABLES:
        yield "rename", f"{node.newschema}.{node.relation.relname}", ""


def _dropped(node: Node) -> Iterator[Event]:
    if node.remove_type in _TABLES + _TYPES:
        for each in node.objects:
            yield "drop", _named(each, is_type=node.remove_type in _TYPES), ""


def _commented(node: Node) -> Iterator[Event]:
    if node.objtype == pb.OBJECT_COLUMN:
        *table, column = _names(node.object)
        yield "comment", _joined(table[-2:]), column
    elif node.objtype in (*_TABLES[:3], *_TYPES):
        is_type = node.objtype in _TYPES
        column = _names(node.object)[-1] if node.objtype == pb.OBJECT_DOMAIN else ""
        yield "comment", _named(node.object, is_type=is_type), column


def _composed(node: Node) -> Iterator[Event]:
    table = _table(node.typevar, is_type=True)
    yield "create", table, ""
    yield from _added(table, node.coldeflist)


def _domain(node: Node) -> Iterator[Event]:
    names = [name.sval for name in node.domainname]
    yield "create", f"type {_joined(names[-2:])}", ""
    yield "add", f"type {_joined(names[-2:])}", names[-1]


def _view(node: Node) -> Iterator[Event]:
    yield "create", _table(node.view), ""
    yield OF_QUERY, _table(node.view), ""


def _filled(node: Node) -> Iterator[Event]:
    yield "create", _table(node.into.rel), ""
    yield OF_QUERY, _table(node.into.rel), ""


_READERS: Mapping[str, Callable[[Node], Iterator[Event]]] = {
    "AlterObjectSchemaStmt": _moved,
    "AlterTableStmt": _altered,
    "CommentStmt": _commented,
    "CompositeTypeStmt": _composed,
    "CreateDomainStmt": _domain,
    "CreateForeignTableStmt": _foreign,
    "CreateStmt": _created,
    "CreateTableAsStmt": _filled,
    "DropStmt": _dropped,
    "RenameStmt": _renamed,
    "ViewStmt": _view,
}


def _table(relation: Node, *, is_type: bool = False) -> str:
    name = _joined((relation.schemaname, relation.relname))
    return f"type {name}" if is_type else name


def _named(node: Node, *, is_type: bool = False) -> str:
    name = _joined(_names(node)[-2:])
    return f"type {name}" if is_type else name


def _names(node: Node) -> list[str]:
    return [item.sval for item in (node.items if type(node).__name__ == "List" else node.names)]


def _joined(names: Iterable[str]) -> str:
    written = [name for name in names if name]
    if BUILT_IN in written:
        raise BuiltInError
    return ".".join(written)
