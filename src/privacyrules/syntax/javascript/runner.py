"""Statements of JavaScript in; every call that they lead to, with folded arguments, out; nothing is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.javascript.branches import forget, go_either
from privacyrules.syntax.javascript.budget import UnfollowableError
from privacyrules.syntax.javascript.calls import bind_arguments
from privacyrules.syntax.javascript.expressions import FOLDS
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.methods import go_through
from privacyrules.syntax.javascript.values import (
    Built,
    Dotted,
    Frame,
    Function,
    Items,
    Unknown,
    Value,
    either,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

DEEPEST_CALL = 24
DEEPEST_BLOCK = 60

Statements = Mapping[str, Callable[..., bool | None]]
"""Per kind of statement the function that walks through it, given the runner, the statement and the names.

It returns False where what stands behind the statement cannot be reached.
"""

_NODES_IN_A_STEP = 10
_GOES_ON = ("then", "finally", "catch", "tap", "catchReturn", "asCallback")
_TOO_DEEP = "this nests too deeply, or computes too much, to be followed"
_FUNCTIONS = ("function_declaration", "generator_function_declaration")


class Watcher(Protocol):
    """Whoever wants to know of the calls that a file leads to."""

    def call(self, built: Built) -> Value:
        """See a call of something that is no function of the file; return what it gives."""

    def handed(self, built: Built) -> tuple[Value, ...]:
        """Return what the functions that are handed to a call are called with, as far as that is known."""

    def lost(self, node: Node, why: str) -> None:
        """Hear that something cannot be followed."""


class Runner:
    """Walks through statements as JavaScript would, into both sides of every `if`."""

    def __init__(self, source: TreeSource, statements: Statements, watcher: Watcher) -> None:
        """Keep the source of the tree, how statements are walked through, and who sees the calls."""
        self.folder = Folder(source, FOLDS, self._call)
        self.watcher = watcher
        self._statements = statements
        self._active: list[int] = []
        self._depth = 0

    def top(self, statements: Sequence[Node], frame: Frame) -> None:
        """Walk through the statements of a module or an entry function, each on its own."""
        self._hoist(statements, frame)
        for statement in statements:
            self._active, self._depth = [], 0
            try:
                if not self._statement(statement, frame):
                    return
            except (UnfollowableError, RecursionError):
                forget([statement], frame, self.folder.source)
                self.watcher.lost(statement, _TOO_DEEP)

    def enter(self, function: Function, args: Sequence[Value], this: Value | None = None) -> None:
        """Walk through a function that the migration's tool calls."""
        body = function.node.child_by_field_name("body")
        if body is None:
            return
        try:
            frame = bind_arguments(self.folder, function, Built("", function.node, tuple(args), None, this))
        except (UnfollowableError, RecursionError):
            self.watcher.lost(function.node, _TOO_DEEP)
            return
        block = body.type == "statement_block"
        self.top(body.named_children if block else [body], frame)

    def block(self, statements: Sequence[Node], frame: Frame) -> bool:
        """Walk through a block; say whether what stands behind it can be reached.

        Raises:
            UnfollowableError: blocks nest too deeply.
        """
        self._depth += 1
        if self._depth > DEEPEST_BLOCK:
            raise UnfollowableError
        self._hoist(statements, frame)
        reached = all(self._statement(statement, frame) for statement in statements)
        self._depth -= 1
        return reached

    def either(self, ways: Iterable[Callable[[], bool]], frame: Frame) -> bool:
        """Go ways of which one is gone; say whether what stands behind them can be reached."""
        return go_either(ways, frame, self.folder.budget)

    def forget(self, nodes: Iterable[Node], frame: Frame) -> None:
        """Take every name that is assigned to in some code as not known.

        Raises:
            UnfollowableError: there were too many steps.
        """
        self.folder.budget.spend(forget(nodes, frame, self.folder.source) // _NODES_IN_A_STEP)

    def _hoist(self, statements: Sequence[Node], frame: Frame) -> None:
        """Functions are known before the code that declares them is reached."""
        for statement in statements:
            declared = statement.child_by_field_name("declaration") or statement
            name = declared.child_by_field_name("name")
            if declared.type in _FUNCTIONS and name is not None:
                frame.declare(self.folder.source.excerpt(name), Function(declared, frame))

    def _statement(self, node: Node, frame: Frame) -> bool:
        self.folder.budget.spend()
        walk = self._statements.get(node.type)
        if walk is None:
            self.folder.fold(node, frame)
            return True
        return walk(self, node, frame) is not False

    def _call(self, function: Function | None, built: Built) -> Value:
        if function is not None:
            return self._run(function, built)
        functions = [part for value in built.args for part in _handed(value) if isinstance(part, Function)]
        if built.name in _GOES_ON and built.receiver is not None:
            return self._go_on(functions, built)
        given = self.watcher.call(built)
        first = built.argument(0)
        if functions and isinstance(first, Items) and built.argument(1) is functions[0]:
            # every library has its way of saying `forEach`
            go_through(self.folder, first, functions[0], built)
        elif functions:
            args = self.watcher.handed(built)
            for each in functions:
                self._perhaps(each, args, args[0] if args else None)
        return given

    def _go_on(self, functions: list[Function], built: Built) -> Value:
        """Follow `promise.then(...)`: the first function surely runs, the others perhaps."""
        given: Value = Unknown(built.node)
        for at, function in enumerate(functions):
            if at == 0 and built.name != "catch":
                before = built.receiver if isinstance(built.receiver, Items | Dotted) else None
                given = self.folder.run(function, (before or Unknown(built.node),))
            else:
                self._perhaps(function, (), None)
        return given

    def _perhaps(self, function: Function, args: Sequence[Value], this: Value | None) -> None:
        unknown = tuple(Unknown(function.node) for _ in range(4))

        def run() -> bool:
            self.folder.run(function, (*args, *unknown), this)
            return True

        self.either([run, lambda: True], function.frame)

    def _run(self, function: Function, built: Built) -> Value:
        if function.node.id in self._active or len(self._active) >= DEEPEST_CALL:
            self.watcher.lost(built.node, "functions that call each other so deeply are not followed")
            return Unknown(built.node)
        frame = bind_arguments(self.folder, function, built)
        body = function.node.child_by_field_name("body")
        self._active.append(function.node.id)
        if body is None:
            given: Value = Unknown(built.node)
        elif body.type == "statement_block":
            self.block(body.named_children, frame)
            given = _returned(frame, built)
        else:
            given = self.folder.fold(body, frame)
        self._active.pop()
        return given


def _handed(value: Value) -> Sequence[Value]:
    """Return what a call is handed by one argument: it may run every function of a list."""
    return value.items if isinstance(value, Items) else (value,)


def _returned(frame: Frame, built: Built) -> Value:
    given = frame.returned or []
    return either(given, built.node) if given else Unknown(built.node)
