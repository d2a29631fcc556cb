"""The syntax tree of a PHP program in; every call that it leads to, with its arguments folded, out.

No code is run: both sides of every `if` are followed, and a loop only where what it goes through is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.code.values import Span, Unknown
from privacyrules.syntax.php.budget import Budget, UnfollowableError
from privacyrules.syntax.php.functions import NO_ARGUMENTS, Arguments, bind_parameters, put_back
from privacyrules.syntax.php.sameness import alike, joined_names
from privacyrules.syntax.php.values import NULL, Call, Closure, Declared, Frame, Handed, Instance, Php
from privacyrules.syntax.php.watcher import Watcher

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

DEEPEST = 120
DEEPEST_CALL = 12

_GIVEN = (Handed, Instance)
_TOO_DEEP = "this nests too deeply, or computes too much, to be followed"
_TOO_DEEP_CALLS = "functions that call each other so deeply are not followed"

Way = Literal["continue", "break", "return"]
"""How a loop or a function is being left."""

Folds = Mapping[str, Callable[["Runner", "Node", Frame], Php]]
"""Per kind of node the function that folds it."""

Known = Callable[["Runner", Call], Php | None]
"""What a call of something that PHP itself, or the file, offers gives; None for any other."""


class Runner:
    """Walks through a program as PHP would, into both sides of every `if`."""

    def __init__(self, source: TreeSource, folds: Folds, known: Known, watcher: Watcher) -> None:
        """Keep the source of the tree, how nodes are folded, what is known of PHP, and who sees the rest."""
        self.source = source
        self.watcher = watcher
        self.budget = Budget(source.text)
        self.imports: dict[str, str] = {}
        """The full names of what `use` names, by the names in lower case."""
        self.classes: dict[str, Declared] = {}
        self.functions: dict[str, Node] = {}
        self.file = Frame()
        """What belongs to the whole file."""
        self.left: Way | None = None
        """How what is being followed is left, until its end is reached."""
        self.returned: list[Php] = []
        self.assigned: dict[int, list[Node]] = {}
        """What is assigned to inside a loop, by the loop."""
        self.statement: Node | None = None
        """The statement that was entered last."""
        self._folds = folds
        self._known = known
        self._depth = 0
        self._active: list[int] = []
        self._again: dict[int, Node] = {}
        """The functions that call themselves, and where they do."""

    def top(self, nodes: Iterable[Node], frame: Frame) -> None:
        """Follow the statements of a file, or of a method that the framework calls, each on its own."""
        self.left, returned = None, self.returned
        for node in nodes:
            self._depth, self._active = 0, []
            try:
                self.fold(node, frame)
            except (UnfollowableError, RecursionError):
                self.left, self.returned = None, returned
                self._again.clear()
                # what the statement has done to the names is not known
                unknown = [name for name, value in frame.names.items() if not isinstance(value, _GIVEN)]
                frame.names |= dict.fromkeys(unknown, Unknown(self.span(node)))
                self.watcher.lost(node, _TOO_DEEP)
            if self.left:
                break
        self.left = None

    def fold(self, node: Node | None, frame: Frame) -> Php:
        """Return what an expression stands for; nothing stands for null.

        Raises:
            UnfollowableError: it nests too deeply, or too much was computed already.
        """
        if node is None:
            return NULL
        self.budget.step()
        if self._depth >= DEEPEST:
            raise UnfollowableError
        self._depth += 1
        try:
            fold = self._folds.get(node.type)
            return fold(self, node, frame) if fold else self.unknown(node, frame)
        finally:
            self._depth -= 1

    def unknown(self, node: Node, frame: Frame) -> Unknown:
        """Follow the parts of what is not folded itself: they may hold calls."""
        for part in parts(node):
            self.fold(part, frame)
        return Unknown(self.span(node))

    def span(self, node: Node) -> Span:
        """Return the offsets between which a node is written."""
        return self.source.start(node), self.source.end(node)

    def sequence(self, nodes: Iterable[Node], frame: Frame) -> Php:
        """Follow statements until they are left."""
        for node in nodes:
            self.fold(node, frame)
            if self.left:
                break
        return NULL

    def either(self, branches: Sequence[Callable[[], Php]], frame: Frame, node: Node) -> Php:
        """Follow branches of which one is run; a name that they bind differently is not known."""
        frames = frame.chain()
        before = [dict(one.names) for one in frames]
        self.budget.step(sum(map(len, before)) // 8)
        ends: list[list[dict[str, Php]]] = []
        values: list[Php] = []
        ways: list[Way | None] = []
        for branch in branches:
            for one, names in zip(frames, before, strict=True):
                one.names = dict(names)
            value = branch()
            ways.append(self.left)
            if self.left is None:
                ends.append([one.names for one in frames])
                values.append(value)
            self.left = None
        unknown = Unknown(self.span(node))
        for at, one in enumerate(frames):
            one.names = joined_names([end[at] for end in ends] or [before[at]], unknown)
        if not ends:
            self.left = ways[0]
        return alike(values) or unknown

    def run(self, function: Closure, given: Arguments = NO_ARGUMENTS) -> Php:
        """Follow a function of the file with what it is called with; return what it gives."""
        node = function.node
        if node.id in self._active or len(self._active) >= DEEPEST_CALL:
            if node.id in self._active:
                self._again.setdefault(node.id, self.statement or node)
            else:
                self.watcher.lost(self.statement or node, _TOO_DEEP_CALLS)
            return Unknown(self.span(node))
        frame = Frame(dict(function.names), function.frame, function.frame.owner)
        bind_parameters(self, function, given, frame)
        told = self.watcher.told
        self._active.append(node.id)
        before, self.returned = self.returned, []
        value = self.fold(node.child_by_field_name("body"), frame)
        gives = self.returned if node.type != "arrow_function" else [value]
        self.returned, self.left = before, None
        self._active.pop()
        put_back(self, function, frame)
        again = self._again.pop(node.id, None)
        if again is not None and self.watcher.told != told:
            self.watcher.lost(again, _TOO_DEEP_CALLS)
        return alike(gives) or Unknown(self.span(node))

    def perhaps(self, function: Closure, frame: Frame) -> None:
        """Follow a function that may be called, with what nobody knows."""
        self.either([lambda: self.run(function, Arguments(missing=True)), lambda: NULL], frame, function.node)

    def join(self, texts: Sequence[Text], node: Node) -> Php:
        """Return strings put together; what is too long is not known.

        Raises:
            UnfollowableError: too much was computed already.
        """
        self.budget.weigh(texts)
        return joined(texts, self.source.start(node)) or Unknown(self.span(node))

    def send(self, call: Call) -> Php:
        """Follow a call of something that the file or PHP itself offers, or hand it on."""
        self.budget.weigh(call.arguments())
        known = self._known(self, call)
        if known is None:
            known = self.watcher.call(call, self)
        if known is not None:
            return known
        for value in call.arguments():
            if isinstance(value, Closure):
                self.perhaps(value, call.frame)
        return Unknown(self.span(call.node))


def parts(node: Node) -> list[Node]:
    """Return the parts of a node without comments."""
    return [part for part in node.named_children if part.type != "comment"]
