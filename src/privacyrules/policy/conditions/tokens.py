"""The text of a condition in, its words and signs out, and every one that a condition must not use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

LITERALS = frozenset({"STRING", "FLOAT", "DATETIME", "TRUE", "FALSE"})
OPERANDS = LITERALS | {"SYMBOL"}
COMPARISONS = frozenset({"EQ", "NE", "LT", "LE", "GT", "GE", "IN"})

_WORDS = {"and": "AND", "or": "OR", "not": "NOT", "in": "IN", "true": "TRUE", "false": "FALSE"}
_SIGNS = {
    "==": "EQ", "!=": "NE", "<=": "LE", ">=": "GE", "<": "LT", ">": "GT",
    "(": "LPAREN", ")": "RPAREN", "[": "LBRACKET", "]": "RBRACKET", ",": "COMMA",
}  # fmt: skip
_INSTEAD = {
    "=": "write == to compare", "===": "write == to compare", "<>": "write !=", "≠": "write !=",
    "=<": "write <=", "≤": "write <=", "=>": "write >=", "≥": "write >=",
    "&&": "write and", "&": "write and", "||": "write or", "|": "write or", "!": "write not",
    "{": "write a list in square brackets", "}": "write a list in square brackets",
} | dict.fromkeys("“”„\u2018\u2019\u201a«»", "write straight quotation marks")  # fmt: skip
_CALCULATING = dict.fromkeys(("+", "-", "*", "/", "%", "**", "//", "^", "<<", ">>"))
_MATCHING = dict.fromkeys(("=~", "!~", "=~~", "!~~"))
_CHOOSING = dict.fromkeys(("?", "??", ":"))
_RESERVED = {
    "null": ("'null' cannot be compared", "leave a fact out where it is not known"),
    "inf": ("'inf' is no number that a fact can have", "write the number out"),
    "nan": ("'nan' is no number that a fact can have", "write the number out"),
} | dict.fromkeys(
    ("if", "for", "elif", "else", "while"),
    ("conditions have no choices and loops", "join comparisons with and, or, not"),
)
KEYWORDS = frozenset({*_WORDS, *_RESERVED})
"""Words that mean something in every condition, so that no fact can bear them."""

_ALL_SIGNS = sorted({*_SIGNS, *_INSTEAD, *_CALCULATING, *_MATCHING, *_CHOOSING}, key=len, reverse=True)
_SIGN = re.compile("|".join(map(re.escape, _ALL_SIGNS)))
_SPACE = re.compile(r"\s+")
_MINUS = re.compile(r"-\s*")
_ENDS = OPERANDS | {"RPAREN", "RBRACKET"}


class Token(NamedTuple):
    """A word or sign: its kind (as rule-engine's grammar calls it), text, and offset in the condition."""

    kind: str
    text: str
    offset: int


class Mistake(NamedTuple):
    """What is wrong at an offset of the condition, and the way out."""

    offset: int
    what: str
    hint: str = ""


def tokens(text: str, patterns: Mapping[str, re.Pattern[str]]) -> tuple[list[Token], list[Mistake]]:
    """Split a condition into words and signs.

    Args:
        text: the condition.
        patterns: how the language writes STRING, FLOAT, DATETIME, TIMEDELTA, BYTES and SYMBOL.

    Returns:
        All tokens, and a mistake for each that a condition may not use; its kind is then FORBIDDEN.
    """
    found: list[Token] = []
    mistakes: list[Mistake] = []
    for token in _split(text, patterns):
        told = _told(token.kind, token.text)
        if told:
            mistakes.append(Mistake(token.offset, *told))
        # a forbidden token still keeps its neighbours apart
        found.append(token._replace(kind="FORBIDDEN") if told else token)
    return found, mistakes


def _split(text: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[Token]:
    offset, before = 0, ""
    while offset < len(text):
        if space := _SPACE.match(text, offset):
            offset = space.end()
            continue
        # behind an operand a minus calculates, elsewhere it belongs to the number
        negative = None if before in _ENDS else _MINUS.match(text, offset)
        if negative and (number := patterns["FLOAT"].match(text, negative.end())):
            token = Token("FLOAT", text[offset : number.end()], offset)
        else:
            token = _token_at(text, offset, patterns)
        yield token
        offset, before = offset + len(token.text), token.kind


def _token_at(text: str, offset: int, patterns: Mapping[str, re.Pattern[str]]) -> Token:
    if text[offset] == "#":
        return Token("COMMENT", text[offset:], offset)
    for kind, pattern in patterns.items():
        if found := pattern.match(text, offset):
            return Token(_WORDS.get(found[0], kind), found[0], offset)
    if text[offset] in "\"'":
        return Token("UNCLOSED", text[offset:], offset)
    sign = _SIGN.match(text, offset)
    written = sign[0] if sign else text[offset]
    return Token(_SIGNS.get(written, "SIGN"), written, offset)


def _told(kind: str, text: str) -> tuple[str, str] | None:
    if kind == "SIGN":
        return _wrong_sign(text)
    if kind == "SYMBOL":
        if text.startswith("$"):
            what = f"built-in values such as '{text}' cannot be used"
            return what, "declare a fact, and let the asker state it"
        return _RESERVED.get(text)
    return {
        "COMMENT": ("a comment cannot stand in a condition", "write it above the rule, or as its `reading`"),
        "UNCLOSED": ("this quotation mark is never closed", "close the text with the same mark"),
        "BYTES": ("bytes cannot be compared", "write a text, without the letter before the quotes"),
        "TIMEDELTA": ("durations cannot be compared", "compare a number, as in `retention_days > 30`"),
    }.get(kind)


def _wrong_sign(sign: str) -> tuple[str, str]:
    if sign in _INSTEAD:
        return f"'{sign}' means nothing in a condition", _INSTEAD[sign]
    if sign in _CALCULATING:
        return f"conditions do not calculate ('{sign}')", "compare the fact with the result"
    if sign in _MATCHING:
        return f"regular expressions cannot be used ('{sign}')", 'list the texts, as in `in ["DE", "FR"]`'
    if sign in _CHOOSING:
        return f"conditions have no choices ('{sign}')", "join comparisons with and, or, not"
    if sign == ".":
        return "facts have no parts ('.')", "compare the fact itself"
    return f"'{sign}' means nothing in a condition", "take it away"
