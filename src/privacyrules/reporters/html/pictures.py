"""The matrix and the map in, what the page draws them from out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from privacyrules.model.answer import Kind, Ruling, Verdict
from privacyrules.model.flowmap import FlowMap, Hop, Stop
from privacyrules.model.matrix import CHOICES, Line, Matrix
from privacyrules.model.page import Page
from privacyrules.reporters.html.words import short_words, verdict_words

GROUPS = {"source": "Where it comes from", "data": "Which data", "table": "Tables", "recipient": "To whom"}
MOST_NAMED = 3
"""So many places are named of a hop."""


class EndShown(NamedTuple):
    """The other end of a hop, and where the hop is written (told where it starts)."""

    id: str
    name: str
    places: str


class HopsShown(NamedTuple):
    """What is done alike from or to one stop, and every other end of it."""

    does: str
    verdict: Verdict | None
    kind: Kind | None
    because: tuple[str, ...]
    ends: list[EndShown]


class StopShown(NamedTuple):
    """A stop with what leads there and what leads on."""

    id: str
    name: str
    stands: str
    before: list[HopsShown]
    after: list[HopsShown]


def stops_of(drawn: FlowMap) -> list[StopShown]:
    """Give each stop with its neighbours; the first is where the strictest hop starts."""
    ids = {stop: f"s{number}" for number, stop in enumerate(drawn.stops)}
    before: dict[Stop, list[Hop]] = {stop: [] for stop in drawn.stops}
    after: dict[Stop, list[Hop]] = {stop: [] for stop in drawn.stops}
    for hop in drawn.hops:
        before[hop.end].append(hop)
        after[hop.start].append(hop)
    worst = drawn.hops[0].start if drawn.hops else None
    return [
        StopShown(
            ids[stop],
            _name(stop),
            stop.stands,
            _alike(before[stop], lambda hop: EndShown(ids[hop.start], _name(hop.start), "")),
            _alike(after[stop], lambda hop: EndShown(ids[hop.end], _name(hop.end), _places(hop))),
        )
        for stop in sorted(drawn.stops, key=lambda stop: stop != worst)
    ]


def _alike(hops: list[Hop], end: Callable[[Hop], EndShown]) -> list[HopsShown]:
    shown: dict[tuple[object, ...], HopsShown] = {}
    for hop in hops:
        alike = hop.does, hop.verdict, hop.kind, hop.because
        shown.setdefault(alike, HopsShown(*alike, [])).ends.append(end(hop))
    return list(shown.values())


def _places(hop: Hop) -> str:
    """The first few places where a hop is written; the inventory has those of what a table keeps."""
    if hop.end.stands == "table":
        return ""
    places = ", ".join(str(place) for place in hop.places[:MOST_NAMED])
    more = len(hop.places) - MOST_NAMED
    return f"{places} and {more} more" if more > 0 else places


def stop_groups(stops: list[StopShown]) -> list[tuple[str, list[StopShown]]]:
    """The stops by what they stand for, each group with its heading."""
    in_order = sorted(stops, key=lambda stop: stop.name)
    grouped = [
        (title, [stop for stop in in_order if stop.stands == stands]) for stands, title in GROUPS.items()
    ]
    return [(title, group) for title, group in grouped if group]


def _name(stop: Stop) -> str:
    return stop.name or "not said"


def matrix_parts(matrix: Matrix) -> dict[str, object]:
    """What the page writes of the matrix itself: the table that is looked at first."""
    fixed = ", ".join(f"{axis} {term}" for axis, term in matrix.fixed.items())
    chosen = zip(CHOICES, matrix.first, strict=True)
    return {
        "said": f"Every cell states: {fixed}, and what is chosen here.",
        "choices": [(a, matrix.choices[a], term) for a, term in zip(CHOICES, matrix.first, strict=True)],
        "chosen": ", ".join(f"{axis} {term or 'not said'}" for axis, term in chosen),
        "purposes": matrix.purposes,
        "rows": list(_rows(matrix)),
    }


def _rows(matrix: Matrix) -> Iterator[tuple[Line, list[Ruling]]]:
    for line, row in zip(matrix.data, matrix.tables[matrix.first], strict=True):
        yield line, [matrix.rulings[number] for number in matrix.rows[row]]


def script_data(page: Page) -> dict[str, object]:
    """What the script draws the other tables of the matrix from, and the promise of each rule.

    A row is a text: `digits` letters for each purpose, the number of its ruling to base 36.
    """
    matrix, rules = page.matrix, page.pack.policy.rules
    digits = len(_base36(len(matrix.rulings)))
    verdicts = {(ruling.verdict, ruling.kind): ruling for ruling in matrix.rulings}
    number = {rule.id: at for at, rule in enumerate(rules)}
    return {
        "data": [line.term for line in matrix.data],
        "purposes": [line.term for line in matrix.purposes],
        "verdicts": [
            [r.verdict, verdict_words(r.verdict, r.kind), short_words(r)] for r in verdicts.values()
        ],
        "rulings": [
            [list(verdicts).index((r.verdict, r.kind)), [number[name] for name in r.rules]]
            for r in matrix.rulings
        ],
        "digits": digits,
        "rows": ["".join(_base36(ruling).rjust(digits, "0") for ruling in row) for row in matrix.rows],
        "tables": {"|".join(term or "" for term in chosen): rows for chosen, rows in matrix.tables.items()},
        "rules": [[rule.id, rule.quotes[0].text] for rule in rules],
    }


def _base36(number: int) -> str:
    left, digit = divmod(number, 36)
    return (_base36(left) if left else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[digit]
