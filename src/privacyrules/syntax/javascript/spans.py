"""A call in; the piece of code that a comment beside it would mean, from one offset to another, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from privacyrules.model.schema import Unread
from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.calls import first_part

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_BEFORE = re.compile(r"(?:\b(?:await|return|yield)\s+)+\Z")
_FARTHEST = 40


def beginning(node: Node, source: TreeSource) -> int:
    """Return where a call begins: at `await` or `return` before it, or at the dot behind an earlier call."""
    dot = _dot_behind_a_call(node)
    if dot is not None:
        return source.start(dot)
    start = source.start(node)
    before = _BEFORE.search(source.text, max(0, start - _FARTHEST), start)
    return before.start() if before else start


def keep_opaque(found: TreeFound, call: Node, what: str) -> None:
    """Keep a call that is not understood, once, however often it is run; `what` says why."""
    source = found.source
    dot = _dot_behind_a_call(call)
    # of a chain, what came before was read, and is no part of what is not understood
    start, end = source.end(dot) if dot is not None else source.start(call), source.end(call)
    if (start, end, what) not in found.told:
        found.told.add((start, end, what))
        unread = Unread("opaque", source.place(start), what, source.text[start:end])
        found.keep(unread, beginning(call, source), end)


def until_inside(node: Node, call: Node, source: TreeSource) -> int:
    """Return the offset behind the bracket that opens a function or an object, to end a call's head there."""
    body = node.child_by_field_name("body") or node
    opened = body.type in ("statement_block", "object")
    return source.start(body) + opened if source.start(body) > source.start(call) else source.end(call)


def _dot_behind_a_call(node: Node) -> Node | None:
    function = node.child_by_field_name("function")
    if function is None or function.type != "member_expression":
        return None
    before = function.child_by_field_name("object")
    while before is not None and before.type != "call_expression":
        before = first_part(before)
    return function.children[1] if before is not None and len(function.children) > 1 else None
