"""What a check found in, JSON out."""

from __future__ import annotations

from privacyrules.model.report import Part, Report
from privacyrules.syntax.json_values import Value, finding_value, problem_value, summary_value, write


def report_text(report: Report) -> str:
    """Write a report: `findings`, `problems`, `assumed`, `summary`, and `part` where it speaks of one."""
    return write(
        {
            "findings": [finding_value(finding) for finding in report.findings],
            "problems": [problem_value(problem) for problem in report.problems],
            "assumed": [
                {"name": a.name, "value": list(a.value), "stated_by": a.stated_by} for a in report.assumed
            ],
            "summary": summary_value(report.summary),
            "today": report.today,
            **({} if report.part is None else {"part": _part(report.part)}),
        }
    )


def _part(part: Part) -> dict[str, Value]:
    return {
        "of": part.of,
        "base": part.base or None,
        "files": part.files,
        "known": part.known,
        "rules": list(part.rules),
    }
