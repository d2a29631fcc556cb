"""An operation of PHP on one or two values in; what it makes of them out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain, Unknown
from privacyrules.syntax.php.runner import Folds, Runner
from privacyrules.syntax.php.strings import as_text
from privacyrules.syntax.php.values import NULL, Array, Frame, Php, Setting

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_CHOICES = ("??", "?:", "||", "or", "&&", "and")
_STRINGS = ("string", "encapsed_string", "heredoc", "nowdoc")
_LARGEST = 1e9
_MOST_COMPARED = 1_000_000


def _binary(runner: Runner, node: Node, frame: Frame) -> Php:
    sides: list[Node] = []
    rest: Node | None = node
    # a long chain of `.` leans to the left, and is no deep nesting for whoever wrote it
    while rest is not None and rest.type == "binary_expression" and _sign(rest) not in _CHOICES:
        sides.append(rest)
        rest = rest.child_by_field_name("left")
    if not sides:
        return _choice(runner, node, frame)
    total = runner.fold(rest, frame)
    texts: list[Text] = []
    for side in reversed(sides):
        right = side.child_by_field_name("right")
        more = runner.fold(right, frame)
        if _sign(side) == ".":
            texts = texts or [text_of(runner, side.child_by_field_name("left"), total)]
            texts.append(text_of(runner, right, more))
            continue
        if texts:
            total, texts = runner.join(texts, side), []
        total = operated(_sign(side), total, more) or Unknown(runner.span(side))
    return runner.join(texts, node) if texts else total


def _sign(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return operator.type.lower() if operator is not None else ""


def text_of(runner: Runner, node: Node | None, value: Php) -> Text:
    """Return a value as it becomes part of a string."""
    if node is None or (isinstance(value, Text) and node.type in _STRINGS):
        return value if isinstance(value, Text) else Text("", ((0, 0),))
    return as_text(value, runner.source.folded(node), runner.source.start(node))


def operated(sign: str, left: Php, right: Php) -> Php | None:
    """Return what `+`, `-` or `*` makes of two values; of two arrays, the first says what a key leads to."""
    if sign == "+" and isinstance(left, Array) and isinstance(right, Array):
        if len(left.entries) * len(right.entries) > _MOST_COMPARED:
            return None
        more = tuple(entry for entry in right.entries if left.get(entry.key) is None)
        return Array((*left.entries, *more), left.missing or right.missing)
    numbers = [value.value for value in (left, right) if isinstance(value, Plain)]
    if len(numbers) < 2 or any(not isinstance(number, int | float) for number in numbers):
        return None
    one, other = (number or 0 for number in numbers)
    if sign not in ("+", "-", "*") or max(abs(one), abs(other)) > _LARGEST:
        return None
    return Plain(one + other if sign == "+" else one - other if sign == "-" else one * other)


def _choice(runner: Runner, node: Node, frame: Frame) -> Php:
    """`a ?? b`, `a || b`: the right side may be run."""
    left = runner.fold(node.child_by_field_name("left"), frame)
    right = _maybe(runner, node.child_by_field_name("right"), frame, node)
    return chosen(left, right) if _sign(node) == "??" else Unknown(runner.span(node))


def chosen(left: Php, right: Php) -> Php:
    """Return what `left ?? right` is: what is written here holds where the settings say nothing else."""
    nothing = isinstance(left, Setting) or (isinstance(left, Plain) and left.value in (None, False))
    return right if nothing else left


def _maybe(runner: Runner, node: Node | None, frame: Frame, around: Node) -> Php:
    given: list[Php] = []

    def run() -> Php:
        given.append(runner.fold(node, frame))
        return given[-1]

    runner.either([run, lambda: NULL], frame, around)
    return given[-1]


def _ternary(runner: Runner, node: Node, frame: Frame) -> Php:
    condition = runner.fold(node.child_by_field_name("condition"), frame)
    then, otherwise = node.child_by_field_name("body"), node.child_by_field_name("alternative")
    if then is None:
        return chosen(condition, _maybe(runner, otherwise, frame, node))
    return runner.either([partial(runner.fold, side, frame) for side in (then, otherwise)], frame, node)


def _unary(runner: Runner, node: Node, frame: Frame) -> Php:
    value = runner.fold(node.child_by_field_name("argument"), frame)
    number = value.value if isinstance(value, Plain) and not isinstance(value.value, bool) else None
    if number is not None and _sign(node) == "-":
        return Plain(-number)
    return Unknown(runner.span(node))


OPERATORS: Folds = {
    "binary_expression": _binary,
    "conditional_expression": _ternary,
    "unary_op_expression": _unary,
}
