"""What is assigned to in, the names that stand for the value from then on out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain, Unknown
from privacyrules.syntax.php.budget import MOST_ITEMS, UnfollowableError
from privacyrules.syntax.php.functions import variable_name
from privacyrules.syntax.php.members import member_name
from privacyrules.syntax.php.operators import chosen, operated, text_of
from privacyrules.syntax.php.runner import Folds, Runner, parts
from privacyrules.syntax.php.values import NULL, Array, Entry, Frame, Php, same_key

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_MEMBERS = (
    "member_access_expression",
    "nullsafe_member_access_expression",
    "scoped_property_access_expression",
)
_LISTS = ("list_literal", "array_creation_expression")
_ASSIGNED = ("assignment_expression", "augmented_assignment_expression", "reference_assignment_expression")


def assign(runner: Runner, target: Node, value: Php, frame: Frame) -> None:
    """Let a name, a property, an element or a list of names stand for a value, or for its parts."""
    if target.type == "variable_name":
        frame.names[variable_name(runner, target)] = value
    elif target.type in _MEMBERS:
        name = member_name(runner, target, frame)
        if name is not None:
            frame.put_member(name, value)
    elif target.type == "subscript_expression":
        _put_element(runner, target, value, frame)
    elif target.type in _LISTS:
        _take_apart(runner, target, value, frame)
    elif target.type in ("by_ref", "parenthesized_expression"):
        for inner in parts(target)[:1]:
            assign(runner, inner, value, frame)


def _put_element(runner: Runner, target: Node, value: Php, frame: Frame) -> None:
    """`$name[] = ...` and `$name['key'] = ...` change what the name stands for."""
    inner = parts(target)
    unset = bool(inner) and inner[0].type == "variable_name" and _is_unset(runner, inner[0], frame)
    before = NULL if unset or not inner else runner.fold(inner[0], frame)
    if before == NULL or (isinstance(before, Unknown) and inner[0].type == "subscript_expression"):
        before = Array((), None if before == NULL else runner.span(target))
    if not isinstance(before, Array):
        return
    runner.budget.weigh((before,))
    key = runner.fold(inner[1], frame) if len(inner) > 1 else Plain(len(before.entries))
    if isinstance(key, Text | Plain) and (isinstance(key, Plain) or key.whole):
        kept = tuple(entry for entry in before.entries if not same_key(entry.key, key))
        after = Array((*kept, Entry(key, value)), before.missing)
    else:
        after = Array((*before.entries, Entry(Plain(None), value)), before.missing or runner.span(target))
    if len(after.entries) > MOST_ITEMS:
        raise UnfollowableError
    assign(runner, inner[0], after, frame)


def _is_unset(runner: Runner, node: Node, frame: Frame) -> bool:
    return frame.get(variable_name(runner, node)) is None


def _take_apart(runner: Runner, target: Node, value: Php, frame: Frame) -> None:
    """`[$a, 'key' => $b] = ...`."""
    at = 0
    key: Php | None = None
    for part in _flat(target):
        if part.type == ",":
            at += 1
        elif part.is_named and part.type != "comment":
            if part.next_sibling is not None and part.next_sibling.type == "=>":
                key = runner.fold(part, frame)
                continue
            wanted = key if key is not None else Plain(at)
            found = (
                value.get(wanted) if isinstance(value, Array) and isinstance(wanted, Text | Plain) else None
            )
            assign(runner, part, Unknown(runner.span(part)) if found is None else found, frame)
            key = None


def _flat(target: Node) -> list[Node]:
    return [
        inner
        for part in target.children
        for inner in (part.children if part.type == "array_element_initializer" else [part])
    ]


def _assignment(runner: Runner, node: Node, frame: Frame) -> Php:
    target, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    value = runner.fold(right, frame)
    if target is not None:
        assign(runner, target, value, frame)
    return value


def _augmented(runner: Runner, node: Node, frame: Frame) -> Php:
    target, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    if target is None or right is None or operator is None:
        return runner.unknown(node, frame)
    before, more = runner.fold(target, frame), runner.fold(right, frame)
    if operator.type == ".=":
        value = runner.join([text_of(runner, target, before), text_of(runner, right, more)], node)
    elif operator.type == "??=":
        unset = isinstance(before, Unknown) and target.type == "variable_name"
        value = more if unset else chosen(before, more)
    else:
        value = operated(operator.type[:-1], before, more) or Unknown(runner.span(node))
    assign(runner, target, value, frame)
    return value


def _update(runner: Runner, node: Node, frame: Frame) -> Php:
    target = node.child_by_field_name("argument")
    if target is None:
        return runner.unknown(node, frame)
    before = runner.fold(target, frame)
    operator = node.child_by_field_name("operator")
    more = Plain(1 if operator is not None and operator.type == "++" else -1)
    value = operated("+", before, more) or Unknown(runner.span(node))
    assign(runner, target, value, frame)
    return before


def _unset(runner: Runner, node: Node, frame: Frame) -> Php:
    """What is taken out of an array is still read; a name is known no more."""
    for target in parts(node):
        if target.type == "variable_name":
            assign(runner, target, NULL, frame)
    return NULL


def forget(runner: Runner, node: Node, frame: Frame) -> None:
    """Take every name that is assigned to inside a node as not known."""
    if node.id not in runner.assigned:
        runner.assigned[node.id] = _assigned(node)
    for target in runner.assigned[node.id]:
        runner.budget.step()
        assign(runner, target, Unknown(runner.span(target)), frame)


def _assigned(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting = [node]
    while waiting:
        inner = waiting.pop()
        target = inner.child_by_field_name("left") if inner.type in _ASSIGNED else None
        if inner.type == "update_expression":
            target = inner.child_by_field_name("argument")
        while target is not None and target.type == "subscript_expression":
            target = next(iter(parts(target)), None)
        if target is not None:
            found.append(target)
        waiting += inner.named_children
    return found


TARGETS: Folds = {
    "assignment_expression": _assignment,
    "reference_assignment_expression": _assignment,
    "augmented_assignment_expression": _augmented,
    "update_expression": _update,
    "unset_statement": _unset,
}
