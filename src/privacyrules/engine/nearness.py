"""The rules that almost reach a flow on which the policy is silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from privacyrules.engine.citing import citation
from privacyrules.engine.matching import Situation, axes_that_say_no, condition_match, match
from privacyrules.model.explanation import Difference, Nearest
from privacyrules.model.logic import NO, YES
from privacyrules.model.policy import Policy, Rule

MOST_PERMISSIONS = 3


def nearest(policy: Policy, situations: Sequence[Situation]) -> tuple[Nearest, ...]:
    """The nearest permissions (those that tie, at most three), then the nearest prohibition.

    The distance of a rule is the number of axes that say no; ties go by id.
    """
    permissions = [rule for rule in policy.rules if rule.effect != "prohibit"]
    prohibitions = [rule for rule in policy.rules if rule.effect == "prohibit"]
    found = _ranked(policy, permissions, situations)[:MOST_PERMISSIONS]
    found += _ranked(policy, prohibitions, situations)[:1]
    return tuple(Nearest(citation(rule), _differences(policy, rule, situation)) for rule, situation in found)


def _ranked(
    policy: Policy, rules: Iterable[Rule], situations: Sequence[Situation]
) -> list[tuple[Rule, Situation]]:
    """The rules of least distance, sorted by id, each with the part to which it comes nearest."""
    ranked: list[tuple[int, str, Rule, Situation]] = []
    for rule in rules:
        distances = [len(axes_that_say_no(rule.clause, s, policy.vocabulary)) for s in situations]
        least = min(distances)
        ranked.append((least, rule.id, rule, situations[distances.index(least)]))
    ranked.sort(key=lambda entry: entry[:2])
    return [(rule, situation) for distance, _, rule, situation in ranked if distance == ranked[0][0]]


def _differences(policy: Policy, rule: Rule, situation: Situation) -> tuple[Difference, ...]:
    clause = rule.clause
    differences = [
        Difference(axis, situation.part.get(axis), clause.scope[axis])
        for axis in axes_that_say_no(clause, situation, policy.vocabulary)
    ]
    if condition_match(clause, situation) == NO:
        differences.append(Difference("when", None, (clause.when_text,)))
    differences += [
        Difference("except", None, (exception.id,))
        for exception in clause.exceptions
        if match(exception, situation, policy.vocabulary) == YES
    ]
    return tuple(differences)
