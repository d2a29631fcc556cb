"""An input in, what the first reader that takes it finds there out, or why it could not be read."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, cast

from privacyrules.files.inputs import Input
from privacyrules.model.manifest import ManifestReading
from privacyrules.model.places import MissingExtraError, MistakesError, Problem
from privacyrules.model.schema import MigrationReading
from privacyrules.readers import READERS, Choosy, Reader
from privacyrules.syntax.text import decode


class Taken(NamedTuple):
    """What came of an input that a reader takes.

    `text` is None where its bytes are none; `extra` names a library that is missing to read it.
    """

    text: str | None = None
    found: MigrationReading | ManifestReading | None = None
    problems: tuple[Problem, ...] = ()
    extra: str = ""


class Taking:
    """The readers, and what they made of inputs so far: an input of a known version is read once."""

    def __init__(self, dialect: str | None) -> None:
        """Start with the dialect of SQL, None to judge by each text."""
        self._dialect = dialect
        self._readers = [cast("Reader", import_module(f"privacyrules.readers.{name}")) for name in READERS]
        self._known: dict[tuple[str, str], Taken | None] = {}

    def claims(self, name: str) -> bool:
        """Whether a reader may take a file of this name."""
        return any(reader.claims(name) for reader in self._readers)

    def take(self, given: Input) -> Taken | None:
        """Read an input; None if no reader takes it by its name or, where that is not enough, its text."""
        claiming = [r for r in self._readers if r.claims(given.own) or r.claims(given.name)]
        if not claiming:
            return None
        key = given.name, given.version
        if key not in self._known:
            taken = self._read(given, claiming)
            if not given.version:
                return taken
            self._known[key] = taken
        return self._known[key]

    def _read(self, given: Input, claiming: list[Reader]) -> Taken | None:
        text = None
        try:
            text = decode(given.read(), given.name)
            reader = next((r for r in claiming if not isinstance(r, Choosy) or r.recognises(text)), None)
            return None if reader is None else Taken(text, reader.read(text, given.name, self._dialect))
        except MistakesError as error:
            return Taken(text, problems=error.problems)
        except MissingExtraError as error:
            return Taken(text, extra=error.extra)
