"""Django migrations: the text of a Python file in; what its operations do to the schema out."""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.python.line_ends import behind_newlines

_FOLDER = re.compile(
    r"(?:^|[\\/])(?:versions|migrations)[\\/](?:.*[\\/])?[^\\/]+\.py\Z", re.IGNORECASE | re.DOTALL
)
_MIGRATION = re.compile(r"\nclass[ \t]+Migration\b")


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to be a migration."""
    return _FOLDER.search(path) is not None


def recognises(text: str) -> bool:
    """Say whether the text of a Python file is a migration of Django's."""
    return "Migration" in text and _MIGRATION.search(behind_newlines(text)) is not None


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration without running any of it.

    Tables without a stated name are called as Django calls them: by the folder above `migrations`, and
    the model. What earlier migrations of the app say of its models is told by `steps`.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of the SQL in strings, as for SQL files; None to judge by each string.

    Returns:
        The changes that the operations make, in their order; every operation that is not understood as
        opaque; a file that is no Python as malformed. A file that is no migration has no statements.

    Raises:
        KeyError: the dialect is not known.
    """
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path)
    from privacyrules.syntax.python.django import read_migration

    return read_migration(text, path, dialect)
