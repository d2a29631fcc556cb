"""A policy in; the regions of its rules, worked out once for all searches of a review, out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from privacyrules.engine.conflicts import Meeting, meetings, space_of
from privacyrules.engine.regions import Box, Region
from privacyrules.model.flow import Part
from privacyrules.model.logic import MAYBE, YES
from privacyrules.model.policy import Clause, Policy, Rule
from privacyrules.model.review import Surroundings


class Ground:
    """What the searches of a review share."""

    def __init__(self, policy: Policy, around: Surroundings) -> None:
        """Take a policy, and what lies around it."""
        self.policy = policy
        self.around = around
        self.space = space_of(policy.rules, policy.vocabulary)
        self.shape = self.space.shape
        self.by_id = {rule.id: rule for rule in policy.rules}
        self.against = [rule for rule in policy.rules if rule.effect == "prohibit"]
        self.in_favour = [rule for rule in policy.rules if rule.effect != "prohibit"]

    @cached_property
    def folded(self) -> frozenset[str]:
        """The ids of exceptions that nobody wrote: decisions of persons, folded into prohibitions."""
        resolutions = self.policy.resolutions
        return frozenset(f"{rule}/{decided.id}" for decided in resolutions for rule in decided.between)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every pair of a prohibition and another rule that meet."""
        return meetings(self.policy.rules, self.policy.vocabulary, self.space)

    @cached_property
    def prohibited(self) -> dict[str, list[str]]:
        """For each permission and obligation, the prohibitions that meet it."""
        found: dict[str, list[str]] = {}
        for meeting in self.meetings:
            found.setdefault(meeting.other, []).append(meeting.prohibition)
        return found

    @cached_property
    def scopes(self) -> dict[str, Box]:
        """The flows that may lie within the scope of each rule."""
        return {rule.id: self.space.scope(rule.clause.scope, MAYBE) for rule in self.policy.rules}

    def tried(self, rule: Rule) -> list[Part]:
        """What a rule's own cases state: the first term of each axis."""
        return [
            {axis: terms[0] for axis, terms in flow.terms.items() if terms}
            for name, flow in self.around.tried
            if name == rule.id
        ]

    def yes(self, clause: Clause) -> Region:
        """The flows that a clause matches with yes."""
        return self.space.region(clause, YES)

    def perhaps(self, clause: Clause) -> Region:
        """The flows that a clause matches with yes or maybe."""
        return self.space.region(clause, MAYBE)

    def near(self, rule: Rule, others: Iterable[Rule]) -> list[Rule]:
        """Those of some rules, without the rule itself, whose scopes may touch its own."""
        own, scopes, is_empty = self.scopes[rule.id], self.scopes, self.shape.is_empty
        return [other for other in others if not is_empty(own & scopes[other.id]) and other.id != rule.id]
