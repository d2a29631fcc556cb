"""An expression of JavaScript in, what it stands for out; no code of the file is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.javascript.budget import Budget, UnfollowableError
from privacyrules.syntax.javascript.values import (
    Built,
    Frame,
    Function,
    Items,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

DEEPEST = 80

HandOn = Callable[[Function | None, Built], Value]
"""What is done with a call whose arguments are known: a function of the file, or anything else."""

Folds = Mapping[str, Callable[..., Value]]
"""Per kind of expression the function that folds it, given the folder, the expression and the names."""


class Folder:
    """Folds expressions; every call in them is handed on exactly once, in the order of evaluation."""

    def __init__(self, source: TreeSource, folds: Folds, hand_on: HandOn) -> None:
        """Keep the source of the tree, how expressions are folded, and what is to be done with calls."""
        self.source = source
        self.hand_on = hand_on
        self._folds = folds
        self.budget = Budget()
        self._depth = 0

    def fold(self, node: Node, frame: Frame) -> Value:
        """Return what an expression stands for.

        Raises:
            UnfollowableError: it nests too deeply, or too much was computed already.
        """
        self.budget.spend()
        if self._depth >= DEEPEST:
            raise UnfollowableError
        self._depth += 1
        try:
            fold = self._folds.get(node.type)
            return fold(self, node, frame) if fold else self.unknown(node, frame)
        finally:
            self._depth -= 1

    def unknown(self, node: Node, frame: Frame) -> Value:
        """Follow the parts of what is not folded itself: they may hold calls."""
        for child in node.named_children:
            self.fold(child, frame)
        return Unknown(node)

    def listed(self, elements: Sequence[Node], frame: Frame) -> Items:
        """Return the values of a list, or of arguments, with what `...` spreads.

        Raises:
            UnfollowableError: there are too many of them.
        """
        items: list[Value] = []
        missing: Node | None = None
        for element in elements:
            if element.type == "spread_element":
                rest = self.fold(element.named_children[0], frame) if element.named_children else None
                items += rest.items if isinstance(rest, Items) else ()
                if not isinstance(rest, Items) or rest.missing is not None:
                    missing = missing or element
            elif element.type != "comment":
                items.append(self.fold(element, frame))
        return self.budget.items(items, missing)

    def run(self, function: Function, args: Sequence[Value], receiver: Value | None = None) -> Value:
        """Run a function of the file with some arguments; return what it gives."""
        return self.hand_on(function, Built("", function.node, tuple(args), None, receiver))
