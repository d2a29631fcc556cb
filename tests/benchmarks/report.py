"""What a run measured in; the text that tells it, row by row, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.measures import OURS, Figure, Measured
from benchmarks.rows.commands import START
from benchmarks.rows.decide import EMPTY, OPEN, VERDICT
from benchmarks.targets import MEGABYTE, UNITS, Judged, found, judged

TITLES: Mapping[str, str] = {
    "decide": "one decision, {size} rules, with the ids of the rules that decide it",
    "load": "loading a policy, {size} rules",
    "ask": "ask with options, a new process",
    "check": "check of one 20-line migration by 100 rules, a new process",
    "staged": "check --staged in a repository of {size} migrations, a new process",
    "files": "check of {size} PostgreSQL migration{s} by 100 rules, a new process",
    "alembic": "check of {size} Alembic file{s} by 100 rules, a new process",
    "tables": "{size} rows of encoded flows, 12 rules (peers only group them)",
    "review": "exact review of a policy, {size} rule{s} (no peer does it)",
}

NO_PEERS = frozenset({EMPTY, VERDICT, OPEN, START})
"""What is no program of its own."""

NOT_ALONE = "Shares of one run: the times are those of this machine, and what else ran on it counts too."


def text(measured: Measured, about: str) -> str:
    """Tell everything: who took part, each row, growth, and what came of the targets."""
    verdicts = list(judged(measured.figures))
    return "\n".join(
        [
            *_head(measured, about),
            *_rows(measured.figures, verdicts),
            *_growth(measured.figures),
            *_targets(measured, verdicts),
            "",
        ]
    )


def _head(measured: Measured, about: str) -> Iterator[str]:
    yield "CPU time, all threads and child processes together: the median of rounds in which all take turns,"
    yield "with the least in brackets; where there is none, it took too long to be measured twice."
    yield NOT_ALONE
    yield about
    named = [f"{who} {version}" for who, version in measured.versions.items() if who not in NO_PEERS]
    yield f"measured: {', '.join(named)}"
    for who, reason in measured.absent.items():
        yield f"missing: {who}: {reason}"


def _rows(figures: Sequence[Figure], verdicts: Sequence[Judged]) -> Iterator[str]:
    for row, size in dict.fromkeys((one.row, one.size) for one in sorted(figures, key=_place)):
        own = [one for one in figures if (one.row, one.size) == (row, size)]
        yield f"\n{title(own[0])}"
        yield from _lines(own, verdicts)


def title(one: Figure | Judged) -> str:
    """Say what a row, of one size, measures."""
    return TITLES[one.row].format(size=f"{one.size:,}", s="" if one.size == 1 else "s")


def _place(figure: Figure) -> tuple[int, int]:
    return list(TITLES).index(figure.row), figure.size


def _lines(figures: Sequence[Figure], verdicts: Sequence[Judged]) -> Iterator[str]:
    for one in figures:
        told = [v for v in verdicts if (v.row, v.size, v.who) == (one.row, one.size, one.who)]
        target = "; ".join(f"{v.said}: {'met' if v.met else 'MISSED'}" for v in told)
        rest = [part for part in (target, *_remarks(one)) if part]
        least = f"({duration(min(one.times))})" if len(one.times) > 1 else ""
        spent = f"{duration(one.seconds):>9} {least:10}"
        yield f"  {one.who:30}{spent} {_ratio(one, figures):22} {'; '.join(rest)}".rstrip()


def _ratio(one: Figure, figures: Sequence[Figure]) -> str:
    """A figure of ours in the unit of its row, one of a peer in ours."""
    unit = UNITS.get(one.row, "") if one.who.startswith(OURS) else OURS
    other = found(figures, one.row, one.size, unit)
    return "" if other is None or other is one else f"{times(one.seconds / other.seconds)} x {unit}"


def _remarks(one: Figure) -> Iterator[str]:
    if one.note:
        yield one.note
    if one.memory is not None:
        yield f"{one.memory / MEGABYTE:.0f} MB"
    if one.row == "tables" and one.wall is not None:
        yield f"{duration(one.wall)} on the clock"


def _growth(figures: Sequence[Figure]) -> Iterator[str]:
    """For each row of several sizes, a line per contestant."""
    for row in TITLES:
        own = [one for one in figures if one.row == row]
        sizes = sorted({one.size for one in own})
        if len(sizes) < 2:
            continue
        yield f"\ngrowth: {row}"
        yield f"  {'':30}{''.join(f'{size:>12,}' for size in sizes)}"
        for who in dict.fromkeys(one.who for one in own):
            cells = [found(own, row, size, who) for size in sizes]
            written = [duration(cell.seconds) if cell else "-" for cell in cells]
            yield f"  {who:30}{''.join(f'{time:>12}' for time in written)}"


def _targets(measured: Measured, verdicts: Sequence[Judged]) -> Iterator[str]:
    if not verdicts:
        return
    yield f"\n{sum(one.met for one in verdicts)} of {len(verdicts)} targets met"
    for one in verdicts:
        if not one.met:
            yield f"  missed: {title(one)}: {one.who}: {one.said}"


def duration(seconds: float) -> str:
    """Write three digits and the unit that fits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size * 0.9995:
            return f"{_digits(seconds / size)} {unit}"
    return f"{_digits(seconds / 1e-9)} ns"


def times(ratio: float) -> str:
    """Write a ratio with two or three digits, and large ones as whole numbers."""
    return f"{ratio:,.0f}" if ratio >= 99.5 else f"{ratio:.2g}" if ratio < 9.95 else f"{ratio:.3g}"


def _digits(number: float) -> str:
    return f"{number:.0f}" if number >= 99.95 else f"{number:.1f}" if number >= 9.995 else f"{number:.2f}"
