"""A policy in; its masks out: what matches with yes and with maybe, for all rules at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacyrules.model.flow import AXES, Axis
from privacyrules.model.masks import Family, Masks
from privacyrules.model.policy import Clause, Policy
from privacyrules.model.vocabulary import Vocabulary


def masks_of(policy: Policy) -> Masks:
    """Work out the masks of a policy."""
    rules = tuple(sorted(policy.rules, key=lambda rule: rule.id))
    clauses: list[Clause] = [rule.clause for rule in rules]
    families: list[Family] = []
    for at in range(len(rules)):
        _number_exceptions(at, clauses, families)
    bits = {"permit": 0, "oblige": 0, "prohibit": 0}
    for at, rule in enumerate(rules):
        bits[rule.effect] |= 1 << at
    vocabulary = policy.vocabulary
    named = set(_named(clauses))
    return Masks(
        ids=tuple(rule.id for rule in rules),
        width=len(clauses),
        tables={axis: _table(axis, clauses, vocabulary) for axis in AXES if axis in named},
        others={axis: tuple(vocabulary.below[axis]) for axis in AXES if axis not in named},
        conditions=tuple((1 << at, c.when) for at, c in enumerate(clauses) if c.when is not None),
        families=tuple(families),
        prohibit=bits["prohibit"],
        favour=bits["permit"] | bits["oblige"],
        oblige=bits["oblige"],
        facts={name: fact.type for name, fact in vocabulary.facts.items() if fact.replaced_by is None},
    )


def _number_exceptions(at: int, clauses: list[Clause], families: list[Family]) -> None:
    """Give the exceptions of a clause their bits, and say whose they are once their own are settled."""
    exceptions = clauses[at].exceptions
    if not exceptions:
        return
    first = len(clauses)
    clauses += exceptions
    for below in range(first, first + len(exceptions)):
        _number_exceptions(below, clauses, families)
    families.append((1 << at, ((1 << len(exceptions)) - 1) << first))


def _named(clauses: list[Clause]) -> Iterator[Axis]:
    return (axis for clause in clauses for axis in clause.scope)


def _table(axis: Axis, clauses: list[Clause], vocabulary: Vocabulary) -> Mapping[str | None, int]:
    """The mask of each term: yes where it lies within a wanted one, maybe where it lies above such a term."""
    below = vocabulary.below[axis]
    yes, perhaps = dict.fromkeys(below, 0), dict.fromkeys(below, 0)
    above: dict[str, list[str]] = {term: [] for term in below}
    for term, those in below.items():
        for other in those:
            above[other].append(term)
    unlimited = 0
    for at, clause in enumerate(clauses):
        bit = 1 << at
        if axis not in clause.scope:
            unlimited |= bit
            continue
        within = {term for wanted in clause.scope[axis] for term in below[wanted]}
        for term in within:
            yes[term] |= bit
        for term in {broader for narrower in within for broader in above[narrower]}:
            perhaps[term] |= bit
    width = len(clauses)
    everything = (1 << width) - 1
    table: dict[str | None, int] = {
        term: (perhaps[term] | unlimited) << width | yes[term] | unlimited for term in below
    }
    return {None: everything << width | unlimited, **table}
