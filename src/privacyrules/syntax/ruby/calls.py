"""A call of Ruby, or an assignment, in; what is called and with what, or what a name stands for, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Items, Pairs, Plain, Unknown
from privacyrules.syntax.ruby.expressions import listed, paired
from privacyrules.syntax.ruby.operators import plus, weight
from privacyrules.syntax.ruby.runner import NIL, Folds, Runner, parts
from privacyrules.syntax.ruby.values import Block, Call, Const, Frame, Ruby, shared

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_SELF = ("self", "self.class")
_NAMED = ("pair", "hash_splat_argument")
_BLOCKS = ("lambda", "proc")
_GROWS = ("push", "append", "concat")


def _call(runner: Runner, node: Node, frame: Frame) -> Ruby:
    call = _built(runner, node, frame)
    if call.block is not None and call.receiver is None and call.name in _BLOCKS:
        return call.block
    value = runner.send(call)
    receiver = node.child_by_field_name("receiver")
    if call.name in _GROWS and isinstance(call.receiver, Items) and receiver is not None:
        runner.binder.assign(receiver, value, frame)
    return value


def _built(runner: Runner, node: Node, frame: Frame) -> Call:
    receiver, method = node.child_by_field_name("receiver"), node.child_by_field_name("method")
    on = runner.source.folded(receiver) if receiver else ""
    owner = None if receiver is None or on in _SELF else runner.fold(receiver, frame)
    arguments = node.child_by_field_name("arguments")
    given = parts(arguments) if arguments else []
    args, missing = listed(runner, [part for part in given if part.type not in _NAMED], frame)
    named, _ = paired(runner, [part for part in given if part.type in _NAMED], frame)
    block = _block(runner, node, given, frame)
    return Call(
        runner.source.excerpt(method) if method else "call",
        node,
        runner.source.start(method or node),
        owner,
        "" if owner is None else on,
        tuple(args),
        {key.value: value for key, value in named},
        missing or isinstance(block, Unknown),
        block if isinstance(block, Block) else None,
        block.value if isinstance(block, Text) else "",
    )


def _block(runner: Runner, node: Node, given: list[Node], frame: Frame) -> Ruby:
    """Return the block of a call, written or handed on."""
    block = node.child_by_field_name("block")
    if block is not None:
        return Block(block, frame)
    passed = next((part for part in given if part.type == "block_argument"), None)
    if passed is None:
        return NIL
    # a bare `&` hands on what the method was given
    return runner.fold(passed.named_children[0], frame) if passed.named_children else _given(frame)


def _given(frame: Frame) -> Ruby:
    return next((one.block for one in frame.chain() if one.block is not None), NIL)


def _yield(runner: Runner, node: Node, frame: Frame) -> Ruby:
    values = [value for part in parts(node) for value in listed(runner, parts(part), frame)[0]]
    block = _given(frame)
    return runner.run(block, values) if isinstance(block, Block) else Unknown(runner.span(node))


def _super(runner: Runner, node: Node, _frame: Frame) -> Ruby:
    runner.watcher.lost(node, "what `super` does is not written here")
    return Unknown(runner.span(node))


def _element(runner: Runner, node: Node, frame: Frame) -> Ruby:
    """`list[0]`, `hash[:key]`, and `ActiveRecord::Migration[7.1]`, which is the class itself."""
    owner = runner.fold(node.child_by_field_name("object"), frame)
    keys, _ = listed(runner, parts(node)[1:], frame)
    key = keys[0] if len(keys) == 1 else None
    if isinstance(owner, Const):
        return owner
    if isinstance(owner, Block):
        return runner.run(owner, keys)
    return element(owner, key) or Unknown(runner.span(node))


def element(owner: Ruby, key: Ruby | None) -> Ruby | None:
    """Return what a key of a hash, or a place in a list, leads to, if that is known."""
    if isinstance(owner, Pairs) and isinstance(key, Text):
        found = owner.get(key.value)
        return NIL if found is None and owner.whole else found
    if isinstance(owner, Items) and isinstance(key, Plain) and isinstance(key.value, int):
        inside = owner.missing is None and -len(owner.items) <= key.value < len(owner.items)
        return owner.items[key.value] if inside else None
    return None


def _assign(runner: Runner, node: Node, frame: Frame) -> Ruby:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is not None and left.type == "call":
        # `owner.name = value` calls a method
        runner.fold(left, frame)
    if right is not None and right.type in ("right_assignment_list", "splat_argument"):
        items, missing = listed(runner, parts(right) if right.type[0] == "r" else [right], frame)
        span = runner.span(node)
        value: Ruby = Items(tuple(shared(item, span) for item in items), span if missing else None)
    else:
        value = runner.fold(right, frame)
    if left is not None:
        runner.binder.assign(left, value, frame)
    return value


def _operate(runner: Runner, node: Node, frame: Frame) -> Ruby:
    """`a += b`, `a ||= b` and the like."""
    left, sign = node.child_by_field_name("left"), node.child_by_field_name("operator")
    more = runner.fold(node.child_by_field_name("right"), frame)
    span = runner.span(node)
    before = frame.get(runner.source.excerpt(left)) if left else None
    value: Ruby = Unknown(span)
    if sign is not None and sign.type == "+=" and before is not None:
        runner.step(weight(before) // 10)
        value = plus(before, more, span)
    elif sign is not None and sign.type == "||=":
        value = more if before is None or before == NIL else before
    if left is not None:
        runner.binder.assign(left, value, frame)
    return value


def _method(runner: Runner, node: Node, _frame: Frame) -> Ruby:
    name = node.child_by_field_name("name")
    if name is not None:
        runner.methods[runner.source.excerpt(name)] = node
    return NIL


CALLS: Folds = {
    "call": _call,
    "yield": _yield,
    "super": _super,
    "element_reference": _element,
    "assignment": _assign,
    "operator_assignment": _operate,
    "method": _method,
    "singleton_method": _method,
}
