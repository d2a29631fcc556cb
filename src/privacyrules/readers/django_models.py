"""Models of Django: the text of a Python file in; the tables that its models are kept in out."""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.python.line_ends import with_newlines
from privacyrules.syntax.python.model_paths import may_hold_models

_MODELS = re.compile(
    r"\bmodels\.\w*(?:Field|Key|Model)\b|^from[ \t]+django\.(?:contrib\.gis\.)?db\.models[ \t]+import"
    r"|\bAbstract(?:Base)?User\b|\bPermissionsMixin\b",
    re.MULTILINE,
)
_INHERITED = re.compile(r"\babstract_models[ \t]+import\b|^[ \t]+abstract[ \t]*=[ \t]*True\b", re.MULTILINE)
_CLASS = re.compile(r"^[ \t]*class[ \t]+\w+[ \t]*\(", re.MULTILINE)
_MIGRATION = re.compile(r"^class[ \t]+Migration\b", re.MULTILINE)


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to hold models."""
    return may_hold_models(path)


def recognises(text: str) -> bool:
    """Say whether the text of a Python file holds models of Django's."""
    text = with_newlines(text)
    own = "django" in text and "class" in text and _MODELS.search(text) is not None
    if not own and not ("abstract" in text and _INHERITED.search(text)):
        return False
    return _CLASS.search(text) is not None and _MIGRATION.search(text) is None


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read models without running any of them.

    Tables without a stated name are called as Django calls them: by the label of the app, and the model.
    The app is the folder that the file lies in, or that above its folder `models`.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name.
        dialect: of no concern here.

    Returns:
        A part of each table: the columns that its model states, or inherits from Django's own models and
        those of the same file. Those of bases in other files follow from `classes` when all files are
        read. What brings columns that are not written in the file is opaque; a file that is no Python is
        malformed.
    """
    del dialect
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path, tells="part")
    from privacyrules.syntax.python.django_classes import read_classes
    from privacyrules.syntax.python.models import read_models

    return read_models(text, path, read_classes)
