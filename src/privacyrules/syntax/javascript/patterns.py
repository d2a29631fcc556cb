"""A pattern that takes a value apart (a name, `{ a, b: c }`, `[a, b]`) in, the names that it binds out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.members import key_of, member
from privacyrules.syntax.javascript.values import Frame, Items, Pairs, Plain, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

Put = Callable[[str, Value], None]
"""Binds a name to a value."""

_WRAPPED = ("required_parameter", "optional_parameter")
_DEFAULTS = ("assignment_pattern", "object_assignment_pattern")
_NAMES = ("identifier", "shorthand_property_identifier_pattern", "this")


def bind(folder: Folder, pattern: Node, value: Value, names: tuple[Put, Frame]) -> None:
    """Bind the names of a pattern to a value, or to the parts of it.

    Args:
        folder: folds what stands in for values that are not given.
        pattern: the pattern as written.
        value: what is taken apart.
        names: how a name is bound, and the names that the pattern itself may use.
    """
    put, frame = names
    if pattern.type in _NAMES:
        put(folder.source.excerpt(pattern), value)
    elif pattern.type in _WRAPPED:
        _parameter(folder, pattern, value, names)
    elif pattern.type in _DEFAULTS:
        left, right = pattern.child_by_field_name("left"), pattern.child_by_field_name("right")
        if left is not None and right is not None:
            bind(folder, left, _or_default(folder, value, right, frame), names)
    elif pattern.type == "array_pattern":
        _positions(folder, pattern, value, names)
    elif pattern.type in ("object_pattern", "object"):
        _properties(folder, pattern, value, names)
    elif pattern.type == "rest_pattern":
        bind(folder, pattern.named_children[0], value, names)


def _parameter(folder: Folder, pattern: Node, value: Value, names: tuple[Put, Frame]) -> None:
    inner, default = pattern.child_by_field_name("pattern"), pattern.child_by_field_name("value")
    if inner is not None:
        given = _or_default(folder, value, default, names[1]) if default is not None else value
        bind(folder, inner, given, names)


def _or_default(folder: Folder, value: Value, default: Node, frame: Frame) -> Value:
    missing = isinstance(value, Plain) and value.value is None
    return folder.fold(default, frame) if missing else value


def _positions(folder: Folder, pattern: Node, value: Value, names: tuple[Put, Frame]) -> None:
    whole = isinstance(value, Items) and value.missing is None
    items = value.items if isinstance(value, Items) and whole else ()
    at = 0
    for part in pattern.children:
        if part.type == ",":
            at += 1
        elif part.is_named and part.type != "comment":
            if part.type == "rest_pattern":
                given: Value = folder.budget.items(items[at:], None if whole else part)
            else:
                given = items[at] if at < len(items) else Plain(None) if whole else Unknown(part)
            bind(folder, part, given, names)


def _properties(folder: Folder, pattern: Node, value: Value, names: tuple[Put, Frame]) -> None:
    taken: list[str] = []
    for part in pattern.named_children:
        target = part
        if part.type == "rest_pattern":
            bind(folder, part.named_children[0], _rest(folder, value, taken, part), names)
            continue
        if part.type == "pair_pattern":
            key, inner = part.child_by_field_name("key"), part.child_by_field_name("value")
            if key is None or inner is None:
                continue
            name, target = key_of(folder, key, names[1]), inner
        else:
            left = part.child_by_field_name("left") or part
            name = Text(folder.source.excerpt(left), ((0, folder.source.start(left)),))
        taken.append(name.value if name else "")
        bind(folder, target, member(value, name.value, part) if name else Unknown(part), names)


def _rest(folder: Folder, value: Value, taken: list[str], part: Node) -> Value:
    if not isinstance(value, Pairs):
        return Unknown(part)
    left = (entry for name, entry in value.entries.items() if name not in taken)
    return folder.budget.pairs(left, value.missing)
