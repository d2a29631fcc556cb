"""The rules of a policy in; those that can never apply, or that change nothing, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.conflicts import atoms
from privacyrules.engine.regions import Region
from privacyrules.engine.regions.space import named_by
from privacyrules.engine.review.ground import Ground
from privacyrules.engine.review.pairs import DOES
from privacyrules.model.logic import YES
from privacyrules.model.policy import Clause, Rule
from privacyrules.model.review import Remark


def applying_never(ground: Ground) -> Iterator[Remark]:
    """Rules that no fully stated flow matches with yes."""
    for rule in ground.policy.rules:
        if ground.yes(rule.clause):
            continue
        if rule.clause.when is not None and not ground.space.holds(rule.clause.when):
            why, remedy = "its condition can never hold", "Mend its `when`, or take the rule out."
        else:
            why, remedy = "its exceptions leave nothing of it", "Narrow its exceptions, or take the rule out."
        yield Remark(
            "never-applies", "error", rule.place, f"'{rule.id}' never applies: {why}", remedy, (rule,)
        )


def left_with_nothing(ground: Ground) -> Iterator[Remark]:
    """Permissions and obligations of which prohibitions leave nothing only when they are taken together.

    What a single prohibition covers is a conflict; a single one with a condition counts here.
    """
    conflicting = {meeting.other for meeting in ground.meetings if meeting.kind == "conflict"}
    for other in ground.in_favour:
        region = ground.yes(other.clause)
        if other.id in conflicting or not region or other.id not in ground.prohibited:
            continue
        prohibitions = [ground.by_id[name] for name in ground.prohibited[other.id]]
        if by := _covering(region, prohibitions, ground):
            yield _nothing_left(other, other.clause, by, ground)
            continue
        for atom in atoms(other.clause):
            own = ground.shape.intersect((ground.space.scope(atom.scope, YES),), region)
            if own and (by := _covering(own, prohibitions, ground)):
                yield _nothing_left(other, atom, by, ground)
                break


def _covering(region: Region, prohibitions: list[Rule], ground: Ground) -> list[Rule]:
    """Prohibitions that leave nothing of a region; none if something is left."""
    by: list[Rule] = []
    for prohibition in prohibitions:
        left = ground.shape.subtract(region, ground.yes(prohibition.clause))
        if ground.shape.cells(left) < ground.shape.cells(region):
            by.append(prohibition)
        region = left
    return [] if region else by


def _nothing_left(other: Rule, part: Clause, by: list[Rule], ground: Ground) -> Remark:
    names = " and ".join(f"'{rule.id}'" for rule in by)
    what = f"what '{other.id}' {DOES[other.effect]}"
    if part.scope != other.clause.scope:
        lists = [axis for axis, terms in other.clause.scope.items() if len(terms) > 1]
        what = f"{what} for {', '.join(part.scope[axis][0] for axis in lists)}"
    own = ground.shape.intersect((ground.space.scope(part.scope, YES),), ground.yes(other.clause))
    example = ground.space.example(own[0], named_by(rule.clause for rule in (*by, other)))
    message = f"nothing is left of {what}: {names} forbid{'s' if len(by) == 1 else ''} all of it"
    remedy = "Change the rules, or take out what can never be done."
    return Remark("nothing-left", "error", other.place, message, remedy, (*by, other), example)


def changing_nothing(ground: Ground) -> Iterator[Remark]:
    """Rules without which every fully stated flow would have the same verdict."""
    overruled = {meeting.other for meeting in ground.meetings if meeting.kind == "conflict"}
    for rule in ground.policy.rules:
        if rule.id in overruled or not ground.yes(rule.clause):
            continue
        near = [other for other in ground.near(rule, ground.policy.rules) if _stands_in(other, rule)]
        if near and _covered(rule, near, ground):
            enough = _needed(rule, near, ground)
            names = " and ".join(f"'{other.id}'" for other in enough)
            verb = "forbids" if rule.effect == "prohibit" else DOES[rule.effect]
            message = f"'{rule.id}' changes no verdict: all that it {verb} stands in {names} too"
            remedy = "Nothing to do if the policy says it twice; else check that the scope is the one meant."
            yield Remark("no-effect", "note", rule.place, message, remedy, (rule, *enough))


def _stands_in(other: Rule, rule: Rule) -> bool:
    """Whether one rule can do the work of another: an obligation also says what must not be left undone."""
    if rule.effect == "permit":
        return other.effect != "prohibit"
    return other.effect == rule.effect


def _covered(rule: Rule, others: list[Rule], ground: Ground) -> bool:
    """Whether others match at least as well wherever a rule matches."""
    covers = ground.shape.covers
    yes = [box for other in others for box in ground.yes(other.clause)]
    if not covers(yes, ground.yes(rule.clause)):
        return False
    return covers(
        [box for other in others for box in ground.perhaps(other.clause)], ground.perhaps(rule.clause)
    )


def _needed(rule: Rule, others: list[Rule], ground: Ground) -> list[Rule]:
    """Of rules that cover another, as few as do so: one alone if it can, else none that can be spared."""
    for other in others:
        if _covered(rule, [other], ground):
            return [other]
    kept = list(others)
    for other in others:
        fewer = [one for one in kept if one.id != other.id]
        if _covered(rule, fewer, ground):
            kept = fewer
    return kept
