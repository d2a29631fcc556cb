"""A report in, the list of its waivers that a person reads out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from privacyrules.model.report import Report, Waiver, WaiverState
from privacyrules.model.schema import Ignore
from privacyrules.reporters.text.layout import counted, listed, wrapped

SOON = 30

_STATES: dict[WaiverState, str] = {
    "lapsed": "lapsed",
    "changed": "promise changed",
    "unused": "unused",
    "used": "used",
    "unread": "not looked for",
}
_NOTES: dict[WaiverState, str] = {
    "unused": "There is no such finding: take it out.",
    "unread": "Not all was read that it may speak of.",
}


def waivers_text(report: Report) -> str:
    """Write every waiver, what needs somebody the soonest first, then mistakes and how many there are."""
    blocks = ["\n".join(_waiver(waiver)) for waiver in report.waivers]
    blocks += [f"error: {problem}" for problem in report.problems]
    blocks.append("\n".join(_totals(report)))
    return "\n\n".join(blocks) + "\n"


def _waiver(waiver: Waiver) -> Iterator[str]:
    ignore = waiver.ignore
    yield from wrapped(f"{_STATES[waiver.state]}: {ignore.id} of {about(waiver)}", "    ", "")
    yield from wrapped(f'"{ignore.reason}" ({ignore.by}), until {ignore.until}: {_days(waiver.days)}', "    ")
    yield f"    {ignore.place}"
    note = f"{waiver.why[:1].upper()}{waiver.why[1:]}." if waiver.why else _NOTES.get(waiver.state, "")
    yield from wrapped(note, "    ")


def about(waiver: Waiver) -> str:
    """What a waiver speaks of: the columns or the flow, or what stands beside it."""
    names = [_finding(finding.table, finding.columns, finding.flow) for finding in waiver.findings]
    return listed(list(dict.fromkeys(filter(None, names)))) or _named(waiver.ignore)


def _finding(table: str | None, columns: tuple[str, ...], flow: str | None) -> str:
    held = ", ".join(f"{table}.{column}" if table else column for column in columns)
    return f"{held} ({flow})" if held and flow else held or (f"flow {flow}" if flow else "")


def _named(ignore: Ignore) -> str:
    if ignore.of[:1] == ("column",):
        return ".".join(ignore.of[1:])
    if ignore.of[:1] == ("flow",):
        return f"flow {ignore.of[2]} in {ignore.of[1]}"
    return f"fingerprint {ignore.of[1]}" if ignore.of else "what it stands beside"


def _days(days: int) -> str:
    if days < 0:
        return f"ended {counted(-days, 'day')} ago"
    return f"{counted(days, 'day')} left" if days else "ends today"


def _totals(report: Report) -> Iterator[str]:
    if not report.waivers:
        yield f"No waivers, as of {report.today}."
        return
    states = Counter(waiver.state for waiver in report.waivers)
    said = [f"{states[state]:,} {_STATES[state]}" for state in get_args(WaiverState) if states[state]]
    yield f"{counted(len(report.waivers), 'waiver')} as of {report.today}: {listed(said)}."
    if report.summary.lapsing:
        ends = "ends" if report.summary.lapsing == 1 else "end"
        yield f"{report.summary.lapsing:,} of those in use {ends} within {SOON} days."
