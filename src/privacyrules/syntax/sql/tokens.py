"""The list of tokens that lexer and readers share; which tokens are trivia, and which placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MANY = 10_000

PSQL_COPY = "\\copy"
"""With this, a line for psql begins that copies data, as COPY does."""

BLANK = frozenset(" \t\r\n\f\v\ufeff")
COMMENT = ("--", "/*", "*/", "{#", "\\", "#")
_MAY_COMMENT = frozenset(mark[0] for mark in COMMENT)
_MAY_BE_TRIVIA = BLANK | _MAY_COMMENT
MAY_PUT_IN = frozenset("${:")
"""So begins what is put in when a text is used, and other things."""
_MARKS = frozenset("()[],")
_PLACEHOLDER = ("${", "{{", "{%")


class Tokens:
    """The tokens of a text, or of a part of it: joined they give it back.

    `starts[i]` is the offset of `texts[i]` (one more than there are tokens). `ends` holds the
    indexes of the tokens that end a statement: `;`, the delimiter in force, a line of GO or DELIMITER.
    `open` says of tokens that are never closed what they are.
    """

    __slots__ = ("ends", "open", "starts", "texts")

    def __init__(self) -> None:
        """Begin without tokens."""
        self.texts: list[str] = []
        self.ends: list[int] = []
        self.open: dict[int, str] = {}
        self.starts: Sequence[int] = ()


def numbers(found: Iterable[int], count: int) -> Sequence[int]:
    """Keep offsets: many of them as an array, which takes a quarter of a list's memory."""
    if count <= MANY:
        return list(found)
    from array import array

    return array("q", found)


def is_trivia(token: str) -> bool:
    """Say whether a token is white space, a comment, a line for psql, or data of COPY."""
    first = token[0]
    return first in BLANK or (first in _MAY_COMMENT and token.startswith(COMMENT))


def meaningful(texts: list[str], start: int, stop: int) -> list[int]:
    """Return the indexes, from `start` to before `stop`, of the tokens that are not trivia."""
    return [
        at
        for at, text in enumerate(texts[start:stop], start)
        if text[0] not in _MAY_BE_TRIVIA or not (text[0] in BLANK or text.startswith(COMMENT))
    ]


def marks_in(texts: list[str]) -> list[int]:
    """Return where brackets and commas are."""
    return [at for at, text in enumerate(texts) if text in _MARKS]


def capitals(texts: list[str]) -> list[str]:
    """Return all tokens in capitals, in one go where none holds what joins them."""
    uppers = "\0".join(texts).upper().split("\0")
    return uppers if len(uppers) == len(texts) else [text.upper() for text in texts]


def is_placeholder(token: str) -> bool:
    """Say whether a token is put in when the text is used: `${...}`, `{{ ... }}`, psql's `:name`."""
    if token[:1] not in MAY_PUT_IN:
        return False
    return token.startswith(_PLACEHOLDER) or (token[0] == ":" and len(token) > 1)


def may_be_name(token: str) -> bool:
    """Say whether a token may be a name, judged by how it begins."""
    first = token[0]
    return first.isalnum() or first in "_\"'`" or first > "\x7f" or (len(token) > 1 and first in "[${:")
