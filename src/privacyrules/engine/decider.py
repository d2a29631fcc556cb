"""A compiled policy in; functions that decide one flow, or many, as fast as Python can call them, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from privacyrules.engine.conditions import Facts, closure
from privacyrules.engine.ways import Plan, Terms, Way, Ways, Words
from privacyrules.model.answer import Ruling
from privacyrules.model.flow import FactType, Flow
from privacyrules.model.logic import NO, YES
from privacyrules.model.masks import Masks

Decide = Callable[..., Ruling]

_TYPES: Mapping[FactType, tuple[type, ...]] = {
    "boolean": (bool,),
    "number": (int, float),
    "string": (str,),
}
"""Dates are left out: whether a text is one takes reading it."""


class Decider:
    """Decides flows by the masks of a policy, and remembers what it decided."""

    def __init__(self, masks: Masks, slowly: Callable[[Words], Ruling]) -> None:
        """Take a policy's masks; `slowly` decides what is more than one term per axis, or refuses it."""
        self._ways, self._slowly = Ways(masks), slowly
        self._types = {name: _TYPES.get(type_, ()) for name, type_ in masks.facts.items()}
        self._tests = [(bit << masks.width, bit, closure(condition)) for bit, condition in masks.conditions]
        self.decide = self._function()

    def _function(self) -> Decide:
        ways, usual, otherwise = self._ways, self._ways.usual, self._otherwise

        def decide(flow: Words, facts: Facts | None = None) -> Ruling:
            """Decide a flow: a term per axis, and facts; see `Policy.decide`."""
            try:
                if type(flow) is dict and not facts:  # Other mappings may make up what they do not have.
                    terms_of, known = usual[len(flow)]
                    if terms_of is not None:
                        return known[terms_of(flow)]
                    return ways[tuple(flow)][tuple(flow.values())]
            except (KeyError, TypeError, IndexError, AttributeError):
                pass
            return otherwise(flow, facts)

        return decide

    def decide_many(self, flows: Iterable[Words | Flow]) -> Iterator[Ruling]:
        """Decide flows one after another, as they come."""
        return map(self.decide, flows)

    def _otherwise(self, flow: Words, facts: Facts | None) -> Ruling:
        """Decide what is stated in an unusual way, or with facts; what is no known term leads nowhere."""
        try:
            way, terms = self._ways[tuple(flow)], tuple(flow.values())
            if not facts:
                return way[terms]  # type: ignore[index]
            if self._are_of_their_types(facts):
                return self._by_facts(way, terms, facts)  # type: ignore[arg-type]
        except (KeyError, TypeError, AttributeError):
            pass
        return self._slowly(_values(flow, facts))

    def _are_of_their_types(self, facts: Facts) -> bool:
        types = self._types
        return all(type(value) in types.get(name, ()) for name, value in facts.items())

    def _by_facts(self, way: Way, terms: Terms, facts: Facts) -> Ruling:
        plan = way.plans.get(terms) or self._planned(way, terms)
        answers = 0
        for _, _, test in plan.tests:
            answers = answers * 3 + test(facts)
        return plan.rulings.get(answers) or self._answered(plan, answers)

    def _planned(self, way: Way, terms: Terms) -> Plan:
        reached = way.reached(terms)
        tests = tuple(test for test in self._tests if reached & test[0])
        self._ways.count()
        plan = way.plans[terms] = Plan(reached, tests, {})
        return plan

    def _answered(self, plan: Plan, answers: int) -> Ruling:
        """Decide by the answers to a plan's conditions, each a digit of base three, the last one lowest."""
        reached, left = plan.mask, answers
        for perhaps, yes, _ in reversed(plan.tests):
            left, truth = divmod(left, 3)
            if truth == NO:
                reached &= ~(perhaps | yes)
            elif truth != YES:
                reached &= ~yes
        ruling = plan.rulings[answers] = self._ways.rulings.on_both(reached)
        return ruling


def _values(flow: Words | Flow, facts: Facts | None) -> Words:
    if isinstance(flow, Flow):
        terms: Words = {axis: list(terms) for axis, terms in flow.terms.items()}
        flow = {**terms, "facts": flow.facts, "omitted": flow.omitted}
    if not facts:
        return flow
    stated = flow.get("facts")
    return {**flow, "facts": {**(stated if isinstance(stated, Mapping) else {}), **facts}}
