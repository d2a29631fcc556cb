"""The syntax tree of a Ruby program in; every call that it leads to, with its arguments folded, out.

No code is run: both sides of every `if` are followed, and a loop only where what it goes through is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.values import Plain, Span, Unknown
from privacyrules.syntax.ruby.parameters import Arguments, Binder, assigned_names
from privacyrules.syntax.ruby.values import Block, Call, Frame, Ruby, same

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

DEEPEST = 150
DEEPEST_CALL = 6
MOST_STEPS = 100_000

NIL = Plain(None)

Way = Literal["next", "break", "return"]
"""How a block, a loop or a method is being left."""

Folds = Mapping[str, Callable[["Runner", "Node", Frame], Ruby]]
"""Per kind of node the function that folds it."""


Known = Callable[["Runner", Call], Ruby | None]
"""What a call of something that Ruby itself offers gives; None for any other."""


class UnfollowableError(Exception):
    """A program nests too deeply, or computes too much, to be followed."""


class Watcher(Protocol):
    """Whoever wants to know of the calls that a program leads to."""

    def call(self, call: Call) -> Ruby:
        """See a call of something that is not written in this file; return what it gives."""

    def lost(self, node: Node, why: str, within: Node | None = None) -> None:
        """Hear that something cannot be followed; `within` is a method that calls itself."""


class Runner:
    """Walks through a program as Ruby would, into both sides of every `if`."""

    def __init__(self, source: TreeSource, folds: Folds, known: Known, watcher: Watcher) -> None:
        """Keep the source of the tree, how nodes are folded, what is known of Ruby, and who sees the rest."""
        self.source = source
        self.watcher = watcher
        self.methods: dict[str, Node] = {}
        """The methods that can be called: `name`, and `Class.name` for those of another class."""
        self.bodies: dict[int, Node] | None = None
        """The bodies of heredocs, once somebody needs them."""
        self.left: Way | None = None
        """How what is being followed is left, until its end is reached."""
        self.returned: list[Ruby] = []
        self.root = Frame()
        self.binder = Binder(source, self.fold)
        self._folds = folds
        self._known = known
        self._steps = 0
        self._most = MOST_STEPS + len(source.text)
        self._depth = 0
        self._active: list[str] = []

    def top(self, nodes: Iterable[Node], frame: Frame) -> Ruby:
        """Follow the statements of a method that nobody in the file calls, each on its own.

        Returns:
            What the last one stands for.
        """
        self.left = None
        value: Ruby = NIL
        for node in nodes:
            self._depth, self._active = 0, []
            try:
                value = self.fold(node, frame)
            except (UnfollowableError, RecursionError):
                self.watcher.lost(node, "this nests too deeply, or computes too much, to be followed")
                value = Unknown(self.span(node))
            if self._is_done():
                break
        self.left = None
        return value

    def _is_done(self) -> bool:
        return self.left is not None or self._steps > self._most

    def fold(self, node: Node | None, frame: Frame) -> Ruby:
        """Return what an expression stands for; nothing stands for nil.

        Raises:
            UnfollowableError: it nests too deeply, or too much was computed already.
        """
        if node is None:
            return NIL
        self.step()
        if self._depth >= DEEPEST:
            raise UnfollowableError
        self._depth += 1
        try:
            fold = self._folds.get(node.type)
            return fold(self, node, frame) if fold else self.unknown(node, frame)
        finally:
            self._depth -= 1

    def step(self, steps: int = 1) -> None:
        """Count steps.

        Raises:
            UnfollowableError: there were too many.
        """
        self._steps += steps
        if self._steps > self._most:
            raise UnfollowableError

    def unknown(self, node: Node, frame: Frame) -> Unknown:
        """Follow the parts of what is not folded itself: they may hold calls."""
        for part in parts(node):
            self.fold(part, frame)
        return Unknown(self.span(node))

    def span(self, node: Node) -> Span:
        """Return the offsets between which a node is written."""
        return self.source.start(node), self.source.end(node)

    def sequence(self, nodes: Iterable[Node], frame: Frame) -> Ruby:
        """Follow statements until they are left; return what the last one stands for."""
        value: Ruby = NIL
        for node in nodes:
            value = self.fold(node, frame)
            if self.left:
                break
        return value

    def run(self, block: Block, values: Sequence[Ruby]) -> Ruby:
        """Run a block with what it is handed."""
        frame = Frame(outer=block.frame)
        self.binder.parameters(block.node, Arguments(values), frame)
        body = block.node.child_by_field_name("body")
        if block.node.type == "lambda" and body is not None:
            body = body.child_by_field_name("body")
        value = self.fold(body, frame)
        if self.left == "next" or (self.left == "return" and block.node.type == "lambda"):
            self.left = None
        return value

    def rounds(self, block: Block, rounds: Iterable[Sequence[Ruby]]) -> list[Ruby]:
        """Run a block once per round, until it is left; return what each round gives."""
        given: list[Ruby] = []
        for values in rounds:
            self.step()
            given.append(self.run(block, values))
            if self.left:
                break
        if self.left == "break":
            self.left = None
        return given

    def again(self, block: Block) -> None:
        """Run a block once that is run any number of times, with what nobody knows."""
        self.forget(block.node, block.frame)
        self.run(block, ())
        self.left = None
        self.forget(block.node, block.frame)

    def forget(self, node: Node, frame: Frame) -> None:
        """Take every name that is bound inside a node as not known."""
        for name in assigned_names(self.source, node):
            holder = frame.holder(name)
            if holder is not None:
                holder.names[name] = Unknown(self.span(node))

    def send(self, call: Call) -> Ruby:
        """Follow a call, or hand it on unless Ruby itself offers what is called."""
        name = call.name if call.receiver is None else f"{call.on.removesuffix('.new')}.{call.name}"
        if name in self.methods:
            return self._invoke(self.methods[name], call)
        known = self._known(self, call)
        return self.watcher.call(call) if known is None else known

    def _invoke(self, method: Node, call: Call) -> Ruby:
        """Follow a call of a method of this file."""
        again = call.name in self._active
        if again or len(self._active) >= DEEPEST_CALL:
            why = "methods that call each other so deeply are not followed"
            self.watcher.lost(call.node, why, method if again else None)
            return Unknown(self.span(call.node))
        frame = Frame(outer=self.root, block=call.block)
        missing = self.span(call.node) if call.missing else None
        self.binder.parameters(method, Arguments(call.args, call.named, missing), frame)
        self._active.append(call.name)
        before, self.returned = self.returned, []
        value = self.fold(method.child_by_field_name("body"), frame)
        given = [*self.returned] if self.left == "return" else [*self.returned, value]
        self.returned, self.left = before, None
        self._active.pop()
        alike = all(same(given[0], other) for other in given)
        return given[0] if given and alike else Unknown(self.span(call.node))


def parts(node: Node) -> list[Node]:
    """Return the parts of a node, without comments and the text of heredocs."""
    return [part for part in node.named_children if part.type not in ("comment", "heredoc_body")]
