"""Findings and mistakes in, the results of a SARIF log out, each with its place and its suppressions."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

from privacyrules.model.places import Place, Problem
from privacyrules.model.report import Finding, Report, Waiver
from privacyrules.reporters.sarif.rules import MISTAKE
from privacyrules.syntax.json_values import Value

BASE = "%SRCROOT%"

FINGERPRINT = "privacyrules/v1"
"""Our name for a gap, into which no line goes, and no neighbour.

GitHub looks at `primaryLocationLineHash` alone, which its upload computes from the file itself; it warns of
each that somebody else has set, so none is set here.
"""


def told(finding: Finding) -> dict[str, Value]:
    """The result of a finding that nobody has accepted: it has suppressions, namely none."""
    return _result(finding, [])


def accepted_results(report: Report) -> Iterator[dict[str, Value]]:
    """The results of findings that are not told, each with who accepted it, and why."""
    for waiver in report.waivers:
        if waiver.state == "used":
            for finding in waiver.findings:
                yield _result(finding._replace(fails=False), [_waived(waiver)])
    for finding in report.listed:
        listed = {"kind": "external", "status": "accepted", "justification": "It is listed in the baseline."}
        yield _result(finding._replace(fails=False), [listed])


def mistake(problem: Problem) -> dict[str, Value]:
    """The result of a mistake in what was read."""
    named = sha256(f"{problem.place.path}\0{problem.what}".encode()).hexdigest()
    return {
        "ruleId": MISTAKE,
        "level": "error",
        "message": {"text": f"{problem.what}\n{problem.hint}".rstrip()},
        "locations": [_location(problem.place)],
        "partialFingerprints": {FINGERPRINT: named},
        "suppressions": [],
    }


def _result(finding: Finding, suppressions: list[Value]) -> dict[str, Value]:
    promise = [f"Promise: “{finding.quote.text}” ({finding.quote.section})"] if finding.quote else []
    return {
        "ruleId": finding.id,
        "level": finding.level,
        "message": {"text": "\n".join([finding.message, *promise, *finding.help])},
        "locations": [_location(finding.place, finding)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "suppressions": suppressions,
        "properties": dict(_properties(finding)),
    }


def _waived(waiver: Waiver) -> dict[str, Value]:
    """A comment beside the column is in the source; an entry of the settings is a store of its own."""
    ignore = waiver.ignore
    return {
        "kind": "external" if ignore.of else "inSource",
        "status": "accepted",
        "justification": f"{ignore.reason} ({ignore.by}, until {ignore.until})",
        "location": _location(ignore.place),
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


def _location(place: Place, finding: Finding | None = None) -> dict[str, Value]:
    """A place with all four numbers, which GitHub wants; where nothing is known, the start of the file."""
    line, column = max(place.line, 1), max(place.column, 1)
    region: Value = {
        "startLine": line,
        "startColumn": column,
        "endLine": line,
        "endColumn": _end(column, finding) if finding is not None and place.line else column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": region}}


def _end(column: int, finding: Finding) -> int:
    """Where the name ends that a finding is about; where it stands elsewhere, the end of the line."""
    name = finding.columns[0] if len(finding.columns) == 1 else ""
    start = finding.source.find(name, column - 1, column + len(name)) if name else -1
    return start + len(name) + 1 if start >= 0 else max(len(finding.source.rstrip()) + 1, column)


def _artifact(path: str) -> dict[str, Value]:
    if path[1:3] == ":/":
        return {"uri": f"file:///{quote(path, safe='/:')}"}
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": BASE}
