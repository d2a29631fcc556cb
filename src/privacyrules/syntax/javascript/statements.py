"""One statement of JavaScript, of each kind, in; what it does to the names, and the calls in it, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from privacyrules.syntax.javascript.classes import fold_class, fold_enum
from privacyrules.syntax.javascript.loops import walk_counted, walk_for_in, walk_while
from privacyrules.syntax.javascript.modules import walk_export, walk_import
from privacyrules.syntax.javascript.patterns import bind
from privacyrules.syntax.javascript.runner import Runner, Statements
from privacyrules.syntax.javascript.values import Frame, Plain

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


def _declaration(runner: Runner, node: Node, frame: Frame) -> None:
    put = frame.declare_wide if node.type == "variable_declaration" else frame.declare
    for declarator in node.named_children:
        name, stated = declarator.child_by_field_name("name"), declarator.child_by_field_name("value")
        if name is not None:
            value = runner.folder.fold(stated, frame) if stated is not None else Plain(None)
            bind(runner.folder, name, value, (put, frame))


def _expression(runner: Runner, node: Node, frame: Frame) -> None:
    for child in node.named_children:
        runner.folder.fold(child, frame)


def _return(runner: Runner, node: Node, frame: Frame) -> bool:
    values = [runner.folder.fold(child, frame) for child in node.named_children if child.type != "comment"]
    returned = next((each.returned for each in frame.outwards() if each.returned is not None), [])
    returned.append(values[0] if values else Plain(None))
    return False


def _throw(runner: Runner, node: Node, frame: Frame) -> bool:
    _expression(runner, node, frame)
    return False


def _block(runner: Runner, node: Node, frame: Frame) -> bool:
    return runner.block(node.named_children, Frame(outer=frame))


def _ways(runner: Runner, blocks: Sequence[Sequence[Node]], frame: Frame) -> bool:
    """Walk through blocks of which one is run."""
    walks: list[Callable[[], bool]] = [
        partial(lambda block: runner.block(block, Frame(outer=frame)), block) for block in blocks
    ]
    return runner.either(walks, frame)


def _if(runner: Runner, node: Node, frame: Frame) -> bool:
    condition, then = node.child_by_field_name("condition"), node.child_by_field_name("consequence")
    otherwise = node.child_by_field_name("alternative")
    if condition is not None:
        runner.folder.fold(condition, frame)
    rest = otherwise.named_children if otherwise is not None else []
    return _ways(runner, [[then] if then is not None else [], rest], frame)


def _switch(runner: Runner, node: Node, frame: Frame) -> bool:
    value, body = node.child_by_field_name("value"), node.child_by_field_name("body")
    if value is not None:
        runner.folder.fold(value, frame)
    cases = body.named_children if body is not None else []
    blocks = [case.children_by_field_name("body") for case in cases if case.type != "comment"]
    none: list[list[Node]] = [] if any(case.type == "switch_default" for case in cases) else [[]]
    # what a case falls through to is walked through on its own
    return _ways(runner, [*([part for part in block if part.is_named] for block in blocks), *none], frame)


def _try(runner: Runner, node: Node, frame: Frame) -> bool:
    body, handler = node.child_by_field_name("body"), node.child_by_field_name("handler")
    last = node.child_by_field_name("finalizer")
    caught = handler.child_by_field_name("body") if handler is not None else None
    blocks = [[part] for part in (body, caught) if part is not None]
    reached = _ways(runner, blocks, frame)
    finally_ = last.child_by_field_name("body") if last is not None else None
    return (finally_ is None or _block(runner, finally_, frame)) and reached


def _class(runner: Runner, node: Node, frame: Frame) -> None:
    name = node.child_by_field_name("name")
    value = fold_class(runner.folder, node, frame)
    if name is not None:
        frame.declare(runner.folder.source.excerpt(name), value)


def _enum(runner: Runner, node: Node, frame: Frame) -> None:
    name = node.child_by_field_name("name")
    if name is not None:
        frame.declare(runner.folder.source.excerpt(name), fold_enum(runner.folder, node, frame))


def _labelled(runner: Runner, node: Node, frame: Frame) -> bool:
    body = node.child_by_field_name("body")
    return body is None or runner.block([body], frame)


def _nothing(_runner: Runner, _node: Node, _frame: Frame) -> None:
    """Pass over what does nothing, or what nobody runs."""


_WITHOUT_EFFECT = (
    "ambient_declaration",
    "break_statement",
    "comment",
    "continue_statement",
    "debugger_statement",
    "empty_statement",
    "function_declaration",
    "function_signature",
    "generator_function_declaration",
    "hash_bang_line",
    "interface_declaration",
    "type_alias_declaration",
)

STATEMENTS: Statements = {
    **dict.fromkeys(_WITHOUT_EFFECT, _nothing),
    "abstract_class_declaration": _class,
    "class_declaration": _class,
    "do_statement": walk_while,
    "enum_declaration": _enum,
    "export_statement": walk_export,
    "expression_statement": _expression,
    "for_in_statement": walk_for_in,
    "for_statement": walk_counted,
    "if_statement": _if,
    "import_statement": walk_import,
    "labeled_statement": _labelled,
    "lexical_declaration": _declaration,
    "return_statement": _return,
    "statement_block": _block,
    "switch_statement": _switch,
    "throw_statement": _throw,
    "try_statement": _try,
    "variable_declaration": _declaration,
    "while_statement": walk_while,
}
"""Of other statements the expressions are followed."""
