"""Policies and flows of any size, the same in every run: what decisions are timed on.

They keep to what every peer can express: no conditions, no exceptions, subjects and terms stated outright.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from privacyrules.model.flow import Axis
from privacyrules.model.policy import Clause, Effect, Policy, Quote, Rule
from privacyrules.model.vocabulary import Vocabulary

AXES: tuple[Axis, ...] = ("action", "data", "subject", "recipient")
"""The axes that rules name and flows state."""

_EFFECTS: Sequence[Effect] = ("permit", "permit", "prohibit")
_SEED = 20140108


def policy(rules: int, vocabulary: Vocabulary) -> Policy:
    """Make a policy of so many rules, two in three of them permissions, each of two to four axes."""
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
    named = chance.sample(AXES, chance.randint(2, len(AXES)))
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


def flows(number: int, vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Make so many flows, each stated by one leaf per axis."""
    chance = random.Random(_SEED)  # noqa: S311 - the same in every run
    terms = {axis: leaves(vocabulary, axis) for axis in AXES}
    return [{axis: chance.choice(terms[axis]) for axis in AXES} for _ in range(number)]
