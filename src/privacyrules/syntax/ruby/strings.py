"""A string, symbol or heredoc of Ruby in; what it stands for, and where each character comes from, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.texts import Text, hole, joined

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_BREAK = re.compile(r"\r?\n")
_QUOTED = re.compile(r"\\([\\'])")
_OPENING = re.compile(r"<<[-~]?[\"'`]?([^\"'`]*)")
_MEANT = {"a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "s": " ", "t": "\t", "v": "\v"}
_NUMBER = re.compile(r"u\{?([0-9a-fA-F]{1,6})\}?|x([0-9a-fA-F]{1,2})|([0-7]{1,3})")

Fill = Callable[["Node"], Text]
"""What stands in for `#{...}`."""


def literal(source: TreeSource, node: Node, fill: Fill) -> Text | None:
    """Read a string, a symbol or the body of a heredoc; None if it is too long."""
    start = source.start(node)
    if node.type in _BARE:
        return _from(source.excerpt(node), start, _BARE[node.type])
    written = source.text[start : start + 2]
    parts = _quoted if written[:1] == "'" or written in (":'", "%q") else _pieces
    at = start if node.type == "heredoc_body" else start + 1
    return joined(parts(source, node, fill), at)


_BARE = {"simple_symbol": 1, "character": 1, "hash_key_symbol": 0}
"""What has no parts, and how many characters stand before it."""


def _from(written: str, start: int, skipped: int) -> Text:
    return Text(written[skipped:], ((0, start + skipped),))


def _pieces(source: TreeSource, node: Node, fill: Fill) -> Iterator[Text]:
    first = node.type == "heredoc_body"
    for child in node.named_children:
        start, written = source.start(child), source.excerpt(child)
        if child.type == "interpolation":
            yield fill(child)
        elif child.type == "escape_sequence":
            yield Text(_meaning(written), ((0, start),))
        elif child.type in ("string_content", "heredoc_content"):
            # the line break behind the opening, or behind a backslash, is no part of the string
            break_ = _BREAK.match(written) if first or source.text[start - 2 : start] == "\\\r" else None
            yield _from(written, start, break_.end() if break_ else 0)
        first = False


def _quoted(source: TreeSource, node: Node, fill: Fill) -> Iterator[Text]:
    """Between single quotes only these and the backslash are escaped."""
    del fill
    for child in node.named_children:
        start, written, at = source.start(child), source.excerpt(child), 0
        for escape in _QUOTED.finditer(written):
            yield Text(written[at : escape.start()], ((0, start + at),))
            at = escape.start() + 1
            yield Text(escape[1], ((0, start + at),))
            at = escape.end()
        yield Text(written[at:], ((0, start + at),))


def _meaning(escape: str) -> str:
    if escape[1:2] in "\r\n":
        return ""
    number = _NUMBER.fullmatch(escape[1:])
    if number is None:
        return _MEANT.get(escape[1:], escape[1:])
    code = int(number[1] or number[2] or number[3], 8 if number[3] else 16)
    return chr(code) if code < 0x110000 else escape


def filled(value: object, written: str, offset: int) -> Text:
    """Return what `#{...}` puts into a string; it is said to stand where it is put in."""
    if isinstance(value, Text):
        return Text(value.value, ((0, offset),), value.whole)
    plain = getattr(value, "value", None)
    if isinstance(plain, int) and not isinstance(plain, bool):
        return Text(str(plain), ((0, offset),))
    return hole(written, offset)


def heredocs(source: TreeSource) -> dict[int, Node]:
    """Return the bodies of all heredocs, by the byte at which each is announced."""
    waiting: list[tuple[str, int]] = []
    bodies: dict[int, Node] = {}
    for node in source.nodes("heredoc_beginning", "heredoc_body"):
        if node.type == "heredoc_beginning":
            opening = _OPENING.match(source.excerpt(node))
            waiting.append((opening[1] if opening else "", node.start_byte))
            continue
        end = next((source.excerpt(part) for part in node.children if part.type == "heredoc_end"), "")
        at = next((at for at, (name, _) in enumerate(waiting) if name == end.strip()), None)
        if at is not None:
            bodies[waiting.pop(at)[1]] = node
    return bodies
