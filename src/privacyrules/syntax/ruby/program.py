"""The syntax tree of a Ruby file in; its classes, each with the methods that it declares, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.ruby.branches import BRANCHES
from privacyrules.syntax.ruby.calls import CALLS
from privacyrules.syntax.ruby.expressions import EXPRESSIONS
from privacyrules.syntax.ruby.methods import call_known
from privacyrules.syntax.ruby.operations import OPERATIONS
from privacyrules.syntax.ruby.runner import Folds, Runner, Watcher, parts
from privacyrules.syntax.ruby.values import Ruby

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_FOLDS: Folds = {**EXPRESSIONS, **OPERATIONS, **BRANCHES, **CALLS}
_METHODS = ("method", "singleton_method")
_WRAPS = ("singleton_class", "ERROR", "body_statement", "argument_list", "begin")
_HELD = ("constant", "scope_resolution", "instance_variable", "class_variable", "global_variable")


def runner_for(source: TreeSource, watcher: Watcher) -> Runner:
    """Return what follows the code of a file."""
    return Runner(source, _FOLDS, call_known, watcher)


@dataclass(frozen=True, slots=True)
class Declared:
    """A class or a module, or the file itself: its methods by name, and its other statements."""

    name: str
    kind: str
    parent: str = ""
    methods: dict[str, Node] = field(default_factory=dict)
    constants: dict[str, Ruby] = field(default_factory=dict)
    statements: list[Node] = field(default_factory=list)


def declared(runner: Runner) -> list[Declared]:
    """Return the file and what it declares, outermost first; constants are folded on the way."""
    found = [Declared("", "file")]
    _declare(runner, runner.source.root, found, found[0])
    return found


def _declare(runner: Runner, node: Node, found: list[Declared], within: Declared) -> None:
    for part in _unwrapped(node):
        name = part.child_by_field_name("name")
        if part.type in ("class", "module") and name is not None:
            parent = part.child_by_field_name("superclass")
            above = runner.source.folded(parent) if parent else ""
            inner = Declared(runner.source.excerpt(name), part.type, above.removeprefix("<").strip())
            found.append(inner)
            body = part.child_by_field_name("body")
            if body is not None:
                _declare(runner, body, found, inner)
        elif part.type in _METHODS and name is not None:
            within.methods[runner.source.excerpt(name)] = part
        elif part.type in ("assignment", "operator_assignment") and _is_held(part):
            runner.top([part], runner.root)
            _keep_constant(runner, part, within)
        else:
            within.statements.append(part)


def _keep_constant(runner: Runner, assignment: Node, within: Declared) -> None:
    """Remember whose constant was folded: other classes may have one of the same name."""
    left = assignment.child_by_field_name("left")
    name = runner.source.excerpt(left) if left else ""
    value = runner.root.names.get(name)
    if value is not None:
        within.constants[name] = value
        runner.root.names[f"{within.name}::{name}"] = value


def _unwrapped(node: Node) -> Iterator[Node]:
    """Give the statements of a body, and the methods in `private def name` and the like."""
    for part in parts(node):
        arguments = part.child_by_field_name("arguments") if part.type == "call" else None
        if part.type in _WRAPS:
            yield from _unwrapped(part)
        elif arguments is not None and any(one.type in _METHODS for one in arguments.named_children):
            yield from arguments.named_children
        else:
            yield part


def _is_held(assignment: Node) -> bool:
    left = assignment.child_by_field_name("left")
    return left is not None and left.type in _HELD
