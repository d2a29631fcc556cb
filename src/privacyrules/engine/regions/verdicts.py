"""A policy and its space in; for each verdict the region of flows that it has out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from privacyrules.engine.regions.boxes import Box, Region
from privacyrules.engine.regions.space import Space
from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.logic import MAYBE, YES, Truth
from privacyrules.model.policy import Policy, Rule

Outcome = tuple[Verdict, Kind | None]


def verdict_regions(space: Space, policy: Policy) -> Mapping[Outcome, Region]:
    """Sort every fully stated flow, done or left undone, by its verdict and kind.

    Args:
        space: of the policy's clauses, and perhaps of those of others.
        policy: the rules.

    Returns:
        Regions that share nothing and together hold all flows; a verdict that no flow has is left out.

    Raises:
        TooManyBoxesError: a region falls into too many boxes.
    """
    against = [rule for rule in policy.rules if rule.effect == "prohibit"]
    in_favour = [rule for rule in policy.rules if rule.effect != "prohibit"]
    subtract, intersect = space.shape.subtract, space.shape.intersect
    all_done = space.left_undone((space.shape.full,), omitted=False)
    denied = where(space, against, YES, all_done)
    rest = subtract(all_done, denied)
    spoken = where(space, in_favour, MAYBE, rest)
    permitted = where(space, in_favour, YES, spoken)
    perhaps = subtract(spoken, permitted)
    doubted = where(space, against, MAYBE, spoken)
    found: dict[Outcome, Region] = {
        ("not_covered", None): subtract(rest, spoken),
        ("allowed", None): subtract(permitted, doubted),
        ("conditional", "if"): subtract(perhaps, doubted),
        ("conditional", "unless"): intersect(permitted, doubted),
        ("conditional", "both"): intersect(perhaps, doubted),
        ("denied", None): denied,
    }
    for outcome, region in _left_undone(space, policy).items():
        found[outcome] = found[outcome] + region
    return {outcome: region for outcome, region in found.items() if region}


def where(space: Space, rules: Iterable[Rule], truth: Truth, within: Iterable[Box]) -> Region:
    """The flows of a region on which some rule matches at least so.

    Raises:
        TooManyBoxesError: they fall into too many boxes.
    """
    left = tuple(within)
    found: list[Box] = []
    for rule in rules:
        region = space.region(rule.clause, truth)
        if met := space.shape.intersect(left, region):
            found += met
            left = space.shape.subtract(left, region)
    return tuple(found)


def _left_undone(space: Space, policy: Policy) -> Mapping[Outcome, Region]:
    """Only obligations bear on what is left undone."""
    obligations = [rule for rule in policy.rules if rule.effect == "oblige"]
    all_undone = space.left_undone((space.shape.full,), omitted=True)
    denied = where(space, obligations, YES, all_undone)
    rest = space.shape.subtract(all_undone, denied)
    perhaps = where(space, obligations, MAYBE, rest)
    return {
        ("denied", None): denied,
        ("conditional", "unless"): perhaps,
        ("allowed", None): space.shape.subtract(rest, perhaps),
    }
