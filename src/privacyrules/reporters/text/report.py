"""A report in, the text that an engineer reads in a terminal or a CI log out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from privacyrules.model.report import Finding, Report
from privacyrules.reporters.text.layout import counted, source_of, wrapped


def report_text(report: Report) -> str:
    """Write the findings, one gap after the other, then mistakes and how much was checked."""
    blocks = ["\n".join(_gap(group)) for group in _gaps(report.findings)]
    blocks += [f"error: {problem}" for problem in report.problems]
    blocks.append("\n".join(_summary(report)))
    return "\n\n".join(blocks) + "\n"


def _gaps(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """The findings of one gap and table together, where the first of them stands."""

    def gap(finding: Finding) -> tuple[str, ...]:
        return (
            finding.place.path,
            finding.table or str(finding.place),
            finding.id,
            finding.kind or "",
            *finding.help[:1],
        )

    groups = [list(group) for _, group in groupby(sorted(findings, key=lambda f: (gap(f), f.place)), gap)]
    groups.sort(key=lambda group: (group[0].place, group[0].id))
    yield from groups


def _gap(group: Sequence[Finding]) -> Iterator[str]:
    first = group[0]
    yield f"{first.level}[{first.id}]: {_headline(group)}"
    yield f"  --> {first.place}"
    width = max(len(str(finding.place.line)) for finding in group)
    yield f"{'':{width}} |"
    for finding in group:
        yield from _shown(finding, width)
    margin = f"{'':{width}} = "
    if first.quote is not None:
        said = wrapped(f'"{first.quote.text}"', " " * len(margin + "promise: "), f"{margin}promise: ")
        yield from said
        yield f"{' ' * len(margin + 'promise: ')}({source_of(first.quote)})"
    for help_ in first.help:
        yield from wrapped(help_, " " * len(margin + "help: "), f"{margin}help: ")


def _headline(group: Sequence[Finding]) -> str:
    first = group[0]
    if len(group) == 1 or first.table is None:
        return first.message
    columns = [finding.columns[0] for finding in group]
    one = f"{first.table}.{first.columns[0]}"
    together = f"{first.table} ({', '.join(columns)})"
    held = ", ".join(dict.fromkeys(finding.category or "" for finding in group if finding.category))
    message = first.message.replace(one, together, 1)
    return message.replace(f"storing {first.category} in", f"storing {held} in", 1)


def _shown(finding: Finding, width: int) -> Iterator[str]:
    """The line of the file with a caret under the name, and what gave the name away."""
    if finding.source:
        yield f"{finding.place.line:>{width}} | {finding.source.expandtabs(1).rstrip()}"
        name = finding.columns[0] if finding.columns else finding.flow or ""
        caret = " " * max(finding.place.column - 1, 0) + "^" * max(len(name), 1)
        yield f"{'':{width}} | {caret}{_why(finding)}"


def _why(finding: Finding) -> str:
    if not finding.evidence:
        return ""
    held = finding.category or "unknown"
    band = "" if finding.band == "stated" else f"{finding.band}: "
    return f" {held} ({band}{'; '.join(finding.evidence)})"


def _summary(report: Report) -> Iterator[str]:
    summary = report.summary
    if not summary.statements and not summary.flows:
        yield f"nothing to check: {counted(summary.files, 'file')} read, and none brings columns or flows"
    yield from wrapped(
        f"Checked {counted(summary.files, 'file')} ({counted(summary.statements, 'statement')}, "
        f"{counted(summary.columns, 'column')} as they stand, {summary.personal} of them personal; "
        f"{counted(summary.flows, 'flow')}) against {counted(summary.rules, 'rule')} of {summary.policy}, "
        f"as of {report.today}."
    )
    if summary.passed_over:
        yield f"{counted(summary.passed_over, 'other file')} passed over: no reader takes them."
    if summary.opaque:
        yield f"{counted(summary.opaque, 'statement')} not understood (opaque)."
    for assumption in report.assumed:
        yield f"Assumed: {assumption.name} is {', '.join(assumption.value)} ({assumption.stated_by})."
    yield _totals(report)


def _totals(report: Report) -> str:
    levels = Counter(finding.level for finding in report.findings)
    levels["error"] += len(report.problems)
    found = [counted(levels[level], level) for level in ("error", "warning", "note") if levels[level]]
    return f"Found {', '.join(found)}." if found else "No findings."
