"""The decisions that persons took in; those that have lapsed, or that rest on something that is gone, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.conflicts import meeting
from privacyrules.engine.review.ground import Ground
from privacyrules.model.policy import Clause, Resolution, Rule
from privacyrules.model.review import Remark
from privacyrules.model.schema import Ignore


def lapsed_or_stale(ground: Ground) -> Iterator[Remark]:
    """Resolutions and waivers whose last day is over, or whose rules or sentences are no longer the same."""
    for resolution in ground.policy.resolutions:
        yield from _resolution(resolution, ground)
    for waiver in ground.around.waivers:
        yield from _waiver(waiver, ground)


def _resolution(resolution: Resolution, ground: Ground) -> Iterator[Remark]:
    rules = tuple(ground.by_id[name] for name in resolution.between)
    names = " and ".join(f"'{rule.id}'" for rule in rules)
    about = f"the decision '{resolution.id}' of {resolution.by} between {names}"
    if resolution.until < ground.policy.today:
        message = f"{about} ended on {resolution.until}, so it decides nothing"
        remedy = "Decide anew and write a later `until:`, or take the resolution out."
        yield Remark("lapsed-resolution", "warning", resolution.place, message, remedy, rules)
        return
    prohibition, other = sorted(rules, key=lambda rule: rule.effect != "prohibit")
    if meeting(_without(prohibition, resolution), other, ground.policy.vocabulary) is None:
        message = f"{about} decides nothing: the two rules no longer meet"
        remedy = "Take the resolution out."
        yield Remark("stale-resolution", "warning", resolution.place, message, remedy, rules)


def _without(prohibition: Rule, resolution: Resolution) -> Rule:
    """The prohibition as it was before the resolution was folded into it."""
    name = f"{prohibition.id}/{resolution.id}"
    own: tuple[Clause, ...] = tuple(e for e in prohibition.clause.exceptions if e.id != name)
    return prohibition._replace(clause=prohibition.clause._replace(exceptions=own))


def _waiver(waiver: Ignore, ground: Ground) -> Iterator[Remark]:
    rule = ground.by_id.get(waiver.id)
    rules = (rule,) if rule is not None else ()
    about = f"the waiver of '{waiver.id}' by {waiver.by}"
    if waiver.until < ground.policy.today:
        message = f"{about} ended on {waiver.until}, so it accepts nothing"
        remedy = "Decide anew and write a later `until`, or take the waiver out."
        yield Remark("lapsed-waiver", "warning", waiver.place, message, remedy, rules)
    elif rule is not None and ground.policy.pinned and not _same_text(waiver, rule):
        message = f"{about} was written for another text than the promise has now"
        digest = next((quote.digest[:8] for quote in rule.quotes if quote.digest), "")
        remedy = f"Read the promise again; if the waiver still holds, write text={digest}."
        yield Remark("stale-waiver", "warning", waiver.place, message, remedy, rules)


def _same_text(waiver: Ignore, rule: Rule) -> bool:
    return bool(waiver.text) and any(quote.digest.startswith(waiver.text) for quote in rule.quotes)
