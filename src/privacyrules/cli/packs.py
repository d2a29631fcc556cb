"""The packs that `--policy` and the settings of the working directory name."""

from __future__ import annotations

from pathlib import Path

from privacyrules.files.packs import packs_in
from privacyrules.model.config import Config
from privacyrules.model.pack import Pack
from privacyrules.model.places import MistakesError, Problem
from privacyrules.workflows.packing import load_pack
from privacyrules.workflows.project import find_config


def one_pack(policy: str | None, today: str | None = None, config: str | None = None) -> Pack:
    """Load the pack that an option names, else that of the settings, else the project's only one.

    Args:
        policy: what `--policy` names.
        today: the day of evaluation.
        config: the file of the settings that `--config` names.

    Raises:
        MistakesError: there is no such pack, or files have mistakes.
    """
    return _pack(policy, find_config(Path.cwd(), config), today)


def _pack(policy: str | None, settings: Config, today: str | None) -> Pack:
    return load_pack(
        policy or settings.policy, project=Path(settings.folder), today=today, own_terms=settings.terms
    )


def all_packs(policy: str | None, today: str | None = None, config: str | None = None) -> list[Pack]:
    """Load the pack that an option or the settings name, else all of the project; see `one_pack`.

    Raises:
        MistakesError: there is no such pack, or files have mistakes; those of all packs.
    """
    settings = find_config(Path.cwd(), config)
    names = packs_in(Path(settings.folder, "rules"))
    if policy or settings.policy or len(names) < 2:
        return [_pack(policy, settings, today)]
    packs: list[Pack] = []
    problems: list[Problem] = []
    for name in names:
        try:
            packs.append(_pack(name, settings, today))
        except MistakesError as error:
            problems += error.problems
    if problems:
        raise MistakesError(problems)
    return packs
