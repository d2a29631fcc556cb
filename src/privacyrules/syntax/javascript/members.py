"""A value and the name of a property in, what the property is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.strings import shown
from privacyrules.syntax.javascript.values import (
    Built,
    Class,
    Dotted,
    Frame,
    Items,
    Pairs,
    Plain,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


def member(owner: Value, name: str, node: Node) -> Value:
    """Return a property of a value; `node` is how it is written."""
    if isinstance(owner, Dotted):
        return Dotted(f"{owner.path}.{name}", node, owner.about)
    if isinstance(owner, Built):
        return Dotted(f"{owner.path}().{name}", node)
    if isinstance(owner, Class):
        return owner.members.get(name) or Unknown(node)
    if isinstance(owner, Pairs):
        found = owner.get(name)
        missing = Unknown(node) if owner.missing is not None else Plain(None)
        return found if found is not None else missing
    if isinstance(owner, Items) and owner.missing is None:
        if name == "length":
            return Plain(len(owner.items))
        if name.isdecimal():
            return owner.items[int(name)] if int(name) < len(owner.items) else Plain(None)
    return Unknown(node)


def key_of(folder: Folder, node: Node, frame: Frame) -> Text | None:
    """Return the name of a property as it is written in an object; None if it is not known."""
    source = folder.source
    if node.type == "computed_property_name":
        return (
            as_key(folder.fold(node.named_children[0], frame), node, folder) if node.named_children else None
        )
    if node.type == "string":
        value = folder.fold(node, frame)
        return value if isinstance(value, Text) else None
    return Text(source.excerpt(node), ((0, source.start(node)),))


def as_key(value: Value, node: Node, folder: Folder) -> Text | None:
    """Return a value as the name of a property."""
    if isinstance(value, Text):
        return value if value.whole else None
    return Text(shown(value), ((0, folder.source.start(node)),)) if isinstance(value, Plain) else None
