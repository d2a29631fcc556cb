"""One expression of JavaScript, of each kind, in; what it stands for out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.calls import fold_chain, fold_new
from privacyrules.syntax.javascript.changing import put_property
from privacyrules.syntax.javascript.classes import fold_class
from privacyrules.syntax.javascript.folder import Folder, Folds
from privacyrules.syntax.javascript.members import key_of
from privacyrules.syntax.javascript.operators import fold_binary, fold_ternary
from privacyrules.syntax.javascript.patterns import bind
from privacyrules.syntax.javascript.strings import fragments
from privacyrules.syntax.javascript.sums import Sum
from privacyrules.syntax.javascript.values import (
    Dotted,
    Entry,
    Frame,
    Function,
    Pairs,
    Plain,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_MEMBERS = ("member_expression", "subscript_expression")
_CONSTANTS = {"true": True, "false": False}


def _string(folder: Folder, node: Node, frame: Frame) -> Value:
    parts = fragments(node, folder.source, lambda inner: folder.fold(inner, frame))
    return folder.budget.text(parts, folder.source.start(node) + 1) or Unknown(node)


def _constant(_folder: Folder, node: Node, _frame: Frame) -> Value:
    return Plain(_CONSTANTS.get(node.type))


def _number(folder: Folder, node: Node, _frame: Frame) -> Value:
    written = folder.source.excerpt(node)
    if len(written) > 300:
        return Unknown(node)
    for parse in (lambda: int(written, 0), lambda: float(written)):
        try:
            return Plain(parse())
        except (ValueError, OverflowError):
            continue
    return Unknown(node)


def _name(folder: Folder, node: Node, frame: Frame) -> Value:
    name = folder.source.excerpt(node)
    found = frame.get(name)
    if found is None:
        return Dotted(name, node)
    # what is not known is told by how it is written here
    if isinstance(found, Unknown):
        return Unknown(node)
    return Dotted(found.path, node, found.about) if isinstance(found, Dotted) else found


def _array(folder: Folder, node: Node, frame: Frame) -> Value:
    return folder.listed(node.named_children, frame)


def _object(folder: Folder, node: Node, frame: Frame) -> Value:
    entries: list[Entry] = []
    missing: Node | None = None
    for part in node.named_children:
        if part.type == "spread_element":
            rest = folder.fold(part.named_children[0], frame) if part.named_children else Unknown(part)
            entries += rest.entries.values() if isinstance(rest, Pairs) else ()
            if not isinstance(rest, Pairs) or rest.missing is not None:
                missing = missing or part
        elif part.type != "comment":
            entry = _property(folder, part, frame)
            if entry is None:
                missing = missing or part
            else:
                entries.append(entry)
    return folder.budget.pairs(entries, missing)


def _property(folder: Folder, part: Node, frame: Frame) -> Entry | None:
    source = folder.source
    if part.type == "shorthand_property_identifier":
        return Entry(Text(source.excerpt(part), ((0, source.start(part)),)), _name(folder, part, frame), part)
    key = part.child_by_field_name("key" if part.type == "pair" else "name")
    if key is None:
        return None
    stated = part.child_by_field_name("value")
    if part.type == "method_definition":
        value: Value = Function(part, frame)
    else:
        value = folder.fold(stated, frame) if stated is not None else Unknown(part)
    name = key_of(folder, key, frame)
    return Entry(name, value, part) if name is not None else None


def _function(_folder: Folder, node: Node, frame: Frame) -> Value:
    return Function(node, frame)


def _first(folder: Folder, node: Node, frame: Frame) -> Value:
    """Fold what is wrapped in words about its type."""
    inner = node.named_children[-1 if node.type == "type_assertion" else 0] if node.named_children else None
    return folder.fold(inner, frame) if inner is not None else Unknown(node)


def _last(folder: Folder, node: Node, frame: Frame) -> Value:
    values = [folder.fold(child, frame) for child in node.named_children]
    return values[-1] if values else Unknown(node)


def _assignment(folder: Folder, node: Node, frame: Frame) -> Value:
    target, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if target is None or right is None:
        return Unknown(node)
    value = folder.fold(right, frame)
    if node.type == "augmented_assignment_expression":
        sign = node.child_by_field_name("operator")
        before = folder.fold(target, frame)
        adds = sign is not None and sign.type == "+="
        sum_ = Sum(folder, before if adds else Unknown(node), target)
        if adds:
            sum_.add(value, right, node)
        value = sum_.total()
    if target.type in _MEMBERS:
        put_property(folder, target, value, frame)
    else:
        bind(folder, target, value, (frame.assign, frame))
    return value


def _update(folder: Folder, node: Node, frame: Frame) -> Value:
    counted = node.child_by_field_name("argument")
    if counted is not None and counted.type == "identifier":
        frame.assign(folder.source.excerpt(counted), Unknown(counted))
    return Unknown(node)


FOLDS: Folds = {
    "array": _array,
    "arrow_function": _function,
    "as_expression": _first,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _assignment,
    "await_expression": fold_chain,
    "binary_expression": fold_binary,
    "call_expression": fold_chain,
    "class": fold_class,
    "false": _constant,
    "function": _function,
    "function_expression": _function,
    "generator_function": _function,
    "identifier": _name,
    "import": _name,
    "member_expression": fold_chain,
    "new_expression": fold_new,
    "non_null_expression": fold_chain,
    "null": _constant,
    "number": _number,
    "object": _object,
    "parenthesized_expression": fold_chain,
    "satisfies_expression": _first,
    "sequence_expression": _last,
    "string": _string,
    "subscript_expression": fold_chain,
    "super": _name,
    "template_string": _string,
    "ternary_expression": fold_ternary,
    "this": _name,
    "true": _constant,
    "type_assertion": _first,
    "undefined": _constant,
    "update_expression": _update,
}
"""Kinds of expressions that are not here are not known, but what stands in them is followed."""
