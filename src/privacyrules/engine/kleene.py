"""A condition and the facts that are known in, no, maybe or yes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import FactValue
from privacyrules.model.logic import MAYBE, NO, YES, Truth

_NOT: Mapping[Truth, Truth] = {NO: YES, MAYBE: MAYBE, YES: NO}
_NOTHING: Mapping[Comparison, bool] = {}


def evaluate(
    condition: Condition, facts: Mapping[str, FactValue], assumed: Mapping[Comparison, bool] = _NOTHING
) -> Truth:
    """Decide a condition by Kleene's strong three-valued logic.

    Args:
        condition: the condition.
        facts: what is known; each value has its fact's declared type.
        assumed: how to decide single comparisons on facts that are not known.

    Returns:
        YES or NO where the known facts settle the condition, else MAYBE.

    Raises:
        TypeError: a fact is ordered against a value of another type.

    Source: S. C. Kleene, Introduction to Metamathematics, 1952, section 64 (the strong connectives).
    """
    match condition:
        case Comparison():
            return _compare(condition, facts, assumed)
        case Not(operand):
            return _NOT[evaluate(operand, facts, assumed)]
        case And(left, right):
            weaker = evaluate(left, facts, assumed)
            return NO if weaker == NO else min(weaker, evaluate(right, facts, assumed))
        case Or(left, right):
            stronger = evaluate(left, facts, assumed)
            return YES if stronger == YES else max(stronger, evaluate(right, facts, assumed))


def comparisons(condition: Condition) -> tuple[Comparison, ...]:
    """List the comparisons of a condition, each once, in the order of the text."""
    return tuple(dict.fromkeys(_leaves(condition)))


def _leaves(condition: Condition) -> Iterator[Comparison]:
    match condition:
        case Comparison():
            yield condition
        case Not(operand):
            yield from _leaves(operand)
        case And(left, right) | Or(left, right):
            yield from _leaves(left)
            yield from _leaves(right)


def _compare(
    comparison: Comparison, facts: Mapping[str, FactValue], assumed: Mapping[Comparison, bool]
) -> Truth:
    if comparison.fact in facts:
        return YES if _holds(comparison, facts[comparison.fact]) else NO
    if comparison in assumed:
        return YES if assumed[comparison] else NO
    return MAYBE


def _holds(comparison: Comparison, value: FactValue) -> bool:
    literal = comparison.literal
    match comparison.operator:
        case "is":
            return value is literal
        case "==":
            return value == literal
        case "in":
            return isinstance(literal, tuple) and value in literal
    if isinstance(value, str) and isinstance(literal, str):
        return value > literal or (comparison.operator == ">=" and value == literal)
    if isinstance(value, int | float) and isinstance(literal, int | float):
        return value > literal or (comparison.operator == ">=" and value == literal)
    raise TypeError(f"the fact {comparison.fact!r} is {value!r}, which has no order with {literal!r}")
