"""A report in, GitLab's code quality report out: what is new stands in the merge request."""

from __future__ import annotations

from hashlib import sha256

from privacyrules.model.places import Place, Problem
from privacyrules.model.report import Finding, Level, Report
from privacyrules.syntax.json_values import Value, write

_SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def report_text(report: Report) -> str:
    """Write one entry per finding and mistake.

    Source: GitLab Docs, Code Quality, "Code Quality report format".
    """
    return write([*map(_finding, report.findings), *map(_problem, report.problems)])


def _finding(finding: Finding) -> dict[str, Value]:
    quote = f' The promise: "{finding.quote.text}"' if finding.quote else ""
    severity = "blocker" if finding.verdict == "denied" and finding.fails else _SEVERITIES[finding.level]
    return {
        "description": f"{finding.message}.{quote}",
        "check_name": finding.id,
        "fingerprint": finding.fingerprint,
        "severity": severity,
        "location": _location(finding.place),
    }


def _problem(problem: Problem) -> dict[str, Value]:
    description = f"{problem.what}; {problem.hint}" if problem.hint else problem.what
    return {
        "description": description,
        "check_name": "mistake",
        "fingerprint": sha256(f"{problem.place.path}\0{problem.what}".encode()).hexdigest(),
        "severity": "blocker",
        "location": _location(problem.place),
    }


def _location(place: Place) -> dict[str, Value]:
    """GitLab refuses an entry without a path and a line; a mistake of no file stands at the top."""
    return {"path": place.path or ".", "lines": {"begin": max(place.line, 1)}}
