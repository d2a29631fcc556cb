"""Findings, answers and rules in, text for a person out; each page is imported when it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from privacyrules.model.report import Report


def report_text(report: Report) -> str:
    """Write what a check found."""
    from privacyrules.reporters.text.report import report_text as write

    return write(report)
