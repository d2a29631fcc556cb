"""A report in, SARIF 2.1.0 out: what code scanning services read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0; GitHub Docs, SARIF
support for code scanning (which needs relative addresses and takes the level from the result).
"""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.report import Report
from privacyrules.model.version import __version__
from privacyrules.reporters.sarif.results import BASE, accepted_results, mistake, told
from privacyrules.reporters.sarif.rules import rules_of
from privacyrules.syntax.json_values import Value, write

MOST = 25_000
"""A run with more results than this is refused (GitHub Docs, SARIF results exceed one or more limits)."""

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GRAVITY: dict[object, int] = {"error": 0, "warning": 1, "note": 2}


def report_text(report: Report) -> str:
    """Write a log with one run: a rule per id; a result per finding and mistake, and per accepted finding.

    What waivers accept and what the baseline lists is there with its suppression. A `baselineState` would
    be another thing: it compares with an earlier run (section 3.27.24), and ours lists what people accept.
    """
    rules = rules_of(report)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    every: list[dict[str, Value]] = [
        *(told(finding) for finding in report.findings),
        *(mistake(problem) for problem in report.problems if problem.place.path),
        *accepted_results(report),
    ]
    results = _gravest(every)
    run: Value = {
        "tool": {"driver": {"name": "privacyrules", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            BASE: {"description": {"text": "The top of the repository that was checked."}}
        },
        "invocations": [_invocation(report, len(every) - len(results))],
        "results": [{**result, "ruleIndex": numbers[result["ruleId"]]} for result in results],
        "properties": {
            "policy": report.summary.policy,
            "today": report.today,
            "waived": report.summary.waived,
            "known": report.summary.known,
        },
    }
    return write({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _gravest(results: Sequence[dict[str, Value]]) -> Sequence[dict[str, Value]]:
    """As many results as a run may have: where there are more, what nobody has accepted and errors first."""
    if len(results) <= MOST:
        return results
    return sorted(results, key=lambda one: (bool(one["suppressions"]), _GRAVITY[one["level"]]))[:MOST]


def _invocation(report: Report, left_out: int) -> dict[str, Value]:
    """How the run went; mistakes that stand in no file cannot be results, as these need a location."""
    notes: list[Value] = [
        {"level": "error", "message": {"text": str(problem)}}
        for problem in report.problems
        if not problem.place.path
    ]
    if left_out:
        text = f"{left_out:,} results are left out: a run may have {MOST:,}."
        notes.append({"level": "warning", "message": {"text": text}})
    return {
        "executionSuccessful": not report.problems,
        **({"toolExecutionNotifications": notes} if notes else {}),
    }
