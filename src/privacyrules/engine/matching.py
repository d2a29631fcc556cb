"""One clause against one situation: does it reach it, perhaps, or not; in three values."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from privacyrules.engine.kleene import evaluate
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import Axis, FactValue, Part
from privacyrules.model.logic import MAYBE, NO, YES, Truth
from privacyrules.model.policy import Clause
from privacyrules.model.vocabulary import Vocabulary

OpenAxis = tuple[Axis, str | None]
"""An axis and the term stated on it so far (None: nothing is stated)."""


class Situation(NamedTuple):
    """One part of a flow with its facts, and suppositions made to see what they would change.

    `beyond` supposes, for an axis and the term stated on it, "anything else": something under
    that term which no rule names. `supposed` supposes comparisons to hold or not to hold.
    """

    part: Part
    facts: Mapping[str, FactValue] = MappingProxyType({})
    omitted: bool = False
    beyond: frozenset[OpenAxis] = frozenset()
    supposed: Mapping[Comparison, bool] = MappingProxyType({})


def match(clause: Clause, situation: Situation, vocabulary: Vocabulary) -> Truth:
    """How a clause matches: the weakest of its axes and its condition, less its exceptions.

    An exception that matches yes makes the match no; one that matches maybe turns yes into maybe.
    """
    truth = reach(clause, situation, vocabulary)
    for exception in clause.exceptions:
        if truth == NO:
            break
        truth = _least(truth, _negated(match(exception, situation, vocabulary)))
    return truth


def reach(clause: Clause, situation: Situation, vocabulary: Vocabulary) -> Truth:
    """How a clause matches by its axes and its condition alone, before its exceptions."""
    truth: Truth = YES
    for axis, wanted in clause.scope.items():
        truth = _least(truth, axis_match(axis, wanted, situation, vocabulary))
        if truth == NO:
            return NO
    return _least(truth, condition_match(clause, situation))


def axis_match(axis: Axis, wanted: tuple[str, ...], situation: Situation, vocabulary: Vocabulary) -> Truth:
    """Yes if the stated term lies within a wanted one, no if they share nothing, else maybe."""
    stated = situation.part.get(axis)
    below = vocabulary.below[axis]
    if stated is not None and any(stated in below[term] for term in wanted):
        return YES
    if (axis, stated) in situation.beyond:
        return NO
    if stated is None or any(not below[stated].isdisjoint(below[term]) for term in wanted):
        return MAYBE
    return NO


def condition_match(clause: Clause, situation: Situation) -> Truth:
    """What the clause's `when` gives; yes if it has none."""
    if clause.when is None:
        return YES
    return evaluate(clause.when, situation.facts, situation.supposed)


def undecided(clause: Clause, situation: Situation, vocabulary: Vocabulary) -> Iterator[Clause]:
    """The clause, or exceptions nested in it, whose own axes or condition are what leaves it open."""
    if match(clause, situation, vocabulary) != MAYBE:
        return
    if reach(clause, situation, vocabulary) == MAYBE:
        yield clause
    for exception in clause.exceptions:
        yield from undecided(exception, situation, vocabulary)


def axes_that_say_no(clause: Clause, situation: Situation, vocabulary: Vocabulary) -> tuple[Axis, ...]:
    """The axes on which the clause does not reach the situation."""
    return tuple(
        axis for axis, wanted in clause.scope.items() if axis_match(axis, wanted, situation, vocabulary) == NO
    )


def _least(one: Truth, other: Truth) -> Truth:
    return min(one, other)


def _negated(truth: Truth) -> Truth:
    return YES if truth == NO else NO if truth == YES else MAYBE
