"""Reviews of policies in, the pages that a lawyer and an engineer read together out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from privacyrules.model.policy import Rule
from privacyrules.model.review import LEVELS, Remark, Review
from privacyrules.reporters.text.layout import (
    counted,
    effect_name,
    flow_in_words,
    listed,
    source_of,
    sourced,
    wrapped,
)


def reviews_text(reviews: Sequence[Review]) -> str:
    """Write what is remarkable about each policy, the gravest first, and how much that is."""
    return "\n".join(_review(review, headed=len(reviews) > 1) for review in reviews)


def _review(review: Review, *, headed: bool) -> str:
    blocks = [f"== {review.policy}"] if headed else []
    blocks += ["\n".join(_remark(remark)) for remark in review.remarks]
    blocks.append(_summary(review))
    return "\n\n".join(blocks) + "\n"


def _remark(remark: Remark) -> Iterator[str]:
    yield from wrapped(f"{remark.level}[{remark.id}]: {remark.message}", "    ", "")
    if remark.place.path:
        yield f"  --> {remark.place}"
    for rule in remark.rules:
        yield from _rule(rule)
    if remark.example is not None:
        yield from wrapped(flow_in_words(remark.example), "      ", "  = example: ")
    yield from wrapped(remark.remedy, "      ", "  = help: ")


def _rule(rule: Rule) -> Iterator[str]:
    absolute = ", absolute" if rule.absolute else ""
    yield f"  = {rule.id} ({effect_name(rule.effect)}{absolute}), {rule.place}"
    for quote in rule.quotes[:1]:
        yield from sourced(f'"{quote.text}"', source_of(quote), "    ")


def _summary(review: Review) -> str:
    found = Counter(remark.level for remark in review.remarks)
    what = f"{counted(review.rules, 'rule')} of {review.policy}, {review.date}, as of {review.today}"
    if not found:
        return f"{what}: nothing to remark."
    return f"{what}: {listed([counted(found[level], level) for level in LEVELS])}."
