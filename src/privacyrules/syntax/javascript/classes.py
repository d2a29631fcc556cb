"""A class or an enumeration of the file in, its methods and what its fields start with, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.members import key_of
from privacyrules.syntax.javascript.values import Class, Entry, Frame, Function, Plain, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_FIELDS = ("public_field_definition", "field_definition")


def fold_class(folder: Folder, node: Node, frame: Frame) -> Value:
    """Fold a class; its fields are taken to keep what they start with, where they are never assigned to."""
    body = node.child_by_field_name("body")
    entries: list[Entry] = []
    for part in body.named_children if body is not None else ():
        named = part.child_by_field_name("name") or part.child_by_field_name("property")
        if named is None or part.type not in (*_FIELDS, "method_definition"):
            continue
        key = key_of(folder, named, frame)
        stated = part.child_by_field_name("value")
        if part.type == "method_definition":
            value: Value = Function(part, frame)
        else:
            value = folder.fold(stated, frame) if stated is not None else Unknown(part)
        if key is not None:
            entries.append(Entry(key, value, part))
    return Class(node, folder.budget.pairs(entries))


def fold_enum(folder: Folder, node: Node, frame: Frame) -> Value:
    """Fold `enum Table { Users = 'users' }`; members without a value are numbers."""
    body = node.child_by_field_name("body")
    entries: list[Entry] = []
    for at, part in enumerate(body.named_children if body is not None else ()):
        named, stated = part.child_by_field_name("name"), part.child_by_field_name("value")
        key = key_of(folder, named or part, frame)
        if key is not None and part.type != "comment":
            value = folder.fold(stated, frame) if stated is not None else Plain(at)
            entries.append(Entry(key, value, part))
    return folder.budget.pairs(entries)
