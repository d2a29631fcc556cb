"""The words and signs of a condition in, what is wrong with the way they follow each other out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from privacyrules.policy.conditions.tokens import COMPARISONS, OPERANDS, Mistake, Token

_DEEPEST = 50
_MOST_WORDS = 100
_OPENED_BY = {"RPAREN": "LPAREN", "RBRACKET": "LBRACKET"}
_ENDS = OPERANDS | {"RPAREN", "RBRACKET"}
_COMPARE = "compare a fact with a value, as in `retention_days > 30`"


def misshapen(found: Sequence[Token], text: str) -> list[Mistake]:
    """Find what a parser would report badly: brackets, calls, missing words, and sheer size.

    Returns:
        The mistakes, each at its place in the text; none if a parser may go on.
    """
    if not text.strip():
        return [Mistake(0, "the condition is empty", "write one, or leave `when` out")]
    mistakes = [*_brackets(found), *_neighbours(found)]
    words = [token for token in found if token.kind in ("AND", "OR", "NOT")]
    if len(words) > _MOST_WORDS:
        what = f"more than {_MOST_WORDS} and, or, not stand in one condition"
        mistakes.append(Mistake(words[_MOST_WORDS].offset, what, "write several rules"))
    return mistakes


def unexpected(found: Sequence[Token], at: int | None) -> Mistake:
    """Explain why a parser stopped.

    Args:
        found: all tokens of the condition.
        at: which of them the parser cannot use; None if it wants one more at the end.
    """
    if at is None:
        last = found[-1]
        return Mistake(last.offset, f"the condition ends behind `{last.text}`", _COMPARE)
    token, before = found[at], found[at - 1].kind if at else ""
    if token.kind == "COMMA":
        return Mistake(token.offset, "a list stands in square brackets", 'write it as in `in ["DE", "FR"]`')
    if token.kind in COMPARISONS and before in _ENDS:
        what = "two comparisons follow each other without and"
        return Mistake(token.offset, what, "write them as in `days > 1 and days < 5`")
    if before in _ENDS and token.kind not in ("AND", "OR", *_OPENED_BY):
        return Mistake(token.offset, f"and, or, or a comparison is missing before `{token.text}`", _COMPARE)
    return Mistake(token.offset, f"`{token.text}` cannot stand here", _COMPARE)


def _brackets(found: Sequence[Token]) -> Iterator[Mistake]:
    opened: list[Token] = []
    for token in found:
        if token.kind in _OPENED_BY.values():
            opened.append(token)
            if len(opened) == _DEEPEST + 1:
                what = f"more than {_DEEPEST} brackets stand inside each other"
                yield Mistake(token.offset, what, "write several rules")
        elif token.kind in _OPENED_BY:
            if opened and opened[-1].kind == _OPENED_BY[token.kind]:
                opened.pop()
            else:
                yield Mistake(token.offset, f"this '{token.text}' closes nothing", "take it away, or open it")
    for token in opened:
        yield Mistake(token.offset, f"this '{token.text}' is never closed", "close it")


def _neighbours(found: Sequence[Token]) -> Iterator[Mistake]:
    for before, token in pairwise(found):
        if token.kind == "LPAREN" and before.kind == "SYMBOL":
            what = f"functions cannot be used ('{before.text}')"
            yield Mistake(before.offset, what, "compare the fact itself")
        elif token.kind == "LPAREN" and before.kind in _ENDS:
            yield Mistake(token.offset, "and, or, or a comparison is missing before `(`", _COMPARE)
        elif token.kind == "LBRACKET" and before.kind in _ENDS:
            yield Mistake(token.offset, "`in` is missing before the list", 'write it as in `in ["DE", "FR"]`')
