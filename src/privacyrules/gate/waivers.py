"""Findings and the waivers beside them in; what stays, and what is wrong with a waiver, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from privacyrules.gate.findings import Bench
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.model.places import NOWHERE, Problem
from privacyrules.model.policy import Policy
from privacyrules.model.report import Finding
from privacyrules.model.schema import Ignore
from privacyrules.syntax.nearest import did_you_mean

KINDS = (
    "not-covered",
    "conditional",
    "review",
    "opaque",
    "malformed",
    "unmapped-role",
    "unmatched-setting",
    "conflicting-statements",
    "stale-annotation",
    "needs-history",
)
"""The ids of findings that no rule gives its name to."""

UNUSED = "unused-waiver"

DIGITS = 8
"""How much of a sentence's digest a waiver repeats."""


class Waived(NamedTuple):
    """What waivers leave of a run: the findings that stay, how many do not, and mistaken waivers."""

    findings: tuple[Finding, ...]
    accepted: int
    problems: tuple[Problem, ...]


def waive(findings: Sequence[Finding], ignores: Sequence[Ignore], policy: Policy, bench: Bench) -> Waived:
    """Take out the findings that a waiver beside them accepts.

    A waiver accepts one finding (its id, at the name that it stands beside) up to its last day, and as
    long as the sentence that decides still has the digest that the waiver repeats; where no rule
    decides, the digest is the policy's. Absolute promises cannot be waived.

    Returns:
        The findings that stay: one whose waiver has lapsed, or was written for another text, says so;
        a waiver that accepts nothing is a warning. An unknown id is a problem, and so is a waiver
        against an absolute promise.
    """
    rules = {rule.id: rule for rule in policy.rules}
    problems: list[Problem] = []
    usable: list[Ignore] = []
    for ignore in ignores:
        if ignore.id in rules and rules[ignore.id].absolute:
            what = f"'{ignore.id}' is absolute, so it cannot be waived"
            problems.append(Problem(ignore.place, what, "leave the data out, or change the policy"))
        elif ignore.id not in rules and ignore.id not in KINDS:
            hint = did_you_mean(ignore.id, (*rules, *KINDS)) or "the finding names the id in brackets"
            problems.append(Problem(ignore.place, f"there is no rule or finding '{ignore.id}'", hint))
        else:
            usable.append(ignore)
    beside = {(ignore.id, ignore.beside): ignore for ignore in usable if ignore.beside != NOWHERE}
    findings = [finding._replace(text=_text(finding, policy)) for finding in findings]
    kept: list[Finding] = []
    used: set[Ignore] = set()
    for finding in findings:
        waiver = beside.get((finding.id, finding.place))
        if waiver is None:
            kept.append(finding)
            continue
        used.add(waiver)
        lapsed = _lapsed(waiver, finding, policy)
        if lapsed:
            kept.append(finding._replace(help=(lapsed, *finding.help)))
    count = len(findings) - len(kept)
    kept += (_unused(ignore, bench) for ignore in usable if ignore not in used)
    return Waived(tuple(kept), count, tuple(problems))


def _text(finding: Finding, policy: Policy) -> str:
    """What `text=` of a waiver of this finding must be; empty while the policy is not pinned."""
    if not policy.pinned:
        return ""
    digest = finding.quote.digest if finding.rule and finding.quote else policy.digest
    return digest[:DIGITS]


def _lapsed(ignore: Ignore, finding: Finding, policy: Policy) -> str:
    """Why a waiver does not hold any more; empty if it does."""
    if ignore.until < policy.today:
        return f"the waiver of {ignore.by} at {ignore.place} ended on {ignore.until}"
    if finding.text and ignore.text != finding.text:
        said = f"has text={ignore.text}" if ignore.text else "names no text"
        return (
            f"the waiver of {ignore.by} at {ignore.place} {said}, and the promise as it stands has "
            f"text={finding.text}: read it again before you waive it"
        )
    return ""


def _unused(ignore: Ignore, bench: Bench) -> Finding:
    level, fails = bench.gate.judge(UNUSED)
    return Finding(
        id=UNUSED,
        level=level,
        place=ignore.place,
        message=f"the waiver of '{ignore.id}' by {ignore.by} accepts nothing: no such finding is beside it",
        fingerprint=fingerprint(bench.project, UNUSED, bench.path(ignore.place), ignore.id, ignore.reason),
        help=("take it out",),
        fails=fails,
    )
