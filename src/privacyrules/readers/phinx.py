"""Phinx migrations, also those of CakePHP: the text of a PHP file in; what it does to the schema out."""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading

_PATH = re.compile(
    r"(?:.*[\\/])?(?:[^\\/]*migrations?[\\/](?:.*[\\/])?[^\\/]+|\d{14}_[^\\/]*)\.php\Z",
    re.IGNORECASE | re.DOTALL,
)
_FORWARD = re.compile(r"\bfunction\s+(?:up|change)\s*\(", re.IGNORECASE)
_PHINX = re.compile(r"\bPhinx\\Migration\\|(?<!\w\\)\bMigrations\\(?:Abstract|Base)Migration\b")


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to be a migration."""
    return _PATH.match(path) is not None


def recognises(text: str) -> bool:
    """Say whether the text of a PHP file is a migration of Phinx's."""
    return bool(_PHINX.search(text) and _FORWARD.search(text))


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration without running any of it.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of the SQL in strings, as for SQL files; None to judge by each string.

    Returns:
        The changes that `change()` or `up()` makes, in its order; every call that is not understood as
        opaque. A file that is no migration has no statements.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar is not installed.
    """
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path)
    from privacyrules.syntax.php.phinx import read_phinx
    from privacyrules.syntax.php.program import read_php

    return read_php(text, path, dialect, read_phinx)
