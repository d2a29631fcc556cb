"""A report in, GitHub's workflow commands out: each finding stands beside its line in the pull request."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.places import Place
from privacyrules.model.report import Finding, Level, Report

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_VALUE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_VALUE, ":": "%3A", ",": "%2C"}


def report_text(report: Report) -> str:
    """Write a command for each finding and mistake.

    Source: GitHub Docs, Workflow commands for GitHub Actions, "Setting an error message".
    """
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield _command(_COMMANDS[finding.level], finding.place, f"privacyrules {finding.id}", _said(finding))
    for problem in report.problems:
        hint = f"\nhelp: {problem.hint}" if problem.hint else ""
        yield _command("error", problem.place, "privacyrules", problem.what + hint)


def _said(finding: Finding) -> str:
    quote = [f'promise: "{finding.quote.text}"'] if finding.quote else []
    return "\n".join([finding.message, *quote, *(f"help: {help_}" for help_ in finding.help)])


def _command(name: str, place: Place, title: str, message: str) -> str:
    known = [("file", place.path), ("line", place.line or ""), ("col", place.column or ""), ("title", title)]
    properties = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in known if value)
    return f"::{name} {properties}::{_escaped(message, _VALUE)}"


def _escaped(text: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in text)
