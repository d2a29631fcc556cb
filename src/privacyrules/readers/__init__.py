"""What comes in: the text of a file to schema changes or flows; one module per format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from privacyrules.model.schema import MigrationReading

if TYPE_CHECKING:
    from privacyrules.model.manifest import ManifestReading


class Reader(Protocol):
    """What a module in this folder offers."""

    def claims(self, path: str) -> bool:
        """Say whether this reader may take the file at `path`, by its name alone."""

    def read(self, text: str, path: str, dialect: str | None = None) -> MigrationReading | ManifestReading:
        """Read the text of the file at `path`."""


@runtime_checkable
class Choosy(Protocol):
    """What a module offers besides where the name of a file does not tell enough."""

    def recognises(self, text: str) -> bool:
        """Say whether a file whose name the reader claims is one of its own, by its text."""


_PYTHON, _PHP = (".py",), (".php",)
_SCRIPTS = (".js", ".cjs", ".mjs", ".ts", ".cts", ".mts")

READERS: Mapping[str, tuple[str, ...]] = {
    "flows": (".flows.yaml", ".flows.yml", ".flows.json"),
    "sql": (".sql",),
    "alembic": _PYTHON,
    "django": _PYTHON,
    "rails": (".rb",),
    "laravel": (*_PHP, ".php.stub"),
    "doctrine": _PHP,
    "phinx": _PHP,
    "prisma": (".prisma",),
    "liquibase": (".xml", ".yaml", ".yml", ".json"),
    "sqlalchemy": _PYTHON,
    "django_models": _PYTHON,
    "knex": _SCRIPTS,
    "sequelize": _SCRIPTS,
    "typeorm": _SCRIPTS,
}
"""The readers, each the name of a module in this folder, with the ends of its files' names, in small letters.

The first that claims a file (and, if it is choosy, recognises its text) reads it. A reader is imported
where a file's name ends so: a run that sees SQL alone has no use for the others.
"""
