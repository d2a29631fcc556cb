"""Figures in; a chart of bars on a logarithmic scale, as SVG for light and dark pages, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10

from benchmarks.measures import OURS, Figure
from benchmarks.report import duration, title
from benchmarks.rows.decide import EMPTY

WIDTH, LEFT, RIGHT, INDENT = 760, 194, 84, 6
TOP, BAR, STEP, GAP = 16, 13, 19, 46
LEAST_DECADES = 2

SHOWN = (
    ("decide", 12),
    ("decide", 10_000),
    ("load", 10_000),
    ("ask", 1),
    ("check", 1),
    ("files", 1_000),
    ("alembic", 1_000),
    ("tables", 10_000_000),
)
"""The rows and sizes that are drawn, where they were measured."""

EXPLAINED = "CPU time; each line stands for ten times the one before it; shorter is better."

STYLE = """\
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 13px }
.value, .tick { fill: #59636e }
.tick { font-size: 10px; text-anchor: middle }
.who { text-anchor: end }
.line { stroke: #d1d9e0 }
.ours { fill: #0b6e4f }
.peer { fill: #9aa4af }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .value, .tick { fill: #9198a1 }
  .line { stroke: #3d444d }
  .ours { fill: #3fb68b }
  .peer { fill: #6a737d }
}
"""


def chart(figures: Sequence[Figure]) -> str:
    """Draw a panel per row, each with its own scale; shorter bars are better."""
    panels = [[one for one in figures if (one.row, one.size) == shown] for shown in SHOWN]
    drawn = [_text(INDENT, TOP, "value", EXPLAINED)]
    height = TOP + 30
    for panel in filter(None, panels):
        lines, height = _panel(sorted(panel, key=lambda one: one.seconds), height)
        drawn += lines
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img">'
    )
    name = f"<title>{OURS} beside its peers. {EXPLAINED}</title>"
    return "\n".join([head, name, f"<style>\n{STYLE}</style>", *drawn, "</svg>", ""])


def _panel(panel: Sequence[Figure], top: int) -> tuple[list[str], int]:
    """Draw one row from `top` on; give its lines and where it ends."""
    low, high = decades([one.seconds for one in panel])
    first, last = top + 22, top + 22 + STEP * len(panel)
    lines = [_text(INDENT, top + 6, "title", title(panel[0])), *_scale(low, high, first, last)]
    for at, one in enumerate(panel):
        lines += _bar(one, place(one.seconds, low, high), first + at * STEP)
    return lines, last + GAP


def decades(times: Sequence[float]) -> tuple[int, int]:
    """Find the powers of ten between which all times lie."""
    low = floor(log10(min(times)) - 1e-9)
    return low, max(ceil(log10(max(times))), low + LEAST_DECADES)


def place(seconds: float, low: int, high: int) -> float:
    """Find where a time stands on the scale."""
    return LEFT + (log10(seconds) - low) / (high - low) * (WIDTH - LEFT - RIGHT)


def _scale(low: int, high: int, first: int, last: int) -> Iterator[str]:
    for power in range(low, high + 1):
        x = place(10.0**power, low, high)
        yield f'<line class="line" x1="{x:.1f}" x2="{x:.1f}" y1="{first - 4}" y2="{last}"/>'
        yield _text(x, last + 12, "tick", duration(10.0**power).replace(".00", "").replace(".0", ""))


def _bar(one: Figure, end: float, y: int) -> Iterator[str]:
    kind = "ours" if one.who.startswith(OURS) else "peer"
    yield _text(LEFT - 8, y + 10, "who", one.who)
    if one.who != EMPTY:
        yield f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{end - LEFT:.1f}" height="{BAR}" rx="2"/>'
    else:
        yield f'<circle class="{kind}" cx="{end:.1f}" cy="{y + BAR / 2}" r="4"/>'
    yield _text(end + 7, y + 10, "value", duration(one.seconds))


def _text(x: float, y: float, kind: str, text: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
