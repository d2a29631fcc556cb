"""A report in, one line per finding out: for editors, and for eyes that know the rules."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.places import NOWHERE
from privacyrules.model.report import Finding, Report


def report_text(report: Report) -> str:
    """Write `path:line:column: level[id] message` for each finding, then mistakes, then the count."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from (_line(finding) for finding in report.findings)
    yield from (f"{problem.place}: error: {problem._replace(place=NOWHERE)}" for problem in report.problems)
    number = len(report.findings) + len(report.problems)
    yield f"{number:,} finding{'s' if number != 1 else ''}." if number else "No findings."


def _line(finding: Finding) -> str:
    quote = f" (“{finding.quote.text}”)" if finding.quote else ""
    message = " ".join(finding.message.split())
    return f"{finding.place}: {finding.level}[{finding.id}] {message}{quote}"
