"""Answers, findings, columns and rules in, JSON out, keys in a fixed order so that runs can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from privacyrules.model.report import Report


def report_text(report: Report) -> str:
    """Write a report: `findings`, `problems`, `assumed` and `summary`."""
    from privacyrules.reporters.json.report import report_text as write

    return write(report)
