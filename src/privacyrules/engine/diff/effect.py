"""Two versions of a policy in; the flows that change verdict, in classes with an example each, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import product
from math import prod

from privacyrules.engine.compiled import numbers
from privacyrules.engine.diff.boxes import Broad, broadened
from privacyrules.engine.diff.diagram import MOST_NODES, Change, Diagram
from privacyrules.engine.diff.examples import Examples
from privacyrules.engine.diff.extents import Below, Values, condition_words, extent, products
from privacyrules.engine.diff.sides import Side, sides
from privacyrules.engine.diff.steps import Facts, TooMuchError, Valuation
from privacyrules.engine.diff.vocabularies import both
from privacyrules.engine.kleene import comparisons
from privacyrules.model.answer import STRICTEST_FIRST
from privacyrules.model.diff import Effect_, FlowClass, VerdictChange
from privacyrules.model.flow import AXES, Axis, FactValue
from privacyrules.model.policy import Policy

MOST_TOLD = 400
"""So many boxes of a change are told in words, the broadest first; the rest are counted."""

Found = dict[Change, dict[tuple[object, ...], FlowClass]]


def effect_of(old: Policy, new: Policy, most: int = MOST_NODES) -> Effect_:
    """Find every fully stated flow that changes verdict or kind, done or left undone.

    Args:
        old: the earlier version, on one day.
        new: the later one, on the same day; a fact of both has the same type in both.
        most: so many states may a diagram meet; where there are more, rules are looked at one by one.

    Returns:
        The changes: denied that become allowed first, then all else that is looser, then what is stricter.
    """
    pair = sides(old, new)
    told = _Classes(old, new, pair)
    found: Found = {}
    given_up: set[str] = set()
    try:
        _collect(found, told, pair, most)
    except TooMuchError:
        told.untold.clear()
        for rule, one, other in _one_by_one(*pair):
            try:
                _collect(found, told, (one, other), most)
            except TooMuchError:
                given_up.add(rule)
    changes = [
        VerdictChange(*change, tuple(sorted(classes.values(), key=_broadest_first)), told.untold[change])
        for change, classes in found.items()
    ]
    return Effect_(tuple(sorted(changes, key=_gravest_first)), tuple(sorted(given_up)))


def _collect(found: Found, told: _Classes, versions: tuple[Side, Side], most: int) -> None:
    """Add the classes of two versions; what is found is found whole, or not at all."""
    for change, flows in list(told.of(*versions, most)):
        classes = found.setdefault(change, {})
        key = flows.extents, flows.facts, flows.omitted
        if key in classes or len(classes) < MOST_TOLD:
            classes[key] = flows
        else:
            told.untold[change] += 1


def _one_by_one(old: Side, new: Side) -> Iterator[tuple[str, Side, Side]]:
    """Both versions with a single rule that counts as changed, once for each."""
    for at in numbers(old.changed):
        yield old.compiled.masks.ids[at], old._replace(changed=1 << at), new._replace(changed=0)
    for at in numbers(new.changed):
        yield new.compiled.masks.ids[at], old._replace(changed=0), new._replace(changed=1 << at)


def _among(valuations: Iterable[Valuation], values: Values) -> list[Valuation]:
    """The valuations that lie in a product."""
    return [one for one in valuations if all(v in meant for v, meant in zip(one, values, strict=True))]


def _broadest_first(flows: FlowClass) -> tuple[object, ...]:
    named = tuple((extent.axis, extent.terms) for extent in flows.extents)
    return flows.broad, -flows.size, named, flows.facts, flows.omitted


def _gravest_first(change: VerdictChange) -> tuple[object, ...]:
    """Looser before stricter, verdicts before kinds, and the widest step first: denied to allowed."""
    before, after = (STRICTEST_FIRST.index(outcome[0]) for outcome in (change.before, change.after))
    open_ = "conditional" in (change.before[0], change.after[0])
    return not change.looser, open_, -abs(after - before), before, str(change.before), str(change.after)


class _Classes:
    """Tells boxes in words, and gives each an example; `untold` counts those that are too many."""

    def __init__(self, old: Policy, new: Policy, pair: tuple[Side, Side]) -> None:
        self._below: Mapping[Axis, Below] = both(old.vocabulary, new.vocabulary).below
        self._examples = Examples((old, new), pair, self._below)
        asked = (condition for side in pair for _, condition in side.compiled.masks.conditions)
        self.untold: Counter[Change] = Counter()
        self._asked = sorted({c for condition in asked for c in comparisons(condition)}, key=repr)

    def of(self, old: Side, new: Side, most: int) -> Iterator[tuple[Change, FlowClass]]:
        """The classes of each change.

        Raises:
            TooMuchError: the versions differ in too much.
        """
        for omitted in (False, True):
            diagram = Diagram(old, new, omitted=omitted, most=most)
            for change, cubes in diagram.cubes().items():
                boxes = broadened(cubes, diagram.all, partial(diagram.changes_so, change))
                self.untold[change] += len(boxes[MOST_TOLD:])
                for broad in boxes[:MOST_TOLD]:
                    yield from ((change, flows) for flows in self._told(diagram, broad, omitted=omitted))

    def _told(self, diagram: Diagram, broad: Broad, *, omitted: bool) -> Iterator[FlowClass]:
        cube = broad.cube
        terms = {axis: meant for axis, meant in diagram.terms(cube).items() if self._is_limit(axis, meant)}
        extents = tuple(extent(axis, terms[axis], self._below[axis]) for axis in AXES if axis in terms)
        facts = diagram.steps.facts
        for values in products(diagram.valuations(cube)):
            meant = dict(zip(facts, values, strict=True))
            known = min(_among(diagram.valuations(broad.own), values) or product(*values), key=repr)
            chosen = dict(zip(facts, known, strict=True))
            example, before, after = self._examples.of(diagram.terms(broad.own), chosen, omitted=omitted)
            yield FlowClass(
                extents,
                tuple(self._conditions(meant, facts)),
                omitted,
                example,
                before,
                after,
                broad=any(all(len(self._below[axis][term]) > 1 for term in terms[axis]) for axis in terms),
                size=prod(map(len, (*diagram.terms(cube).values(), *values))),
            )

    def _is_limit(self, axis: Axis, meant: frozenset[str]) -> bool:
        return len(meant) < len(self._below[axis])

    def _conditions(self, meant: Mapping[str, frozenset[FactValue]], facts: Facts) -> Iterator[str]:
        for fact, values in meant.items():
            if len(values) < len(facts[fact]):
                yield condition_words(fact, values, facts[fact], self._asked)
