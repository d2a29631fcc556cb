"""What comes in: the text of a file to schema changes or flows; one module per format."""

from __future__ import annotations

from typing import Protocol

from privacyrules.model.manifest import ManifestReading
from privacyrules.model.schema import MigrationReading


class Reader(Protocol):
    """What a module in this folder offers."""

    def claims(self, path: str) -> bool:
        """Say whether this reader takes the file at `path`, by its name alone."""

    def read(self, text: str, path: str, dialect: str | None = None) -> MigrationReading | ManifestReading:
        """Read the text of the file at `path`."""


READERS = ("flows", "sql")
"""The readers, each the name of a module in this folder; the first that claims a file reads it."""
