"""What the page shows in, the values by name that its template is filled with out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from privacyrules.model.lock import CoverageLine
from privacyrules.model.page import Page
from privacyrules.model.policy import Clause, Effect, Quote, Rule
from privacyrules.model.report import Level
from privacyrules.model.review import LEVELS, Remark
from privacyrules.model.trial import Trial
from privacyrules.model.version import __version__
from privacyrules.reporters.html.found import checked, groups_of, kept, tables_of
from privacyrules.reporters.html.mermaid import mermaid_text
from privacyrules.reporters.html.pictures import matrix_parts, stop_groups, stops_of
from privacyrules.reporters.html.words import counted

MOST_REMARKS = 20
"""So many remarks of one kind are shown; `review` tells all."""

MOST_SILENCES = 20
"""So many classes of flows of which the policy says nothing are named; `gaps --format json` names all."""

_EFFECTS: dict[Effect, str] = {"permit": "permission", "oblige": "obligation", "prohibit": "prohibition"}


class SentenceShown(NamedTuple):
    """A sentence of the policy with what carries it, and how many findings rest upon it."""

    number: int
    text: str | None
    quotes: tuple[str, ...]
    status: str
    rules: list[str]
    words: list[str]
    reasons: tuple[str, ...]
    found: int
    verdicts: list[str]


class SectionShown(NamedTuple):
    """The sentences under one heading."""

    heading: str
    lines: list[SentenceShown]


class RuleShown(NamedTuple):
    """A rule with its examples, and the verdicts that it stands for."""

    id: str
    effect: str
    absolute: bool
    quotes: tuple[Quote, ...]
    reading: str
    fix: str
    clause: Clause
    trials: list[Trial]
    verdicts: list[str]


class RemarksShown(NamedTuple):
    """The first remarks of one kind, and how many there are in all."""

    level: Level
    id: str
    number: int
    remarks: list[Remark]


def parts_of(page: Page) -> dict[str, object]:
    """Give the values of the template `page.html` by name."""
    policy, stops = page.pack.policy, stops_of(page.map)
    return {
        "policy": policy,
        "version": __version__,
        "counts": _counts(page),
        "contents": _contents(page),
        "coverage": page.coverage,
        "sections": list(_sections(page)),
        "problems_of_coverage": page.coverage.problems if page.coverage else (),
        "rules": [_rule(rule, page) for rule in policy.rules],
        "matrix": matrix_parts(page.matrix),
        "report": page.report,
        "checked": checked(page.report),
        "findings": list(groups_of(page.report)),
        "stops": stops,
        "stop_groups": stop_groups(stops),
        "mermaid": mermaid_text(page.map),
        "kept": kept(page.inventory),
        "tables": list(tables_of(page.inventory)),
        "remarks": list(_remarks(page)),
        "gaps": page.gaps,
        "most_silences": MOST_SILENCES,
        "unchecked": policy.not_checkable,
    }


def _remarks(page: Page) -> Iterator[RemarksShown]:
    """What the review says, by what it is, the gravest first."""
    ordered = sorted(page.review.remarks, key=lambda remark: (LEVELS.index(remark.level), remark.id))
    for (level, name), alike in groupby(ordered, lambda remark: (remark.level, remark.id)):
        remarks = list(alike)
        yield RemarksShown(level, name, len(remarks), remarks[:MOST_REMARKS])


def _counts(page: Page) -> str:
    sentences = f"{counted(len(page.coverage.lines), 'sentence')}, " if page.coverage else ""
    failed = sum(bool(trial.differs) for trial in page.trials)
    examples = f"{counted(len(page.trials), 'example')}, {failed or 'none'} failing"
    return f"{sentences}{counted(len(page.pack.policy.rules), 'rule')}, {examples}."


def _contents(page: Page) -> list[tuple[str, str, int | None]]:
    return [
        ("sentences", "Sentences", len(page.coverage.lines) if page.coverage else None),
        ("rules", "Rules", len(page.pack.policy.rules)),
        ("matrix", "Data by purpose", None),
        ("findings", "Findings", len(page.report.findings)),
        ("map", "Where data goes", None),
        ("inventory", "What is kept", len(page.inventory.columns)),
        ("conflicts", "Review", len(page.review.remarks)),
        ("gaps", "Policy and practice", len(page.gaps.done)),
        ("unchecked", "What no machine checks", len(page.pack.policy.not_checkable)),
    ]


def _sections(page: Page) -> Iterator[SectionShown]:
    for heading, lines in groupby(page.coverage.lines if page.coverage else (), lambda line: line.section):
        yield SectionShown(
            heading.rstrip(":") or "Before the first section", [_sentence(line, page) for line in lines]
        )


def _sentence(line: CoverageLine, page: Page) -> SentenceShown:
    carried = [carrier.partition(" ")[::2] for carrier in line.carriers]
    rules = list(
        dict.fromkeys(name.partition("/")[0] for kind, name in carried if kind in ("rule", "exception"))
    )
    here = [finding for finding in page.report.findings if finding.rule in rules]
    return SentenceShown(
        line.number,
        line.text,
        line.quotes,
        line.status,
        rules,
        [name for kind, name in carried if kind == "word"],
        line.reasons,
        len(here),
        [finding.verdict for finding in here if finding.verdict],
    )


def _rule(rule: Rule, page: Page) -> RuleShown:
    trials = [trial for trial in page.trials if trial.case.rule == rule.id]
    return RuleShown(
        rule.id,
        _EFFECTS[rule.effect],
        rule.absolute,
        rule.quotes,
        rule.reading,
        rule.fix,
        rule.clause,
        trials,
        ["denied" if rule.effect == "prohibit" else "allowed"],
    )
