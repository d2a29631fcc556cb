"""The decisions of persons between conflicting rules, folded into the rules on the day of evaluation."""

from __future__ import annotations

from privacyrules.engine.conflicts import meetings
from privacyrules.model.policy import Clause, Policy, Resolution, Rule


def settled(policy: Policy) -> Policy:
    """The policy as it decides on its day: resolutions in force applied, conflicts worked out.

    A resolution for the permission acts as an exception of the prohibition with the permission's
    scope, condition and (nested) exceptions; none holds against an absolute prohibition. One for
    the prohibition silences the finding.
    """
    in_force = [resolution for resolution in policy.resolutions if policy.today <= resolution.until]
    by_id = {rule.id: rule for rule in policy.rules}
    rules = tuple(_resolved(rule, in_force, by_id) for rule in policy.rules)
    silenced = {frozenset(r.between) for r in in_force if by_id[r.winner].effect == "prohibit"}
    conflicts = frozenset(
        (meeting.prohibition, meeting.other)
        for meeting in meetings(rules, policy.vocabulary)
        if meeting.kind == "conflict" and frozenset((meeting.prohibition, meeting.other)) not in silenced
    )
    return policy._replace(rules=rules, conflicts=conflicts)


def _resolved(rule: Rule, in_force: list[Resolution], by_id: dict[str, Rule]) -> Rule:
    if rule.effect != "prohibit" or rule.absolute:
        return rule
    lifted = tuple(
        _as_exception(rule, by_id[resolution.winner].clause, resolution)
        for resolution in in_force
        if rule.id in resolution.between and by_id[resolution.winner].effect != "prohibit"
    )
    return rule._replace(clause=rule.clause._replace(exceptions=rule.clause.exceptions + lifted))


def _as_exception(rule: Rule, winner: Clause, resolution: Resolution) -> Clause:
    return winner._replace(id=f"{rule.id}/{resolution.id}")
