"""The text of a migration in PHP in; what its way forward calls, seen by a watcher, out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import Program, TreeFound, read_tree
from privacyrules.syntax.php.calls import CALLS
from privacyrules.syntax.php.expressions import EXPRESSIONS
from privacyrules.syntax.php.functions import Arguments, as_function, bind_parameters, method_of
from privacyrules.syntax.php.known import call_known
from privacyrules.syntax.php.members import MEMBERS
from privacyrules.syntax.php.operators import OPERATORS
from privacyrules.syntax.php.runner import Folds, Runner, parts
from privacyrules.syntax.php.statements import STATEMENTS
from privacyrules.syntax.php.targets import TARGETS
from privacyrules.syntax.php.values import Array, Closure, Declared, Frame, Handed, Instance, Php
from privacyrules.syntax.php.watcher import Watcher

_CONSTRUCTOR = "__construct"
_FOLDS: Folds = {**EXPRESSIONS, **OPERATORS, **MEMBERS, **TARGETS, **CALLS, **STATEMENTS}


def read_php(
    text: str, path: str, dialect: str | None, walk: Callable[[TreeFound], None]
) -> MigrationReading:
    """Read a file.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar is not installed.
    """
    return read_tree(Program(text, path, "PHP", "php", dialect), walk)


def run_forward(found: TreeFound, watcher: Watcher, methods: Sequence[str], given: Sequence[Php]) -> None:
    """Walk through a file as it is loaded, then through those methods of its migration that there are.

    Args:
        found: the file.
        watcher: sees the calls.
        methods: the names of the methods, in lower case and in the order in which the tool calls them.
        given: what the tool calls each of them with.
    """
    runner = Runner(found.source, _FOLDS, call_known, watcher)
    runner.top(found.source.root.named_children, Frame({}, runner.file))
    functions = _functions(runner, methods)
    for function in functions:
        _enter(runner, function, given)
    if not functions and not any(isinstance(value, Handed) for value in runner.returned):
        found.opaque(found.source.root, "what this migration does is not written here")


def _functions(runner: Runner, methods: Sequence[str]) -> list[Closure]:
    """Return what the tool calls: of the object or the array that a file returns, or else of its classes."""
    returned = runner.returned[-1] if runner.returned else None
    if isinstance(returned, Array):
        by_name = (returned.get(Text(name, ((0, 0),))) for name in methods)
        return [own for value in by_name if (own := as_function(runner, value)) is not None]
    made = isinstance(returned, Instance)
    classes = [returned.declared] if isinstance(returned, Instance) else [*runner.classes.values()]
    found: list[Closure] = []
    for declared in classes:
        forward = [method for name in methods if (method := method_of(runner, declared, name)) is not None]
        if forward and not _is_extended(runner, declared):
            constructor = None if made else method_of(runner, declared, _CONSTRUCTOR)
            found += [constructor, *forward] if constructor is not None else forward
    return found


def _is_extended(runner: Runner, declared: Declared) -> bool:
    return any(other.base.lower() == declared.name.lower() for other in runner.classes.values())


def _enter(runner: Runner, function: Closure, given: Sequence[Php]) -> None:
    frame = Frame(dict(function.names), function.frame, function.frame.owner)
    named, body = function.node.child_by_field_name("name"), function.node.child_by_field_name("body")
    is_constructor = named is not None and runner.source.excerpt(named).lower() == _CONSTRUCTOR
    bind_parameters(runner, function, Arguments(() if is_constructor else given), frame)
    if body is not None:
        runner.top(parts(body) if body.type == "compound_statement" else [body], frame)
