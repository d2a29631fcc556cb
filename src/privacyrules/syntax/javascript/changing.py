"""Code that changes a list or an object in place in, the names that it changes, bound anew, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.members import as_key, key_of
from privacyrules.syntax.javascript.values import Built, Entry, Frame, Items, Pairs, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_LIST_CHANGES = frozenset({"copyWithin", "fill", "pop", "shift", "splice", "unshift"})
EXPORTS = ("exports", "module.exports")


def list_changed(folder: Folder, call: Built, frame: Frame) -> None:
    """Take note that `list.push(...)`, or the like, changes the list that a name stands for."""
    before = call.receiver
    if not isinstance(before, Items) or not (call.name == "push" or call.name in _LIST_CHANGES):
        return
    function = call.node.child_by_field_name("function")
    owner = function.child_by_field_name("object") if function is not None else None
    if owner is None or owner.type != "identifier":
        return
    pushed = call.name == "push"
    items = (*before.items, *call.args) if pushed else before.items
    missing = before.missing or (call.missing if pushed else call.node)
    frame.assign(folder.source.excerpt(owner), folder.budget.items(items, missing))


def put_property(folder: Folder, target: Node, value: Value, frame: Frame) -> None:
    """Take note of `exports.up = ...`, or that `object.name = ...` changes what a name stands for."""
    owner = target.child_by_field_name("object")
    key = target.child_by_field_name("property") or target.child_by_field_name("index")
    if owner is None or key is None:
        return
    written, name = folder.source.folded(owner), folder.source.excerpt(key)
    if written in EXPORTS:
        _module(frame).declare(f"exports.{name}", value)
    elif written == "module" and name == "exports":
        _module(frame).declare("exports.", value)
    elif owner.type == "identifier" and isinstance(before := frame.get(written), Pairs):
        by_index = target.type == "subscript_expression"
        said = as_key(folder.fold(key, frame), key, folder) if by_index else key_of(folder, key, frame)
        if said is None:
            frame.assign(written, Pairs(before.entries, before.missing or target))
        else:
            entry = Entry(said, value, target.parent or target)
            frame.assign(written, folder.budget.pairs((*before.entries.values(), entry), before.missing))
    elif owner.type == "identifier" and isinstance(before, Items):
        frame.assign(written, Items(before.items, target))
    elif owner.type == "identifier" and isinstance(before, Built):
        entry = Entry(Text(name, ((0, folder.source.start(key)),)), value, target)
        frame.assign(written, replace(before, put=(*before.put, entry)))
    elif owner.type == "subscript_expression":
        _forget_root(folder, owner, frame)


def _forget_root(folder: Folder, owner: Node, frame: Frame) -> None:
    """A part of a part is changed: what the name stands for as a whole is no longer known."""
    root: Node | None = owner
    while root is not None and root.type != "identifier":
        root = root.child_by_field_name("object")
    if root is not None:
        name = folder.source.excerpt(root)
        if isinstance(frame.get(name), Items | Pairs):
            frame.assign(name, Unknown(owner))


def _module(frame: Frame) -> Frame:
    """Return the names of the whole file."""
    return list(frame.outwards())[-1]
