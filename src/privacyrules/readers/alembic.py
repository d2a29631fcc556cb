"""Alembic migrations: the text of a Python file in; what its `upgrade()` does to the schema out."""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.python.line_ends import behind_newlines

_FOLDER = re.compile(
    r"(?:^|[\\/])(?:versions|migrations)[\\/](?:.*[\\/])?[^\\/]+\.py\Z", re.IGNORECASE | re.DOTALL
)

# a pattern that starts with a newline is looked for many times faster than one that starts with `^`
_UPGRADE = re.compile(r"\n(?:async[ \t]+)?def[ \t]+upgrade[ \t]*\(")
_REVISION = re.compile(r"\n(?:down_)?revision\b")
_ALEMBIC = re.compile(r"\balembic\b")
_NAMED = re.compile(r"""\nrevision[ \t]*(?::[^=\n]*)?=[ \t]*["']([^"'\n]+)["']""")
_BEFORE = re.compile(
    r"""\n(?:down_revision|depends_on)[ \t]*(?::[^=\n]*)?=[ \t]*(\([^)]*\)|\[[^\]]*\]|[^\n]*)"""
)
_QUOTED = re.compile(r"""["']([^"'\n]+)["']""")


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to be a migration."""
    return _FOLDER.search(path) is not None


def recognises(text: str) -> bool:
    """Say whether the text of a Python file is a migration of Alembic's."""
    if "upgrade" not in text:
        return False
    text = behind_newlines(text)
    return bool(_UPGRADE.search(text) and (_REVISION.search(text) or _ALEMBIC.search(text)))


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration without running any of it.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of the SQL in strings, as for SQL files; None to judge by each string.

    Returns:
        The changes that `upgrade()` makes, in its order; every call that is not understood as opaque;
        a file that is no Python as malformed. A file that is no migration has no statements.

    Raises:
        KeyError: the dialect is not known.
    """
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path)
    from privacyrules.syntax.python.alembic import read_upgrade
    from privacyrules.syntax.python.found import read_python

    revision, follows = _place_in_history(text)
    return read_python(text, path, dialect, read_upgrade)._replace(revision=revision, follows=follows)


def _place_in_history(text: str) -> tuple[str | None, tuple[str, ...]]:
    """The revision that a file is, and those that it follows (several where branches are merged)."""
    text = behind_newlines(text)
    named = _NAMED.search(text)
    before = tuple(name for stated in _BEFORE.finditer(text) for name in _QUOTED.findall(stated[1]))
    return (named[1] if named else None), before
