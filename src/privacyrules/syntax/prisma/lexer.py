"""The text of a Prisma schema in; its tokens, and which brackets belong together, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<space>[^\S\r\n]+|\ufeff)"
    r"|(?P<end>\r\n?|\n)"
    r"|(?P<comment>//[^\r\n]*)"
    r"|(?P<opening>/\*)"
    r'|(?P<string>"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*")'
    r'|(?P<open>"[^\r\n]*)'
    r"|(?P<word>\w[\w-]*)"
    r"|(?P<mark>@@|.)",
    re.DOTALL,
)
_LINE_END = re.compile(r"[\r\n]|\Z")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_SURROGATES = range(0xD800, 0xE000)
_PARTNERS = {")": "(", "]": "[", "}": "{"}


class Token(NamedTuple):
    """A piece of a schema: a `word`, `string`, `mark` or `comment`, or the `end` of a line.

    A string or comment that is never closed is `open`, and ends with its line.
    """

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the token."""
        return self.start + len(self.text)


def tokens_of(text: str) -> list[Token]:
    """Cut a schema into its tokens, without white space."""
    tokens = []
    at, last_close = 0, text.rfind("*/")
    while found := _TOKEN.match(text, at):
        kind, at = found.lastgroup or "", found.end()
        if kind == "opening":
            closed = found.end() <= last_close
            at = text.index("*/", at) + 2 if closed else _line_end(text, at)
            kind = "comment" if closed else "open"
        if kind != "space":
            tokens.append(Token(kind, text[found.start() : at], found.start()))
    return tokens


def _line_end(text: str, at: int) -> int:
    end = _LINE_END.search(text, at)
    return end.start() if end else len(text)


def without_comments(tokens: Iterable[Token]) -> Iterator[Token]:
    """Give the tokens but for comments, and for the ends of lines that hold nothing else."""
    empty, commented = True, False
    for token in tokens:
        if token.kind == "comment":
            commented = True
            continue
        if token.kind != "end" or not (empty and commented):
            yield token
        empty, commented = token.kind == "end", commented and token.kind != "end"


def pairs_of(tokens: list[Token]) -> dict[int, int]:
    """Tell for each bracket that is closed, by its index, which token closes it.

    A `}` also ends what was opened and never closed since its `{`.
    """
    pairs: dict[int, int] = {}
    opened: list[int] = []
    braces = 0
    for at, (kind, text, _) in enumerate(tokens):
        if kind != "mark":
            continue
        if text in "([{":
            opened.append(at)
            braces += text == "{"
        elif text in _PARTNERS and opened:
            while text == "}" and braces and tokens[opened[-1]].text != "{":
                opened.pop()
            if tokens[opened[-1]].text == _PARTNERS[text]:
                pairs[opened.pop()] = at
                braces -= text == "}"
    return pairs


def string_value(token: Token) -> str:
    """Return what a string stands for."""
    return _ESCAPE.sub(_character, token.text[1:-1])


def _character(found: re.Match[str]) -> str:
    if found[2]:
        return _CONTROL.get(found[2], found[2])
    code = int(found[1], 16)
    return found[0] if code in _SURROGATES else chr(code)
