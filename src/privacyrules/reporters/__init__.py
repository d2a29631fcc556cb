"""What goes out: findings and answers to text; one module per format."""

from __future__ import annotations

from typing import Protocol

from privacyrules.model.report import Report


class Reporter(Protocol):
    """What a module in this folder offers."""

    def report_text(self, report: Report) -> str:
        """Write what a check found."""


REPORTERS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")
"""The formats of `check --format`, each the name of a module in this folder; the first is the default."""
