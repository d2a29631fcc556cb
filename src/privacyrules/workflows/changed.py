"""Where a branch was left in, a report on what HEAD brings since out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain
from pathlib import Path

from privacyrules.files.git import Git
from privacyrules.files.inputs import Input, Inputs
from privacyrules.files.kept import Chosen, inputs_in, missing
from privacyrules.files.packs import COLUMNS, VOCABULARY, find_pack, shown
from privacyrules.files.revisions import Change, Entry, changed, files_in, merge_base
from privacyrules.model.config import Config
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.report import Part, Report
from privacyrules.syntax.nearest import nearest
from privacyrules.workflows.asked import Asked, start_of
from privacyrules.workflows.ground import Ground, fill
from privacyrules.workflows.judging import Reach, judge
from privacyrules.workflows.read import FilesRead, not_installed
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.wanted import Wanted, reads_all

HEAD = "HEAD"


def check_changed(paths: Sequence[Path], base: str, config: Config, wanted: Wanted) -> Report:
    """Check what HEAD brings: what a check of it finds, and one of where it left another branch does not.

    Args:
        paths: files and folders to which the check is restricted; those of the settings if empty.
        base: the other branch, or any name of a commit.
        config: the settings; where git holds their file, what each commit holds of it counts.
        wanted: what the caller asks for.

    Raises:
        MistakesError: git has no answer; or as for `check_paths`.
    """
    with Git(start_of(paths), f"--changed {base}") as git:
        fork = merge_base(git, base, nearest)
        asked = Asked(git, paths, wanted)
        ground = asked.ground(HEAD, config)
        choice, taking = asked.chosen(ground), asked.taking(ground)
        changes = list(changed(git, fork, HEAD))
        known = chain((c.path for c in changes), (entry.path for entry in files_in(git, HEAD, choice.paths)))
        ground.problems += missing(choice, asked.named(ground), known)
        names = {choice.name(change.path) for change in changes}
        files = _relevant(choice, fork, changes, taking) + (ground.config.path in names)
        part = Part("changed", files, base, rules=tuple(_rules_among(names, ground, wanted)))
        if not files:
            return judge(ground, wanted, "some")._replace(part=part)
        after = _report_at(HEAD, asked, ground, taking)
        before = _fingerprints_at(fork, asked, ground, taking) if after.findings else set()
    new = tuple(finding for finding in after.findings if finding.fingerprint not in before)
    problems = tuple(_of_changed(after.problems, names, ground.files))
    part = part._replace(known=len(after.findings) - len(new))
    return after._replace(findings=new, problems=problems, part=part)


def _relevant(choice: Chosen, fork: str, changes: Sequence[Change], taking: Taking) -> int:
    """How many of the changed files a reader takes, as they are now or as they were."""

    def is_taken(tree: str, entry: Entry | None) -> bool:
        inputs = inputs_in(choice, tree, [entry] if entry else [])
        return any(isinstance(given, Input) and taking.take(given) is not None for given in inputs)

    return sum(is_taken(HEAD, change.after) or is_taken(fork, change.before) for change in changes)


def _report_at(tree: str, asked: Asked, ground: Ground, taking: Taking) -> Report:
    """Check the whole history as a commit holds it."""
    choice = asked.chosen(ground)
    entries = files_in(asked.git, tree, choice.paths)
    fill(ground, [Inputs("", inputs_in(choice, tree, entries))], taking)
    # What git does not hold, such as what is built or installed, cannot tell which patterns are of use.
    ground.excluding = set(ground.config.exclude)
    reach: Reach = "whole" if reads_all(asked.paths, ground.config, asked.wanted) else "some"
    return judge(ground, asked.wanted, reach)


def _fingerprints_at(tree: str, asked: Asked, now: Ground, taking: Taking) -> set[str]:
    """What the same check finds in an earlier commit, under the settings as they were then."""
    ground = Ground(now.policy, now.judge, now.lexicon, now.config)
    try:
        then = asked.ground(tree, now.config)
    except MistakesError:
        pass  # Settings that do not fit the rules of today judge nothing; those of today do.
    else:
        if then.config != now.config:
            ground, taking = then, asked.taking(then)
    return {finding.fingerprint for finding in _report_at(tree, asked, ground, taking).findings}


def _rules_among(names: Set[str], ground: Ground, wanted: Wanted) -> Iterator[str]:
    """The changed files of the policy's pack, vocabulary and lexicon, by their names in messages."""
    pack = find_pack(wanted.policy or ground.config.policy, Path(ground.config.folder))
    folders = [f"{shown(folder)}/" for folder in (pack, pack.parent / VOCABULARY, pack.parent / COLUMNS)]
    return (name for name in sorted(names) if name.startswith(tuple(folders)))


def _of_changed(problems: Sequence[Problem], names: Set[str], files: FilesRead) -> Iterator[Problem]:
    """The problems of files that were changed, and those of no file that was read."""
    waiting = {not_installed(extra, read): read for extra, read in files.not_installed.items()}
    for problem in problems:
        concerned = waiting.get(problem, [problem.place.path])
        if problem.place.path not in files.seen or not names.isdisjoint(concerned):
            yield problem
