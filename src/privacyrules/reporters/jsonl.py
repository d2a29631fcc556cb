"""A report in, one JSON object per line out: what `json` says, for tools that read line by line."""

from __future__ import annotations

from privacyrules.model.report import Report
from privacyrules.syntax.json_values import finding_value, problem_value, summary_value, write


def report_text(report: Report) -> str:
    """Write each finding, each mistake, and at last the summary; `type` says which of them a line is."""
    lines = [
        *({"type": "finding", **finding_value(finding)} for finding in report.findings),
        *({"type": "problem", **problem_value(problem)} for problem in report.problems),
        {"type": "summary", **summary_value(report.summary), "today": report.today},
    ]
    return "".join(write(line, indent=None) for line in lines)
