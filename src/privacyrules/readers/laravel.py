"""Laravel migrations: the text of a PHP file in; what its `up()` does to the schema out."""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading

_PATH = re.compile(
    r"(?:.*[\\/])?(?:(?:migrations?|updates)[\\/](?:.*[\\/])?[^\\/]+|\d{4}_\d\d_\d\d_\d{6}_[^\\/]+)\.php(?:\.stub)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_UP = re.compile(
    r"\bfunction\s+up\s*\(|['\"]up['\"]\s*=>|\breturn\s+(?:\\?Flarum\\Database\\)?Migration\s*::",
    re.IGNORECASE,
)
_LARAVEL = re.compile(
    r"\b(?:Flarum|Illuminate|Hyperf)\\(?:Database|Support\\Facades)\b|\bSchema\s*::\s*\w"
    r"|\bBlueprint\s+\$|\bCapsule\s*::"
)
_OTHERS = re.compile(
    r"\bPhinx\\|\bMigrations\\(?:Abstract|Base)Migration|\bDoctrine\\(?:DBAL\\Schema|Migrations)\b"
    r"|\bCodeIgniter\\|\bCI_Migration\b|\byii\\db\b",
    re.IGNORECASE,
)


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to be a migration."""
    return _PATH.match(path) is not None


def recognises(text: str) -> bool:
    """Say whether the text of a PHP file is a migration of Laravel's."""
    return bool(_UP.search(text) and _LARAVEL.search(text)) and not _OTHERS.search(text)


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration without running any of it.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of the SQL in strings, as for SQL files; None to judge by each string.

    Returns:
        The changes that `up()` makes, in its order; every call that is not understood as opaque. A file
        that is no migration has no statements.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar is not installed.
    """
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path)
    from privacyrules.syntax.php.laravel import read_laravel
    from privacyrules.syntax.php.program import read_php

    return read_php(text, path, dialect, read_laravel)
