"""Values that are added or put into a string in; the sum, or the string, out."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from privacyrules.syntax.code.texts import Text, hole, joined
from privacyrules.syntax.python.source import PythonSource
from privacyrules.syntax.python.values import Built, Dotted, Items, Pairs, Plain, Unknown, Value

_PERCENT = re.compile(r"%(?:%|(?:\((\w+)\))?[-+ #0-9.]*[a-zA-Z])")
_BRACES = re.compile(r"\{\{|\}\}|\{(\w*)[^{}]*\}")


def written_out(value: Value | None) -> str | None:
    """Return how a constant is put into a string."""
    if isinstance(value, Text) and value.whole:
        return value.value
    # Python refuses to write very long integers out
    if isinstance(value, Plain) and isinstance(value.value, int) and abs(value.value) < 1 << 63:
        return str(value.value)
    return None


def added(left: Value, right: Value, node: ast.expr, source: PythonSource) -> Value | None:
    """Return the sum of two strings or lists; None for anything else."""
    if isinstance(left, Items) or isinstance(right, Items):
        both = [value for value in (left, right) if isinstance(value, Items)]
        missing = [_node(value) or node for value in (left, right) if not isinstance(value, Items)]
        missing += [value.missing for value in both if value.missing is not None]
        return Items(tuple(item for value in both for item in value.items), next(iter(missing), None))
    if not isinstance(left, Text) and not isinstance(right, Text):
        return None
    parts = [value if isinstance(value, Text) else _hole(value, node, source) for value in (left, right)]
    return joined(parts, parts[0].runs[0][1])


def _node(value: Value | None) -> ast.expr | None:
    return value.node if isinstance(value, Unknown | Dotted | Built) else None


def _hole(value: Value | None, node: ast.expr, source: PythonSource) -> Text:
    written = _node(value) or node
    return hole(source.folded(written), source.start(written))


Slot = Callable[[re.Match[str]], Value | str | None]
"""What is put into a slot: a value, or some characters that do not depend on one."""


def percent(left: Value, right: Value, source: PythonSource) -> Text | None:
    """Return `"..." % value`; what is put in and not known leaves a hole."""
    if not isinstance(left, Text):
        return None
    given = iter(right.items if isinstance(right, Items) else (right,))

    def slot(found: re.Match[str]) -> Value | str | None:
        if found[0] == "%%":
            return "%"
        value = right.get(found[1]) if found[1] and isinstance(right, Pairs) else next(given, None)
        return value if found[0][-1] in "sd" else None

    return joined(_filled(left, _PERCENT, slot, source), left.offset(0))


def formatted(text: Text, call: Built, source: PythonSource) -> Text | None:
    """Return `"...".format(...)`; what is put in and not known leaves a hole."""
    given = iter(call.args)

    def slot(found: re.Match[str]) -> Value | str | None:
        if found[0] in ("{{", "}}"):
            return found[0][0]
        key = found[1] or ""
        if len(key) + 2 != len(found[0]):
            return None
        if key.isdecimal():
            return call.argument(int(key[:9]))
        return call.named.get(key) if key else next(given, None)

    return joined(_filled(text, _BRACES, slot, source), text.offset(0))


def _filled(text: Text, slots: re.Pattern[str], slot: Slot, source: PythonSource) -> Iterator[Text]:
    at = 0
    for found in slots.finditer(text.value):
        if found.start() > at:
            yield text.part(at, found.start())
        value = slot(found)
        known = value if isinstance(value, str) else written_out(value)
        offset = text.offset(found.start())
        node = _node(value) if not isinstance(value, str) else None
        if known is not None:
            yield Text(known, ((0, offset),))
        else:
            yield hole(source.folded(node) if node is not None else found[0].strip("%{}"), offset)
        at = found.end()
    if at < len(text.value):
        yield text.part(at, len(text.value))
