"""The rules of a policy in; a remark for each prohibition that meets a permission or obligation out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.conflicts import Meeting
from privacyrules.engine.regions.space import named_by
from privacyrules.engine.review.ground import Ground
from privacyrules.model.flow import Flow
from privacyrules.model.places import Place
from privacyrules.model.policy import Rule
from privacyrules.model.review import Remark

DOES = {"permit": "allows", "oblige": "promises to do"}
"""What a permission and an obligation do, as sentences say it."""

_DILEMMA = {
    "permit": "Both sentences cannot be kept, and the prohibition wins.",
    "oblige": "Both sentences cannot be kept: to do it breaks the one, to leave it undone breaks the other.",
}


def pairs(ground: Ground) -> Iterator[Remark]:
    """Conflicts (errors) and where a prohibition narrows another rule (notes; warnings for obligations).

    A conflict for which somebody decided, with a resolution in force, is left out.
    """
    for meeting in ground.meetings:
        prohibition, other = ground.by_id[meeting.prohibition], ground.by_id[meeting.other]
        example = _example(meeting, prohibition, other, ground)
        if meeting.kind == "narrows":
            yield _narrows(prohibition, other, example)
        elif (prohibition.id, other.id) in ground.policy.conflicts:
            yield _conflict(prohibition, other, example)
    if tried := [meeting for meeting in ground.meetings if meeting.tried]:
        yield _one_by_one(tried, ground)


def _conflict(prohibition: Rule, other: Rule, example: Flow) -> Remark:
    if prohibition.absolute:
        message = f"'{prohibition.id}' forbids, under all circumstances, a part of what '{other.id}' "
        message += DOES[other.effect]
        way_out = (
            f"Narrow the scope of '{other.id}', or record under `resolutions:` that '{prohibition.id}' is "
            "meant to win."
        )
    else:
        message = f"'{other.id}' can never apply: '{prohibition.id}' forbids all that it {DOES[other.effect]}"
        if any(len(terms) > 1 for terms in other.clause.scope.values()):
            message = f"a part of '{other.id}' can never apply: '{prohibition.id}' forbids all of that part"
        way_out = (
            "Change one of the rules, or record under `resolutions:` which of them wins, who decided so, "
            "why, and until when."
        )
    remedy = f"{_DILEMMA[other.effect]} {way_out}"
    return Remark("conflict", "error", prohibition.place, message, remedy, (prohibition, other), example)


def _narrows(prohibition: Rule, other: Rule, example: Flow) -> Remark:
    message = f"'{prohibition.id}' takes away a part of what '{other.id}' {DOES[other.effect]}"
    if other.effect == "oblige":
        remedy = "What is promised there cannot be done: name in the obligation only what must be done."
        return Remark("narrows", "warning", other.place, message, remedy, (prohibition, other), example)
    remedy = "Nothing to do if that is meant; else limit one of the two, or write an exception."
    return Remark("narrows", "note", other.place, message, remedy, (prohibition, other), example)


def _one_by_one(tried: list[Meeting], ground: Ground) -> Remark:
    names = ", ".join(f"'{meeting.prohibition}' with '{meeting.other}'" for meeting in tried[:3])
    more = f" and {len(tried) - 3} more pairs" if len(tried) > 3 else ""
    message = f"the exceptions of some rules make too many kinds of flows, so each was tried: {names}{more}"
    remedy = "Nothing to do: what is said of these pairs is exact, but it takes longer."
    return Remark("too-many-kinds", "note", Place(ground.around.heading[0]), message, remedy)


def _example(meeting: Meeting, prohibition: Rule, other: Rule, ground: Ground) -> Flow:
    """A flow on which both rules match, in the words of their own cases where those fit."""
    if not meeting.region:
        part = meeting.example.part
        return Flow({axis: (term,) for axis, term in part.items()}, meeting.example.facts)
    named = named_by((prohibition.clause, other.clause))
    like = [*ground.tried(other), *ground.tried(prohibition)]
    return ground.space.example(meeting.region[0], named, like)
