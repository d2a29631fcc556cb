"""Waivers that no finding needed in, the warnings on them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import get_args

from privacyrules.gate.findings import Bench
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.gate.waivers import UNUSED, names_of, some
from privacyrules.model.places import Place
from privacyrules.model.report import Finding, Waiver, WaiverState
from privacyrules.model.schema import Ignore

_URGENT = get_args(WaiverState)


def settled(waivers: Iterable[Waiver], early: Set[Place]) -> tuple[Waiver, ...]:
    """What became of waivers in the end, the most urgent first.

    Args:
        waivers: the waivers.
        early: the places of those whose findings may stand in files that were not read.
    """
    decided = (
        waiver._replace(state="unread")
        if waiver.state == "unused" and waiver.ignore.place in early
        else waiver
        for waiver in waivers
    )
    return tuple(sorted(decided, key=lambda w: (_URGENT.index(w.state), w.days, w.ignore.place)))


def unused_findings(
    waivers: Iterable[Waiver], findings: Sequence[Finding], bench: Bench
) -> Iterator[Finding]:
    """The warnings on waivers that accept nothing; `findings` are those that stay."""
    for waiver in waivers:
        if waiver.state == "unused":
            yield _unused(waiver.ignore, findings, bench)


def _unused(ignore: Ignore, findings: Sequence[Finding], bench: Bench) -> Finding:
    level, fails = bench.gate.judge(UNUSED)
    missed = "there is no such finding" if ignore.of else "no such finding is beside it"
    others = some(dict.fromkeys(_others(ignore, findings, bench)))
    nearer = "" if ignore.of else "move it to the line of the one column or statement that it is about, or "
    return Finding(
        id=UNUSED,
        level=level,
        place=ignore.place,
        message=f"the waiver of '{ignore.id}' by {ignore.by} accepts nothing: {missed}",
        fingerprint=fingerprint(bench.project, UNUSED, bench.path(ignore.place), ignore.id, ignore.reason),
        help=(f"take it out, or name what is found: {others}" if others else f"{nearer}take it out",),
        source=bench.source(ignore.place),
        fails=fails,
    )


def _others(ignore: Ignore, findings: Iterable[Finding], bench: Bench) -> Iterator[str]:
    """What a waiver might have named instead: an id beside it, or what an entry of the settings may say."""
    for finding in findings:
        if not ignore.of and finding.place == ignore.beside:
            yield finding.id
        if finding.id == ignore.id:
            for kind, *name in names_of(finding, bench):
                if ignore.of[:1] == (kind,):
                    yield ".".join(name) if kind == "column" else " in ".join(reversed(name))
