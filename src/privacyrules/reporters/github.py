"""A report in, GitHub's workflow commands out: each gap stands beside its line in the pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from privacyrules.model.places import Place, Problem
from privacyrules.model.report import Finding, Level, Report
from privacyrules.reporters import gaps

MOST = 10
"""So many commands of one name GitHub shows of a step; the rest it drops.

Source: actions/toolkit, docs/problem-matchers.md, "Limitations".
"""

_NAMES: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_VALUE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_VALUE, ":": "%3A", ",": "%2C"}


def report_text(report: Report) -> str:
    """Write a command for each mistake and gap; the gravest first, as the last may not be shown.

    Source: GitHub Docs, Workflow commands for GitHub Actions, "Setting an error message".
    """
    return "".join(f"{command}\n" for _, command in _commands(report))


def annotate(report: Report) -> str:
    """Write the commands that GitHub shows, for a log in which the findings stand as text already."""
    written: Counter[str] = Counter()
    lines = []
    for name, command in _commands(report):
        written[name] += 1
        lines += [f"{command}\n"] * (written[name] <= MOST)
    return "".join(lines)


def _commands(report: Report) -> Iterator[tuple[str, str]]:
    """Each command behind its name."""
    for problem in report.problems:
        yield "error", _command("error", problem.place, "privacyrules", _mistake(problem))
    for gap in gaps(report.findings):
        first, name = gap[0], _NAMES[gap[0].level]
        yield name, _command(name, first.place, f"privacyrules {first.id}", _said(gap))


def _mistake(problem: Problem) -> str:
    return f"{problem.what}\nhelp: {problem.hint}" if problem.hint else problem.what


def _said(gap: Sequence[Finding]) -> str:
    first = gap[0]
    names = list(dict.fromkeys(name for finding in gap for name in finding.columns))
    columns = [f"columns: {', '.join(names)}"] if len(names) > 1 else []
    quote = [f'promise: "{first.quote.text}"'] if first.quote else []
    return "\n".join([first.message, *columns, *quote, *(f"help: {help_}" for help_ in first.help)])


def _command(name: str, place: Place, title: str, message: str) -> str:
    known = [("file", place.path), ("line", place.line or ""), ("col", place.column or ""), ("title", title)]
    properties = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in known if value)
    return f"::{name} {properties}::{_escaped(message, _VALUE)}"


def _escaped(text: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in text)
