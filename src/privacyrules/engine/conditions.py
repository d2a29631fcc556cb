"""A condition in; a function from the facts that are known to no, maybe or yes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from privacyrules.engine.kleene import evaluate
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import FactValue
from privacyrules.model.logic import MAYBE, NO, YES, Truth

Facts = Mapping[str, FactValue]
Test = Callable[[Facts], Truth]

_NOT: tuple[Truth, Truth, Truth] = (YES, MAYBE, NO)


def closure(condition: Condition) -> Test:
    """Turn a condition into a function that gives what `kleene.evaluate` gives, without its detours."""
    match condition:
        case Comparison():
            return _comparison(condition)
        case Not(operand):
            inner = closure(operand)
            return lambda facts: _NOT[inner(facts)]
        case And(left, right):
            first, second = closure(left), closure(right)
            return lambda facts: min(first(facts), second(facts))
        case Or(left, right):
            first, second = closure(left), closure(right)
            return lambda facts: max(first(facts), second(facts))


def _comparison(comparison: Comparison) -> Test:
    fact, literal = comparison.fact, comparison.literal

    def flag(facts: Facts) -> Truth:
        return MAYBE if fact not in facts else YES if facts[fact] is literal else NO

    def equal(facts: Facts) -> Truth:
        return MAYBE if fact not in facts else YES if facts[fact] == literal else NO

    def otherwise(facts: Facts) -> Truth:
        return evaluate(comparison, facts)

    return {"is": flag, "==": equal}.get(comparison.operator, otherwise)
