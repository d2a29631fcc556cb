"""A rule in, the rule as an answer names it out."""

from __future__ import annotations

from privacyrules.model.answer import Citation
from privacyrules.model.policy import Rule


def citation(rule: Rule) -> Citation:
    """A rule with its promise, as answers name it."""
    return Citation(rule.id, rule.effect, rule.quotes[0], rule.quotes[1:], rule.fix)
