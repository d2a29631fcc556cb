"""Which rules cannot both be kept, found exactly over every flow that they tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple

from privacyrules.engine.kleene import comparisons
from privacyrules.engine.matching import Situation, axis_match, match
from privacyrules.engine.witnesses import witnesses
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import AXES, Axis, FactValue
from privacyrules.model.logic import YES
from privacyrules.model.policy import Clause, Rule
from privacyrules.model.vocabulary import Vocabulary


class Meeting(NamedTuple):
    """A prohibition and another rule that both apply to some fully stated flow; `example` is one.

    `conflict`: the other rule can never apply, or the prohibition is absolute. `narrows`: the
    prohibition takes away a part of it. With lists, one rule that each stands for is enough.
    """

    kind: Literal["conflict", "narrows"]
    prohibition: str
    other: str
    example: Situation


def meetings(rules: Sequence[Rule], vocabulary: Vocabulary) -> tuple[Meeting, ...]:
    """Every pair of a prohibition and a permission or obligation that meet, sorted by their ids."""
    found = []
    for prohibition in rules:
        if prohibition.effect == "prohibit":
            others = (rule for rule in rules if rule.effect != "prohibit")
            found += [m for other in others if (m := meeting(prohibition, other, vocabulary)) is not None]
    return tuple(sorted(found, key=lambda m: (m.prohibition, m.other)))


def meeting(prohibition: Rule, other: Rule, vocabulary: Vocabulary) -> Meeting | None:
    """How a prohibition and another rule meet, or None if they never do.

    A list in a scope is several rules: each combination of the terms of both rules is looked at
    on its own, and the gravest kind is reported.
    """
    narrows: Meeting | None = None
    for against, clause in product(atoms(prohibition.clause), atoms(other.clause)):
        example, always = _overlap(against, clause, vocabulary)
        if example is None:
            continue
        grave = against.when is None and (always or prohibition.absolute)
        if grave:
            return Meeting("conflict", prohibition.id, other.id, example)
        narrows = narrows or Meeting("narrows", prohibition.id, other.id, example)
    return narrows


def atoms(clause: Clause) -> Iterator[Clause]:
    """The clauses with one term per axis that a clause with lists stands for."""
    for terms in product(*clause.scope.values()):
        single = {axis: (term,) for axis, term in zip(clause.scope, terms, strict=True)}
        yield clause._replace(scope=single)


def _overlap(against: Clause, atom: Clause, vocabulary: Vocabulary) -> tuple[Situation | None, bool]:
    """A fully stated flow on which both match yes, and whether the prohibition covers the atom."""
    if not _may_meet(against, atom, vocabulary):
        return None, False
    example, always = None, True
    for situation in _told_apart(against, atom, vocabulary):
        if match(atom, situation, vocabulary) != YES:
            continue
        if match(against, situation, vocabulary) == YES:
            example = example or situation
        else:
            always = False
        if example is not None and not always:
            break
    return example, always and example is not None


def _may_meet(one: Clause, other: Clause, vocabulary: Vocabulary) -> bool:
    """Whether the scopes share a term on every axis that both name."""
    return all(
        any(
            not vocabulary.below[axis][a].isdisjoint(vocabulary.below[axis][b])
            for a in one.scope[axis]
            for b in other.scope[axis]
        )
        for axis in one.scope.keys() & other.scope.keys()
    )


def _told_apart(against: Clause, atom: Clause, vocabulary: Vocabulary) -> Iterator[Situation]:
    """Fully stated flows within the atom: one for each way in which the clauses can see a flow."""
    clauses = [*_with_exceptions(against), *_with_exceptions(atom)]
    named: list[Axis] = [axis for axis in AXES if any(axis in clause.scope for clause in clauses)]
    terms = [_representatives(axis, atom, clauses, vocabulary) for axis in named]
    asked = {c: None for clause in clauses if clause.when is not None for c in comparisons(clause.when)}
    for facts in _valuations(asked):
        for combination in product(*terms):
            yield Situation(dict(zip(named, combination, strict=True)), facts)


def _with_exceptions(clause: Clause) -> Iterator[Clause]:
    yield clause
    for exception in clause.exceptions:
        yield from _with_exceptions(exception)


def _representatives(
    axis: Axis, atom: Clause, clauses: Sequence[Clause], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """One term for each way in which the clauses that name the axis see a term within the atom."""
    below = vocabulary.below[axis]
    within = below[atom.scope[axis][0]] if axis in atom.scope else below.keys()
    classes: dict[tuple[int, ...], str] = {}
    for term in sorted(within):
        situation = Situation({axis: term})
        seen = tuple(
            axis_match(axis, clause.scope[axis], situation, vocabulary)
            for clause in clauses
            if axis in clause.scope
        )
        classes.setdefault(seen, term)
    return tuple(classes.values())


def _valuations(asked: Iterable[Comparison]) -> Iterator[Mapping[str, FactValue]]:
    values = witnesses(asked)
    for combination in product(*values.values()):
        yield dict(zip(values, combination, strict=True))
