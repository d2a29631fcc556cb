"""Paths in, everything that was read below them and what each column of the schema holds out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from privacyrules.engine.columns.fold import fold_all
from privacyrules.engine.columns.history import changes_of
from privacyrules.engine.columns.propose import applies, propose
from privacyrules.files.packs import find_pack, within
from privacyrules.files.walk import LeftOut, excluded
from privacyrules.model.classification import Lexicon
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import ColumnStatement, Config
from privacyrules.model.places import Problem
from privacyrules.model.policy import Policy
from privacyrules.model.schema import Disclosure, MigrationReading, SchemaChange, TableName
from privacyrules.policy.compilation import Compilation
from privacyrules.policy.statements import statement_from
from privacyrules.workflows.load import check_settings, load_lexicon, load_policy
from privacyrules.workflows.read import FilesRead, read_files


class Wanted(NamedTuple):
    """What the caller asks for; None leaves it to the settings."""

    policy: str | None = None
    dialect: str | None = None
    exclude: tuple[str, ...] = ()
    today: str | None = None


@dataclass(slots=True)
class Ground:
    """What was read, and what it is held against; `problems` grows while it is worked on."""

    policy: Policy
    lexicon: Lexicon
    config: Config
    files: FilesRead
    problems: list[Problem]


def read_ground(paths: Sequence[Path], config: Config, wanted: Wanted) -> Ground:
    """Load the policy and the lexicon, and read the files.

    Args:
        paths: what the user named; the setting `paths`, else the working directory, if empty.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings. Mistakes in the files
            that are read become problems.
    """
    folder = Path(config.folder)
    name = wanted.policy or config.policy
    policy = load_policy(name, project=folder, today=wanted.today, own_terms=config.terms)
    check_settings(config, policy)
    named = list(paths) or [folder / path for path in config.paths] or [Path.cwd()]
    files = read_files(named, _left_out(config, wanted.exclude), wanted.dialect or config.dialect)
    lexicon = load_lexicon(find_pack(name, folder), policy)
    return Ground(policy, lexicon, config, files, list(files.problems))


class Opened(NamedTuple):
    """A disclosure, what the columns that it opens hold, and the tables of which nothing is known."""

    disclosure: Disclosure
    proposals: tuple[Proposal, ...]
    unknown: tuple[TableName, ...]


class Judged(NamedTuple):
    """The columns that are kept, and what is disclosed of them."""

    proposals: list[Proposal]
    opened: list[Opened]


def proposals_of(ground: Ground) -> list[Proposal]:
    """What each column of the schema holds, as the migrations leave it; views keep nothing."""
    return judged(ground).proposals


def judged(ground: Ground) -> Judged:
    """What each column of the schema holds, and each that is opened to somebody."""
    folded = fold_all(change for reading in ground.files.migrations for change in in_order(reading))
    opened = [column for opening in folded.openings for column in opening.columns]
    proposals = _proposals([*folded.columns, *opened], ground)
    return Judged(
        [proposals[id(column)] for column in folded.columns if column.kept],
        [
            Opened(o.disclosure, tuple(proposals[id(column)] for column in o.columns), o.unknown)
            for o in folded.openings
        ],
    )


def in_order(reading: MigrationReading) -> Iterator[SchemaChange | Disclosure]:
    """Give changes and disclosures of a file in the order of its text."""
    waiting = deque(reading.disclosures)
    for change in changes_of(reading):
        while waiting and waiting[0].place < change.place:
            yield waiting.popleft()
        yield change
    yield from waiting


def _proposals(columns: Iterable[StoredColumn], ground: Ground) -> dict[int, Proposal]:
    """The proposal of each column, by the column itself; those that it reads come first."""
    found: dict[int, Proposal] = {}
    waiting = list(columns)
    while waiting:
        column = waiting[-1]
        before = [read for read in column.reads if id(read) not in found]
        waiting += before
        if not before:
            waiting.pop()
            if id(column) not in found:
                reads = [found[id(read)] for read in column.reads]
                stated = statements_on(column, ground)
                assume = ground.config.assume
                found[id(column)] = propose(column, stated, ground.lexicon, assume, reads)
    return found


def statements_on(column: StoredColumn, ground: Ground) -> list[ColumnStatement]:
    """What people state of a column, the weightiest last: settings, its table's comment, its own."""
    compilation = Compilation(ground.policy.vocabulary, ground.policy.words, problems=ground.problems)
    stated = [statement for statement in ground.config.columns if applies(statement, column)]
    beside = (statement_from(a, compilation) for a in (column.table_annotations, column.annotations))
    return stated + [statement for statement in beside if statement is not None]


def _left_out(config: Config, exclude: tuple[str, ...]) -> LeftOut:
    """Patterns of the settings count from where the settings lie, the caller's from where the run starts."""

    def left_out(name: str) -> bool:
        stated = config.exclude and excluded(within(Path(config.folder), name), config.exclude)
        return bool(stated) or excluded(name, exclude)

    return left_out
