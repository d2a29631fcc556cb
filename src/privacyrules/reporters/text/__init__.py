"""Findings, answers and rules in, text for a person out."""

from privacyrules.reporters.text.report import report_text

__all__ = ["report_text"]
