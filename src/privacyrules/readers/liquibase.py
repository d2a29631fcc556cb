"""Changelogs of Liquibase: an XML, YAML or JSON text in; what its change sets do to the schema out.

Changelogs in SQL are read as SQL.
"""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading

_SUFFIXES = (".xml", ".yaml", ".yml", ".json")
_YAML = re.compile(r"^databaseChangeLog[ \t]*:", re.MULTILINE)
_JSON = re.compile(r'\s*\{(?:\s*"\$schema"\s*:\s*"[^"]*"\s*,)?\s*"databaseChangeLog"\s*:')
_XML = re.compile(r"<(?:[\w.-]+:)?databaseChangeLog\b")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ELEMENT = re.compile(r"<[A-Za-z_]")


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to be a changelog."""
    return path.lower().endswith(_SUFFIXES)


def recognises(text: str) -> bool:
    """Say whether the text of a file is a changelog: whether that is its outermost element or key."""
    if "databaseChangeLog" not in text:
        return False
    first = text.lstrip("\ufeff \t\r\n")[:1]
    if first == "{":
        return _JSON.match(text.removeprefix("\ufeff")) is not None
    if first != "<":
        return _YAML.search(text) is not None
    root = _XML.search(text)
    before = _COMMENT.sub("", text[: root.start()]) if root else "<a"
    return "<!DOCTYPE" in before or _ELEMENT.search(before) is None


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a changelog; the files that it includes are read on their own, in the order of their names.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of the SQL in it, as for SQL files; None to judge by the databases that a change set
            names, and else by each text.

    Returns:
        The changes in the order of the text, for whatever database; every change that is not understood
        as opaque; what is no XML, YAML or JSON as malformed. A file that is no changelog has no statements.

    Raises:
        KeyError: the dialect is not known.
    """
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path)
    from privacyrules.syntax.liquibase.changelog import read_changelog

    return read_changelog(text, path, dialect)
