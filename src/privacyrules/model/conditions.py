"""A condition on facts as a tree of plain data."""

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

    operand: "Condition"


class And(NamedTuple):
    """Both conditions hold."""

    left: "Condition"
    right: "Condition"

    def __eq__(self, other: object) -> bool:
        """Tell it from the other connective of the same two conditions."""
        return type(other) is And and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """The opposite of being equal."""
        return not self == other

    def __hash__(self) -> int:
        """The same for what is equal."""
        return hash(("and", self.left, self.right))


class Or(NamedTuple):
    """At least one of the conditions holds."""

    left: "Condition"
    right: "Condition"

    def __eq__(self, other: object) -> bool:
        """Tell it from the other connective of the same two conditions."""
        return type(other) is Or and tuple.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        """The opposite of being equal."""
        return not self == other

    def __hash__(self) -> int:
        """The same for what is equal."""
        return hash(("or", self.left, self.right))


Condition = Comparison | Not | And | Or
