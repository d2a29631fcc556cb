"""Two versions of a policy and their rules compared in; what the policy owes when it changes itself out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from privacyrules.model.diff import Duty, RuleChange
from privacyrules.model.flow import Axis
from privacyrules.model.policy import Policy, Rule
from privacyrules.model.vocabulary import Vocabulary

ABOUT_ITSELF: Mapping[Axis, str] = {"data": "policy_text", "purpose": "policy_update_notice"}
"""The core vocabulary's words for a policy's own text and for telling people that it changes."""


_STATES: Mapping[str, Literal["added", "changed"]] = {
    "added": "added",
    "changed": "changed",
    "renamed": "changed",
    "reached": "changed",
}


def duties(old: Policy, new: Policy, changes: Sequence[RuleChange]) -> tuple[Duty, ...]:
    """Name the rules of either version about changes of the policy itself, and what became of each.

    They are found by what they speak of: a policy's text, or the purpose of announcing a change.
    """
    kinds = {change.id: _STATES[change.kind] for change in changes if change.kind in _STATES}
    now = (rule for rule in new.rules if _is_about_itself(rule, new.vocabulary))
    gone = (change.before for change in changes if change.kind == "gone" and change.before)
    return (
        *(
            Duty(rule.id, rule.effect, rule.quotes[0], kinds.get(rule.id, "stands"), rule.place)
            for rule in now
        ),
        *(
            Duty(rule.id, rule.effect, rule.quotes[0], "gone", rule.place)
            for rule in gone
            if _is_about_itself(rule, old.vocabulary)
        ),
    )


def _is_about_itself(rule: Rule, vocabulary: Vocabulary) -> bool:
    scope = rule.clause.scope
    return any(
        axis in scope and set(scope[axis]) <= vocabulary.below[axis].get(term, frozenset())
        for axis, term in ABOUT_ITSELF.items()
    )
