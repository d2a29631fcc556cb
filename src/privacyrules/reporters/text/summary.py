"""A report in, the lines below its findings out: how much was checked, against what, and what is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from privacyrules.model.report import Part, Report
from privacyrules.reporters.text.layout import counted, listed, wrapped

_NOTHING = {
    "text": "standard input is empty",
    "staged": "no staged file is a migration or a manifest",
    "changed": "no file changed since {} is a migration or a manifest",
}


def summary_lines(report: Report, gaps: int) -> Iterator[str]:
    """Write what was looked at, what was assumed and how much was found; `gaps` is how many were told."""
    summary = report.summary
    nothing = _nothing(report)
    if nothing:
        yield nothing
    if report.part and not report.part.files and not (gaps or report.problems):
        yield from _part(report.part)
        return
    yield from wrapped(
        f"Checked {counted(summary.files, 'file')} ({counted(summary.statements, 'statement')}, "
        f"{counted(summary.columns, 'column')} in the end, {summary.personal:,} personal; "
        f"{counted(summary.flows, 'flow')}) against {summary.policy} ({counted(summary.rules, 'rule')}), "
        f"as of {report.today}."
    )
    for folder in summary.not_entered:
        yield f"{folder} was not entered: it holds installed packages (name it to have it read)."
    if summary.passed_over:
        yield f"{counted(summary.passed_over, 'other file')} passed over (unread, or undoing a migration)."
    if summary.waived:
        yield f"{counted(summary.waived, 'finding')} waived{_lapsing(summary.lapsing)}."
    if summary.known:
        yield f"{counted(summary.known, 'finding')} listed in the baseline."
    if summary.opaque:
        yield f"{counted(summary.opaque, 'statement')} not understood (opaque)."
    yield from _assumed(report)
    yield from _part(report.part)
    yield _totals(report, gaps)


def _lapsing(waivers: int) -> str:
    """How many waivers end within the 30 days after which they are counted."""
    end = "ends" if waivers == 1 else "end"
    return f"; {counted(waivers, 'waiver')} {end} within 30 days (`privacyrules waivers`)" if waivers else ""


def _nothing(report: Report) -> str:
    """Why nothing was checked; empty if something was."""
    part, summary = report.part, report.summary
    if report.problems:
        return ""
    if part is not None and not part.files:
        return f"nothing to check: {_NOTHING[part.of].format(part.base)}"
    if not (summary.statements or summary.flows):
        return f"nothing to check: {counted(summary.files, 'file')} read, and none brings columns or flows"
    return ""


def _part(part: Part | None) -> Iterator[str]:
    """What the report does not speak of."""
    if part is None or part.of == "text":
        return
    if part.of == "staged":
        yield from ["Only what is staged was judged, and not what comes before it."] * bool(part.files)
        return
    if part.files:
        known = f": {counted(part.known, 'finding')} from before left out" if part.known else ""
        yield from wrapped(f"Told is only what is new since {part.base}{known}.")
    if part.rules:
        yield from wrapped(
            f"The policy's own files changed too ({listed(part.rules)}): what that means for what was there "
            "before, only a check of everything tells (`privacyrules check`)."
        )


def _assumed(report: Report) -> Iterator[str]:
    by: dict[str, list[str]] = {}
    for assumption in report.assumed:
        by.setdefault(assumption.stated_by, []).append(f"{assumption.name} {listed(assumption.value)}")
    for stated_by, values in by.items():
        yield from wrapped(f"Assumed unless stated: {', '.join(values)} ({stated_by}).")


def _totals(report: Report, gaps: int) -> str:
    levels = Counter(finding.level for finding in report.findings)
    levels["error"] += len(report.problems)
    found = [counted(levels[level], level) for level in ("error", "warning", "note") if levels[level]]
    places = f" in {counted(gaps, 'place')}" if gaps < len(report.findings) else ""
    return f"Found {listed(found)}{places}." if found else "No findings."
