"""A call of a list's, without a block, in; what it gives out, as far as that can be known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.code.values import Items, Pairs, Plain, Value
from privacyrules.syntax.ruby.calls import element
from privacyrules.syntax.ruby.operators import MOST_ITEMS, plus
from privacyrules.syntax.ruby.runner import Runner
from privacyrules.syntax.ruby.values import Call, Ruby, shared

_SAME = frozenset(
    {"to_a", "freeze", "dup", "clone", "compact", "uniq", "sort", "reverse", "each_entry", "to_set", "lazy"}
    | {"shuffle", "entries", "presence", "compact_blank", "reject", "select", "filter", "sort_by", "grep"}
    | {
        "take",
        "drop",
        "without",
        "excluding",
        "difference",
        "intersection",
        "grep_v",
        "take_while",
        "deep_dup",
    }
)
"""Of a list from which something may be taken away, all is read."""


def on_items(items: Items, call: Call, runner: Runner) -> Ruby | None:
    """Return what a call of a list's gives; None for a loop, and for what is not known."""
    first = call.argument(0)
    if call.name in _SAME:
        return items
    if call.name in ("first", "last") and first is None:
        return element(items, Plain(0 if call.name == "first" else -1))
    if call.name in ("fetch", "at", "dig") and len(call.args) == 1:
        return element(items, first)
    if call.name in ("push", "append"):
        more = Items(tuple(shared(arg, runner.span(call.node)) for arg in call.args))
        return plus(items, more, runner.span(call.node))
    if call.name in ("concat", "union") and first is not None:
        return plus(items, first, runner.span(call.node))
    if call.name == "join":
        return _joined(items, first, runner.source.start(call.node))
    if call.name == "flatten":
        flat = tuple(islice(_flat(items), MOST_ITEMS + 1))
        return Items(flat[:MOST_ITEMS], runner.span(call.node) if len(flat) > MOST_ITEMS else items.missing)
    if call.name == "zip" and isinstance(first, Items):
        rows = zip(items.items, first.items, strict=False)
        return Items(tuple(Items(row) for row in rows), items.missing or first.missing)
    return _pairs(items) if call.name == "to_h" and call.block is None else None


def _joined(items: Items, between: Ruby | None, offset: int) -> Text | None:
    parts: list[Text] = []
    for item in items.items:
        if not isinstance(item, Text):
            return None
        parts += [between, item] if parts and isinstance(between, Text) else [item]
    return joined(parts, offset) if items.missing is None else None


def _flat(items: Items) -> Iterator[Value]:
    for item in items.items:
        if isinstance(item, Items):
            yield from _flat(item)
        else:
            yield item


def _pairs(items: Items) -> Pairs | None:
    entries: list[tuple[Text, Value]] = []
    for row in items.items:
        pair = row.items if isinstance(row, Items) and len(row.items) == 2 else (None, None)
        if not isinstance(pair[0], Text) or pair[1] is None:
            return None
        entries.append((pair[0], pair[1]))
    return Pairs(tuple(entries), items.missing is None)
