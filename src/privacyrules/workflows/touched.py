"""Two versions of a policy and the files of a repository in; what is judged otherwise there out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from privacyrules.engine.compiled import judge_by
from privacyrules.engine.decide import rule_on
from privacyrules.engine.diff.vocabularies import seen_by
from privacyrules.engine.parts import Judge
from privacyrules.files.walk import on_disk
from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.config import Config
from privacyrules.model.diff import Looked, Touched
from privacyrules.model.pack import Case
from privacyrules.model.places import Problem
from privacyrules.model.policy import Policy
from privacyrules.model.report import Finding, Report
from privacyrules.workflows.ground import Ground, fill
from privacyrules.workflows.judging import Reach, judge
from privacyrules.workflows.load import check_settings, load_lexicon
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.versions import Loaded
from privacyrules.workflows.wanted import Exclusions, Wanted, named_or_set, reads_all


class Held(NamedTuple):
    """What was held against both versions: what is judged otherwise, how much that was, and mistakes."""

    touched: tuple[Touched, ...]
    looked: Looked
    problems: tuple[Problem, ...]


Judging = tuple[Policy, Judge]
"""A version, and what decides by it."""

Kinds = Literal["column", "disclosure", "flow", "other"]


class _Subject(NamedTuple):
    """What a finding speaks of."""

    kind: Kinds
    name: str
    path: str


def hold_against(old: Loaded, new: Loaded, paths: Sequence[Path], config: Config, wanted: Wanted) -> Held:
    """Do what `check` does with both versions, and decide the cases of both by both.

    Args:
        old: the earlier version.
        new: the later one.
        paths: what the user named; the setting `paths`, else the working directory, if empty.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: mistakes in the settings or the lexicon, held against the new version.
    """
    before, after = _in_words_of_both(old.pack.policy, new.pack.policy)
    check_settings(config, after[0])
    ground = _read(new, after, paths, config, wanted)
    # A flow that stands in both packs is told where the new one has it.
    cases = [*old.pack.cases, *new.pack.cases]
    touched = _cases(cases, before, after)
    looked = Looked(cases=len({repr(case.flow) for case in cases}))
    if not (ground.files.count or paths):
        return Held(tuple(touched), looked, ())
    reach: Reach = "whole" if reads_all(paths, config, wanted) else "some"
    was, is_ = judge(ground.under(*before), wanted, reach), judge(ground, wanted, reach)
    looked = looked._replace(columns=is_.summary.columns, flows=is_.summary.flows)
    return Held((*_differing(was, is_), *touched), looked, is_.problems)


def _in_words_of_both(old: Policy, new: Policy) -> tuple[Judging, Judging]:
    """Both versions, so that each can be asked in the other's words too."""
    one, other = old.vocabulary, new.vocabulary
    if one != other:
        old, new = old._replace(vocabulary=seen_by(one, other)), new._replace(vocabulary=seen_by(other, one))
    return (old, judge_by(old)), (new, judge_by(new))


def _read(new: Loaded, judging: Judging, paths: Sequence[Path], config: Config, wanted: Wanted) -> Ground:
    """The files of the repository; columns are classified alike for both versions."""
    ground = Ground(*judging, load_lexicon(new.folder, judging[0]), config)
    left_out = Exclusions(config, wanted.exclude)
    taking = Taking(wanted.dialect or config.dialect)
    fill(ground, (on_disk(path, left_out) for path in named_or_set(paths, config)), taking)
    ground.excluding = left_out.used
    return ground


def _cases(cases: Iterable[Case], before: Judging, after: Judging) -> list[Touched]:
    """The cases that get another verdict, each flow once."""
    found: list[Touched] = []
    for case in {repr(case.flow): case for case in cases}.values():
        was, is_ = (rule_on(policy, case.flow, judge) for policy, judge in (before, after))
        if was[:2] != is_[:2]:
            said, says = _verdict(was.verdict, was.kind), _verdict(is_.verdict, is_.kind)
            found.append(Touched("case", f"a case of {case.rule}", case.place, (said,), (says,)))
    return sorted(found, key=lambda touched: touched.place)


def _verdict(verdict: Verdict, kind: Kind | None) -> str:
    return f"{verdict} ({kind})" if kind else verdict.replace("_", " ")


def _differing(was: Report, is_: Report) -> list[Touched]:
    """What `check` tells otherwise; what fails now and did not before comes first."""
    before, after = _by_subject(was.findings), _by_subject(is_.findings)
    found: list[Touched] = []
    for subject in before.keys() | after.keys():
        old, new = before.get(subject, []), after.get(subject, [])
        said, says = _said(old), _said(new)
        if said != says:
            fails = any(finding.fails for finding in new) and not any(finding.fails for finding in old)
            found.append(Touched(subject.kind, subject.name, (new or old)[0].place, said, says, fails))
    return sorted(found, key=lambda touched: (not touched.fails, touched.place, touched.name))


def _by_subject(findings: Iterable[Finding]) -> dict[_Subject, list[Finding]]:
    found: dict[_Subject, list[Finding]] = {}
    for finding in findings:
        for subject in _subjects(finding):
            found.setdefault(subject, []).append(finding)
    return found


def _subjects(finding: Finding) -> list[_Subject]:
    path = finding.place.path
    if finding.table is None:
        kind: Kinds = "flow" if finding.flow else "other"
        return [_Subject(kind, finding.flow or f"{finding.place}", path)]
    columns = [f"{finding.table}.{column}" for column in finding.columns] or [finding.table]
    if finding.flow:
        return [_Subject("disclosure", f"{finding.flow}: {column}", path) for column in columns]
    return [_Subject("column", column, path) for column in columns]


def _said(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(sorted({_told(finding) for finding in findings}))


def _told(finding: Finding) -> str:
    """What a finding comes to in a few words: `denied by no-sale`, `not covered`, `unmapped-role`."""
    if finding.verdict is None:
        return finding.id
    verdict = _verdict(finding.verdict, finding.kind)
    return f"{verdict} by {finding.rule}" if finding.rule and finding.verdict == "denied" else verdict
