"""Inputs in, what readers find in them out; what cannot be read becomes a problem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from privacyrules.engine.columns.history import in_history
from privacyrules.files.inputs import Input, Inputs, NotEntered
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.pattern import pattern
from privacyrules.workflows.taking import Taken, Taking

if TYPE_CHECKING:
    from privacyrules.model.manifest import ManifestReading

_NUMBERS = pattern(r"([0-9]+)")
_TAKEN = (
    "readers take *.sql, *.flows.yaml, *.flows.json, the migrations of Alembic, Django, Rails, Laravel, "
    "Doctrine, Phinx, Knex, Sequelize and TypeORM, the models of SQLAlchemy, Django, Sequelize and TypeORM, "
    "schemas of Prisma, and changelogs of Liquibase"
)


class FilesRead:
    """Everything that the readers gave, with the texts of the files for showing them.

    `not_installed` are the files that an extra would read, by that extra.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.migrations: list[MigrationReading] = []
        self.manifests: list[ManifestReading] = []
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.seen: set[str] = set()
        self.taken: set[str] = set()
        self.count = self.passed_over = 0
        self.not_entered: list[str] = []
        self.not_installed: dict[str, list[str]] = {}


def read_files(inputs: Iterable[Inputs], taking: Taking) -> FilesRead:
    """Read all inputs that a reader claims, each once, in the order in which they are found.

    A file that was named outright and that no reader claims, and a path that does not exist or holds
    no file that a reader takes, are problems; other unclaimed files are counted.
    """
    read = FilesRead()
    for given in inputs:
        taken = False
        try:
            for found in given.found:
                if isinstance(found, NotEntered):
                    read.not_entered.append(found.name)
                else:
                    taken |= _read_input(read, found, taking, outright=given.expected == "file")
        except MistakesError as error:
            read.problems += error.problems
            continue
        if not taken and given.expected == "folder":
            what = "the folder holds no file that a reader takes"
            read.problems.append(Problem(Place(given.path), what, _TAKEN))
    read.problems += [not_installed(extra, files) for extra, files in read.not_installed.items()]
    read.migrations = in_history(sorted(read.migrations, key=lambda reading: _order(reading.path)))
    return read


def not_installed(extra: str, files: Sequence[str]) -> Problem:
    """The one problem of all files that wait for one library."""
    rest = len(files) - 1
    more = f" (and {rest} other file{'s' if rest > 1 else ''})" if rest else ""
    what = f"this file{more} cannot be read without the extra '{extra}'"
    return Problem(Place(files[0]), what, f"install it: pip install 'privacyrules[{extra}]'")


def _order(path: str) -> list[str | int]:
    """Where a migration stands in time: by name, and by number where names hold numbers (V2 before V10)."""
    return [int(part) if part.isdecimal() else part for part in _NUMBERS.split(path)]


def _read_input(read: FilesRead, given: Input, taking: Taking, *, outright: bool) -> bool:
    """Read an input once; say whether a reader takes it.

    What a folder held and no reader claims there may still be known by its text once somebody names it.
    """
    again = given.name in read.seen
    if not again or (outright and given.name not in read.taken):
        read.seen.add(given.name)
        taken = taking.take(given, outright=outright)
        if taken is not None:
            read.passed_over -= again
            read.taken.add(given.name)
            _keep(read, given.name, taken)
        elif not again:
            read.passed_over += not outright
    if given.name not in read.taken and outright:
        read.problems.append(Problem(Place(given.name), "no reader takes this file", _TAKEN))
    return given.name in read.taken


def _keep(read: FilesRead, name: str, taken: Taken) -> None:
    read.problems += taken.problems
    read.count += taken.text is not None
    if taken.extra:
        read.not_installed.setdefault(taken.extra, []).append(name)
    if taken.found is None or taken.text is None:
        return
    read.texts[name] = taken.text
    if isinstance(taken.found, MigrationReading):
        read.migrations.append(taken.found)
        read.problems += taken.found.problems
    else:
        read.manifests.append(taken.found)
