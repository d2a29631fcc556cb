"""SQL migrations: the text of a `.sql` file in; its schema changes, and what was not understood, out."""

from __future__ import annotations

from privacyrules.model.schema import Disclosure, MigrationReading, Unread
from privacyrules.syntax.sql.direction import forward_only, undoes
from privacyrules.syntax.sql.words import may_define


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`; what only undoes a migration, it does not."""
    return path.lower().endswith(".sql") and not undoes(path)


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration in SQL.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: `postgresql`, `mysql`, `mariadb`, `sqlite` or `sqlserver`; None to judge by the text.

    Returns:
        The changes and disclosures of the forward direction in the order of the text, every statement that
        is malformed or opaque, and what `privacyrules:` comments say. A file without a word that defines
        anything is read no further, and has no statements.

    Raises:
        KeyError: the dialect is not known.
    """
    text = text.removeprefix("\ufeff")
    if not may_define(text):
        return MigrationReading(path)
    from privacyrules.syntax.line_map import LineMap
    from privacyrules.syntax.sql.dialect import guess_dialect
    from privacyrules.syntax.sql.reading import read_sql

    lined = _lined(text)
    reading = read_sql(forward_only(lined), LineMap(text, path), dialect or guess_dialect(lined))
    found = [sighting.change for sighting in reading.sightings]
    return MigrationReading(
        path,
        changes=tuple(change for change in found if not isinstance(change, (Disclosure, Unread))),
        unread=tuple(change for change in found if isinstance(change, Unread)),
        statements=reading.statements,
        ignores=tuple(reading.ignores),
        problems=tuple(reading.problems),
        disclosures=tuple(change for change in found if isinstance(change, Disclosure)),
    )


def _lined(text: str) -> str:
    """Return the text with a line feed in place of each carriage return that ends a line alone."""
    if text.count("\r") == text.count("\r\n"):
        return text
    return text.replace("\r\n", "\0\n").replace("\r", "\n").replace("\0\n", "\r\n")
