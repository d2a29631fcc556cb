"""One statement of PHP that leads somewhere else, of each kind, in; what all its ways lead to out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from privacyrules.syntax.php.loops import LOOPS
from privacyrules.syntax.php.runner import Folds, Runner, Way, parts
from privacyrules.syntax.php.values import NULL, Frame, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_ELSES = ("else_if_clause", "else_clause")


def _block(runner: Runner, node: Node, frame: Frame) -> Php:
    return runner.sequence(parts(node), frame)


def _if(runner: Runner, node: Node, frame: Frame) -> Php:
    branches: list[Callable[[], Php]] = []
    whole = False
    for clause in (node, *(part for part in node.named_children if part.type in _ELSES)):
        condition, body = clause.child_by_field_name("condition"), clause.child_by_field_name("body")
        if condition is not None:
            runner.fold(condition, frame)
        branches.append(partial(runner.fold, body, frame))
        whole = whole or clause.type == "else_clause"
    if not whole:
        branches.append(lambda: NULL)
    runner.either(branches, frame, node)
    return NULL


def _switch(runner: Runner, node: Node, frame: Frame) -> Php:
    runner.fold(node.child_by_field_name("condition"), frame)
    body = node.child_by_field_name("body")
    cases = (
        [part for part in parts(body) if part.type in ("case_statement", "default_statement")] if body else []
    )

    def follow(case: Node) -> Callable[[], Php]:
        # what a case falls through to is followed on its own
        statements = [part for part in parts(case) if part != case.child_by_field_name("value")]

        def run() -> Php:
            runner.sequence(statements, frame)
            runner.left = None if runner.left == "break" else runner.left
            return NULL

        return run

    ways = [follow(case) for case in cases]
    if not any(case.type == "default_statement" for case in cases):
        ways.append(lambda: NULL)
    runner.either(ways, frame, node)
    return NULL


def _try(runner: Runner, node: Node, frame: Frame) -> Php:
    clauses = [part for part in parts(node) if part.type == "catch_clause"]
    bodies = [node.child_by_field_name("body"), *(part.child_by_field_name("body") for part in clauses)]
    runner.either([partial(runner.fold, body, frame) for body in bodies], frame, node)
    for last in (part for part in parts(node) if part.type == "finally_clause"):
        left, runner.left = runner.left, None
        runner.fold(last.child_by_field_name("body"), frame)
        _still_left(runner, left)
    return NULL


def _still_left(runner: Runner, left: Way | None) -> None:
    """`finally` leaves a function as what stands before it does, unless it leaves it itself."""
    if runner.left is None:
        runner.left = left


def _expression(runner: Runner, node: Node, frame: Frame) -> Php:
    runner.statement = node
    return runner.sequence(parts(node), frame)


def _leave(runner: Runner, node: Node, frame: Frame) -> Php:
    runner.statement = node
    value = runner.fold(next(iter(parts(node)), None), frame)
    runner.left = _LEAVES[node.type]
    if node.type == "return_statement":
        runner.returned.append(value)
    return value


def _nothing(_runner: Runner, _node: Node, _frame: Frame) -> Php:
    """Pass over what does nothing, or what nobody runs."""
    return NULL


_LEAVES: dict[str, Way] = {
    "return_statement": "return",
    "exit_statement": "return",
    "throw_expression": "return",
    "break_statement": "break",
    "continue_statement": "continue",
}
_WITHOUT_EFFECT = (
    "comment",
    "empty_statement",
    "global_declaration",
    "interface_declaration",
    "method_declaration",
    "php_tag",
    "text",
    "text_interpolation",
)

STATEMENTS: Folds = {
    **dict.fromkeys(("compound_statement", "colon_block", "namespace_definition"), _block),
    "expression_statement": _expression,
    "if_statement": _if,
    "switch_statement": _switch,
    "try_statement": _try,
    **dict.fromkeys(_LEAVES, _leave),
    **dict.fromkeys(_WITHOUT_EFFECT, _nothing),
    **LOOPS,
}
