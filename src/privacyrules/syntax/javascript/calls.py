"""A chain of calls and properties in, what each call is called with, and what the chain stands for, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.javascript.changing import list_changed
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.members import as_key, member
from privacyrules.syntax.javascript.methods import call_known
from privacyrules.syntax.javascript.patterns import bind
from privacyrules.syntax.javascript.values import (
    Built,
    Dotted,
    Frame,
    Function,
    Plain,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_FIRST_PART = {
    "await_expression": "",
    "call_expression": "function",
    "member_expression": "object",
    "non_null_expression": "",
    "parenthesized_expression": "",
    "subscript_expression": "object",
}
"""The links of a chain, and where each holds what it is called upon."""

_LONGEST_PATH = 300


def fold_chain(folder: Folder, node: Node, frame: Frame) -> Value:
    """Fold `a.b().c[0]()`, link by link: a long chain is no deep nesting for whoever wrote it."""
    links: list[Node] = []
    rest: Node | None = node
    while rest is not None and rest.type in _FIRST_PART:
        links.append(rest)
        rest = first_part(rest)
    if rest is None:
        return Unknown(node)
    chain = _Chain(folder, frame, folder.fold(rest, frame))
    for link in reversed(links):
        folder.budget.spend()
        chain.follow(link)
    return chain.value


def first_part(node: Node) -> Node | None:
    """Return what a link of a chain is called upon, or what it wraps; None where it is no link."""
    field = _FIRST_PART.get(node.type)
    if field is None:
        return None
    if field:
        return node.child_by_field_name(field)
    return next((child for child in node.named_children if child.type != "comment"), None)


class _Chain:
    """What a chain stands for so far, and what its last property was one of."""

    def __init__(self, folder: Folder, frame: Frame, value: Value) -> None:
        self.folder = folder
        self.frame = frame
        self.value = value
        self.owner: Value | None = None
        self.name = ""

    def follow(self, link: Node) -> None:
        """Go on by one link."""
        if link.type == "call_expression":
            self._call(link)
        elif link.type == "member_expression":
            named = link.child_by_field_name("property")
            self._take(self.folder.source.excerpt(named) if named is not None else "", link)
        elif link.type == "subscript_expression":
            self._subscript(link)

    def _subscript(self, link: Node) -> None:
        owner, index = link.child_by_field_name("object"), link.child_by_field_name("index")
        if owner is None or index is None:
            return
        if self.folder.source.excerpt(owner) == "await":
            # the grammar takes `await [...]` for a part of something called `await`
            parts = index.named_children if index.type == "sequence_expression" else [index]
            self.value = self.folder.listed(parts, self.frame)
            return
        key = as_key(self.folder.fold(index, self.frame), index, self.folder)
        self._take(key.value if key else "?", link)

    def _take(self, name: str, link: Node) -> None:
        self.owner, self.name = self.value, name
        self.value = Unknown(link) if name == "?" else member(self.value, name, link)

    def _call(self, link: Node) -> None:
        arguments = link.child_by_field_name("arguments")
        if arguments is not None and arguments.type == "template_string":
            self.value = self.folder.fold(arguments, self.frame)
        else:
            listed = self.folder.listed(arguments.named_children if arguments is not None else (), self.frame)
            for value in listed.items:
                self.folder.budget.look_at(value)
            built = Built(self._path(), link, listed.items, listed.missing, self.owner)
            if isinstance(self.value, Function):
                self.value = self.folder.hand_on(self.value, built)
            else:
                known = call_known(self.folder, built)
                self.value = self.folder.hand_on(None, built) if known is None else known
                list_changed(self.folder, built, self.frame)
        self.owner, self.name = None, ""

    def _path(self) -> str:
        """Return the full name of what is called."""
        if isinstance(self.value, Dotted):
            return self.value.path
        if isinstance(self.owner, Built):
            before = self.owner.path
            # a chain may be long: how it begins and ends tells enough
            head = before if len(before) < _LONGEST_PATH else before.partition("(")[0]
            return f"{head}().{self.name}"
        return f"?.{self.name}" if self.name else "?"


def fold_new(folder: Folder, node: Node, frame: Frame) -> Value:
    """Fold `new Table(...)`, which is told apart from a call by its name: `new Table`."""
    made, arguments = node.child_by_field_name("constructor"), node.child_by_field_name("arguments")
    kind = folder.fold(made, frame) if made is not None else None
    listed = folder.listed(arguments.named_children if arguments is not None else (), frame)
    path = f"new {kind.path}" if isinstance(kind, Dotted) else "new ?"
    return folder.hand_on(None, Built(path, node, listed.items, listed.missing))


def bind_arguments(folder: Folder, function: Function, built: Built) -> Frame:
    """Return the names that a function of the file starts with when it is called."""
    frame = Frame(outer=function.frame, returned=[])
    names = (frame.declare, frame)
    if function.node.type != "arrow_function":
        frame.declare("this", built.receiver or Unknown(function.node))
    for at, pattern in enumerate(parameters(function.node)):
        inner = pattern.child_by_field_name("pattern") or pattern
        if inner.type == "rest_pattern":
            given: Value = folder.budget.items(built.args[at:], built.missing)
        elif built.missing is not None:
            given = Unknown(pattern)
        else:
            given = built.args[at] if at < len(built.args) else Plain(None)
        bind(folder, pattern, given, names)
    return frame


def parameters(function: Node) -> list[Node]:
    """Return the parameters of a function as written."""
    alone = function.child_by_field_name("parameter")
    listed = function.child_by_field_name("parameters")
    if alone is not None:
        return [alone]
    found = [part for part in listed.named_children if part.type != "comment"] if listed is not None else []
    # TypeScript lets a function say what `this` is, which nobody gives it
    return [part for part in found if (part.child_by_field_name("pattern") or part).type != "this"]
