"""The targets of the design as data, and what a run says of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.measures import OURS, Figure
from benchmarks.rows.commands import START
from benchmarks.rows.decide import EMPTY, KNOWN, NEW, VERDICT

EMPTY_CALL = 0.06e-6
"""What an empty call took where the targets were set; times are told in such calls, so that they travel."""

MEGABYTE = 1_000_000


class Target(NamedTuple):
    """One figure over another, which may be of another row, is at most or at least so much."""

    row: str
    size: int
    who: str
    against: str
    most: float | None = None
    least: float | None = None
    beside: str = ""


class MemoryTarget(NamedTuple):
    """A process takes at most so many bytes."""

    row: str
    size: int
    who: str
    most: int


def _peers(row: str, size: int, least: float, who: Sequence[str], ours: str = OURS) -> tuple[Target, ...]:
    return tuple(Target(row, size, one, ours, least=least) for one in who)


def _calls(row: str, size: int, who: str, seconds: float) -> Target:
    return Target(row, size, who, EMPTY, most=seconds / EMPTY_CALL, beside="decide")


TARGETS: tuple[Target, ...] = (
    _calls("decide", 12, KNOWN, 0.7e-6),
    _calls("decide", 12, NEW, 0.7e-6),
    *_peers("decide", 12, 25, ["vakt"]),
    *_peers("decide", 12, 100, ["cedarpy", "celine-regorus", "regopy", "rule-engine"]),
    _calls("decide", 10_000, KNOWN, 12e-6),
    _calls("decide", 10_000, NEW, 12e-6),
    _calls("decide", 10_000, VERDICT, 1.5e-6),
    *_peers("decide", 10_000, 200, ["celine-regorus", "regopy"]),
    _calls("load", 12, OURS, 0.05e-3),
    _calls("load", 10_000, OURS, 2e-3),
    Target("ask", 1, OURS, START, most=7),
    Target("check", 1, OURS, START, most=7),
    *_peers("check", 1, 3, ["detect-secrets", "sqlfluff", "semgrep"]),
    Target("staged", 5_000, OURS, START, most=10),
    Target("files", 1_000, OURS, "squawk", most=1.3),
    *_peers("files", 1_000, 10, ["detect-secrets", "sqlfluff", "semgrep"]),
    Target("alembic", 1_000, OURS, "ruff", most=1.5),
    Target("tables", 10_000_000, OURS, "polars", most=1),
    _calls("review", 12, OURS, 5e-3),
    _calls("review", 100, OURS, 0.5),
    _calls("review", 1_000, OURS, 5),
)

MEMORY: tuple[MemoryTarget, ...] = (MemoryTarget("files", 1_000, OURS, 30 * MEGABYTE),)

UNITS: Mapping[str, str] = {
    "decide": EMPTY,
    "ask": START,
    "check": START,
    "staged": START,
    "files": "squawk",
    "alembic": "ruff",
    "tables": "polars",
    "review": EMPTY,
}
"""Per row, what our own figures are told as multiples of; those of peers are multiples of ours."""


class Judged(NamedTuple):
    """What came of a target: `said` is the target in words."""

    row: str
    size: int
    who: str
    said: str
    met: bool


def found(figures: Sequence[Figure], row: str, size: int, who: str) -> Figure | None:
    """Find a figure."""
    return next((one for one in figures if (one.row, one.size, one.who) == (row, size, who)), None)


def judged(figures: Sequence[Figure]) -> Iterator[Judged]:
    """Hold the figures against those targets that they bear on."""
    for target in TARGETS:
        one = found(figures, target.row, target.size, target.who)
        other = found(figures, target.beside or target.row, target.size, target.against)
        if one is not None and other is not None:
            yield _judged(target, one.seconds / other.seconds)
    for memory in MEMORY:
        one = found(figures, memory.row, memory.size, memory.who)
        if one is not None and one.memory is not None:
            said = f"at most {memory.most / MEGABYTE:.0f} MB"
            yield Judged(memory.row, memory.size, memory.who, said, one.memory <= memory.most)


def number(limit: float) -> str:
    """Write a limit as the design would."""
    return f"{limit:,.0f}" if limit >= 99.5 else f"{limit:.3g}"


def _judged(target: Target, ratio: float) -> Judged:
    if target.least is not None:
        said, met = f"at least {number(target.least)} x {target.against}", ratio >= target.least
    else:
        most = target.most or 0
        said, met = f"at most {number(most)} x {target.against}", ratio <= most
    return Judged(target.row, target.size, target.who, said, met)
