"""An expression of Python in, what it stands for out; no code of the file is run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from privacyrules.syntax.python.source import PythonSource
from privacyrules.syntax.python.texts import added
from privacyrules.syntax.python.values import Built, Frame, Function, Items, Text, Unknown, Value

DEEPEST = 60
MOST_STEPS = 100_000
MOST_ITEMS = 5_000
COPIED_IN_A_STEP = 200
"""Names, or pieces of a string, that are copied while one step is done."""

HandOn = Callable[[Function | None, Built], Value]
"""What is done with a call whose arguments are known: a function of the file, or anything else."""

Folds = Mapping[type[ast.expr], Callable[..., Value]]
"""Per kind of expression the function that folds it, given the folder, the expression and the names."""


class UnfollowableError(Exception):
    """An expression nests too deeply, or a file computes too much, to be followed."""


class Folder:
    """Folds expressions; every call in them is handed on exactly once, in the order of evaluation."""

    def __init__(self, source: PythonSource, folds: Folds, hand_on: HandOn) -> None:
        """Keep the source of the tree, how expressions are folded, and what is to be done with calls."""
        self.source = source
        self.hand_on = hand_on
        self._folds = folds
        self._steps = 0
        self._depth = 0

    def fold(self, node: ast.expr, frame: Frame) -> Value:
        """Return what an expression stands for.

        Raises:
            UnfollowableError: it nests too deeply, or too much was computed already.
        """
        self._steps += 1
        if self._depth >= DEEPEST or self._steps > MOST_STEPS:
            raise UnfollowableError
        self._depth += 1
        fold = self._folds.get(type(node))
        value = fold(self, node, frame) if fold else self.unknown(node, frame)
        self._depth -= 1
        return value

    def begin(self) -> None:
        """Begin anew: what was being folded was given up."""
        self._depth = 0

    def step(self, copied: int = 0) -> None:
        """Count one step, and more where much is copied: doing so again and again takes long.

        Raises:
            UnfollowableError: there were too many.
        """
        self._steps += 1 + copied // COPIED_IN_A_STEP
        if self._steps > MOST_STEPS:
            raise UnfollowableError

    def unknown(self, node: ast.expr, frame: Frame) -> Value:
        """Follow the parts of what is not folded itself: they may hold calls."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.fold(child, frame)
        return Unknown(node)

    def listed(self, elements: list[ast.expr], frame: Frame) -> tuple[tuple[Value, ...], ast.expr | None]:
        """Return the values of a list, or of arguments, with what `*` unpacks; and what is not known of it.

        Raises:
            UnfollowableError: there are too many of them.
        """
        items: list[Value] = []
        missing: ast.expr | None = None
        for element in elements:
            if type(element) is ast.Starred:
                rest = self.fold(element.value, frame)
                items += rest.items if isinstance(rest, Items) else ()
                if not isinstance(rest, Items) or not rest.whole:
                    missing = missing or element
            else:
                items.append(self.fold(element, frame))
        if len(items) > MOST_ITEMS:
            raise UnfollowableError
        return tuple(items), missing

    def plus(self, left: Value, right: Value, node: ast.expr) -> Value:
        """Return the sum of two values; a string or list of which a part is not known is no longer whole.

        Raises:
            UnfollowableError: a list becomes too long.
        """
        total = added(left, right, node, self.source)
        if isinstance(total, Items) and len(total.items) > MOST_ITEMS:
            raise UnfollowableError
        if isinstance(total, Text):
            self.step(len(total.runs))
        return total or Unknown(node)

    def bind(self, target: ast.expr, value: Value, frame: Frame) -> None:
        """Bind the names of a target to a value, or to the parts of it."""
        if isinstance(target, ast.Name):
            frame.names[target.id] = value
        elif isinstance(target, ast.Tuple | ast.List):
            parts = value.items if isinstance(value, Items) and value.whole else ()
            fits = len(parts) == len(target.elts)
            for at, part in enumerate(target.elts):
                self.bind(part, parts[at] if fits else Unknown(part), frame)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, Unknown(target), frame)
