"""Findings in, the baseline that accepts them out; and a baseline in, the findings that are new out.

A baseline is a text file with a line per finding: its id, what it is about, and the start of its
fingerprint, which alone counts. So lines may move, files may be renamed, and two branches can both add to it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from privacyrules.gate.findings import Bench
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.report import Finding
from privacyrules.syntax.pattern import pattern

STALE = "stale-baseline"
DIGITS = 16
"""So much of a fingerprint stands in a line: one clash is to be expected among four thousand million."""

_LINE = pattern(rf"(\S+)[ \t]+(.*\S)[ \t]+([0-9a-f]{{{DIGITS}}})")
_HEAD = (
    "# What was there before the gate: `privacyrules check` reports only what is not listed here.",
    "# Written by `privacyrules baseline`. Take lines out as you mend them; the last word names the finding.",
)
_CONFLICT = pattern(r"<{7}|={7}|>{7}|\|{7}")


class Entry(NamedTuple):
    """A line of a baseline."""

    id: str
    about: str
    place: Place


Baseline = dict[str, Entry]
"""The lines by the starts of their fingerprints."""


class New(NamedTuple):
    """The findings that a baseline does not list, those that it lists, and its lines that nothing needs."""

    findings: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[Entry, ...]


def baseline_text(findings: Iterable[Finding]) -> str:
    """Write a baseline that lists all findings, sorted, each once."""
    lines = {f"{finding.id}  {_about(finding)}  {finding.fingerprint[:DIGITS]}" for finding in findings}
    return "\n".join([*_HEAD, *sorted(lines)]) + "\n"


def parse_baseline(text: str, path: str) -> Baseline:
    """Read a baseline.

    Raises:
        MistakesError: lines that are no findings, all of them.
    """
    found: Baseline = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        place = Place(path, number, 1)
        entry = _LINE.fullmatch(line.strip())
        if entry:
            found[entry[3]] = Entry(entry[1], entry[2], place)
        elif _CONFLICT.match(line):
            problems.append(Problem(place, "a merge has left its marks here", "keep the lines of both sides"))
        else:
            hint = "write it with `privacyrules baseline`, or take the line out"
            problems.append(Problem(place, "this line of the baseline names no finding", hint))
    if problems:
        raise MistakesError(problems)
    return found


def against(baseline: Baseline, findings: Sequence[Finding]) -> New:
    """Take out the findings that a baseline lists."""
    names = {finding.fingerprint[:DIGITS] for finding in findings}
    new = tuple(finding for finding in findings if finding.fingerprint[:DIGITS] not in baseline)
    stale = tuple(entry for name, entry in baseline.items() if name not in names)
    known = tuple(finding for finding in findings if finding.fingerprint[:DIGITS] in baseline)
    return New(new, known, stale)


def stale_entry(entry: Entry, bench: Bench) -> Finding:
    """The finding on a line of a baseline that no finding needs any more."""
    level, fails = bench.gate.judge(STALE)
    return Finding(
        id=STALE,
        level=level,
        place=entry.place,
        message=f"the baseline lists '{entry.id}' of {entry.about}, which is not found any more",
        fingerprint=fingerprint(bench.project, STALE, entry.id, entry.about),
        help=("Take the line out, so that it cannot come back unseen: `privacyrules baseline` does.",),
        fails=fails,
    )


def _about(finding: Finding) -> str:
    """What a person calls the thing that a finding is about."""
    if finding.flow is not None and finding.table is None:
        about = f"flow {finding.flow}"
    elif finding.table is not None:
        about = ".".join([finding.table, *finding.columns])
    else:
        about = finding.place.path
    return " ".join(about.split()) or finding.id
