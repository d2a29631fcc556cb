"""Paths in, everything that was read below them and what each column of the schema holds out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from privacyrules.engine.columns.fold import fold
from privacyrules.engine.columns.propose import applies, propose
from privacyrules.files.packs import find_pack, within
from privacyrules.files.walk import LeftOut, excluded
from privacyrules.model.classification import Lexicon
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import ColumnStatement, Config
from privacyrules.model.places import Problem
from privacyrules.model.policy import Policy
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


def proposals_of(ground: Ground) -> list[Proposal]:
    """What each column of the schema holds, as the migrations leave it."""
    changes = [change for reading in ground.files.migrations for change in reading.changes]
    return [
        propose(column, statements_on(column, ground), ground.lexicon, ground.config.assume)
        for column in fold(changes)
    ]


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
