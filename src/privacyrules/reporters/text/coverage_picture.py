"""What carries each sentence in, a bar for each section out, in columns that a terminal keeps straight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from unicodedata import combining, east_asian_width

from privacyrules.model.lock import Coverage, CoverageLine

MARKS: Mapping[Coverage, str] = {"enforced": "#", "not checkable": "-", "uncovered": "?"}
_HEADS: Mapping[Coverage, str] = {
    "enforced": "enforced #",
    "not checkable": "not checkable -",
    "uncovered": "nothing ?",
}
NAME, BAR = 36, 24
"""So wide may the name of a section be, and so long the longest bar."""

Counts = Mapping[Coverage, int]


def picture(lines: Sequence[CoverageLine]) -> Iterator[str]:
    """Draw the sections in the order of the text; a mark is one sentence or, in long ones, several."""
    sections = [
        (section.rstrip(":") or "(before the first section)", Counter(line.status for line in group))
        for section, group in groupby(lines, lambda line: line.section)
    ]
    if not sections:
        return
    most = max(found.total() for _, found in sections)
    names = [_clipped(name) for name, _ in sections]
    bars = [_bar(found, min(1, BAR / most)) for _, found in sections]
    width, longest = max(map(_width, names)), max(map(len, bars))
    yield f"{' ' * (width + longest + 4)}{'  '.join(_HEADS.values())}"
    for name, bar, (_, found) in zip(names, bars, sections, strict=True):
        numbers = "  ".join(f"{found[status]:>{len(head)}}" for status, head in _HEADS.items())
        yield f"{name}{' ' * (width - _width(name))}  {bar:<{longest}}  {numbers}"


def _bar(found: Counter[Coverage], scale: float) -> str:
    """Marks in proportion; what occurs at all has one."""
    return "".join(
        mark * max(round(found[status] * scale), 1) for status, mark in MARKS.items() if found[status]
    )


def _clipped(name: str) -> str:
    if _width(name) <= NAME:
        return name
    kept = ""
    for letter in name:
        if _width(kept + letter) > NAME - 3:
            break
        kept += letter
    return f"{kept.rstrip()}..."


def _width(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode Standard Annex 11: wide letters take two)."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)
