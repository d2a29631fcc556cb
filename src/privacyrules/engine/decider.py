"""A compiled policy in; functions that decide one flow, or many, as fast as Python can call them, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple

from privacyrules.engine.compiled import Compiled, numbers
from privacyrules.engine.conditions import Facts, Test, closure
from privacyrules.model.answer import Ruling
from privacyrules.model.flow import AXES, FactType, Flow
from privacyrules.model.logic import NO, YES
from privacyrules.model.masks import Masks

Words = Mapping[str, object]
"""A flow as plain values: a term, or several, per axis; `facts` and `omitted` where there are any."""

Decide = Callable[..., Ruling]

MEMORY = 1 << 25
"""So many bytes of what was worked out are remembered; then the memory starts afresh."""

_NODE, _STEP = 512, 128
"""About so many bytes do a node (beside its mask) and a step to it take."""

_FEW = 81
"""Where so many ways to answer the conditions all lead to one ruling, nobody has to answer them."""

_NONE: Facts = {}
_TYPES: Mapping[FactType, tuple[type, ...]] = {
    "boolean": (bool,),
    "number": (int, float),
    "string": (str,),
}
"""Dates are left out: whether a text is one takes reading it."""


class _Node:
    """What is known of flows that state the same so far; `to` leads on by axis and term.

    A mask carries one more bit per axis, which stays while nothing is stated on that axis, so that the mask
    tells all there is to know of a node. `ruling` is None where facts decide, or nobody asked yet.
    """

    __slots__ = ("mask", "plan", "ruling", "to")

    def __init__(self, mask: int) -> None:
        self.mask = mask
        self.to: dict[str, dict[str, _Node]] = {}
        self.ruling: Ruling | None = None
        self.plan: _Plan | None = None


class Decider:
    """Decides flows by the masks of a policy.

    A flow that is like an earlier one to every rule is walked along the same nodes and needs no mask.
    """

    def __init__(self, masks: Masks, slowly: Callable[[Words], Ruling]) -> None:
        """Take a policy's masks; `slowly` decides what is more than one term per axis, or refuses it."""
        size = 2 * masks.width
        axes = [(at, masks.tables[axis][None]) for at, axis in enumerate(AXES) if axis in masks.tables]
        self._compiled = Compiled(masks)
        self._several = slowly
        self._tables = _tables(masks)
        self._clauses = (1 << size) - 1
        self._unstated = [(1 << size + at, reached) for at, reached in axes]
        self._types = {name: _TYPES.get(type_, ()) for name, type_ in masks.facts.items()}
        self._tests = [(bit << masks.width, bit, closure(condition)) for bit, condition in masks.conditions]
        self._conditional = reduce(or_, (perhaps for perhaps, _, _ in self._tests), 0)
        self._rulings: dict[int, Ruling] = {}
        self._root = _Node((1 << size + len(AXES)) - 1)
        self._nodes: dict[int, _Node] = {}
        self._bytes = size // 7 + _NODE
        self._left = MEMORY
        self.decide = self._function()

    def _function(self) -> Decide:
        root, learn, work_out = self._root, self._learn, self._work_out

        def decide(flow: Words, facts: Facts | None = None) -> Ruling:
            """Decide a flow: a term per axis, and facts; see `Policy.decide`."""
            node = root
            try:
                for axis, term in flow.items():
                    node = node.to[axis][term]  # type: ignore[index] # what is no text leads nowhere
            except (KeyError, TypeError, AttributeError):
                return learn(flow, facts)
            return node.ruling or work_out(node, flow, facts)

        return decide

    def decide_many(self, flows: Iterable[Words | Flow]) -> Iterator[Ruling]:
        """Decide flows one after another, as they come."""
        return map(self.decide, flows)

    def _learn(self, flow: Words, facts: Facts | None) -> Ruling:
        """Decide a flow whose way is not known yet, and remember the way."""
        node, tables = self._root, self._tables
        if self._left <= 0:
            self._forget()
        try:
            for axis, term in flow.items():
                mask = node.mask & tables[axis][term]  # type: ignore[index] # see `decide`
                found = self._nodes.get(mask)
                if found is None:
                    found = self._nodes[mask] = _Node(mask)
                    self._left -= self._bytes
                node.to.setdefault(axis, {})[term] = found  # type: ignore[index]
                node = found
        except (KeyError, TypeError, AttributeError):
            return self._slowly(flow, facts)
        self._left -= len(flow) * _STEP
        return node.ruling or self._work_out(node, flow, facts)

    def _forget(self) -> None:
        self._root.to.clear()
        self._nodes.clear()
        self._left = MEMORY

    def _work_out(self, node: _Node, flow: Words, facts: Facts | None) -> Ruling:
        """Decide at a node where facts decide, or nobody asked yet."""
        if node is self._root:
            return self._slowly(flow, facts)
        plan = node.plan or self._planned(node)
        if node.ruling is not None:
            return node.ruling
        if facts is None:
            facts = _NONE
        elif not self._are_of_their_types(facts):
            return self._slowly(flow, facts)
        answers = 0
        for _, _, test in plan.tests:
            answers = answers * 3 + test(facts)
        return plan.rulings.get(answers) or self._answered(plan, answers)

    def _planned(self, node: _Node) -> _Plan:
        reached = node.mask & self._clauses
        for bit, unstated in self._unstated:
            if node.mask & bit:
                reached &= unstated
        asked = self._tests if reached & self._conditional else ()
        plan = node.plan = _Plan(reached, tuple(test for test in asked if reached & test[0]), {})
        ways = 3 ** len(plan.tests)
        if ways <= _FEW:
            rulings = {self._answered(plan, answers) for answers in range(ways)}
            if len(rulings) == 1:
                node.ruling = rulings.pop()
        return plan

    def _answered(self, plan: _Plan, answers: int) -> Ruling:
        """Decide by the answers to a plan's conditions, each a digit of base three, the last one lowest."""
        reached, left = plan.mask, answers
        for perhaps, yes, _ in reversed(plan.tests):
            left, truth = divmod(left, 3)
            if truth == NO:
                reached &= ~(perhaps | yes)
            elif truth != YES:
                reached &= ~yes
        ruling = plan.rulings[answers] = self._ruling(reached)
        return ruling

    def _ruling(self, reached: int) -> Ruling:
        ruling = self._rulings.get(reached)
        if ruling is None:
            if len(self._rulings) * self._bytes > MEMORY:
                self._rulings.clear()
            compiled, ids = self._compiled, self._compiled.masks.ids
            verdict, kind, deciding, _ = compiled.bits(compiled.settled(reached))
            rules = tuple(dict.fromkeys(ids[at] for at in numbers(deciding)))
            ruling = self._rulings[reached] = Ruling(verdict, kind, rules)
        return ruling

    def _are_of_their_types(self, facts: Facts) -> bool:
        return all(type(value) in self._types.get(name, ()) for name, value in facts.items())

    def _slowly(self, flow: Words | Flow, facts: Facts | None) -> Ruling:
        return self._several(_values(flow, facts))


class _Plan(NamedTuple):
    """What reaches a flow by its axes, and the conditions that facts must answer."""

    mask: int
    tests: tuple[tuple[int, int, Test], ...]
    rulings: dict[int, Ruling]


def _tables(masks: Masks) -> dict[str, dict[str, int]]:
    """The mask of each axis and term in use, with the bit of the axis taken away."""
    start = 2 * masks.width
    unlimited = (1 << start) - 1
    every = ((1 << len(AXES)) - 1) << start
    found: dict[str, dict[str, int]] = {}
    for at, axis in enumerate(AXES):
        stated = every & ~(1 << start + at)
        reached = masks.tables.get(axis) or dict.fromkeys(masks.others[axis], unlimited)
        found[axis] = {term: mask | stated for term, mask in reached.items() if term is not None}
    return found


def _values(flow: Words | Flow, facts: Facts | None) -> Words:
    if isinstance(flow, Flow):
        terms: Words = {axis: list(terms) for axis, terms in flow.terms.items()}
        flow = {**terms, "facts": flow.facts, "omitted": flow.omitted}
    if not facts:
        return flow
    stated = flow.get("facts")
    return {**flow, "facts": {**(stated if isinstance(stated, Mapping) else {}), **facts}}
