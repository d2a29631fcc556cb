"""A policy, and paths if there are any, in; where policy and practice part out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from privacyrules.engine.gaps import gaps
from privacyrules.model.config import Config
from privacyrules.model.review import Gaps
from privacyrules.workflows.columns import judged
from privacyrules.workflows.doings import doings
from privacyrules.workflows.ground import read_ground
from privacyrules.workflows.load import load_policy
from privacyrules.workflows.wanted import Wanted


def find_gaps(paths: Sequence[Path], config: Config, wanted: Wanted) -> Gaps:
    """Tell where the policy is silent and, of what is read, what it does not cover and what is unused.

    Args:
        paths: what the user named; the setting `paths` if empty. Without either, the policy alone is
            looked at.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings.
    """
    if not paths and not config.paths:
        name, folder = wanted.policy or config.policy, Path(config.folder)
        return gaps(load_policy(name, project=folder, today=wanted.today, own_terms=config.terms))
    ground = read_ground(paths, config, wanted)
    found = gaps(ground.policy, doings(ground, judged(ground)))
    return found._replace(files=ground.files.count, problems=tuple(sorted(set(ground.problems))))
