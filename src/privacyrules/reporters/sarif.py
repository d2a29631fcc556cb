"""A report in, SARIF 2.1.0 out: what code scanning services read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0; GitHub Docs, SARIF
support for code scanning (which needs relative addresses and takes the level from the result).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from privacyrules.model.places import Place, Problem
from privacyrules.model.report import Finding, Report
from privacyrules.model.version import __version__
from privacyrules.syntax.json_values import Value, write

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MISTAKE = "mistake"
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
    _MISTAKE: "This cannot be read.",
}


def report_text(report: Report) -> str:
    """Write a log with one run: a rule per id, a result per finding and mistake."""
    rules = _rules(report)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [
        *(_result(finding, numbers) for finding in report.findings),
        *(_mistake(problem, numbers) for problem in report.problems),
    ]
    driver: Value = {
        "name": "privacyrules",
        "semanticVersion": __version__,
        "rules": rules,
    }
    run: Value = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which the check ran."}}},
        "invocations": [{"executionSuccessful": not report.problems}],
        "results": results,
        "properties": {"policy": report.summary.policy, "today": report.today},
    }
    return write({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(report: Report) -> list[dict[str, Value]]:
    """A rule of the log for every id: of a promise its sentence, else what such a finding means."""
    first = {finding.id: finding for finding in reversed(report.findings)}
    found = {id_: _rule(first[id_]) for id_ in sorted(first)}
    if report.problems:
        found[_MISTAKE] = {"id": _MISTAKE, "shortDescription": {"text": _ABOUT[_MISTAKE]}}
    return list(found.values())


def _rule(finding: Finding) -> dict[str, Value]:
    promise = finding.quote.text if finding.rule and finding.quote else ""
    rule: dict[str, Value] = {
        "id": finding.id,
        "name": finding.id,
        "shortDescription": {"text": promise or _ABOUT.get(finding.id, finding.id)},
        "properties": {"tags": ["privacy"]},
    }
    if finding.rule and finding.quote:
        rule["fullDescription"] = {"text": f"“{promise}” ({finding.quote.section})"}
        rule["help"] = {"text": f"`privacyrules explain {finding.id}` tells what this rule stops and allows."}
    return rule


def _result(finding: Finding, numbers: dict[Value, int]) -> dict[str, Value]:
    quote_ = [f"Promise: “{finding.quote.text}” ({finding.quote.section})"] if finding.quote else []
    return {
        "ruleId": finding.id,
        "ruleIndex": numbers[finding.id],
        "level": finding.level,
        "message": {"text": "\n".join([finding.message, *quote_, *finding.help])},
        "locations": [_location(finding.place, finding.columns)],
        "partialFingerprints": {"privacyrules/v1": finding.fingerprint},
        "properties": dict(_properties(finding)),
    }


def _properties(finding: Finding) -> Iterator[tuple[str, Value]]:
    known = {
        "verdict": finding.verdict,
        "kind": finding.kind,
        "table": finding.table,
        "flow": finding.flow,
        "category": finding.category,
        "band": finding.band,
    }
    yield from ((name, value) for name, value in known.items() if value is not None)
    if finding.columns:
        yield "columns", list(finding.columns)
    yield "fails", finding.fails


def _mistake(problem: Problem, numbers: dict[Value, int]) -> dict[str, Value]:
    return {
        "ruleId": _MISTAKE,
        "ruleIndex": numbers[_MISTAKE],
        "level": "error",
        "message": {"text": f"{problem.what}\n{problem.hint}".rstrip()},
        "locations": [_location(problem.place, ())],
    }


def _location(place: Place, columns: tuple[str, ...]) -> dict[str, Value]:
    region: dict[str, Value] = {"startLine": max(place.line, 1)}
    if place.line and place.column:
        region["startColumn"] = place.column
        if len(columns) == 1:
            region["endColumn"] = place.column + len(columns[0])
    artifact = {"uri": quote(place.path.replace("\\", "/")), "uriBaseId": "SRCROOT"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
