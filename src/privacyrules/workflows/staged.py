"""What is staged for the next commit in, a report on that alone out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from privacyrules.files.git import Git
from privacyrules.files.inputs import Inputs
from privacyrules.files.kept import Chosen, inputs_in, missing
from privacyrules.files.revisions import INDEX, Change, staged
from privacyrules.model.config import Config
from privacyrules.model.places import Place, Problem
from privacyrules.model.report import Part, Report
from privacyrules.workflows.asked import Asked, start_of
from privacyrules.workflows.ground import fill
from privacyrules.workflows.judging import judge
from privacyrules.workflows.wanted import Wanted


def check_staged(paths: Sequence[Path], config: Config, wanted: Wanted) -> Report:
    """Check what is staged, as it would be committed, without the files before it.

    Args:
        paths: files and folders to which the check is restricted; those of the settings if empty.
        config: the settings; where git holds their file, what is staged of it counts.
        wanted: what the caller asks for.

    Raises:
        MistakesError: git has no answer; or as for `check_paths`.
    """
    with Git(start_of(paths), "--staged") as git:
        asked = Asked(git, paths, wanted)
        ground = asked.ground(INDEX, config)
        choice, changes = asked.chosen(ground), list(staged(git))
        ground.problems += missing(choice, asked.named(ground), (change.path for change in changes))
        ours = [change for change in changes if choice.holds(change.path)]
        ground.problems += [_unmerged(choice, change) for change in ours if change.unmerged]
        entries = [change.after for change in ours if change.after and not change.unmerged]
        fill(ground, [Inputs("", inputs_in(choice, INDEX, entries))], asked.taking(ground))
    return judge(ground, wanted, "alone")._replace(part=Part("staged", len(ground.files.taken)))


def _unmerged(choice: Chosen, change: Change) -> Problem:
    what = "two versions of this file are in conflict, so that none is staged"
    return Problem(Place(choice.name(change.path)), what, "merge them, and `git add` the file")
