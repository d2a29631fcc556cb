"""Statements of Python in; every call that they lead to, with its arguments folded, out; no code is run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, Self

from privacyrules.syntax.python.calls import bind_arguments
from privacyrules.syntax.python.expressions import FOLDS
from privacyrules.syntax.python.folder import Folder, UnfollowableError
from privacyrules.syntax.python.source import PythonSource
from privacyrules.syntax.python.values import Built, Frame, Function, Text, Unknown, Value, same

DEEPEST_CALL = 4
DEEPEST_BLOCK = 80

Statements = Mapping[type[ast.stmt], Callable[..., bool | None]]
"""Per kind of statement the function that walks through it, given the runner, the statement and the names.

It returns False where what stands behind the statement cannot be reached.
"""


class Watcher(Protocol):
    """Whoever wants to know of the calls that a file leads to."""

    def call(self, built: Built) -> Value:
        """See a call of something that is no function of the file; return what it gives."""

    def alone(self, value: Value) -> None:
        """See the value of an expression that is a statement of its own."""

    def lost(self, node: ast.expr | ast.stmt, why: str) -> None:
        """Hear that something cannot be followed."""


class Runner:
    """Walks through statements as Python would, into both sides of every `if`."""

    def __init__(self, source: PythonSource, statements: Statements, watcher: Watcher) -> None:
        """Keep the source of the tree, how statements are walked through, and who sees the calls."""
        self.folder = Folder(source, FOLDS, self._call)
        self.watcher = watcher
        self._statements = statements
        self._active: list[ast.AST] = []
        self._defining: list[Frame] = []
        self._depth = 0

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what holds each other, so that a file's tree is free as soon as the file is read.

        Otherwise Python would search the trees of hundreds of files for it, which takes longer than to read
        them.
        """
        for frame in self._defining:
            frame.names.clear()
        vars(self).clear()

    def top(self, statements: Iterable[ast.stmt], frame: Frame) -> None:
        """Walk through the statements of a module, a class or an entry function, each on its own."""
        for statement in statements:
            self._active, self._depth = [], 0
            self.folder.begin()
            try:
                if not self._statement(statement, frame):
                    return
            except (UnfollowableError, RecursionError):
                self.forget([statement], frame)
                self.watcher.lost(statement, "this nests too deeply, or computes too much, to be followed")

    def block(self, statements: Iterable[ast.stmt], frame: Frame) -> bool:
        """Walk through a block; say whether what stands behind it can be reached.

        Raises:
            UnfollowableError: blocks nest too deeply.
        """
        self._depth += 1
        if self._depth > DEEPEST_BLOCK:
            raise UnfollowableError
        reached = all(self._statement(statement, frame) for statement in statements)
        self._depth -= 1
        return reached

    def either(self, blocks: Sequence[Iterable[ast.stmt]], frame: Frame) -> bool:
        """Walk through blocks of which one is run; a name that they bind differently is not known."""
        before = dict(frame.names)
        ends: list[dict[str, Value]] = []
        for block in blocks:
            self.folder.step(len(before))
            frame.names = dict(before)
            if self.block(block, frame):
                ends.append(frame.names)
        frame.names = dict(ends[0]) if ends else before
        for names in ends[1:]:
            for name in frame.names.keys() | names.keys():
                one, other = frame.names.get(name), names.get(name)
                # most are what they were before, and need no comparing; a string may be known in part only
                if (one is not other or type(one) is Text) and not same(one, other):
                    frame.names[name] = Unknown()
        return bool(ends)

    def forget(self, statements: Iterable[ast.stmt], frame: Frame) -> None:
        """Take every name that is bound in some statements as not known."""
        for statement in statements:
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    frame.names[node.id] = Unknown(node)

    def define(self, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
        """Bind the name of a function to it."""
        frame.names[node.name] = Function(node, frame)
        self._defining.append(frame)

    def parts(self, node: ast.stmt, frame: Frame) -> None:
        """Follow the expressions of a statement: they may hold calls."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.folder.fold(child, frame)

    def _statement(self, node: ast.stmt, frame: Frame) -> bool:
        self.folder.step()
        walk = self._statements.get(type(node))
        if walk is None:
            self.parts(node, frame)
            return True
        return walk(self, node, frame) is not False

    def _call(self, function: Function | None, built: Built) -> Value:
        if function is None:
            return self.watcher.call(built)
        if function.node in self._active or len(self._active) >= DEEPEST_CALL:
            self.watcher.lost(built.node, "functions that call each other so deeply are not followed")
            return Unknown(built.node)
        frame = bind_arguments(self.folder, function, built)
        self._active.append(function.node)
        self.block(function.node.body, frame)
        self._active.pop()
        return frame.returned[0] if len(frame.returned) == 1 else Unknown(built.node)
