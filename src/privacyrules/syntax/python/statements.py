"""One statement of Python, of each kind, in; what it does to the names, and the calls in it, out."""

from __future__ import annotations

import ast

from privacyrules.syntax.python.runner import Runner, Statements
from privacyrules.syntax.python.values import Built, Dotted, Frame, Items, Unknown

_LIST_CHANGES = frozenset({"insert", "pop", "remove", "clear", "sort", "reverse"})


def _return(runner: Runner, node: ast.Return, frame: Frame) -> bool:
    if node.value is not None:
        frame.returned.append(runner.folder.fold(node.value, frame))
    return False


def _raise(runner: Runner, node: ast.Raise, frame: Frame) -> bool:
    runner.parts(node, frame)
    return False


def _assign(runner: Runner, node: ast.Assign, frame: Frame) -> None:
    value = runner.folder.fold(node.value, frame)
    for target in node.targets:
        # `d["key"] = ...` changes what a name leads to
        changed = target.value if isinstance(target, ast.Subscript) else None
        if isinstance(changed, ast.Name):
            frame.names[changed.id] = Unknown(changed)
        runner.folder.bind(target, value, frame)


def _annotated(runner: Runner, node: ast.AnnAssign, frame: Frame) -> None:
    if node.value is not None:
        runner.folder.bind(node.target, runner.folder.fold(node.value, frame), frame)


def _augmented(runner: Runner, node: ast.AugAssign, frame: Frame) -> None:
    more = runner.folder.fold(node.value, frame)
    if isinstance(node.target, ast.Name):
        before = frame.get(node.target.id) or Unknown(node.target)
        adds = isinstance(node.op, ast.Add)
        total = runner.folder.plus(before, more, node.target) if adds else Unknown(node.target)
        frame.names[node.target.id] = total


def _expression(runner: Runner, node: ast.Expr, frame: Frame) -> None:
    if type(node.value) is ast.Constant:
        # a docstring, or `...`
        return
    value = runner.folder.fold(node.value, frame)
    runner.watcher.alone(value)
    if isinstance(value, Built) and isinstance(value.receiver, Items):
        _list_changed(runner, value, value.receiver, frame)


def _list_changed(runner: Runner, call: Built, before: Items, frame: Frame) -> None:
    function = call.node.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return
    name, node = function.value.id, function.value
    if call.name == "append" and len(call.args) == 1:
        frame.names[name] = runner.folder.plus(before, Items(call.args), node)
    elif call.name == "extend" and len(call.args) == 1:
        frame.names[name] = runner.folder.plus(before, call.args[0], node)
    elif call.name in _LIST_CHANGES:
        frame.names[name] = Items(before.items, call.node)


def _import(_runner: Runner, node: ast.Import, frame: Frame) -> None:
    for name in node.names:
        root = name.name.partition(".")[0]
        frame.names[name.asname or root] = Dotted(name.name if name.asname else root)


def _import_from(_runner: Runner, node: ast.ImportFrom, frame: Frame) -> None:
    origin = "." * node.level + (node.module or "")
    for name in node.names:
        frame.names[name.asname or name.name] = Dotted(f"{origin}.{name.name}")


def _function(runner: Runner, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
    runner.define(node, frame)


def _class(_runner: Runner, node: ast.ClassDef, frame: Frame) -> None:
    frame.names[node.name] = Dotted(f".{node.name}")


def _if(runner: Runner, node: ast.If, frame: Frame) -> bool:
    runner.folder.fold(node.test, frame)
    return runner.either([node.body, node.orelse], frame)


def _match(runner: Runner, node: ast.Match, frame: Frame) -> bool:
    runner.folder.fold(node.subject, frame)
    return runner.either([[], *(case.body for case in node.cases)], frame)


def _for(runner: Runner, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
    rounds = runner.folder.fold(node.iter, frame)
    if not isinstance(rounds, Items) or not rounds.whole:
        _again(runner, node.body, node.target, frame)
    for item in rounds.items if isinstance(rounds, Items) else ():
        runner.folder.step()
        runner.folder.bind(node.target, item, frame)
        runner.block(node.body, frame)
    runner.block(node.orelse, frame)


def _while(runner: Runner, node: ast.While, frame: Frame) -> None:
    runner.folder.fold(node.test, frame)
    _again(runner, node.body, None, frame)
    runner.block(node.orelse, frame)


def _again(runner: Runner, body: list[ast.stmt], target: ast.expr | None, frame: Frame) -> None:
    """Walk once through a block that is run any number of times."""
    runner.forget(body, frame)
    if target is not None:
        runner.folder.bind(target, Unknown(target), frame)
    runner.block(body, frame)
    runner.forget(body, frame)


def _with(runner: Runner, node: ast.With | ast.AsyncWith, frame: Frame) -> bool:
    for item in node.items:
        value = runner.folder.fold(item.context_expr, frame)
        if item.optional_vars is not None:
            runner.folder.bind(item.optional_vars, value, frame)
    return runner.block(node.body, frame)


def _try(runner: Runner, node: ast.Try | ast.TryStar, frame: Frame) -> bool:
    handlers = [handler.body for handler in node.handlers]
    reached = runner.either([[*node.body, *node.orelse], *handlers], frame)
    return runner.block(node.finalbody, frame) and reached


STATEMENTS: Statements = {
    ast.Return: _return,
    ast.Raise: _raise,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Expr: _expression,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.If: _if,
    ast.Match: _match,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.While: _while,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.TryStar: _try,
}
"""Of other statements the expressions are followed."""
