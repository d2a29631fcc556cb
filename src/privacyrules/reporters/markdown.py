"""A report in, a short comment for a pull request out; nothing at all where there is nothing to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from privacyrules.model.report import Finding, Report
from privacyrules.reporters import gaps

MOST = 20
"""So many gaps are shown; the rest are counted."""

_BEGUN = 60
"""So much is repeated of a promise."""

_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def report_text(report: Report) -> str:
    """Write a heading, and for each gap its place, its columns, the promise, and the first way out."""
    found = list(gaps(finding for finding in report.findings if finding.level != "note"))
    if not (found or report.problems):
        return ""
    return "\n".join(_lines(found, report)) + "\n"


def _lines(found: Sequence[Sequence[Finding]], report: Report) -> Iterator[str]:
    failing = sum(gap[0].fails for gap in found) + len(report.problems)
    verdict = f"{failing} to mend" if failing else "nothing fails"
    others = len(found) + len(report.problems) - failing
    yield f"### privacyrules: {verdict}" + (f", {others} to look at" if others else "")
    yield ""
    yield f"Checked against {_plain(report.summary.policy)}, as of {report.today}."
    for problem in report.problems[:MOST]:
        yield f"\n- **mistake** at `{_code(str(problem.place))}`: {_plain(problem.what)}"
        if problem.hint:
            yield f"  - {_plain(problem.hint)}"
    given: set[str] = set()
    for gap in found[:MOST]:
        yield from _gap(gap, given)
    more = max(len(found) - MOST, 0) + max(len(report.problems) - MOST, 0)
    if more:
        yield f"\n…and {more} more."


def _gap(gap: Sequence[Finding], given: set[str]) -> Iterator[str]:
    """One gap; what was `given` in full before is not said again, or only begun."""
    first = gap[0]
    level = f"**{first.level}**" if first.fails else first.level
    yield f"\n- {level} `{_code(first.id)}` at `{_code(str(first.place))}`: {_plain(first.message)}"
    if len(gap) > 1:
        columns = ", ".join(f"`{_code(name)}`" for name in dict.fromkeys(c for f in gap for c in f.columns))
        yield f"  - columns: {columns}"
    if first.quote:
        promise = first.quote.text
        said = shorten(promise, _BEGUN, placeholder=" …") if promise in given else promise
        yield f"  - promise: “{_plain(said)}” ({_plain(first.quote.section)})"
        given.add(promise)
    if first.help and first.help[0] not in given:
        yield f"  - {_marked(first.help[0])}"
        given.add(first.help[0])


def _marked(text: str) -> str:
    """Text in which nothing is marked up but what stands between backquotes, as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0 or not all(part.strip() for part in parts[1::2]):
        return _plain(text)
    return "".join(f"`{_code(part)}`" if number % 2 else _plain(part) for number, part in enumerate(parts))


def _plain(text: str) -> str:
    """Text of which no letter marks anything up, and that calls nobody's name."""
    return _MARKS.sub(r"\\\1", _SPACES.sub(" ", text).replace("&", "&amp;")).replace("@", "&#64;")


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")
