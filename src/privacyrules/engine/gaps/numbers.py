"""What a repository does in; the numbers and days stated of it, beside those that rules name, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.flowmap import Done
from privacyrules.engine.kleene import comparisons, evaluate
from privacyrules.engine.matching import Situation, axis_match
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import FactValue
from privacyrules.model.logic import NO, YES
from privacyrules.model.places import Place
from privacyrules.model.policy import Policy, Rule
from privacyrules.model.review import Stated

MEASURED = ("number", "date")
"""The types of facts that have a more and a less."""


def stated_numbers(policy: Policy, done: Sequence[Done]) -> tuple[Stated, ...]:
    """Hold each number or day that is stated against every rule that reaches the act and asks for it.

    Those that go beyond what a rule lets them come first. One that is exactly the rule's own is left out,
    unless it goes beyond.
    """
    found: dict[tuple[str, str, FactValue], tuple[Stated, dict[Place, None]]] = {}
    for one in done:
        for stated in _of(one, policy):
            key = stated.rule.id, stated.fact, stated.value
            found.setdefault(key, (stated, {}))[1][one.place] = None
    every = [stated._replace(places=tuple(places)) for stated, places in found.values()]
    every = [stated for stated in every if stated.beyond or stated.value not in stated.literals]
    return tuple(sorted(every, key=lambda s: (not s.beyond, s.rule.id, s.fact, str(s.value))))


def _of(one: Done, policy: Policy) -> Iterator[Stated]:
    facts = one.answer.understood.facts
    situations = [Situation(part.part, facts) for part in one.answer.parts]
    for rule in policy.rules:
        if rule.clause.when is None or not any(_reaches(rule, s, policy) for s in situations):
            continue
        truth = evaluate(rule.clause.when, facts)
        against = YES if rule.effect == "prohibit" else NO
        asked = [c for c in comparisons(rule.clause.when) if policy.vocabulary.facts[c.fact].type in MEASURED]
        for fact in dict.fromkeys(c.fact for c in asked if c.fact in facts):
            literals = tuple(dict.fromkeys(x for c in asked if c.fact == fact for x in _literals(c)))
            yield Stated(rule, fact, facts[fact], literals, truth == against, ())


def _reaches(rule: Rule, situation: Situation, policy: Policy) -> bool:
    """Whether a rule's axes all say yes."""
    return all(
        axis_match(axis, wanted, situation, policy.vocabulary) == YES
        for axis, wanted in rule.clause.scope.items()
    )


def _literals(comparison: Comparison) -> tuple[FactValue, ...]:
    literal = comparison.literal
    return literal if isinstance(literal, tuple) else (literal,)
