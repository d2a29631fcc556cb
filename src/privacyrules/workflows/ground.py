"""Paths and settings in, the policy that holds and everything that was read below the paths out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from privacyrules.engine.compiled import judge_by
from privacyrules.engine.decide import decide
from privacyrules.engine.parts import Judge
from privacyrules.files.inputs import Inputs
from privacyrules.files.packs import find_pack
from privacyrules.files.walk import on_disk
from privacyrules.model.answer import Answer
from privacyrules.model.classification import Lexicon
from privacyrules.model.config import Config
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.places import Problem
from privacyrules.model.policy import Policy
from privacyrules.workflows.load import check_settings, load_lexicon, load_ready
from privacyrules.workflows.read import FilesRead, read_files
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.wanted import Exclusions, Wanted, named_or_set


class Ground:
    """What was read, and what it is held against; `problems` grows while it is worked on.

    `excluding` are the patterns of the setting `exclude` that left something out.
    """

    def __init__(self, policy: Policy, judge: Judge, lexicon: Lexicon, config: Config) -> None:
        """Begin with nothing read."""
        self.policy = policy
        self.judge = judge
        self.lexicon = lexicon
        self.config = config
        self.files = FilesRead()
        self.problems: list[Problem] = []
        self.excluding: set[str] = set()

    def under(self, policy: Policy, judge: Judge) -> Ground:
        """Hold the same files against another policy, without the problems so far."""
        ground = Ground(policy, judge, self.lexicon, self.config)
        ground.files, ground.excluding = self.files, self.excluding
        return ground

    def answer(self, flow: Flow, assumed: Sequence[Assumption]) -> Answer:
        """Decide a flow and explain the decision.

        Raises:
            ValueError: the flow has too many combinations of terms.
        """
        return decide(self.policy, flow, assumed, self.judge)


def read_ground(paths: Sequence[Path], config: Config, wanted: Wanted) -> Ground:
    """Load the policy and the lexicon, and read the files of the work tree.

    Args:
        paths: what the user named; the setting `paths`, else the working directory, if empty.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings. Mistakes in the files
            that are read become problems.
    """
    ground = empty_ground(config, wanted)
    left_out = Exclusions(config, wanted.exclude)
    taking = Taking(wanted.dialect or config.dialect, wanted.on_read)
    fill(ground, (on_disk(path, left_out) for path in named_or_set(paths, config)), taking)
    ground.excluding = left_out.used
    return ground


def empty_ground(config: Config, wanted: Wanted) -> Ground:
    """Load the policy and the lexicon.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings.
    """
    folder = Path(config.folder)
    name = wanted.policy or config.policy
    policy, masks = load_ready(name, project=folder, today=wanted.today, own_terms=config.terms)
    check_settings(config, policy)
    lexicon = load_lexicon(find_pack(name, folder), policy)
    return Ground(policy, judge_by(policy, masks), lexicon, config)


def fill(ground: Ground, inputs: Iterable[Inputs], taking: Taking) -> None:
    """Read inputs; what is wrong with them becomes a problem of the ground."""
    ground.files = read_files(inputs, taking)
    ground.problems += ground.files.problems
