"""TypeORM migrations and entities: the text of a script in; what they do to the schema or show of it out."""

from __future__ import annotations

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.javascript.files import has_entities, may_migrate, may_model, tool_of


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to fit."""
    return may_migrate(path) or may_model(path)


def recognises(text: str) -> bool:
    """Say whether the text of a script is a migration of TypeORM's, or holds its entities."""
    return tool_of(text) == "typeorm" or has_entities(text)


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration, or entities, without running any of it.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of the SQL in strings, as for SQL files; None to judge by each string.

    Returns:
        The changes that `up` makes, in its order, or the columns of entities; what is not understood as
        opaque. Any other file has no statements.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar is not installed.
    """
    text = text.removeprefix("\ufeff")
    # a file that was named outright may bear a name that tells nothing
    if (may_migrate(path) or not may_model(path)) and tool_of(text) == "typeorm":
        from privacyrules.syntax.javascript.entry import read_script
        from privacyrules.syntax.javascript.typeorm import read_typeorm

        return read_script(text, path, dialect, read_typeorm)
    if has_entities(text):
        from privacyrules.syntax.javascript.entry import read_script
        from privacyrules.syntax.javascript.typeorm_entities import read_entities

        return read_script(text, path, dialect, read_entities)._replace(tells="part")
    return MigrationReading(path)
