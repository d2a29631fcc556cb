"""A loop of JavaScript in; its rounds, each with the names that it starts with, walked through, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.patterns import bind
from privacyrules.syntax.javascript.runner import Runner
from privacyrules.syntax.javascript.values import Frame, Items, Pairs, Plain, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_MOST_ROUNDS = 1_000


def walk_for_in(runner: Runner, node: Node, frame: Frame) -> None:
    """Walk through `for (const name of list)` and `for (const key in object)`."""
    target, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    sign, body = node.child_by_field_name("operator"), node.child_by_field_name("body")
    if target is None or right is None or body is None:
        return
    folded = runner.folder.fold(right, frame)
    by_name = sign is not None and sign.type == "in"
    rounds = _names_in(folded, runner, right) if by_name else folded
    declared = node.child_by_field_name("kind") is not None
    for item in rounds.items if isinstance(rounds, Items) else ():
        runner.folder.budget.spend()
        _round(runner, (target, item, declared), body, frame)
    if not isinstance(rounds, Items) or rounds.missing is not None:
        _again(runner, (target, Unknown(target), declared), body, frame)


def walk_counted(runner: Runner, node: Node, frame: Frame) -> None:
    """Walk through `for (let i = 0; i < list.length; i++)`; where it does not count so, once."""
    inner = Frame(outer=frame)
    body, start = node.child_by_field_name("body"), node.child_by_field_name("initializer")
    if start is not None:
        runner.block([start], inner)
    if body is None:
        return
    counted = _counted(runner, node, inner)
    if counted is None:
        runner.forget([node], inner)
        for name in ("condition", "increment"):
            part = node.child_by_field_name(name)
            if part is not None:
                runner.folder.fold(part, inner)
        runner.block([body], inner)
        runner.forget([node], inner)
        return
    name, numbers = counted
    for number in numbers:
        runner.folder.budget.spend()
        inner.assign(name, Plain(number))
        runner.block([body], inner)


def walk_while(runner: Runner, node: Node, frame: Frame) -> None:
    """Walk through `while (...)` or `do ... while (...)`, once."""
    body, condition = node.child_by_field_name("body"), node.child_by_field_name("condition")
    runner.forget([node], frame)
    if condition is not None:
        runner.folder.fold(condition, frame)
    if body is not None:
        runner.block([body], frame)
    runner.forget([node], frame)


def _names_in(value: Value, runner: Runner, right: Node) -> Value:
    if isinstance(value, Pairs):
        return runner.folder.budget.items((entry.key for entry in value.entries.values()), value.missing)
    if isinstance(value, Items):
        offset = runner.folder.source.start(right)
        return runner.folder.budget.items(
            (Text(str(at), ((0, offset),)) for at in range(len(value.items))), value.missing
        )
    return Unknown(right)


def _round(runner: Runner, bound: tuple[Node, Value, bool], body: Node, frame: Frame) -> None:
    target, value, declared = bound
    inner = Frame(outer=frame)
    bind(runner.folder, target, value, (inner.declare if declared else inner.assign, inner))
    runner.block([body], inner)


def _again(runner: Runner, bound: tuple[Node, Value, bool], body: Node, frame: Frame) -> None:
    """Walk once through a block that is run any number of times."""
    runner.forget([body], frame)
    _round(runner, bound, body, frame)
    runner.forget([body], frame)


def _counted(runner: Runner, node: Node, frame: Frame) -> tuple[str, range] | None:
    """Return what a loop counts with, and its numbers."""
    condition, step = node.child_by_field_name("condition"), node.child_by_field_name("increment")
    if (
        condition is None
        or step is None
        or step.type != "update_expression"
        or "++" not in _text(runner, step)
    ):
        return None
    if condition.type != "binary_expression":
        return None
    left, right = condition.child_by_field_name("left"), condition.child_by_field_name("right")
    sign = condition.child_by_field_name("operator")
    if left is None or right is None or sign is None or left.type != "identifier":
        return None
    first, last = frame.get(_text(runner, left)), runner.folder.fold(right, frame)
    numbers = [value.value for value in (first, last) if isinstance(value, Plain)]
    whole = [number for number in numbers if isinstance(number, int) and not isinstance(number, bool)]
    if len(whole) < 2 or sign.type not in ("<", "<=") or whole[1] - whole[0] > _MOST_ROUNDS:
        return None
    return _text(runner, left), range(whole[0], whole[1] + (sign.type == "<="))


def _text(runner: Runner, node: Node) -> str:
    return runner.folder.source.excerpt(node)
