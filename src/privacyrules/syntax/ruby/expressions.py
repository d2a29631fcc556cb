"""One literal, name, list or operation of Ruby, of each kind, in; what it stands for out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Items, Pairs, Plain, Unknown
from privacyrules.syntax.ruby.operators import MOST_ITEMS, plus
from privacyrules.syntax.ruby.runner import NIL, Folds, Runner, UnfollowableError, parts
from privacyrules.syntax.ruby.strings import filled, heredocs, literal
from privacyrules.syntax.ruby.values import Block, Call, Const, Frame, Ruby, shared

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_CONSTANTS: dict[str, Plain] = {"true": Plain(True), "false": Plain(False), "nil": NIL}


def _string(runner: Runner, node: Node, frame: Frame) -> Ruby:
    def fill(part: Node) -> Text:
        value = runner.sequence(parts(part), frame)
        written = runner.source.folded(part)
        return filled(value, written.removeprefix("#{").removesuffix("}"), runner.source.start(part))

    return literal(runner.source, node, fill) or Unknown(runner.span(node))


def _heredoc(runner: Runner, node: Node, frame: Frame) -> Ruby:
    if runner.bodies is None:
        runner.bodies = heredocs(runner.source)
    body = runner.bodies.get(node.start_byte)
    return _string(runner, body, frame) if body else Unknown(runner.span(node))


def _chained(runner: Runner, node: Node, frame: Frame) -> Ruby:
    total: Ruby = NIL
    for part in parts(node):
        value = runner.fold(part, frame)
        total = value if total is NIL else plus(total, value, runner.span(node))
    return total


def _constant(_runner: Runner, node: Node, _frame: Frame) -> Ruby:
    return _CONSTANTS[node.type]


def _integer(runner: Runner, node: Node, _frame: Frame) -> Ruby:
    written = runner.source.excerpt(node).replace("_", "")
    return Plain(int(written)) if written.isdecimal() and len(written) < 20 else Unknown(runner.span(node))


def _name(runner: Runner, node: Node, frame: Frame) -> Ruby:
    """A name of a variable, or a call without arguments."""
    name = runner.source.excerpt(node)
    found = frame.get(name)
    if found is None and node.type == "identifier":
        return runner.send(Call(name, node, runner.source.start(node)))
    # what is not known is told by how it is written here
    return Unknown(runner.span(node)) if found is None or isinstance(found, Unknown) else found


def _class(runner: Runner, node: Node, frame: Frame) -> Ruby:
    scope, name = node.child_by_field_name("scope"), node.child_by_field_name("name") or node
    within = runner.source.excerpt(scope).rpartition("::")[2] if scope else ""
    prefix = "" if within in ("", "self.class", "self") else f"{within}::"
    found = frame.get(prefix + runner.source.excerpt(name))
    return Const(runner.source.folded(node), runner.span(node)) if found is None else found


def _array(runner: Runner, node: Node, frame: Frame) -> Ruby:
    items, missing = listed(runner, parts(node), frame)
    values = tuple(shared(item, runner.span(node)) for item in items)
    return Items(values, runner.span(node) if missing else None)


def listed(runner: Runner, nodes: list[Node], frame: Frame) -> tuple[list[Ruby], bool]:
    """Return the values of a list, or of arguments, with what `*` unpacks; and whether some are missing.

    Raises:
        UnfollowableError: there are too many of them.
    """
    items: list[Ruby] = []
    missing = False
    for node in nodes:
        if node.type == "splat_argument":
            rest = runner.fold(node.named_children[0] if node.named_children else None, frame)
            items += rest.items if isinstance(rest, Items) else ()
            missing |= not isinstance(rest, Items) or rest.missing is not None
        elif node.type not in ("block_argument", "ERROR"):
            items.append(runner.fold(node, frame))
    if len(items) > MOST_ITEMS:
        raise UnfollowableError
    return items, missing


def _hash(runner: Runner, node: Node, frame: Frame) -> Ruby:
    entries, whole = paired(runner, parts(node), frame)
    span = runner.span(node)
    return Pairs(tuple((key, shared(value, span)) for key, value in entries), whole)


def paired(runner: Runner, nodes: list[Node], frame: Frame) -> tuple[list[tuple[Text, Ruby]], bool]:
    """Return what a hash, or named arguments, consist of; and whether that is all."""
    entries: list[tuple[Text, Ruby]] = []
    whole = True
    for node in nodes:
        if node.type == "hash_splat_argument":
            rest = runner.fold(node.named_children[0] if node.named_children else None, frame)
            entries += rest.entries if isinstance(rest, Pairs) else ()
            whole = whole and isinstance(rest, Pairs) and rest.whole
            continue
        name, value = node.child_by_field_name("key"), node.child_by_field_name("value")
        key = runner.fold(name, frame)
        # `{name:}` is short for `{name: name}`
        found = runner.fold(value, frame) if value or name is None else _name_of(runner, name, frame)
        if isinstance(key, Text) and key.whole:
            entries.append((key, found))
        else:
            whole = False
    return entries, whole


def _name_of(runner: Runner, name: Node, frame: Frame) -> Ruby:
    found = frame.get(runner.source.excerpt(name))
    return Unknown(runner.span(name)) if found is None else found


def _lambda(_runner: Runner, node: Node, frame: Frame) -> Ruby:
    return Block(node, frame)


EXPRESSIONS: Folds = {
    **dict.fromkeys(("simple_symbol", "hash_key_symbol", "character"), _string),
    **dict.fromkeys(("string", "delimited_symbol", "bare_string", "bare_symbol"), _string),
    "heredoc_beginning": _heredoc,
    "chained_string": _chained,
    **dict.fromkeys(_CONSTANTS, _constant),
    "integer": _integer,
    **dict.fromkeys(("identifier", "instance_variable", "class_variable", "global_variable"), _name),
    "constant": _class,
    "scope_resolution": _class,
    **dict.fromkeys(("array", "string_array", "symbol_array"), _array),
    "hash": _hash,
    "lambda": _lambda,
}
