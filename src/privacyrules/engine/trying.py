"""Two clauses in, whether one covers the other out: every flow that they tell apart is tried, one by one.

The way out for clauses whose regions fall into too many boxes; `regions` is the fast one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from privacyrules.engine.kleene import comparisons
from privacyrules.engine.matching import Situation, axis_match, match
from privacyrules.engine.regions.space import with_exceptions
from privacyrules.engine.witnesses import witnesses
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import AXES, Axis, FactValue
from privacyrules.model.logic import YES
from privacyrules.model.policy import Clause
from privacyrules.model.vocabulary import Vocabulary


def covered(atom: Clause, against: Clause, vocabulary: Vocabulary) -> tuple[Situation | None, bool]:
    """A fully stated flow on which both clauses match yes, and whether the second covers the first.

    Args:
        atom: a clause with at most one term per axis.
        against: the clause that may cover it.
        vocabulary: the words of both.
    """
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


def _told_apart(against: Clause, atom: Clause, vocabulary: Vocabulary) -> Iterator[Situation]:
    """Fully stated flows within the atom: one for each way in which the clauses can see a flow."""
    clauses = [*with_exceptions(against), *with_exceptions(atom)]
    named: list[Axis] = [axis for axis in AXES if any(axis in clause.scope for clause in clauses)]
    terms = [_representatives(axis, atom, clauses, vocabulary) for axis in named]
    asked = {c: None for clause in clauses if clause.when is not None for c in comparisons(clause.when)}
    for facts in _valuations(asked):
        for combination in product(*terms):
            yield Situation(dict(zip(named, combination, strict=True)), facts)


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
