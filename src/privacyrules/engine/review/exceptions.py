"""The exceptions of a policy's rules in; those that except nothing, and those that lead nowhere, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.regions import Region
from privacyrules.engine.regions.space import named_by, with_exceptions
from privacyrules.engine.review.ground import Ground
from privacyrules.model.logic import MAYBE, YES
from privacyrules.model.policy import Clause, Rule
from privacyrules.model.review import Remark


def excepting_nothing(ground: Ground) -> Iterator[Remark]:
    """Exceptions without which every clause would match as it does."""
    for rule in ground.policy.rules:
        for clause in with_exceptions(rule.clause):
            for exception in clause.exceptions:
                if exception.id not in ground.folded:
                    yield from _idle(rule, clause, exception, ground)


def _idle(rule: Rule, clause: Clause, exception: Clause, ground: Ground) -> Iterator[Remark]:
    shape, space = ground.shape, ground.space
    lifted = shape.intersect(space.reach(clause, YES), ground.perhaps(exception))
    opened = shape.intersect(space.reach(clause, MAYBE), ground.yes(exception))
    if not lifted and not opened:
        message = f"the exception '{exception.id}' excepts nothing: its rule does not speak of that"
        remedy = "Mend its scope or its condition, or take the exception out."
        yield Remark("never-applies", "error", rule.place, message, remedy, (rule,))
        return
    others = [other for other in clause.exceptions if other.id != exception.id]
    perhaps = [box for other in others for box in ground.perhaps(other)]
    yes = [box for other in others for box in ground.yes(other)]
    if shape.covers(perhaps, lifted) and shape.covers(yes, opened):
        message = (
            f"the exception '{exception.id}' changes nothing: others of the same rule except all of that"
        )
        remedy = "Nothing to do if the policy says it twice; else check that the scope is the one meant."
        yield Remark("no-effect", "note", rule.place, message, remedy, (rule,))


def uncovered_exceptions(ground: Ground) -> Iterator[Remark]:
    """Exceptions of prohibitions whose flows no permission or obligation allows: silence is left there."""
    for rule in ground.against:
        for exception in rule.clause.exceptions:
            lifted = _let_through(rule, exception, ground)
            near = [other.clause for other in ground.near(rule, ground.in_favour)]
            permitted = [box for clause in near for box in ground.yes(clause)]
            if not lifted or any(ground.shape.near(permitted, box) for box in lifted):
                continue
            message = (
                f"no permission covers the exception '{exception.id}': what it lets through is not "
                "forbidden, and not allowed either"
            )
            remedy = "An exception only lifts its rule. Write a permission of its own for it, with its quote."
            example = ground.space.example(lifted[0], named_by([rule.clause]), ground.tried(rule))
            yield Remark("uncovered-exception", "warning", rule.place, message, remedy, (rule,), example)


def _let_through(rule: Rule, exception: Clause, ground: Ground) -> Region:
    """The flows that would be denied without an exception, and are not denied by another rule."""
    lifted = ground.shape.intersect(ground.space.reach(rule.clause, YES), ground.yes(exception))
    others = (other for other in ground.near(rule, ground.against))
    return ground.shape.subtract(lifted, [box for other in others for box in ground.yes(other.clause)])
