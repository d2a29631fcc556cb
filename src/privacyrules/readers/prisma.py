"""Schemas of Prisma: the text of a `.prisma` file in; how its tables and columns stand out."""

from __future__ import annotations

from privacyrules.model.schema import MigrationReading


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`."""
    return path.lower().endswith(".prisma")


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a schema, which may be one of several files that make up the whole.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of no concern here.

    Returns:
        The tables and columns by their names in the database, in the order of the text; what could not
        be parsed as malformed; fields of which only another file tells whether they are columns as opaque.
    """
    del dialect
    from privacyrules.syntax.prisma.columns import read_schema

    return read_schema(text.removeprefix("\ufeff"), path)
