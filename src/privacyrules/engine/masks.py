"""A policy in; per axis and term, the rules that match with yes and with maybe as bits of one integer, out.

Every clause (a rule, or an exception nested in one) has a bit of its own, rules first and sorted by id.
A mask holds all bits twice: below `width` those that match yes, above it those that match yes or maybe.
So one `&` per axis finds the clauses that match on all of them, in both senses at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from privacyrules.model.conditions import Condition
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.policy import Clause, Policy, Rule
from privacyrules.model.vocabulary import Vocabulary

Family = tuple[int, int]
"""The bit of a clause, and those of its exceptions."""


@dataclass(frozen=True, slots=True)
class Masks:
    """A policy as integers. `tables[axis][term]` is a mask; the term None stands for what nobody stated.

    `tables` has the axes that some clause names. `conditions` are the clauses' bits with their
    conditions, `families` stand in the order in which exceptions are settled, the innermost first.
    """

    rules: tuple[Rule, ...]
    width: int
    tables: Mapping[Axis, Mapping[str | None, int]]
    conditions: tuple[tuple[int, Condition], ...]
    families: tuple[Family, ...]
    prohibit: int
    favour: int
    oblige: int


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
    return Masks(
        rules=rules,
        width=len(clauses),
        tables={axis: _table(axis, clauses, policy.vocabulary) for axis in _named(clauses)},
        conditions=tuple((1 << at, c.when) for at, c in enumerate(clauses) if c.when is not None),
        families=tuple(families),
        prohibit=bits["prohibit"],
        favour=bits["permit"] | bits["oblige"],
        oblige=bits["oblige"],
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
    return (axis for axis in AXES if any(axis in clause.scope for clause in clauses))


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
