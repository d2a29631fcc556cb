"""A call of PHP in; what is called, on what and with what, sent to whoever knows it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Unknown
from privacyrules.syntax.php.functions import (
    Arguments,
    as_function,
    declared_in,
    method_of,
)
from privacyrules.syntax.php.members import class_named, declare_class
from privacyrules.syntax.php.runner import Folds, Runner, parts
from privacyrules.syntax.php.values import Array, Call, Closure, Frame, Instance, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_ON_OBJECTS = ("member_call_expression", "nullsafe_member_call_expression")
_NAMES = ("name", "qualified_name")
_NEW = "new"


class Called(NamedTuple):
    """The name of what is called, where that is written, and on what it is called."""

    name: str
    written: Node | None
    receiver: Php | None


class Around(NamedTuple):
    """The names that a caller knows, the chain that a call is a link of, and the statement around it."""

    frame: Frame
    chain: Node
    statement: Node | None


def _chain(runner: Runner, node: Node, frame: Frame) -> Php:
    """Fold `$a->b()->c()`, link by link: a long chain is no deep nesting for whoever wrote it."""
    links = [node]
    owner = node.child_by_field_name("object")
    while owner is not None and owner.type in _ON_OBJECTS:
        links.append(owner)
        owner = owner.child_by_field_name("object")
    around = Around(frame, node, runner.statement)
    value = runner.fold(owner, frame)
    for link in reversed(links):
        runner.budget.step()
        named = link.child_by_field_name("name")
        call = _call(runner, link, around, Called(_name(runner, named, frame), named, value))
        value = _sent(runner, call, _method(runner, call))
    return value


def _static_call(runner: Runner, node: Node, frame: Frame) -> Php:
    named = node.child_by_field_name("name")
    receiver = class_named(runner, node.child_by_field_name("scope"), frame)
    around = Around(frame, node, runner.statement)
    call = _call(runner, node, around, Called(_name(runner, named, frame), named, receiver))
    method = _method(runner, call)
    if method is not None and "this" in frame.names:
        method = Closure(method.node, method.frame, {"this": frame.names["this"]})
    return _sent(runner, call, method)


def _function_call(runner: Runner, node: Node, frame: Frame) -> Php:
    called = node.child_by_field_name("function")
    around = Around(frame, node, runner.statement)
    if called is not None and called.type in _NAMES:
        name = runner.source.excerpt(called).rpartition("\\")[2]
        call = _call(runner, node, around, Called(name, called, None))
        return _sent(runner, call, as_function(runner, Text(name, ((0, 0),))))
    value = runner.fold(called, frame)
    function = as_function(runner, value)
    return _sent(runner, _call(runner, node, around, Called("", called, value)), function)


def _new(runner: Runner, node: Node, frame: Frame) -> Php:
    made = next(iter(parts(node)), None)
    around = Around(frame, node, runner.statement)
    if made is not None and made.type == "anonymous_class":
        declared = declare_class(runner, made)
        call = _call(runner, node, around, Called(_NEW, made, None))
    else:
        call = _call(runner, node, around, Called(_NEW, made, class_named(runner, made, frame)))
        found = declared_in(runner, call.receiver)
        if found is None:
            return runner.send(call)
        declared = found
    constructor = method_of(runner, declared, "__construct")
    if constructor is not None:
        _sent(runner, call, constructor)
    return Instance(declared)


def _sent(runner: Runner, call: Call, function: Closure | None) -> Php:
    """Follow a function of the file, or send a call on; `f(...)` is the function itself."""
    arguments = _arguments_of(call.node)
    taken = any(part.type == "variadic_placeholder" for part in arguments)
    if function is None:
        return Unknown(runner.span(call.node)) if taken else runner.send(call)
    return function if taken else runner.run(function, Arguments(call.args, call.named, call.missing))


def _method(runner: Runner, call: Call) -> Closure | None:
    declared = declared_in(runner, call.receiver)
    return method_of(runner, declared, call.name) if declared is not None else None


def _name(runner: Runner, node: Node | None, frame: Frame) -> str:
    """Return the name of a method; nobody knows `$object->$name()` unless the name is written."""
    if node is None or node.type in _NAMES:
        return runner.source.excerpt(node) if node is not None else ""
    value = runner.fold(node, frame)
    return value.value if isinstance(value, Text) and value.whole else "?"


def _call(runner: Runner, node: Node, around: Around, called: Called) -> Call:
    frame = around.frame
    args: list[Php] = []
    named: dict[str, Php] = {}
    missing = False
    for argument in _arguments_of(node):
        inner = parts(argument)
        key = argument.child_by_field_name("name")
        if inner and inner[0].type == "variadic_unpacking":
            more = runner.fold(next(iter(parts(inner[0])), None), frame)
            args += more.values if isinstance(more, Array) else ()
            missing |= not isinstance(more, Array) or more.missing is not None
        elif inner:
            value = runner.fold(inner[-1], frame)
            if key is not None:
                named[runner.source.excerpt(key)] = value
            else:
                args.append(value)
    at = runner.source.start(called.written or node)
    where = (called.name, node, at, frame, around.chain, around.statement)
    return Call(*where, called.receiver, tuple(args), named, missing)


def _arguments_of(node: Node) -> list[Node]:
    """Return the arguments of a call as written; `new` holds them beside the class."""
    inside = next((part for part in node.named_children if part.type == "anonymous_class"), node)
    found = next((part for part in inside.named_children if part.type == "arguments"), None)
    return parts(found) if found is not None else []


CALLS: Folds = {
    **dict.fromkeys(_ON_OBJECTS, _chain),
    "scoped_call_expression": _static_call,
    "function_call_expression": _function_call,
    "object_creation_expression": _new,
}
