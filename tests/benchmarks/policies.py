"""Policies and flows of any size, the same in every run: what decisions are timed on.

They keep to what every peer can express: no conditions, no exceptions, subjects and terms stated outright.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import PurePath

from benchmarks.peers.job import Job
from privacyrules import load_policy
from privacyrules.model.flow import Axis
from privacyrules.model.policy import Clause, Effect, Policy, Quote, Rule
from privacyrules.model.vocabulary import Vocabulary
from privacyrules.policy.vocabulary import build_vocabulary

AXES: tuple[Axis, ...] = ("action", "data", "subject", "recipient")
"""The axes that rules name and flows state."""

_EFFECTS: Sequence[Effect] = ("permit", "permit", "prohibit")
_SEED = 20140108


def core_vocabulary() -> Vocabulary:
    """The words that every policy has: those of a shipped one, but not its own."""
    words = load_policy("planetsoho").content.vocabulary
    terms = [term for terms in words.terms.values() for term in terms.values()]
    return build_vocabulary(
        [term for term in terms if PurePath(term.place.path).parent.name == "vocabulary"],
        words.facts.values(),
    )


def policy(rules: int, vocabulary: Vocabulary) -> Policy:
    """Make a policy of so many rules, two in three of them permissions, each of three or four axes.

    Rules of fewer axes would have ten thousand of them refuse everything, each flow for dozens of reasons.
    """
    chance = random.Random(_SEED + rules)  # noqa: S311 - the same in every run
    return Policy(
        id=f"benchmark-{rules}",
        title="Benchmark",
        date="2026-01-01",
        digest="",
        today="2026-01-31",
        vocabulary=vocabulary,
        rules=tuple(_rule(number, vocabulary, chance) for number in range(rules)),
        pinned=True,
    )


def _rule(number: int, vocabulary: Vocabulary, chance: random.Random) -> Rule:
    named = chance.sample(AXES, chance.randint(3, len(AXES)))
    scope = {
        axis: tuple(chance.sample(sorted(vocabulary.below[axis]), chance.randint(1, 2)))
        for axis in AXES
        if axis in named
    }
    quote = Quote(f"This is sentence {number} of the policy.", "Benchmark", number)
    return Rule(Clause(f"rule-{number:05}", scope, quotes=(quote,)), chance.choice(_EFFECTS))


def leaves(vocabulary: Vocabulary, axis: Axis) -> list[str]:
    """List the terms of an axis that have none below them."""
    return sorted(term for term, below in vocabulary.below[axis].items() if len(below) == 1)


def flows(number: int, policy: Policy) -> list[dict[str, str]]:
    """Make so many flows, no two alike, each of one leaf per axis; every other lies within some rule."""
    chance = random.Random(_SEED)  # noqa: S311 - the same in every run
    terms = {axis: leaves(policy.vocabulary, axis) for axis in AXES}
    found: dict[tuple[str, ...], None] = {}
    while len(found) < number:
        flow = {axis: chance.choice(terms[axis]) for axis in AXES}
        if len(found) % 2:
            flow |= _within(chance.choice(policy.rules), policy.vocabulary, chance)
        found[tuple(flow[axis] for axis in AXES)] = None
    return [dict(zip(AXES, flow, strict=True)) for flow in found]


def _within(rule: Rule, vocabulary: Vocabulary, chance: random.Random) -> dict[Axis, str]:
    return {
        axis: chance.choice([leaf for leaf in leaves(vocabulary, axis) if leaf in below])
        for axis, wanted in rule.clause.scope.items()
        for below in [vocabulary.below[axis][wanted[0]]]
    }


def opened(flows: Sequence[dict[str, str]], vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Say less in each flow: leave one axis out, and a broader term on another where there is one."""
    return [_opened(flow, at, vocabulary) for at, flow in enumerate(flows)]


def _opened(flow: dict[str, str], at: int, vocabulary: Vocabulary) -> dict[str, str]:
    left_out, broader = AXES[at % len(AXES)], AXES[(at + 1) % len(AXES)]
    above = (*vocabulary.terms[broader][flow[broader]].within, flow[broader])
    return {axis: term for axis, term in (flow | {broader: above[0]}).items() if axis != left_out}


def job(policy: Policy, flows: Sequence[dict[str, str]], seconds: float) -> Job:
    """Write a policy and flows down as every peer reads them."""
    vocabulary = policy.vocabulary
    return {
        "rules": [
            {
                "id": rule.id,
                "effect": rule.effect,
                "scope": {axis: list(terms) for axis, terms in rule.clause.scope.items()},
            }
            for rule in policy.rules
        ],
        "within": {
            axis: {term: list(vocabulary.terms[axis][term].within) for term in vocabulary.below[axis]}
            for axis in AXES
        },
        "flows": list(flows),
        "seconds": seconds,
        "checked": max(20, 12_000 // len(policy.rules)),
        "answers": False,
    }
