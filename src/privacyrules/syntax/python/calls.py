"""A call of Python in, what is called and with what out."""

from __future__ import annotations

import ast

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.folder import Folder
from privacyrules.syntax.python.methods import call_known
from privacyrules.syntax.python.values import (
    Built,
    Dotted,
    Frame,
    Function,
    Items,
    Pairs,
    Unknown,
    Value,
)


def fold_call(folder: Folder, node: ast.Call, frame: Frame) -> Value:
    """Fold what is called and its arguments; hand the call on unless Python itself offers what is called."""
    function, receiver, owner, name = _called(folder, node.func, frame)
    args, missing = folder.listed(node.args, frame)
    named: dict[str, Value] = {}
    if node.keywords:
        named, unknown = _named(folder, node.keywords, frame)
        missing = missing or unknown
    built = Built(owner, name, node, args, named, missing, receiver)
    if function is not None:
        return folder.hand_on(function, built)
    return call_known(built, folder.source) or folder.hand_on(None, built)


def _named(
    folder: Folder, keywords: list[ast.keyword], frame: Frame
) -> tuple[dict[str, Value], ast.expr | None]:
    """Return the arguments that are given by name, and what is not known of them."""
    named: dict[str, Value] = {}
    missing: ast.expr | None = None
    for keyword in keywords:
        value = folder.fold(keyword.value, frame)
        if keyword.arg is not None:
            named[keyword.arg] = value
        elif isinstance(value, Pairs) and value.whole:
            named |= {key.value: given for key, given in value.entries if isinstance(key, Text)}
        else:
            missing = keyword.value
    return named, missing


def _called(folder: Folder, node: ast.expr, frame: Frame) -> tuple[Function | None, Value | None, str, str]:
    """Return the function of the file that is called, or on which value; and the full name, in two parts."""
    if not isinstance(node, ast.Attribute):
        value = folder.fold(node, frame)
        path = value.path if isinstance(value, Dotted) else "?"
        owner, dot, name = path.rpartition(".")
        return value if isinstance(value, Function) else None, None, owner + dot, name
    whose = node.value
    if isinstance(whose, ast.Name):
        receiver = frame.get(whose.id) or Dotted(whose.id, whose)
    else:
        receiver = folder.fold(whose, frame)
    if isinstance(receiver, Dotted):
        return None, None, f"{receiver.path}.", node.attr
    owner = f"{receiver.path}()." if isinstance(receiver, Built) else "?."
    return None, receiver, owner, node.attr


def bind_arguments(folder: Folder, function: Function, built: Built) -> Frame:
    """Return the names that a function of the file starts with when it is called."""
    parameters = function.node.args
    positional = [parameter.arg for parameter in (*parameters.posonlyargs, *parameters.args)]
    named = {*positional, *(parameter.arg for parameter in parameters.kwonlyargs)}
    frame = Frame(outer=function.frame)
    if built.whole:
        frame.names |= dict(zip(positional, built.args, strict=False))
        frame.names |= {name: value for name, value in built.named.items() if name in named}
        _bind_defaults(folder, function, frame)
    if parameters.vararg:
        frame.names[parameters.vararg.arg] = Items(built.args[len(positional) :], built.missing)
    if parameters.kwarg:
        rest = {name: value for name, value in built.named.items() if name not in named}
        entries = tuple((Text(name, ((0, 0),)), value) for name, value in rest.items())
        frame.names[parameters.kwarg.arg] = Pairs(entries, built.whole)
    for name in named:
        frame.names.setdefault(name, Unknown())
    return frame


def _bind_defaults(folder: Folder, function: Function, frame: Frame) -> None:
    arguments = function.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    rear = positional[len(positional) - len(arguments.defaults) :]
    given = zip([*rear, *arguments.kwonlyargs], [*arguments.defaults, *arguments.kw_defaults], strict=True)
    for parameter, default in given:
        if default is not None and parameter.arg not in frame.names:
            frame.names[parameter.arg] = folder.fold(default, function.frame)
