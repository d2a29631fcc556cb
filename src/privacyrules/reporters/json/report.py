"""What a check found in, JSON out."""

from __future__ import annotations

from privacyrules.model.report import Report
from privacyrules.syntax.json_values import finding_value, problem_value, summary_value, write


def report_text(report: Report) -> str:
    """Write a report: `findings`, `problems`, `assumed` and `summary`."""
    return write(
        {
            "findings": [finding_value(finding) for finding in report.findings],
            "problems": [problem_value(problem) for problem in report.problems],
            "assumed": [
                {"name": a.name, "value": list(a.value), "stated_by": a.stated_by} for a in report.assumed
            ],
            "summary": summary_value(report.summary),
            "today": report.today,
        }
    )
