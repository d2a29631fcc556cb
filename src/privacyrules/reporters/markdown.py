"""A report in, a short comment for a pull request out; nothing at all where there is nothing to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from privacyrules.model.report import Finding, Report

MOST = 20
"""So many gaps are shown; the rest are counted."""

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def report_text(report: Report) -> str:
    """Write a heading, and for each gap its place, its columns, the promise, and the first way out."""
    gaps = list(_gaps([finding for finding in report.findings if finding.level != "note"]))
    if not (gaps or report.problems):
        return ""
    return "\n".join(_lines(gaps, report)) + "\n"


def _gaps(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    def gap(finding: Finding) -> tuple[str, str, str]:
        return finding.place.path, finding.id, finding.table or finding.flow or str(finding.place)

    groups = [list(group) for _, group in groupby(sorted(findings, key=gap), gap)]
    yield from sorted(groups, key=lambda group: (not group[0].fails, group[0].place))


def _lines(gaps: list[list[Finding]], report: Report) -> Iterator[str]:
    failing = sum(gap[0].fails for gap in gaps) + len(report.problems)
    verdict = f"{failing} to mend" if failing else "nothing fails"
    others = len(gaps) + len(report.problems) - failing
    yield f"### privacyrules: {verdict}" + (f", {others} to look at" if others else "")
    yield ""
    yield f"Checked against {_plain(report.summary.policy)}, as of {report.today}."
    for problem in report.problems[:MOST]:
        yield f"\n- **mistake** at `{_code(str(problem.place))}`: {_plain(problem.what)}"
        if problem.hint:
            yield f"  - {_plain(problem.hint)}"
    for gap in gaps[:MOST]:
        yield from _gap(gap)
    if len(gaps) > MOST:
        yield f"\n…and {len(gaps) - MOST} more."


def _gap(gap: list[Finding]) -> Iterator[str]:
    first = gap[0]
    level = f"**{first.level}**" if first.fails else first.level
    yield f"\n- {level} `{_code(first.id)}` at `{_code(str(first.place))}`: {_plain(first.message)}"
    if len(gap) > 1:
        columns = ", ".join(f"`{_code(name)}`" for name in dict.fromkeys(c for f in gap for c in f.columns))
        yield f"  - columns: {columns}"
    if first.quote:
        yield f"  - promise: “{_plain(first.quote.text)}” ({_plain(first.quote.section)})"
    if first.help:
        yield f"  - {_plain(first.help[0])}"


def _plain(text: str) -> str:
    """Text of which no letter marks anything up, and that calls nobody's name."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;")).replace("@", "&#64;")


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")
