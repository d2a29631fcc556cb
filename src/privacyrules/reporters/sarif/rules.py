"""A report in, the rules of its SARIF log out: one for every id that a result bears."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.report import Finding, Level, Report
from privacyrules.syntax.json_values import Value

MISTAKE = "mistake"

_LONGEST = 1024
"""No description may be longer (GitHub Docs, SARIF support for code scanning, `reportingDescriptor`)."""

_ABOUT = {
    "not-covered": "The policy is silent on this use.",
    "conditional": "The policy allows this use on a condition that is still open.",
    "review": "A person must say what this column holds.",
    "opaque": "This statement could not be understood.",
    "malformed": "This statement is malformed.",
    "unmapped-role": "Nobody has said who stands behind this role.",
    "unused-waiver": "This waiver accepts nothing.",
    "stale-baseline": "The baseline lists what is not found any more.",
    "unmatched-setting": "This entry of the settings matches nothing.",
    "conflicting-statements": "Two statements on one column contradict each other.",
    "stale-annotation": "This was stated before the column or table changed.",
    "needs-history": "Only the files before tell what this does.",
    MISTAKE: "This cannot be read.",
}
_SEVERITIES: dict[Level, str] = {"error": "error", "warning": "warning", "note": "recommendation"}


def rules_of(report: Report) -> list[dict[str, Value]]:
    """A rule for every id, sorted: of a promise its sentence, else what such a finding means."""
    found = [*report.findings, *accepted(report)]
    by_id: dict[str, list[Finding]] = {}
    for finding in found:
        by_id.setdefault(finding.id, []).append(finding)
    rules = [_rule(by_id[id_], report.published) for id_ in sorted(by_id)]
    if any(problem.place.path for problem in report.problems):
        text = "What is written there has a mistake; the message says which, and the way out."
        rules.append(_descriptor(MISTAKE, _ABOUT[MISTAKE], text, "error"))
    return rules


def accepted(report: Report) -> list[Finding]:
    """The findings that waivers accept, and those that the baseline lists."""
    waived = [finding for waiver in report.waivers if waiver.state == "used" for finding in waiver.findings]
    return [*waived, *report.listed]


def _rule(findings: Sequence[Finding], published: str) -> dict[str, Value]:
    first = findings[0]
    promise = first.quote.text if first.rule and first.quote else ""
    about = promise or _ABOUT.get(first.id, first.id)
    full = f"“{promise}” ({first.quote.section})" if promise and first.quote else about
    worst = next(level for level in _SEVERITIES if any(finding.level == level for finding in findings))
    rule = _descriptor(first.id, about, full, worst)
    if published.startswith(("https://", "http://")):
        rule["helpUri"] = published
    return rule


def _descriptor(id_: str, short: str, full: str, level: Level) -> dict[str, Value]:
    """All that GitHub asks for; `help` names the command that tells more."""
    explain = f"`privacyrules explain {id_}` tells what this means, and the way out."
    return {
        "id": id_,
        "name": id_,
        "shortDescription": {"text": short[:_LONGEST]},
        "fullDescription": {"text": full[:_LONGEST]},
        "help": {"text": full if id_ == MISTAKE else f"{full}\n\n{explain}"},
        "properties": {"tags": ["privacy"], "problem.severity": _SEVERITIES[level]},
    }
