"""Two values of Ruby and an operator in; what they make together out."""

from __future__ import annotations

import re

from privacyrules.syntax.code.texts import Text, hole, joined
from privacyrules.syntax.code.values import Items, Span, Unknown
from privacyrules.syntax.ruby.values import Ruby

MOST_ITEMS = 5_000
"""No list may be longer: doubling one in a loop would fill the memory."""

_FORMAT = re.compile(r"%(?:<\w+>[-+0 #]*\d*(?:\.\d+)?[a-zA-Z]|\{\w+\}|[-+0 #]*\d*(?:\.\d+)?[sdfix]|%)")


def plus(left: Ruby, right: Ruby, span: Span) -> Ruby:
    """Return the sum of two values; a list or string of which a part is not known is no longer whole."""
    if isinstance(left, Items) or isinstance(right, Items):
        first = left if isinstance(left, Items) else Items((), span)
        second = right if isinstance(right, Items) else Items((), span)
        items = first.items + second.items
        missing = first.missing or second.missing
        return Items(items[:MOST_ITEMS], span if len(items) > MOST_ITEMS else missing)
    if not isinstance(left, Text) and not isinstance(right, Text):
        return Unknown(span)
    parts = [value if isinstance(value, Text) else hole("...", span[0]) for value in (left, right)]
    return joined(parts, span[0]) or Unknown(span)


def weight(value: Ruby) -> int:
    """Return of how many pieces a value consists: what is put together from it costs as many steps."""
    if isinstance(value, Text):
        return len(value.runs)
    return len(value.items) if isinstance(value, Items) else 0


def formatted(text: Text) -> Ruby:
    """Return a string with its `%s` and `%{name}` filled in by nobody knows what."""
    parts: list[Text] = []
    at = 0
    for field in _FORMAT.finditer(text.value):
        if field[0] != "%%":
            parts += [text.part(at, field.start()), hole(field[0][1:], text.offset(field.start()))]
            at = field.end()
    rest = text.part(at, len(text.value))
    return joined([*parts, rest], text.offset(0)) or rest
