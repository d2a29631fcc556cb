"""A column whose type the schema itself defines in; the column, reading what its type is made of, out."""

from __future__ import annotations

from privacyrules.engine.columns.filling import Given, put
from privacyrules.engine.columns.standing import Schema, Table
from privacyrules.model.schema import TableName
from privacyrules.syntax.pattern import pattern

_NAME = r'"[^"]+"|\[[^\]]+\]|[^\W\d][\w$]*'
_TYPE = pattern(rf"\s*(?:({_NAME})\s*\.\s*)?({_NAME})")


def compose(table: Table, key: str, schema: Schema) -> None:
    """Let a column of a composite type or domain read what the type is made of."""
    column = table.columns[key]
    type_ = _type_of(column.type, schema) if column.type and schema.types else None
    if type_ is not None and type_ is not table:
        put(table, Given(column.name, tuple(type_.now().values()), None), column.place)


def compose_all(schema: Schema) -> None:
    """Do so for every column, since a type may have changed after the column was made."""
    for table in schema.tables.values() if schema.types else ():
        for key in table.columns:
            compose(table, key, schema)


def _type_of(declared: str, schema: Schema) -> Table | None:
    """Return the type that was declared, alone or as an array; None if it is none of those defined."""
    written = _TYPE.match(declared)
    if not written:
        return None
    own = written[2].strip('"[]')
    if own.lower() not in schema.types:
        return None
    return schema.find(TableName(own, written[1].strip('"[]') if written[1] else None, is_type=True))
