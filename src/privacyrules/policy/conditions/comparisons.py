"""An operator and the fact and value beside it in, their comparison in its canonical form out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite

from privacyrules.model.conditions import Comparison, Condition, Not
from privacyrules.model.flow import FactType, FactValue
from privacyrules.model.vocabulary import Fact

_MIRRORED = {"eq": "eq", "ne": "ne", "lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_A_DATE = 'write year, month and day, as in "2024-01-31"'
_WITH_FACT = "compare a fact with a value, as in `retention_days > 30`"
_EXAMPLES = {"number": "> 30", "string": '== "DE"', "date": '>= "2024-01-31"'}
_KINDS: Mapping[FactType, str] = {
    "boolean": "boolean",
    "number": "a number",
    "string": "a text",
    "date": "a date",
}


class ComparisonError(Exception):
    """A fact and a value that cannot be compared: what is wrong, and the way out."""

    def __init__(self, what: str, hint: str = "") -> None:
        """Keep both sentences."""
        super().__init__(what)
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Literal:
    """A value in a condition, as its writer wrote it and as it is meant."""

    type: FactType
    value: FactValue
    text: str


Operand = Fact | Literal | tuple["Operand", ...]
"""What stands on one side of a comparison: a fact, a value, or a list."""


def join(operator: str, left: Operand, right: Operand) -> Condition:
    """Build the comparison of two operands.

    Args:
        operator: `eq`, `ne`, `lt`, `le`, `gt`, `ge` or `in`.
        left: what stands before it.
        right: what stands behind it.

    Returns:
        A comparison by `is`, `==`, `>`, `>=` or `in`, or the denial of one.

    Raises:
        ComparisonError: not just one side is a fact, or its type has no such operator or value.
    """
    if operator == "in":
        if isinstance(left, Fact) and isinstance(right, tuple) and not isinstance(right, Fact):
            return _contains(left, right)
        raise ComparisonError("`in` looks for a fact in a list of values", 'write it as in `in ["DE", "FR"]`')
    match left, right:
        case Fact(), Literal():
            return _compare(left, operator, right)
        case Literal(), Fact():
            return _compare(right, _MIRRORED[operator], left)
        case Fact(), Fact():
            what = f"two facts are compared, '{left.name}' and '{right.name}'"
            raise ComparisonError(what, "compare each of them with a value")
        case Literal(), Literal():
            raise ComparisonError("two values are compared, so it is always the same", _WITH_FACT)
    raise ComparisonError("a list is compared as if it were a value", 'write it as in `in ["DE", "FR"]`')


def alone(operand: Operand) -> Condition:
    """Read an operand that no operator stands beside.

    Raises:
        ComparisonError: it is no boolean fact.
    """
    match operand:
        case Fact(type="boolean"):
            return Comparison(_name(operand), "is", literal=True)
        case Fact():
            what = f"'{operand.name}' is {_KINDS[operand.type]}, so it must be compared"
            raise ComparisonError(what, f"write it as in `{operand.name} {_EXAMPLES[operand.type]}`")
        case Literal():
            raise ComparisonError(f"{operand.text} stands alone, so it is always the same", _WITH_FACT)
    raise ComparisonError("a list stands alone", 'write it as in `in ["DE", "FR"]`')


def number(value: Decimal, text: str) -> Literal:
    """Build the literal of a number: a whole one is an int, any other a float.

    Raises:
        ComparisonError: a float cannot hold it, being too large or too small.
    """
    near = float(value)
    if not isfinite(near) or (near == 0) != (value == 0):
        raise ComparisonError(
            f"the number {text} is too large or too small", "write one that a fact can have"
        )
    return Literal("number", int(value) if value == value.to_integral_value() else near, text)


def _compare(fact: Fact, operator: str, literal: Literal) -> Condition:
    if fact.type == "boolean":
        if literal.type != "boolean" or operator not in ("eq", "ne"):
            raise _wrongly_compared(fact)
        stated = Comparison(_name(fact), "is", literal=True)
        return stated if literal.value is (operator == "eq") else Not(stated)
    if fact.type == "string" and operator not in ("eq", "ne"):
        raise ComparisonError(f"'{fact.name}' is a text, and texts have no order", "write ==, != or in")
    return _canonical(_name(fact), operator, _value(fact, literal))


def _contains(fact: Fact, items: tuple[Operand, ...]) -> Condition:
    if fact.type == "boolean":
        raise _wrongly_compared(fact)
    if not items:
        raise ComparisonError("the list is empty, so nothing is in it", "name at least one value")
    literals = [item for item in items if isinstance(item, Literal)]
    if len(literals) < len(items):
        raise ComparisonError("a list holds something else than values", 'write it as in `in ["DE", "FR"]`')
    return Comparison(_name(fact), "in", tuple(_value(fact, literal) for literal in literals))


def _name(fact: Fact) -> str:
    # a retired fact decides as the one that replaces it
    return fact.replaced_by or fact.name


def _canonical(name: str, operator: str, value: FactValue) -> Condition:
    match operator:
        case "eq":
            return Comparison(name, "==", value)
        case "ne":
            return Not(Comparison(name, "==", value))
        case "gt":
            return Comparison(name, ">", value)
        case "ge":
            return Comparison(name, ">=", value)
        case "lt":
            return Not(Comparison(name, ">=", value))
    return Not(Comparison(name, ">", value))


def _value(fact: Fact, literal: Literal) -> FactValue:
    if fact.type == "date" and literal.type in ("date", "string"):
        return _iso_date(str(literal.value))
    if fact.type == literal.type:
        return literal.value
    raise ComparisonError(
        f"'{fact.name}' is {_KINDS[fact.type]}, and {literal.text} is {_KINDS[literal.type]}",
        {"number": "write a number, without quotes", "string": "write a text, in quotes"}.get(
            fact.type, _A_DATE
        ),
    )


def _iso_date(text: str) -> str:
    # fromisoformat alone also takes week dates and dates without hyphens, which do not sort as texts
    if _ISO_DATE.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text).isoformat()
    raise ComparisonError(f"'{text}' is not a date", _A_DATE)


def _wrongly_compared(fact: Fact) -> ComparisonError:
    return ComparisonError(f"'{fact.name}' is boolean, so write `{fact.name}` or `not {fact.name}`")
