"""A policy and its masks in, the verdicts on data by purpose for each action, recipient and subject out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from math import prod
from typing import TypeVar

from privacyrules.engine.decider import Decide
from privacyrules.model.answer import Ruling
from privacyrules.model.flow import Axis, Flow
from privacyrules.model.masks import Masks
from privacyrules.model.matrix import CHOICES, Line, Matrix
from privacyrules.model.policy import Clause, Policy
from privacyrules.model.vocabulary import Vocabulary

FIXED: Mapping[Axis, str] = {"form": "identified"}
"""Data about a person who is known: what a promise is about first of all. Stated where there is the term."""

MOST = 2_000_000
"""So many cells are drawn; where there would be more, fewer sources, then fewer subjects are looked at."""

_T = TypeVar("_T")
_Named = Mapping[Axis, Sequence[Line]]


def matrix_of(policy: Policy, masks: Masks, decide: Decide, flows: Iterable[Flow] = ()) -> Matrix:
    """Decide every cell of the picture.

    Args:
        policy: its rules tell which terms are worth a row or a column.
        masks: the policy's masks; they tell which terms all rules treat alike.
        decide: what decides a flow of one term per axis.
        flows: what really happens; its terms get rows and columns too, and the commonest choice comes first.
    """
    done = list(flows)
    known = policy.vocabulary.below
    fixed = {axis: term for axis, term in FIXED.items() if term in known.get(axis, {})}
    lines = {axis: _lines(axis, policy, done) for axis in (*CHOICES, "data", "purpose")}
    choices = _few_enough({axis: lines[axis] for axis in CHOICES}, len(lines["data"]) * len(lines["purpose"]))
    cells = _Cells(masks, partial(_stating, decide, fixed), lines["data"], lines["purpose"])
    tables = {
        chosen: cells.table(chosen)
        for chosen in product(*([line.term for line in choices[a]] for a in CHOICES))
    }
    return Matrix(
        data=tuple(lines["data"]),
        purposes=tuple(lines["purpose"]),
        choices={axis: tuple(choices[axis]) for axis in CHOICES},
        rulings=tuple(cells.rulings),
        rows=tuple(cells.rows),
        tables=tables,
        first=_first(done, tables),
        fixed=fixed,
    )


class _Cells:
    """Decides row by row, those that all rules treat alike once, and keeps each row and ruling once."""

    def __init__(self, masks: Masks, decide: Decide, data: Sequence[Line], purposes: Sequence[Line]) -> None:
        self._masks, self._decide, self._data = masks, decide, data
        table = masks.tables.get("purpose", {})
        self._kinds = [table.get(line.term, 0) for line in purposes]
        self._one_of_each = {kind: line.term for kind, line in zip(self._kinds, purposes, strict=True)}
        self._known: dict[tuple[int, ...], int] = {}
        self.rulings: dict[Ruling, int] = {}
        self.rows: dict[tuple[int, ...], int] = {}

    def table(self, chosen: Sequence[str | None]) -> tuple[int, ...]:
        stated = {axis: term for axis, term in zip(CHOICES, chosen, strict=True) if term is not None}
        return tuple(self._row({**stated, "data": line.term}) for line in self._data)

    def _row(self, stated: dict[Axis, str | None]) -> int:
        alike = tuple(table[stated.get(axis)] for axis, table in self._masks.tables.items())
        if alike not in self._known:
            found = {kind: self._ruling(stated, purpose) for kind, purpose in self._one_of_each.items()}
            self._known[alike] = _number(self.rows, tuple(found[kind] for kind in self._kinds))
        return self._known[alike]

    def _ruling(self, stated: dict[Axis, str | None], purpose: str | None) -> int:
        flow = stated if purpose is None else {**stated, "purpose": purpose}
        return _number(self.rulings, self._decide(flow))


def _stating(decide: Decide, fixed: Mapping[Axis, str], flow: Mapping[Axis, str | None]) -> Ruling:
    return decide({**fixed, **flow})


def _number(known: dict[_T, int], value: _T) -> int:
    return known.setdefault(value, len(known))


def _lines(axis: Axis, policy: Policy, flows: Sequence[Flow]) -> list[Line]:
    """The terms that rules name or that occur, each below those that it lies within; first, nobody says."""
    named = {term for rule in policy.rules for term in _terms(rule.clause, axis)}
    named |= {term for flow in flows for term in flow.terms.get(axis, ())}
    known = policy.vocabulary.below.get(axis, {})
    lines = list(_tree([term for term in known if term in named], axis, policy.vocabulary))
    return lines if axis == "data" or (axis == "action" and lines) else [Line(None), *lines]


def _terms(clause: Clause, axis: Axis) -> Iterator[str]:
    yield from clause.scope.get(axis, ())
    for exception in clause.exceptions:
        yield from _terms(exception, axis)


def _tree(terms: Sequence[str], axis: Axis, vocabulary: Vocabulary) -> Iterator[Line]:
    """Each term once, under the narrowest of those that it lies within, in the order of the vocabulary."""
    below = vocabulary.below.get(axis, {})
    over: dict[str, str | None] = {}
    for term in terms:
        above = [other for other in terms if other != term and term in below[other]]
        over[term] = min(above, key=lambda other: len(below[other]), default=None)

    def under(parent: str | None, depth: int) -> Iterator[Line]:
        for term in terms:
            if over[term] == parent:
                yield Line(term, depth)
                yield from under(term, depth + 1)

    return under(None, 0)


def _few_enough(choices: _Named, cells: int) -> dict[Axis, Sequence[Line]]:
    """The choices, or fewer where every one of them would be too many."""
    left = dict(choices)
    for axis in reversed(CHOICES):
        most = MOST // max(1, cells)
        others = prod(len(lines) for other, lines in left.items() if other != axis)
        if others * len(left[axis]) > most:
            left[axis] = left[axis][: max(1, most // others)]
    return left


def _first(flows: Sequence[Flow], tables: Mapping[tuple[str | None, ...], object]) -> tuple[str | None, ...]:
    """The choice that most of what happens falls under, else the first."""
    counted: Counter[tuple[str | None, ...]] = Counter()
    for flow in flows:
        stated = tuple(flow.terms.get(axis, ()) for axis in CHOICES)
        counted.update(
            chosen for chosen in product(*(terms or (None,) for terms in stated)) if chosen in tables
        )
    return max(counted, key=lambda chosen: counted[chosen], default=next(iter(tables)))
