"""The axes that flows state in; the rulings on flows that state those, by their terms, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, itemgetter
from typing import NamedTuple

from privacyrules.engine.conditions import Test
from privacyrules.engine.known import Known
from privacyrules.engine.rulings import Rulings
from privacyrules.model.answer import Ruling
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.masks import Masks

Words = Mapping[str, object]
"""A flow as plain values: a term, or several, per axis; `facts` and `omitted` where there are any."""

Terms = tuple[str, ...]
_ByTerm = Known[str | None, int]
Usual = tuple[Callable[[Words], Terms] | None, dict[Terms, Ruling]]

MOST = 1 << 16
"""So many flows are remembered; then the memory starts afresh."""

_NONE: Usual = (None, {})
_OF_AXIS: Mapping[str, Axis] = {axis: axis for axis in AXES}
_MOST_KEYS = len(AXES) + len(("facts", "omitted"))


class Plan(NamedTuple):
    """What reaches a flow by its axes, the conditions that facts must answer, and rulings by the answers."""

    mask: int
    tests: tuple[tuple[int, int, Test], ...]
    rulings: dict[int, Ruling]


class Way(dict[Terms, Ruling]):
    """The rulings on flows that state certain axes, and no facts, by their terms in the order of those axes.

    One that is missing is worked out. Where every axis that rules name is stated by a term with none below
    it, no clause matches with maybe, and one bit per clause is enough. `plans` are for flows with facts.
    """

    __slots__ = ("_all", "_both", "_start", "_ways", "_yes", "plans")

    def __init__(self, ways: Ways, axes: Terms, unstated: list[int]) -> None:
        """Take the axes, and what reaches a flow by each of those that rules name and it does not state."""
        found = [ways.by_term(axis) for axis in axes]
        self._ways = ways
        self._yes = [] if unstated else [(at, yes) for at, (yes, _) in enumerate(found)]
        self._all = 0 if unstated else 2 * ways.rulings.full + 1
        self._both = [(at, both) for at, (_, both) in enumerate(found)]
        self._start = reduce(and_, unstated, ways.unlimited)
        self.plans: dict[Terms, Plan] = {}

    def __missing__(self, terms: Terms) -> Ruling:
        """Decide, and remember it.

        Raises:
            KeyError: a term is unknown.
        """
        rulings, clauses = self._ways.rulings, self._all
        for at, masks in self._yes:
            clauses &= masks[terms[at]]
        if clauses > rulings.full and not clauses & rulings.hedged:
            ruling = rulings.on_yes(clauses)
        else:
            ruling = rulings.on_both(self.reached(terms) & ~rulings.conditional)
        self._ways.count()
        self[terms] = ruling
        return ruling

    def reached(self, terms: Terms) -> int:
        """Return what reaches a flow by its axes, as in `Masks`.

        Raises:
            KeyError: a term is unknown.
        """
        reached = self._start
        for at, masks in self._both:
            reached &= masks[terms[at]]
        return reached


class Ways(dict[Terms, Way]):
    """Ways by their axes, in the order in which a flow states them; one that is missing is made.

    `usual` holds, by the number of axes, what takes a flow's terms, and the way: as long as all flows that
    state so many axes state the same ones, in whatever order.
    """

    __slots__ = ("_by_term", "_left", "_masks", "rulings", "unlimited", "usual")

    def __init__(self, masks: Masks) -> None:
        """Take a policy's masks."""
        self.rulings, self._masks = Rulings(masks), masks
        self.unlimited = self.rulings.full << masks.width | self.rulings.full
        self.usual = [_NONE] * (_MOST_KEYS + 1)
        self._by_term: dict[str, tuple[_ByTerm, _ByTerm]] = {}
        self._left = MOST

    def __missing__(self, axes: Terms) -> Way:
        """Make a way.

        Raises:
            KeyError: an axis is unknown, or none is stated.
        """
        if not axes:
            raise KeyError(axes)
        way = Way(self, axes, [table[None] for axis, table in self._masks.tables.items() if axis not in axes])
        alone = len(axes) > 1 and all(len(others) != len(axes) for others in self)
        self.usual[len(axes)] = (itemgetter(*axes), way) if alone else _NONE
        self[axes] = way
        return way

    def by_term(self, axis: str) -> tuple[_ByTerm, _ByTerm]:
        """Return what reaches a flow by each term of an axis: one bit per clause, and as in `Masks`.

        The former have one more bit, above all clauses, if none of them matches with maybe.

        Raises:
            KeyError: the axis is unknown.
        """
        if axis in self._by_term:
            return self._by_term[axis]
        masks, name = self._masks, _OF_AXIS[axis]
        width, full = masks.width, self.rulings.full
        table = masks.tables.get(name) or dict.fromkeys(masks.others[name], self.unlimited)

        def wide(term: str | None) -> int:
            if term is None:
                raise KeyError(term)
            return table[term]

        def narrow(term: str | None) -> int:
            mask = wide(term)
            return mask >> width | (mask >> width == mask & full) << width

        return self._by_term.setdefault(axis, (Known(narrow), Known(wide)))

    def count(self) -> None:
        """Count a flow that is remembered, and start afresh where there are too many."""
        self._left -= 1
        if not self._left:
            self._left = MOST
            for way in self.values():
                way.clear()
                way.plans.clear()
