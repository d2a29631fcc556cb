"""The text of a Prisma schema in; how its tables and columns stand out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacyrules.model.schema import ColumnChange, MigrationReading, TableChange, TableName, Unread
from privacyrules.syntax.code.found import CodeFound
from privacyrules.syntax.code.owners import Comment
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.prisma.blocks import Attribute, Block, Field, Mistake, Name
from privacyrules.syntax.prisma.documentation import Documentation
from privacyrules.syntax.prisma.lexer import Token, string_value
from privacyrules.syntax.prisma.parser import parse_schema
from privacyrules.syntax.prisma.relations import columns_by_type, columns_of

_TABLES = frozenset({"model", "view", "type"})


def read_schema(text: str, path: str) -> MigrationReading:
    """Read a schema: each model is a table, each view shows one, and each field is a column or a relation.

    A composite type (MongoDB) is told as a table of its own; the field that holds it is a column.
    """
    source = CodeSource(text, path)
    parsed = parse_schema(text)
    found = CodeFound(source, None)
    known = columns_by_type(parsed.blocks)
    documentation = Documentation(source, parsed.comments)
    for block in parsed.blocks:
        if block.kind in _TABLES:
            _table(block, known, found, documentation)
    for mistake in parsed.mistakes:
        _unread(mistake, found)
    found.sightings.sort(key=lambda sighting: sighting.start)
    # what follows a comment is looked for right behind it
    source.text = text.replace("*/", "  ")
    return found.laid(lambda: _comments(parsed.comments))._replace(tells="whole")


def _unread(mistake: Mistake, found: CodeFound) -> None:
    at, what, start, end, opaque = mistake
    written, place = found.source.text[start:end], found.source.place(at)
    found.keep(Unread("opaque" if opaque else "malformed", place, what, written), start, end)


def _table(block: Block, known: Mapping[str, bool], found: CodeFound, documentation: Documentation) -> None:
    found.statements += 1
    name, schema = _mapped(block.name, block.attributes), _stated(block.attributes, "schema")
    table = TableName(name.text, schema.text if schema else None)
    comment = documentation.of(block.start, block.head)
    place = found.source.place(name.start)
    change = TableChange("create", table, place, comment=comment, shows=block.kind == "view")
    found.keep(change, block.start, block.head)
    for field, column in zip(block.fields, columns_of(block, known), strict=True):
        if column is None:
            what = f"whether this is a column depends on `{field.type.text}`, which another file defines"
            found.keep_opaque(what, field.name.start, field.end)
        elif column:
            _column(field, table, found, documentation)


def _column(field: Field, table: TableName, found: CodeFound, documentation: Documentation) -> None:
    name = _mapped(field.name, field.attributes)
    place = found.source.place(name.start)
    comment = documentation.of(field.name.start, field.end)
    change = ColumnChange("add", table, name.text, place, _type(field), comment=comment)
    found.keep(change, field.name.start, field.end)


def _type(field: Field) -> str:
    """Return the type in the database if that is written, else Prisma's own."""
    native = next((attribute for attribute in field.attributes if "." in attribute.path), None)
    written = field.type.text
    if native is not None:
        arguments = "".join(token.text for token in native.arguments).replace(",", ", ")
        written = native.path.rpartition(".")[2] + (f"({arguments})" if arguments else "")
    elif field.unsupported is not None:
        written = string_value(field.unsupported)
    return f"{written}[]" if field.many else written


def _mapped(name: Token, attributes: tuple[Attribute, ...] | list[Attribute]) -> Name:
    """Return the name in the database."""
    return _stated(attributes, "map") or Name(name.text, name.start)


def _stated(attributes: tuple[Attribute, ...] | list[Attribute], path: str) -> Name | None:
    """Return the string that an attribute states, as in `@map("mail")` and `@map(name: "mail")`."""
    for attribute in attributes:
        string = next((token for token in attribute.arguments if token.kind == "string"), None)
        if attribute.path == path and string is not None and string_value(string):
            return Name(string_value(string), string.start + 1)
    return None


def _comments(tokens: list[Token]) -> Iterator[Comment]:
    for token in tokens:
        opening = 3 if token.text.startswith("///") else 2
        yield Comment(token.start, token.start + opening, token.end)
