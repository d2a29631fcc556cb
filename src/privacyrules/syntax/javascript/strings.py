"""A string or a template of JavaScript in; what it stands for, letter by letter with its places, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.texts import Text, hole
from privacyrules.syntax.javascript.values import Built, Plain, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_NUMBERED = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,8})\})\Z")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_NO_LETTER = "\ufffd"
_QUIET = {True: "true", False: "false", None: "null"}


def fragments(node: Node, source: TreeSource, fold: Callable[[Node], Value]) -> Iterator[Text]:
    """Give the parts of a string or a template; `${...}` stands for what is not known of it."""
    for part in node.named_children:
        start = source.start(part)
        if part.type == "escape_sequence":
            yield Text(_unescaped(source.excerpt(part)), ((0, start),))
        elif part.type == "template_substitution":
            inner = part.named_children[0] if part.named_children else part
            yield as_text(fold(inner) if inner is not part else Unknown(part), inner, source)
        else:
            yield Text(source.excerpt(part), ((0, start),))


def as_text(value: Value, node: Node, source: TreeSource) -> Text:
    """Return a value as it is put into a string."""
    if isinstance(value, Text):
        return value
    if isinstance(value, Plain):
        return Text(shown(value), ((0, source.start(node)),))
    # a query builder written into a string gives its SQL, which only running it would tell
    return hole(source.folded(value.node if isinstance(value, Built) else node), source.start(node))


def shown(value: Plain) -> str:
    """Return a constant as JavaScript writes it."""
    plain = value.value
    if isinstance(plain, bool) or plain is None:
        return _QUIET[plain]
    return str(int(plain)) if isinstance(plain, float) and plain.is_integer() else str(plain)


def _unescaped(written: str) -> str:
    numbered = _NUMBERED.match(written)
    if numbered:
        number = int(next(filter(None, numbered.groups())), 16)
        surrogate = 0xD800 <= number < 0xE000
        return _NO_LETTER if surrogate or number > 0x10FFFF else chr(number)
    rest = written[1:]
    return "" if rest[:1] in ("\r", "\n", "\u2028", "\u2029") else _LETTERS.get(rest, rest)
