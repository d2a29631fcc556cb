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
from privacyrules.workflows.texts import Texts

if TYPE_CHECKING:
    from privacyrules.model.manifest import ManifestReading

_NUMBERS = pattern(r"([0-9]+)")
_TAKEN = (
    "readers take *.sql, *.flows.yaml, *.flows.json, the migrations of Alembic, Django, Rails, Laravel, "
    "Doctrine, Phinx, Knex, Sequelize and TypeORM, the models of SQLAlchemy, Django, Sequelize and TypeORM, "
    "schemas of Prisma, and changelogs of Liquibase"
)


MOST_CHANGES = 250_000
"""So many changes of tables and columns are judged at a time, some twenty times those of a large product."""
_LESS = "name some of the folders or files, one part of the schema at a time, or exclude what is not yours"


class FilesRead:
    """Everything that the readers gave, with the texts of the files for showing them.

    `seen` are the names of all files, and whether a reader took them; `changes` is how many changes of the
    schema there are. `not_installed` are the files that an extra would read, by that extra.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.migrations: list[MigrationReading] = []
        self.manifests: list[ManifestReading] = []
        self.problems: list[Problem] = []
        self.texts = Texts()
        self.seen: dict[str, bool] = {}
        self.count = self.passed_over = self.changes = 0
        self.not_entered: list[str] = []
        self.not_installed: dict[str, list[str]] = {}

    @property
    def taken(self) -> list[str]:
        """The names of the files that a reader took."""
        return [name for name, taken in self.seen.items() if taken]


def read_files(inputs: Iterable[Inputs], taking: Taking) -> FilesRead:
    """Read all inputs that a reader claims, each once, in the order in which they are found.

    A file that was named outright and that no reader claims, and a path that does not exist or holds
    no file that a reader takes, are problems; other unclaimed files are counted.

    Raises:
        MistakesError: there is more than can be judged at a time.
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
                    if read.changes > MOST_CHANGES:
                        break
        except MistakesError as error:
            read.problems += error.problems
            continue
        if read.changes > MOST_CHANGES:
            raise MistakesError([_too_many(read)])
        if not taken and given.expected == "folder":
            what = "the folder holds no file that a reader takes"
            read.problems.append(Problem(Place(given.path), what, _TAKEN))
    read.problems += [not_installed(extra, files) for extra, files in read.not_installed.items()]
    read.migrations = in_history(sorted(read.migrations, key=lambda reading: _order(reading.path)))
    return read


def _too_many(read: FilesRead) -> Problem:
    what = f"with this file, there are more than {MOST_CHANGES:,} changes of columns; none was judged"
    return Problem(Place(read.migrations[-1].path), what, _LESS)


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
    name = given.name
    again = name in read.seen
    if not again or (outright and not read.seen[name]):
        taken = taking.take(given, outright=outright)
        read.seen[name] = taken is not None
        if taken is not None:
            read.passed_over -= again
            _keep(read, given, taken)
        elif not again:
            read.passed_over += not outright
    if outright and not read.seen[name]:
        read.problems.append(Problem(Place(name), "no reader takes this file", _TAKEN))
    return read.seen[name]


def _keep(read: FilesRead, given: Input, taken: Taken) -> None:
    read.problems += taken.problems
    read.count += taken.text is not None
    if taken.extra:
        read.not_installed.setdefault(taken.extra, []).append(given.name)
    if taken.found is None or taken.text is None:
        return
    read.texts.keep(given, taken.text)
    if isinstance(taken.found, MigrationReading):
        read.migrations.append(taken.found)
        read.problems += taken.found.problems
        read.changes += len(taken.found.changes)
    else:
        read.manifests.append(taken.found)
