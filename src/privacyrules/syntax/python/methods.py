"""A call of something that Python itself offers in; what it gives out, as far as that can be known."""

from __future__ import annotations

from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.python.source import PythonSource
from privacyrules.syntax.python.texts import formatted
from privacyrules.syntax.python.values import Built, Items, Pairs, Plain, Value

_KEEPS_TEXT = frozenset({"textwrap.dedent", "inspect.cleandoc", "dedent", "cleandoc", "str"})
_KEEPS_ITEMS = frozenset({"list", "tuple", "set", "sorted", "reversed"})
_OWNERS = frozenset({"", "inspect.", "textwrap."})
_LONGEST_RANGE = 1_000


def call_known(call: Built, source: PythonSource) -> Value | None:
    """Return what a call of a string's, a dictionary's or a built-in's gives; None for any other."""
    if isinstance(call.receiver, Text):
        return _on_text(call.receiver, call, source)
    if isinstance(call.receiver, Pairs) and call.receiver.whole:
        return _on_pairs(call.receiver, call)
    if call.owner not in _OWNERS:
        return None
    return _built_in(call) if len(call.args) == 1 and not call.named else _pieced(call)


def _on_text(text: Text, call: Built, source: PythonSource) -> Value | None:
    if call.name == "format":
        return formatted(text, call, source)
    if call.name == "join" and call.args:
        return _join(text, call.args[0], source.start(call.node))
    if call.name in ("lower", "upper") and text.whole and text.value.isascii():
        changed = text.value.lower() if call.name == "lower" else text.value.upper()
        return Text(changed, text.runs)
    if call.name in ("strip", "lstrip", "rstrip") and not call.args:
        start = 0 if call.name == "rstrip" else len(text.value) - len(text.value.lstrip())
        return text.part(start, len(text.value if call.name == "lstrip" else text.value.rstrip()))
    return None


def _join(between: Text, given: Value, offset: int) -> Value | None:
    if not isinstance(given, Items) or not given.whole:
        return None
    parts: list[Text] = []
    for item in given.items:
        if not isinstance(item, Text):
            return None
        parts += [between, item] if parts else [item]
    return joined(parts, offset)


def _on_pairs(pairs: Pairs, call: Built) -> Value | None:
    if call.name == "items":
        return Items(tuple(Items(entry) for entry in pairs.entries))
    if call.name == "keys":
        return Items(tuple(key for key, _ in pairs.entries))
    if call.name == "values":
        return Items(tuple(value for _, value in pairs.entries))
    if call.name == "get" and call.args and isinstance(call.args[0], Text):
        return pairs.get(call.args[0].value)
    return None


def _built_in(call: Built) -> Value | None:
    (given,) = call.args
    if call.path in _KEEPS_TEXT and isinstance(given, Text):
        return given
    if call.path in _KEEPS_ITEMS and isinstance(given, Items):
        return given
    if call.path == "enumerate" and isinstance(given, Items):
        return Items(tuple(Items((Plain(at), item)) for at, item in enumerate(given.items)), given.missing)
    return _numbers(call)


def _pieced(call: Built) -> Value | None:
    if call.path == "zip" and len(call.args) > 1:
        lists = [given for given in call.args if isinstance(given, Items) and given.whole]
        if len(lists) == len(call.args):
            rows = zip(*(given.items for given in lists), strict=False)
            return Items(tuple(Items(row) for row in rows))
    if call.path == "dict" and not call.args and call.whole:
        return Pairs(tuple((Text(key, ((0, 0),)), value) for key, value in call.named.items()))
    return _numbers(call)


def _numbers(call: Built) -> Value | None:
    limits = [arg.value for arg in call.args if isinstance(arg, Plain) and isinstance(arg.value, int)]
    if call.path != "range" or not 0 < len(limits) == len(call.args) < 3:
        return None
    numbers = range(*limits)
    # asking a huge range for its length fails
    few = abs(numbers.stop - numbers.start) <= _LONGEST_RANGE
    return Items(tuple(Plain(number) for number in numbers)) if few else None
