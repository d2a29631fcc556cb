"""One operation of Ruby, of each kind, in; what it stands for out."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.code.values import Items, Pairs, Plain, Unknown
from privacyrules.syntax.ruby.operators import MOST_ITEMS, formatted, plus, weight
from privacyrules.syntax.ruby.runner import NIL, Folds, Runner
from privacyrules.syntax.ruby.values import Frame, Ruby, shared
from privacyrules.syntax.ruby.ways import either

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_COUNTS = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_LARGEST = 10**15


def _range(runner: Runner, node: Node, frame: Frame) -> Ruby:
    ends = [runner.fold(node.child_by_field_name(name), frame) for name in ("begin", "end")]
    numbers = [end.value for end in ends if isinstance(end, Plain) and isinstance(end.value, int)]
    if len(numbers) < 2 or numbers[1] - numbers[0] > MOST_ITEMS:
        return Unknown(runner.span(node))
    last = numbers[1] + ("..." not in runner.source.excerpt(node))
    return Items(tuple(Plain(number) for number in range(numbers[0], last)))


def _binary(runner: Runner, node: Node, frame: Frame) -> Ruby:
    sign = _sign(node)
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if sign in ("||", "or", "&&", "and"):
        return _maybe(runner, node, frame)
    operands: list[Node | None] = [right]
    # a long chain leans to the left, and is no deep nesting for whoever wrote it
    while sign in ("+", "<<", "|") and left is not None and _sign(left) == sign:
        operands.append(left.child_by_field_name("right"))
        left = left.child_by_field_name("left")
    values = [runner.fold(operand, frame) for operand in (left, *reversed(operands))]
    total = _together(runner, sign, values, node)
    if sign == "<<" and left is not None and isinstance(total, Text | Items):
        runner.binder.assign(left, total, frame)
    return total


def _together(runner: Runner, sign: str, values: list[Ruby], node: Node) -> Ruby:
    texts = [value for value in values if isinstance(value, Text)]
    if sign == "+" and len(texts) == len(values):
        runner.step(sum(len(text.runs) for text in texts) // 10)
        return joined(texts, runner.source.start(node)) or Unknown(runner.span(node))
    total = values[0]
    for value in values[1:]:
        total = _operated(runner, sign, (total, value), node)
    return total


def _sign(node: Node) -> str:
    sign = node.child_by_field_name("operator") if node.type == "binary" else None
    return sign.type if sign else ""


def _operated(runner: Runner, sign: str, values: tuple[Ruby, Ruby], node: Node) -> Ruby:
    left, right = values
    runner.step(weight(left) // 10)
    if isinstance(left, Plain) and isinstance(right, Plain):
        return _number(sign, left, right) or Unknown(runner.span(node))
    if sign == "-" and isinstance(left, Items) and isinstance(right, Items):
        return _less(left, right)
    if sign in ("+", "|") or (sign == "<<" and isinstance(left, Text)):
        return plus(left, right, runner.span(node))
    if sign == "<<" and isinstance(left, Items):
        return plus(left, Items((shared(right, runner.span(node)),)), runner.span(node))
    if sign == "%" and isinstance(left, Text):
        return formatted(left)
    # whatever is taken away from a list, it is read in full
    return left if sign in ("-", "&") and isinstance(left, Items) else Unknown(runner.span(node))


def _number(sign: str, left: Plain, right: Plain) -> Plain | None:
    count = _COUNTS.get(sign)
    if count is None or type(left.value) is not int or type(right.value) is not int:
        return None
    number = count(left.value, right.value)
    return Plain(number) if abs(number) < _LARGEST else None


def _less(items: Items, others: Items) -> Items:
    gone = {other.value for other in others.items if isinstance(other, Text) and other.whole}
    left = (item for item in items.items if not (isinstance(item, Text) and item.value in gone))
    return Items(tuple(left), items.missing)


def _maybe(runner: Runner, node: Node, frame: Frame) -> Ruby:
    """`a || b`, `a and b`: the right side may be run."""
    left = runner.fold(node.child_by_field_name("left"), frame)
    right = node.child_by_field_name("right")
    given: list[Ruby] = []

    def run() -> Ruby:
        given.append(runner.fold(right, frame))
        return given[-1]

    either(runner, [run, lambda: NIL], frame, node)
    otherwise = _sign(node) in ("||", "or")
    if isinstance(left, Plain) and left.value in (None, False):
        return given[-1] if otherwise else left
    known = isinstance(left, Text | Items | Pairs | Plain)
    return left if otherwise and known else Unknown(runner.span(node))


def _unary(runner: Runner, node: Node, frame: Frame) -> Ruby:
    value = runner.fold(node.child_by_field_name("operand"), frame)
    sign = node.child_by_field_name("operator")
    if isinstance(value, Plain) and isinstance(value.value, int) and sign is not None and sign.type == "-":
        return Plain(-value.value)
    return Unknown(runner.span(node))


OPERATIONS: Folds = {"range": _range, "binary": _binary, "unary": _unary}
