"""A string, heredoc or nowdoc of PHP in; what it stands for, letter by letter with its places, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.texts import Text, hole, joined
from privacyrules.syntax.code.values import Plain, Span
from privacyrules.syntax.php.values import ClassName, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_LINE_BREAK = re.compile(r"\r\n?|\n")
_LAST_BREAK = re.compile(r"(?:\r\n?|\n)([ \t]*)\Z")
_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_NUMBERED = re.compile(r"\\(?:x([0-9a-fA-F]{1,2})|u\{([0-9a-fA-F]{1,8})\}|([0-7]{1,3}))\Z")
_LETTERS = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "v": "\v",
    "e": "\x1b",
    "f": "\f",
    "\\": "\\",
    "$": "$",
    '"': '"',
}
_NO_LETTER = "\ufffd"
_WORD = re.compile(r"\w*")
_LITERAL = ("string_content", "nowdoc_string")

Fill = Callable[["Node"], Text]
"""What stands in for `$name` and `{$...}`."""


def literal(source: TreeSource, node: Node, fill: Fill) -> Text | None:
    """Read a string of any kind; None if it is too long."""
    if node.type in ("heredoc", "nowdoc"):
        span, indent = _between_the_marks(source, node)
        body = node.child_by_field_name("value")
    else:
        start = source.start(node) + (source.text[source.start(node)] in "bB") + 1
        span, indent, body = (start, source.end(node) - 1), 0, node
    parts = body.named_children if body is not None else []
    pieces = _pieces(source, span, parts, fill)
    return joined(_without_indent(pieces, indent) if indent else pieces, span[0])


def _between_the_marks(source: TreeSource, node: Node) -> tuple[Span, int]:
    """Return where the lines of a heredoc start and end, and how far its closing mark is indented."""
    opening, closing = node.child_by_field_name("identifier"), node.child_by_field_name("end_tag")
    line = _LINE_BREAK.search(source.text, source.end(opening) if opening is not None else source.start(node))
    start = line.end() if line else source.end(node)
    end = source.start(closing) if closing is not None else source.end(node)
    before = _LAST_BREAK.search(source.text, max(start - 2, 0), end)
    stop = max(before.start() if before else end, start)
    return (start, stop), end - before.start(1) if before else 0


def _without_indent(pieces: Iterator[Text], indent: int) -> Iterator[Text]:
    """PHP takes away from every line of a heredoc what stands before its closing mark."""
    at_start = True
    for piece in pieces:
        if len(piece.runs) > 1:
            at_start = False
            yield piece
            continue
        for line in _LINES.finditer(piece.value):
            skipped = len(line[0]) - len(line[0].lstrip(" \t")) if at_start else 0
            yield piece.part(line.start() + min(skipped, indent), line.end())
            at_start = line[0].endswith(("\n", "\r"))


def _pieces(source: TreeSource, span: Span, parts: list[Node], fill: Fill) -> Iterator[Text]:
    at, end = span
    for part in parts:
        start, stop = source.start(part), source.end(part)
        if part.type in _LITERAL or start < at:
            continue
        braced = source.text[start - 1 : start] == "{" and source.text[stop : stop + 1] == "}"
        wrapped = braced and part.type != "escape_sequence"
        yield _plain(source, at, start - wrapped)
        if part.type == "escape_sequence":
            yield Text(_meaning(source.text[start:stop]), ((0, start),))
        else:
            yield fill(part)
        at = stop + wrapped
    yield _plain(source, at, end)


def _plain(source: TreeSource, start: int, end: int) -> Text:
    return Text(source.text[start:end], ((0, start),))


def _meaning(escape: str) -> str:
    numbered = _NUMBERED.match(escape)
    if numbered is None:
        return _LETTERS.get(escape[1:], "'" if escape == "\\'" else escape)
    code = int(numbered[1] or numbered[2] or numbered[3], 8 if numbered[3] else 16)
    surrogate = 0xD800 <= code < 0xE000
    return _NO_LETTER if surrogate or code > 0x10FFFF else chr(code if numbered[2] else code & 0xFF)


def as_text(value: Php, written: str, offset: int) -> Text:
    """Return a value as it is put into a string; what is not known is told by how it is written.

    A word is said to stand where it is put in, not where somebody has given it a name.
    """
    if isinstance(value, Text):
        return Text(value.value, ((0, offset),), value.whole) if _WORD.fullmatch(value.value) else value
    if isinstance(value, ClassName):
        return Text(value.path, ((0, value.span[0]),))
    return Text(shown(value), ((0, offset),)) if isinstance(value, Plain) else hole(written, offset)


def shown(value: Plain) -> str:
    """Return a constant as PHP writes it into a string."""
    plain = value.value
    if isinstance(plain, bool) or plain is None:
        return "1" if plain else ""
    return str(int(plain)) if isinstance(plain, float) and plain.is_integer() else str(plain)
