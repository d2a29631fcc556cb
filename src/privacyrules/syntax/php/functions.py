"""A function of the file and what it is called with in; the names that it starts with out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Unknown
from privacyrules.syntax.php.values import (
    NULL,
    Array,
    ClassName,
    Closure,
    Declared,
    Frame,
    Instance,
    Php,
    listed,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node
    from privacyrules.syntax.php.runner import Runner

_PARAMETERS = ("simple_parameter", "variadic_parameter", "property_promotion_parameter")


class Arguments(NamedTuple):
    """What a function is called with; `missing` says that not all of it is known."""

    values: Sequence[Php] = ()
    named: Mapping[str, Php] = {}
    missing: bool = False


NO_ARGUMENTS = Arguments()


def parameters(function: Node) -> list[Node]:
    """Return the parameters of a function as written."""
    found = function.child_by_field_name("parameters")
    return [part for part in found.named_children if part.type in _PARAMETERS] if found is not None else []


def bind_parameters(runner: Runner, function: Closure, given: Arguments, frame: Frame) -> None:
    """Bind the parameters of a function to what it is called with."""
    owner = function.frame.owner
    for at, parameter in enumerate(parameters(function.node)):
        name = variable_name(runner, parameter.child_by_field_name("name"))
        if parameter.type == "variadic_parameter":
            rest = [*given.values[at:], *given.named.values()]
            value: Php = listed(rest, runner.span(parameter) if given.missing else None)
        else:
            stated = _given(runner, parameter, at, given)
            value = _default(runner, parameter, function) if stated is None else stated
        frame.names[name] = value
        if parameter.type == "property_promotion_parameter" and owner is not None:
            frame.put_member(f"{owner.name}->{name}", value)


def _given(runner: Runner, parameter: Node, at: int, given: Arguments) -> Php | None:
    name = variable_name(runner, parameter.child_by_field_name("name"))
    if name in given.named:
        return given.named[name]
    if at < len(given.values):
        return given.values[at]
    return Unknown(runner.span(parameter)) if given.missing else None


def _default(runner: Runner, parameter: Node, function: Closure) -> Php:
    stated = parameter.child_by_field_name("default_value")
    return runner.fold(stated, function.frame) if stated is not None else Unknown(runner.span(parameter))


def variable_name(runner: Runner, node: Node | None) -> str:
    """Return the name of a variable without its dollar sign."""
    return runner.source.excerpt(node).lstrip("&.$") if node is not None else ""


def taken_along(runner: Runner, node: Node, frame: Frame) -> Closure:
    """Return the function that an expression makes: with `use` it takes names along."""
    if node.type == "arrow_function":
        return Closure(node, frame)
    names: dict[str, Php] = {}
    for used in _used(node):
        name = variable_name(runner, used)
        known = frame.get(name)
        names[name] = NULL if known is None else known
    if "this" in frame.names:
        names["this"] = frame.names["this"]
    outer = Frame({}, frame.chain()[-1], frame.owner)
    return Closure(node, outer, names, frame)


def put_back(runner: Runner, function: Closure, frame: Frame) -> None:
    """Change what a function takes along by reference where it was taken from."""
    if function.home is not None:
        for used in _used(function.node):
            name = variable_name(runner, used)
            if used.type == "by_ref" and name in frame.names:
                function.home.names[name] = frame.names[name]


def _used(node: Node) -> list[Node]:
    clause = next((part for part in node.children if part.type == "anonymous_function_use_clause"), None)
    return clause.named_children if clause is not None else []


def method_of(runner: Runner, declared: Declared, name: str) -> Closure | None:
    """Return a method of a class of the file, or of one that it extends, with the object it works on."""
    found: Declared | None = declared
    for _ in range(len(runner.classes) + 1):
        if found is None:
            return None
        if name.lower() in found.methods:
            frame = Frame({}, runner.file, found)
            return Closure(found.methods[name.lower()], frame, {"this": Instance(declared)})
        found = runner.classes.get(found.base.lower())
    return None


def as_function(runner: Runner, value: Php | None) -> Closure | None:
    """Return the function of the file that a value stands for: `fn () => ...`, `[$this, 'columns']`."""
    if isinstance(value, Closure):
        return value
    if isinstance(value, Text) and value.value.lower() in runner.functions:
        return Closure(runner.functions[value.value.lower()], Frame({}, runner.file))
    if isinstance(value, Array) and len(value.entries) == 2:
        owner, name = value.values
        declared = declared_in(runner, owner)
        if declared is not None and isinstance(name, Text):
            return method_of(runner, declared, name.value)
    return None


def declared_in(runner: Runner, value: Php | None) -> Declared | None:
    """Return the class of the file that a value is, or is an object of."""
    if isinstance(value, Instance):
        return value.declared
    return runner.classes.get(value.name.lower()) if isinstance(value, ClassName) else None
