"""A report in, JUnit's XML out: a test case per finding, which most CI servers list and count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from privacyrules.model.places import Problem
from privacyrules.model.report import Finding, Report, Waiver

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (section 2.2)."""


def report_text(report: Report) -> str:
    """Write one suite: what fails is a failure, a mistake an error, and all else passes with its text.

    What a waiver accepts is skipped, with its reason, so that it stays in sight. A run without findings
    is one case that passes, so that no server takes it for a run that did nothing.
    """
    waived = list(_waived(report.waivers))
    found = [*map(_finding, report.findings), *map(_problem, report.problems), *waived]
    cases = found or [_nothing(report)]
    failures = sum(finding.fails for finding in report.findings)
    counts = (
        f'tests="{len(cases)}" failures="{failures}" errors="{len(report.problems)}" skipped="{len(waived)}"'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="privacyrules" {counts}>',
        f'  <testsuite name="{_text(report.summary.policy)}" {counts}>',
        *cases,
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _finding(finding: Finding) -> str:
    said = "\n".join(_said(finding))
    inner = (
        f'<failure type="{_text(finding.id)}" message="{_text(finding.message)}">{_text(said)}</failure>'
        if finding.fails
        else f"<system-out>{_text(said)}</system-out>"
    )
    return _case(_name(finding), finding.place.path, inner)


def _name(finding: Finding) -> str:
    """What a server knows the case by from run to run."""
    about = finding.flow or ".".join([finding.table or str(finding.place), *finding.columns])
    return f"{finding.id}: {about}"


def _waived(waivers: Iterable[Waiver]) -> Iterator[str]:
    for waiver in waivers:
        if waiver.state == "used":
            ignore = waiver.ignore
            why = _text(f"waived until {ignore.until} by {ignore.by}: {ignore.reason}")
            for finding in waiver.findings:
                yield _case(_name(finding), finding.place.path, f'<skipped message="{why}"/>')


def _said(finding: Finding) -> Iterator[str]:
    yield f"{finding.place}: {finding.message}"
    if finding.quote:
        yield f'promise: "{finding.quote.text}"'
    yield from (f"help: {help_}" for help_ in finding.help)


def _problem(problem: Problem) -> str:
    error = f'<error type="mistake" message="{_text(problem.what)}">{_text(str(problem))}</error>'
    return _case(f"mistake: {problem.place}", problem.place.path, error)


def _nothing(report: Report) -> str:
    summary = report.summary
    said = f"{summary.files} files, {summary.statements} statements, {summary.flows} flows"
    return _case("no findings", "privacyrules", f"<system-out>{_text(said)}</system-out>")


def _case(name: str, path: str, inner: str) -> str:
    at = _text(path)
    return f'    <testcase name="{_text(name)}" classname="{at}" file="{at}">{inner}</testcase>'


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text)).replace("\n", "&#10;")
