"""Flows that change verdict together in; one of them, as natural and as short as can be, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from privacyrules.engine.diff.extents import Below
from privacyrules.engine.diff.sides import Side
from privacyrules.engine.diff.vocabularies import in_use
from privacyrules.model.diff import Outcome
from privacyrules.model.flow import AXES, Axis, FactValue, Flow
from privacyrules.model.policy import Clause, Policy

Example = tuple[Flow, tuple[str, ...], tuple[str, ...]]
"""A flow, and the rules that decide it before and after."""

_OFTEN_UNSAID: tuple[Axis, ...] = ("form", "source", "recipient", "purpose", "subject")
"""The axes that people leave out first; an example without action or data would say nothing to anybody."""


class Examples:
    """Chooses examples by how natural they are."""

    def __init__(
        self, policies: tuple[Policy, Policy], pair: tuple[Side, Side], below: Mapping[Axis, Below]
    ) -> None:
        """Take both versions, as they are written and as they decide, and the terms of both in one order."""
        self._old, self._new = pair
        self._ranks = {axis: _ranks(axis, policies, below[axis]) for axis in AXES}

    def of(
        self,
        terms: Mapping[Axis, frozenset[str]],
        facts: Mapping[str, FactValue],
        *,
        omitted: bool,
    ) -> Example:
        """Give a flow with one of the terms on each axis and with these facts, and the rules that decide it.

        What can be left unsaid without a change of either outcome is left out.
        """
        named = [axis for axis in AXES if axis in terms]
        stated = {axis: (min(terms[axis], key=self._ranks[axis].__getitem__),) for axis in named}
        flow = Flow(stated, facts, omitted)
        for name in (*facts, *(axis for axis in _OFTEN_UNSAID if axis in stated)):
            shorter = flow._replace(
                terms={axis: meant for axis, meant in flow.terms.items() if axis != name},
                facts={fact: value for fact, value in flow.facts.items() if fact != name},
            )
            if self._outcomes(shorter) == self._outcomes(flow):
                flow = shorter
        return flow, self._old.decide(flow)[1], self._new.decide(flow)[1]

    def _outcomes(self, flow: Flow) -> tuple[Outcome, Outcome]:
        return self._old.decide(flow)[0], self._new.decide(flow)[0]


def _ranks(axis: Axis, policies: tuple[Policy, Policy], below: Below) -> Mapping[str, tuple[object, ...]]:
    """How natural a term is: known to both, not one for the rest, named by many clauses.

    A term with others below it is as good as one without if clauses name it and none of those below: there
    nobody draws a finer line.
    """
    known = [list(in_use(policy.vocabulary, axis)) for policy in policies]
    places = [{name: at for at, name in enumerate(names)} for names in known]
    times = Counter(
        term
        for policy in policies
        for rule in policy.rules
        for clause in _with_exceptions(rule.clause)
        for term in clause.scope.get(axis, ())
    )
    return {
        term: (
            any(term not in place for place in places),
            len(below[term]) > 1 and (not times[term] or any(times[inner] for inner in below[term] - {term})),
            term.startswith("other_") and not times[term],
            -times[term],
            min(place[term] for place in places if term in place),
            term,
        )
        for term in below
    }


def _with_exceptions(clause: Clause) -> Iterator[Clause]:
    yield clause
    for exception in clause.exceptions:
        yield from _with_exceptions(exception)
