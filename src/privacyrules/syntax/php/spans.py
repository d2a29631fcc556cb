"""A call in; where the piece of code starts and ends that a comment beside it speaks of, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.values import Span
from privacyrules.syntax.php.values import Call

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_CHAINED = ("member_call_expression", "nullsafe_member_call_expression")


def whole_chain(call: Call, source: TreeSource) -> Span:
    """Return where the chain of calls that a call is a link of starts, at `return` before it, and ends."""
    around = call.statement
    leads = around is not None and call.chain in around.named_children
    return source.start(around if around is not None and leads else call.chain), source.end(call.chain)


def one_link(call: Call, source: TreeSource) -> Span:
    """Return where one link of a chain starts, at its arrow if a call stands before it, and ends."""
    before = call.node.child_by_field_name("object")
    if before is not None and before.type in _CHAINED and len(call.node.children) > 1:
        return source.start(call.node.children[1]), source.end(call.node)
    return whole_chain(call, source)[0], source.end(call.node)


def with_its_name(call: Call, source: TreeSource) -> Span:
    """Return where the statement starts that gives the result of a call a name, and where the call ends."""
    inside = call.statement.named_children if call.statement is not None else []
    given = inside[0].child_by_field_name("right") if inside else None
    named = call.statement is not None and given is not None and given == call.chain
    start = source.start(call.statement) if call.statement is not None and named else None
    return whole_chain(call, source)[0] if start is None else start, source.end(call.node)


def until_inside(function: Node, call: Node, source: TreeSource) -> int:
    """Return the offset behind the bracket that opens a function, to end a call's head there."""
    body = function.child_by_field_name("body")
    if body is None or not source.start(call) < source.start(body) < source.end(call):
        return source.end(call)
    return source.start(body) + (body.type == "compound_statement")
