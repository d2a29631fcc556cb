"""A condition on facts as a tree of plain data."""

from __future__ import annotations

from typing import Literal, NamedTuple

from privacyrules.model.flow import FactValue

Operator = Literal["is", "==", ">", ">=", "in"]


class Comparison(NamedTuple):
    """`fact operator literal`; the operators that deny one of these are written with `Not`.

    `is` takes True and reads a boolean fact as it stands; `in` takes a tuple of literals.
    """

    fact: str
    operator: Operator
    literal: FactValue | tuple[FactValue, ...]


class Not(NamedTuple):
    """The condition does not hold."""

    operand: Condition


class And(NamedTuple):
    """Both conditions hold."""

    left: Condition
    right: Condition


class Or(NamedTuple):
    """At least one of the conditions holds."""

    left: Condition
    right: Condition


Condition = Comparison | Not | And | Or
