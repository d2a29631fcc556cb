"""Knex migrations: the text of a script in; what its `up` does to the schema out."""

from __future__ import annotations

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.javascript.files import may_migrate, tool_of


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to be a migration."""
    return may_migrate(path)


def recognises(text: str) -> bool:
    """Say whether the text of a script is a migration of Knex's."""
    return tool_of(text) == "knex"


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration without running any of it.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of the SQL in strings, as for SQL files; None to judge by each string.

    Returns:
        The changes that `up` makes, in its order; every call that is not understood as opaque. A file that
        is no migration has no statements.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar is not installed.
    """
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path)
    from privacyrules.syntax.javascript.entry import read_script
    from privacyrules.syntax.javascript.knex import read_knex

    return read_script(text, path, dialect, read_knex)
