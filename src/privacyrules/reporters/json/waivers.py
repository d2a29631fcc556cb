"""A report in, its waivers as JSON out."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from privacyrules.model.report import Report, Waiver, WaiverState
from privacyrules.syntax.json_values import Value, problem_value, write


def waivers_text(report: Report) -> str:
    """Write `waivers`, the most urgent first, `problems`, how many there are of each state, and the day."""
    states = Counter(waiver.state for waiver in report.waivers)
    return write(
        {
            "waivers": [_waiver(waiver) for waiver in report.waivers],
            "problems": [problem_value(problem) for problem in report.problems],
            "summary": {
                **{state: states[state] for state in get_args(WaiverState)},
                "waived": report.summary.waived,
                "lapsing": report.summary.lapsing,
            },
            "today": report.today,
        }
    )


def _waiver(waiver: Waiver) -> dict[str, Value]:
    ignore = waiver.ignore
    return {
        "id": ignore.id,
        "state": waiver.state,
        "reason": ignore.reason,
        "by": ignore.by,
        "until": ignore.until,
        "days_left": waiver.days,
        "text": ignore.text or None,
        "path": ignore.place.path,
        "line": ignore.place.line,
        "column": ignore.place.column,
        "why": waiver.why or None,
        "findings": [
            {
                "table": finding.table,
                "columns": list(finding.columns),
                "flow": finding.flow,
                "path": finding.place.path,
                "line": finding.place.line,
                "column": finding.place.column,
                "fingerprint": finding.fingerprint,
            }
            for finding in waiver.findings
        ],
    }
