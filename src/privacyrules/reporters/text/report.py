"""A report in, the text that an engineer reads in a terminal or a CI log out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from privacyrules.model.places import Place
from privacyrules.model.report import Finding, Report
from privacyrules.reporters import headline
from privacyrules.reporters.text.layout import flow_in_words, listed, source_of, sourced, wrapped
from privacyrules.reporters.text.summary import summary_lines

Gap = Sequence[Finding]


def report_text(report: Report) -> str:
    """Write the findings, one gap after the other, then mistakes and how much was checked.

    Help that several gaps share beside their own stands once, below them.
    """
    gaps = list(_gaps(report.findings))
    shared = _shared(gaps)
    given = dict.fromkeys(shared, "")
    blocks = ["\n".join(_gap(gap, report, given)) for gap in gaps]
    blocks += ["\n".join(line for help_ in shared for line in wrapped(help_, "      ", "help: "))]
    blocks += [f"error: {problem}" for problem in report.problems]
    blocks += ["\n".join(summary_lines(report, len(gaps)))]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _gaps(findings: Sequence[Finding]) -> Iterator[Gap]:
    """The findings of one gap and table together, where the first of them stands."""

    def gap(finding: Finding) -> tuple[str, ...]:
        return (
            finding.place.path,
            finding.table or f"{finding.place} {finding.message}",
            finding.flow or "",
            finding.id,
            finding.kind or "",
            finding.quote.text if finding.quote else "",
            *finding.help[:1],
        )

    groups = [list(group) for _, group in groupby(sorted(findings, key=lambda f: (gap(f), f.place)), gap)]
    groups.sort(key=lambda group: (group[0].place, group[0].id))
    yield from groups


def _shared(gaps: Sequence[Gap]) -> list[str]:
    """The help that more than one gap gives after its first."""
    given = Counter(help_ for gap in gaps for help_ in gap[0].help[1:])
    return [help_ for help_, times in given.items() if times > 1]


def _gap(gap: Gap, report: Report, given: dict[str, str]) -> Iterator[str]:
    """One gap; `given` holds the help given so far and where, and grows."""
    from privacyrules.reporters.text.excerpt import excerpt

    first = gap[0]
    yield from wrapped(f"{first.level}[{first.id}]: {headline(gap)}", "    ", "")
    yield f"  --> {first.place}"
    margin = " " * max(len(str(finding.place.line)) for finding in gap)
    yield f"{margin} |"
    line = ""
    for finding in gap:
        shown = list(excerpt(finding, len(margin), _why(finding)))
        yield from shown[1:] if shown[:1] == [line] else shown
        line = shown[0] if shown else ""
    if first.quote is not None:
        text = f", text={first.text}" if first.text and first.rule else ""
        label = "promise" if first.verdict == "denied" else "may apply"
        yield from sourced(f'"{first.quote.text}"', source_of(first.quote) + text, f"{margin} = {label}: ")
    elif first.text and first.fails:
        yield f"{margin} = to waive it: text={first.text}"
    for stated_by, values in _stated(first, report).items():
        yield from sourced(", ".join(values), stated_by, f"{margin} = stated: ")
    for help_ in _help(gap, given):
        lead = f"{margin} = help: "
        yield from wrapped(help_, " " * len(lead), lead)


def _why(finding: Finding) -> str:
    """What gave the name away, or what the flow was understood as."""
    if finding.flow is not None and finding.answer is not None:
        return flow_in_words(finding.answer.understood)
    held = finding.category or "unknown"
    spoken = (f" names {held}", f" name {held}")
    reasons = [
        reason.removesuffix(spoken[0]).removesuffix(spoken[1]).replace(f"stated as {held} by", "stated by")
        for reason in finding.evidence
    ]
    band = "" if finding.band == "stated" else f"{finding.band}: "
    return f"{held} ({band}{'; '.join(reasons)})" if reasons else ""


def _stated(finding: Finding, report: Report) -> dict[str, list[str]]:
    """What a person stated of the column beside what it holds, by who stated it."""
    stated: dict[str, list[str]] = {}
    if finding.answer is not None and finding.table is not None:
        for assumption in finding.answer.assumed:
            if assumption not in report.assumed:
                said = f"{assumption.name} {listed(assumption.value)}"
                stated.setdefault(assumption.stated_by, []).append(said)
    return stated


def _help(gap: Gap, given: dict[str, str]) -> Iterator[str]:
    """The help of a gap; what was given before is not said again but where."""
    place = Place(gap[0].place.path, gap[0].place.line)
    for help_ in dict.fromkeys(help_ for finding in gap for help_ in finding.help):
        before = given.setdefault(help_, str(place))
        if before == str(place):
            yield help_
        elif before:
            yield f"as at {before}"
