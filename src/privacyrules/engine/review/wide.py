"""The permissions of a policy in; those that nothing, or nothing but facts, limits out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.regions import Region
from privacyrules.engine.review.ground import Ground
from privacyrules.model.logic import MAYBE, YES, Truth
from privacyrules.model.policy import Clause
from privacyrules.model.review import Remark

OCCASION = frozenset({"purpose", "recipient", "form", "source"})
"""The axes that tell one occasion of the same act on the same data from another."""

REACH = ("subject", "purpose", "recipient")
"""A permission that names none of these holds for everybody, for everything, towards everyone."""


def limited_by_facts_alone(ground: Ground) -> Iterator[Remark]:
    """Permissions whose condition alone says when they hold, with the kinds of flows that they leave open."""
    for rule in ground.in_favour:
        clause = rule.clause
        if clause.when is None or OCCASION & clause.scope.keys():
            continue
        left = _unknown(clause, MAYBE, ground)
        for other in ground.near(rule, ground.policy.rules):
            truth: Truth = YES if other.effect == "prohibit" else MAYBE
            left = ground.shape.subtract(left, _unknown(other.clause, truth, ground))
        number = _kinds(left, ground)
        message = (
            f"only facts limit '{rule.id}' ({clause.when_text}), so where they are not known it turns "
            f'silence into "conditional": {number:,} kinds of flows, whatever they are for'
        )
        remedy = (
            "Name the purposes or recipients that the sentence speaks of; reasons for acting are purposes."
        )
        yield Remark("facts-alone", "warning", rule.place, message, remedy, (rule,), None, number)


def limited_by_nothing(ground: Ground) -> Iterator[Remark]:
    """Permissions that name neither whom the data is about, nor what for, nor who gets it."""
    for rule in ground.in_favour:
        if rule.effect == "permit" and not any(axis in rule.clause.scope for axis in REACH):
            message = f"'{rule.id}' allows this of everybody's data, for every purpose, towards everyone"
            remedy = "Name the subject, purpose or recipient that the sentence speaks of."
            yield Remark("unlimited-permission", "warning", rule.place, message, remedy, (rule,))


def _unknown(clause: Clause, truth: Truth, ground: Ground) -> Region:
    """What a clause matches at least so while no fact is known: every condition says maybe."""
    if clause.when is not None and truth == YES:
        return ()
    box = ground.space.scope(clause.scope, truth)
    region: Region = (box,) if box else ()
    for exception in clause.exceptions:
        region = ground.shape.subtract(region, _unknown(exception, MAYBE if truth == YES else YES, ground))
    return region


def _kinds(region: Region, ground: Ground) -> int:
    """How many cells a region has on the axes alone."""
    shape, axes = ground.shape, len(ground.space.axes)
    for at in range(axes, len(ground.space.names)):
        region = tuple(shape.limited(box, at, 1) for box in region)
    return shape.cells(region)
