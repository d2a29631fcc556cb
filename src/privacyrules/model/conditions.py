"""A condition on facts as a tree of plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from privacyrules.model.flow import FactValue

Operator = Literal["is", "==", ">", ">=", "in"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`fact operator literal`; the operators that deny one of these are written with `Not`.

    `is` takes True and reads a boolean fact as it stands; `in` takes a tuple of literals.
    """

    fact: str
    operator: Operator
    literal: FactValue | tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    operand: Condition


@dataclass(frozen=True, slots=True)
class And:
    """Both conditions hold."""

    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the conditions holds."""

    left: Condition
    right: Condition


Condition = Comparison | Not | And | Or
