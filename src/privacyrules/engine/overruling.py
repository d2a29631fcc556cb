"""The permissions that a denial overrules, and the conflicts among them; none goes in silence."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.citing import citation
from privacyrules.engine.matching import Situation, axis_match, match
from privacyrules.engine.parts import Decision
from privacyrules.model.explanation import Conflict
from privacyrules.model.logic import NO, YES
from privacyrules.model.policy import Policy, Rule

Overruled = Sequence[tuple[Rule, Rule]]
"""Pairs of a prohibition that matches yes and a permission or obligation that it overrules."""


def overruled(policy: Policy, decided: Sequence[tuple[Situation, Decision]]) -> Overruled:
    """The pairs in the denied parts of a flow, sorted by the ids of both, each once."""
    pairs = {
        (prohibition.id, other.id): (prohibition, other)
        for situation, decision in decided
        if decision.verdict == "denied" and not situation.omitted
        for other in policy.rules
        if other.effect != "prohibit" and _reaches(policy, other, situation)
        for prohibition in decision.deciding
    }
    return [pairs[ids] for ids in sorted(pairs)]


def _reaches(policy: Policy, rule: Rule, situation: Situation) -> bool:
    """All axes say yes, and condition and exceptions do not say no."""
    clause = rule.clause
    vocabulary = policy.vocabulary
    on_every_axis = all(
        axis_match(axis, wanted, situation, vocabulary) == YES for axis, wanted in clause.scope.items()
    )
    return on_every_axis and match(clause, situation, vocabulary) != NO


def conflicts_among(policy: Policy, pairs: Overruled) -> tuple[Conflict, ...]:
    """Those pairs that the policy cannot both keep on any flow, with both sentences."""
    return tuple(
        Conflict(citation(prohibition), citation(other))
        for prohibition, other in pairs
        if (prohibition.id, other.id) in policy.conflicts
    )
