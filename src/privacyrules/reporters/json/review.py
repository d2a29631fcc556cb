"""Reviews of policies in, JSON out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.policy import Rule
from privacyrules.model.review import Remark, Review
from privacyrules.syntax.json_values import Value, flow_value, quote_value, write


def reviews_text(reviews: Sequence[Review]) -> str:
    """Write reviews: `findings` of all policies, and the `policies` that were reviewed."""
    findings: list[Value] = [_remark(remark, review) for review in reviews for remark in review.remarks]
    policies: list[Value] = [
        {"policy": each.policy, "date": each.date, "today": each.today, "rules": each.rules}
        for each in reviews
    ]
    return write({"findings": findings, "policies": policies})


def _remark(remark: Remark, review: Review) -> dict[str, Value]:
    return {
        "policy": review.policy,
        "id": remark.id,
        "level": remark.level,
        "path": remark.place.path,
        "line": remark.place.line,
        "column": remark.place.column,
        "message": remark.message,
        "help": remark.remedy,
        "rules": [_rule(rule) for rule in remark.rules],
        "example": None if remark.example is None else flow_value(remark.example),
        "number": remark.number,
    }


def _rule(rule: Rule) -> dict[str, Value]:
    return {
        "rule": rule.id,
        "effect": rule.effect,
        "absolute": rule.absolute,
        **quote_value(rule.quotes[0]),
        "path": rule.place.path,
        "line": rule.place.line,
        "column": rule.place.column,
    }
