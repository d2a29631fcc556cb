"""A loop of PHP in; its rounds, each with the names that it starts with, followed, out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from privacyrules.syntax.code.values import Plain, Unknown
from privacyrules.syntax.php.runner import Folds, Runner, parts
from privacyrules.syntax.php.targets import assign, forget
from privacyrules.syntax.php.values import NULL, Array, Entry, Frame, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_MOST_ROUNDS = 500
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "!=": lambda one, other: one != other,
}


def _goes_on(runner: Runner) -> bool:
    """Say whether another round follows, and forget how this one was left if it does."""
    if runner.left == "continue":
        runner.left = None
    return runner.left is None


def _foreach(runner: Runner, node: Node, frame: Frame) -> Php:
    head = parts(node)
    body = node.child_by_field_name("body")
    if len(head) < 2:
        return runner.unknown(node, frame)
    subject = runner.fold(head[0], frame)
    targets = parts(head[1])[-2:] if head[1].type == "pair" else [head[1]]
    unknown = Entry(Plain(None), Unknown(runner.span(head[-1])))
    known = isinstance(subject, Array) and subject.missing is None
    entries = subject.entries if isinstance(subject, Array) else ()
    if not known:
        entries = (*entries, unknown)
        forget(runner, node, frame)
    for entry in entries:
        runner.budget.step()
        key = Unknown(runner.span(targets[0])) if entry.key == Plain(None) else entry.key
        for target, value in zip(targets, (key, entry.value)[-len(targets) :], strict=True):
            assign(runner, target, value, frame)
        runner.fold(body, frame)
        if not _goes_on(runner):
            break
    runner.left = None if runner.left == "break" else runner.left
    if not known:
        forget(runner, node, frame)
    return NULL


def _while(runner: Runner, node: Node, frame: Frame) -> Php:
    """What is run any number of times is followed once."""
    forget(runner, node, frame)
    runner.fold(node.child_by_field_name("condition"), frame)
    for body in node.children_by_field_name("body"):
        runner.fold(body, frame)
    runner.left = None
    forget(runner, node, frame)
    return NULL


def _for(runner: Runner, node: Node, frame: Frame) -> Php:
    for start in node.children_by_field_name("initialize"):
        runner.fold(start, frame)
    for _ in range(_MOST_ROUNDS):
        goes_again = _goes_again(runner, node, frame)
        if not goes_again:
            return NULL if goes_again is False else _while(runner, node, frame)
        runner.budget.step()
        for body in node.children_by_field_name("body"):
            runner.fold(body, frame)
        if not _goes_on(runner):
            runner.left = None if runner.left == "break" else runner.left
            return NULL
        for update in node.children_by_field_name("update"):
            runner.fold(update, frame)
    return _while(runner, node, frame)


def _goes_again(runner: Runner, node: Node, frame: Frame) -> bool | None:
    """Say whether the condition of `for` holds; None unless it compares two numbers that are known."""
    condition = node.child_by_field_name("condition")
    operator = condition.child_by_field_name("operator") if condition is not None else None
    if condition is None or operator is None or operator.type not in _COMPARED:
        return None
    sides = [runner.fold(condition.child_by_field_name(name), frame) for name in ("left", "right")]
    numbers = [side.value for side in sides if isinstance(side, Plain)]
    one, other = numbers if len(numbers) == len(sides) else (None, None)
    return _COMPARED[operator.type](one, other) if one is not None and other is not None else None


LOOPS: Folds = {
    "foreach_statement": _foreach,
    "for_statement": _for,
    "while_statement": _while,
    "do_statement": _while,
}
