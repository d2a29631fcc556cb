"""An operator and its operands in; what they give, as far as that can be known, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.sums import Sum
from privacyrules.syntax.javascript.values import (
    Built,
    Class,
    Dotted,
    Either,
    Frame,
    Function,
    Items,
    Pairs,
    Plain,
    Unknown,
    Value,
    either,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_EITHER = ("||", "??", "&&")


def fold_binary(folder: Folder, node: Node, frame: Frame) -> Value:
    """Fold `a + b`, `a || b` and the like; what other operators give is not known."""
    sides: list[Node] = []
    rest: Node | None = node
    # a long chain of `+` leans to the left, and is no deep nesting for whoever wrote it
    while rest is not None and rest.type == "binary_expression":
        sides.append(rest)
        rest = rest.child_by_field_name("left")
    sum_ = Sum(folder, folder.fold(rest, frame) if rest is not None else Unknown(node), rest or node)
    for side in reversed(sides):
        right, sign = side.child_by_field_name("right"), side.child_by_field_name("operator")
        more = folder.fold(right, frame) if right is not None else Unknown(side)
        written = sign.type if sign is not None else ""
        if written == "+" and right is not None:
            sum_.add(more, right, side)
        else:
            value = _chosen(sum_.total(), more, written, side) if written in _EITHER else Unknown(side)
            sum_ = Sum(folder, value, side)
    return sum_.total()


def _chosen(left: Value, right: Value, sign: str, node: Node) -> Value:
    """Return what `left || right` is, where that is known."""
    if sign == "??":
        goes_on = None if isinstance(left, Unknown | Dotted | Built | Either) else _is_nothing(left)
    else:
        true = _is_true(left)
        goes_on = true if true is None or sign == "&&" else not true
    if goes_on is None:
        return either((left, right), node)
    return right if goes_on else left


def _is_nothing(value: Value) -> bool:
    return isinstance(value, Plain) and value.value is None


def _is_true(value: Value) -> bool | None:
    """Say whether a value counts as true; None if that is not known."""
    if isinstance(value, Plain):
        return bool(value.value)
    if isinstance(value, Text):
        return bool(value.value) if value.whole else None
    return True if isinstance(value, Items | Pairs | Function | Class) else None


def fold_ternary(folder: Folder, node: Node, frame: Frame) -> Value:
    """Fold `a ? b : c`, both sides of it."""
    sides = [node.child_by_field_name(name) for name in ("condition", "consequence", "alternative")]
    _, *values = [folder.fold(side, frame) for side in sides if side is not None]
    return either(values, node) if values else Unknown(node)
