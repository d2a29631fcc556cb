"""Models of SQLAlchemy and SQLModel: the text of a Python file in; the tables that its classes keep out."""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.python.model_paths import may_hold_models

_COLUMN = re.compile(r"Column[ \t]*\(|mapped_column[ \t]*\(|Mapped\[")
_KEPT = re.compile(r"class[ \t]+\w+[ \t]*\([^()]*\btable[ \t]*=[ \t]*True\b")
_LIBRARIES = ("sqlalchemy", "SQLAlchemy", "sqlmodel", "SQLModel", "db.Model")


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to hold models."""
    return may_hold_models(path)


def recognises(text: str) -> bool:
    """Say whether the text of a Python file holds models or tables of SQLAlchemy's."""
    if "from django.db" in text:
        return False
    if "table" in text and _KEPT.search(text):
        return True
    return any(name in text for name in _LIBRARIES) and _COLUMN.search(text) is not None


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read models without running any of them.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of no concern here.

    Returns:
        A part of each table: the columns that its class states or inherits from classes of the same file.
        Those of bases in other files follow from `classes` when all files are read. What brings columns
        that are not written in the file is opaque; a file that is no Python is malformed.
    """
    del dialect
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path, tells="part")
    from privacyrules.syntax.python.models import read_models
    from privacyrules.syntax.python.sqlalchemy import read_classes

    return read_models(text, path, read_classes)
