"""One statement of Ruby that leads somewhere else, of each kind, in; what all its ways lead to out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from privacyrules.syntax.code.values import Items, Unknown
from privacyrules.syntax.ruby.expressions import listed
from privacyrules.syntax.ruby.runner import NIL, Folds, Runner, Way, parts
from privacyrules.syntax.ruby.values import Frame, Ruby, shared
from privacyrules.syntax.ruby.ways import either

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_RESCUES = ("rescue", "else", "ensure")


def _nothing() -> Ruby:
    return NIL


def _following(runner: Runner, node: Node | None, frame: Frame) -> Callable[[], Ruby]:
    return lambda: runner.fold(node, frame)


def _if(runner: Runner, node: Node, frame: Frame) -> Ruby:
    """`if` with any number of `elsif`, `unless`, and `a ? b : c`."""
    branches: list[Callable[[], Ruby]] = []
    rest: Node | None = node
    while rest is not None and rest.type != "else" and (rest is node or rest.type == "elsif"):
        runner.fold(rest.child_by_field_name("condition"), frame)
        branches.append(_following(runner, rest.child_by_field_name("consequence"), frame))
        rest = rest.child_by_field_name("alternative")
    branches.append(_following(runner, rest, frame))
    return either(runner, branches, frame, node)


def _modifier(runner: Runner, node: Node, frame: Frame) -> Ruby:
    runner.fold(node.child_by_field_name("condition"), frame)
    body = node.child_by_field_name("body")
    return either(runner, [_following(runner, body, frame), _nothing], frame, node)


def _rescue_modifier(runner: Runner, node: Node, frame: Frame) -> Ruby:
    handler = node.child_by_field_name("handler")
    body = _following(runner, node.child_by_field_name("body"), frame)
    return either(runner, [body, _following(runner, handler, frame)], frame, node)


def _case(runner: Runner, node: Node, frame: Frame) -> Ruby:
    runner.fold(node.child_by_field_name("value"), frame)
    clauses = [part for part in parts(node) if part.type in ("when", "in_clause", "else")]
    branches = [
        _following(runner, part if part.type == "else" else part.child_by_field_name("body"), frame)
        for part in clauses
    ]
    if not any(part.type == "else" for part in clauses):
        branches.append(_nothing)
    return either(runner, branches, frame, node)


def _again(runner: Runner, node: Node, frame: Frame) -> Ruby:
    """`while` and `until`: what is run any number of times is followed once."""
    runner.forget(node, frame)
    runner.fold(node.child_by_field_name("condition"), frame)
    runner.fold(node.child_by_field_name("body"), frame)
    runner.left = None
    runner.forget(node, frame)
    return NIL


def _for(runner: Runner, node: Node, frame: Frame) -> Ruby:
    value, pattern = node.child_by_field_name("value"), node.child_by_field_name("pattern")
    rounds = runner.sequence(parts(value), frame) if value else NIL
    items = rounds.items if isinstance(rounds, Items) else ()
    if not isinstance(rounds, Items) or rounds.missing is not None:
        runner.forget(node, frame)
        items = (*items, Unknown(runner.span(node)))
    for item in items:
        runner.step()
        if pattern is not None:
            runner.binder.assign(pattern, item, frame)
        runner.fold(node.child_by_field_name("body"), frame)
        if runner.left in ("break", "return"):
            break
        runner.left = None
    runner.left = None if runner.left == "break" else runner.left
    return rounds


def _begin(runner: Runner, node: Node, frame: Frame) -> Ruby:
    """Statements, of which what comes behind `rescue` is run when something goes wrong."""
    statements = parts(node)
    rescues = [part for part in statements if part.type in _RESCUES]
    plain = [part for part in statements if part.type not in _RESCUES]
    plain += [part for part in rescues if part.type == "else"]
    bodies = [part.child_by_field_name("body") for part in rescues if part.type == "rescue"]
    handlers = [_following(runner, body, frame) for body in bodies if not _gives_up(runner, body)]
    if not handlers:
        value = runner.sequence(plain, frame)
    else:
        value = either(runner, [lambda: runner.sequence(plain, frame), *handlers], frame, node)
    for part in rescues:
        if part.type == "ensure":
            _ensure(runner, part, frame)
    return value


def _gives_up(runner: Runner, handler: Node | None) -> bool:
    """Say whether what is run when something goes wrong ends in an error: then nothing of it stays."""
    last = parts(handler)[-1:] if handler else []
    return any(runner.source.excerpt(node).startswith("raise") for node in last)


def _ensure(runner: Runner, node: Node, frame: Frame) -> None:
    """Follow what is run however the statements before it are left."""
    left, runner.left = runner.left, None
    runner.sequence(parts(node), frame)
    if left is not None:
        runner.left = left


def _leave(runner: Runner, node: Node, frame: Frame) -> Ruby:
    values = [value for part in parts(node) for value in listed(runner, parts(part), frame)[0]]
    span = runner.span(node)
    value: Ruby = Items(tuple(shared(value, span) for value in values)) if len(values) > 1 else NIL
    value = values[0] if len(values) == 1 else value
    if node.type == "return":
        runner.returned.append(value)
    runner.left = _LEAVES[node.type]
    return value


_LEAVES: dict[str, Way] = {"return": "return", "next": "next", "break": "break"}

BRANCHES: Folds = {
    "if": _if,
    "unless": _if,
    "conditional": _if,
    "elsif": _if,
    "if_modifier": _modifier,
    "unless_modifier": _modifier,
    "while_modifier": _again,
    "until_modifier": _again,
    "while": _again,
    "until": _again,
    "for": _for,
    "case": _case,
    "case_match": _case,
    "rescue_modifier": _rescue_modifier,
    "begin": _begin,
    "body_statement": _begin,
    "block_body": _begin,
    "then": _begin,
    "else": _begin,
    "do": _begin,
    "do_block": _begin,
    "block": _begin,
    "program": _begin,
    "parenthesized_statements": _begin,
    "interpolation": _begin,
    **dict.fromkeys(_LEAVES, _leave),
}
