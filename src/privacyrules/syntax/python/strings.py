"""String literals of Python in; what they stand for, and where each character comes from, out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from privacyrules.syntax.code.texts import Text, joined

_OPENING = re.compile(r"(?:[\s\\]|#[^\r\n]*)*([A-Za-z]*)('''|\"\"\"|'|\")")
# no possessive quantifiers here: Python before 3.11.5 matches them wrongly around a group
_BODIES = {
    quote: re.compile(rf"(?:[^\\'\"]+|\\.|(?!{quote}).)*", re.DOTALL) for quote in ("'", '"', "'''", '"""')
}
_BREAK = re.compile(r"\r\n?")
_ESCAPE = re.compile(
    r"\r\n?|\\(?:\r\n?|\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[\\'\"abfnrtv])"
)


def literal(written: str, base: int, value: str) -> Text:
    """Read a string literal, also one of several pieces, that stands at `base` and means `value`."""
    if written[1:-1] == value and value and value[0] not in "\"'":
        return Text(value, ((0, base + 1),))
    parts: list[Text] = []
    at = 0
    while opening := _OPENING.match(written, at):
        body = _BODIES[opening[2]].match(written, opening.end())
        stop = body.end() if body else opening.end()
        raw = "r" in opening[1].lower()
        parts += _pieces(written[opening.end() : stop], base + opening.end(), raw=raw)
        at = stop + len(opening[2])
    found = joined(parts, base)
    if found is None or found.value != value:
        return Text(value, ((0, base),))
    return found if found.value else Text("", ((0, base),))


def _pieces(body: str, base: int, *, raw: bool) -> Iterable[Text]:
    at = 0
    for escape in (_BREAK if raw else _ESCAPE).finditer(body):
        if escape.start() > at:
            yield Text(body[at : escape.start()], ((0, base + at),))
        meant = _meaning(escape[0])
        if meant:
            yield Text(meant, ((0, base + escape.start()),))
        at = escape.end()
    if at < len(body):
        yield Text(body[at:], ((0, base + at),))


def _meaning(escape: str) -> str:
    if escape[0] == "\r":
        return "\n"
    if escape[1] in "\r\n":
        return ""
    try:
        return escape.encode("ascii").decode("unicode_escape")
    except UnicodeError:
        return escape


def fragment(written: str, value: str, cursor: int, base: int) -> tuple[Text, int]:
    """Find a constant part of an f-string from `cursor` on; return it and where it ends."""
    at = written.find(value, cursor)
    if at < 0:
        return Text(value, ((0, base + cursor),)), cursor
    return Text(value, ((0, base + at),)), at + len(value)
