"""What comes in: the text of a file to schema changes or flows; one module per format."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from privacyrules.model.manifest import ManifestReading
from privacyrules.model.schema import MigrationReading


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


READERS = (
    "flows",
    "sql",
    "alembic",
    "django",
    "rails",
    "laravel",
    "doctrine",
    "phinx",
    "prisma",
    "liquibase",
    "sqlalchemy",
    "django_models",
    "knex",
    "sequelize",
    "typeorm",
)
"""The readers, each the name of a module in this folder.

The first that claims a file (and, if it is choosy, recognises its text) reads it.
"""
