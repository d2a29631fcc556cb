"""A question in, the numbers in it out: how long data is kept, how old somebody is, and prices."""

from __future__ import annotations

import re
from itertools import pairwise

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.model.reading import Span

_DAYS = {
    "day": 1,
    "days": 1,
    "night": 1,
    "nights": 1,
    "week": 7,
    "weeks": 7,
    "month": 30,
    "months": 30,
    "year": 365,
    "years": 365,
    "decade": 3650,
}
_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "dozen": 12,
    "another": 0,
}
_SHARES = frozenset({"commission", "cut", "discount", "kickback", "percent"})
_MOST_DIGITS = 6
_SHORT = re.compile("([0-9]{1,6})(d|h|hrs?|w|wks?|mo|y|yrs?)")
_ENDS = frozenset({"and", ",", ".", "?", "-", ""})
_HOURS = {"h": 1, "d": 24, "w": 7 * 24, "m": 30 * 24, "y": 365 * 24}
"""The hours of a unit by its first letter: `30d`, `24h`."""


def kept_for(q: Question) -> tuple[int, Span] | None:
    """For how many days something is kept: `for five years`, `90 days`, `more than 30 days`."""
    for at, token in enumerate(q.tokens):
        short = _SHORT.fullmatch(token.word)
        if short and q.word(at - 1) not in ("every", "each", "per", "last"):
            hours = int(short[1]) * _HOURS[short[2][0]]
            return max(1, hours // 24), Span(token.start, token.end)
        unit = _DAYS.get(token.word)
        number = _number(q.word(at - 1)) if unit and q.word(at + 1) not in ("old", "ago") else None
        if unit is None or number is None or not _is_length(q, at):
            continue
        more = q.word(at - 2) in ("than", "over") and q.word(at - 3) in (
            "more",
            "longer",
            "older",
            "for",
            "keep",
        )
        return number * unit + int(more), Span(q.tokens[at - 1].start, token.end)
    return None


def _is_length(q: Question, at: int) -> bool:
    """Whether a number of days is a length of time; `every 30 days` and `a day` alone are none."""
    if q.word(at - 1) in ("a", "an", "one"):
        return q.word(at - 2) in ("for", "than", "after", "within", "another", "until")
    return q.word(at - 2) not in ("every", "each", "per", "last", "past", "previous")


def age_of(q: Question) -> tuple[int, Span] | None:
    """How old somebody is: `15 years old`, `aged 15`, `a 15-year-old`."""
    for at, token in enumerate(q.tokens):
        if not token.word.isdigit() or len(token.word) > 2:
            continue
        after = [q.word(at + step) for step in (1, 2)]
        if after[0] in ("year", "years") and after[1] == "old":
            return int(token.word), Span(token.start, q.tokens[at + 2].end)
        if q.word(at - 1) in ("aged", "age") or (q.word(at - 1) == "is" and q.word(at + 1) in _ENDS):
            return int(token.word), Span(q.tokens[at - 1].start, token.end)
    return None


def _is_sum(q: Question, at: int) -> bool:
    """Whether a round sum such as `20k` stands there, and not a number of things."""
    word = q.word(at)
    return word[:-1].isdigit() and word[-1:] in ("k", "m", "p", "c") and q.at(at + 1) is None


def _number(word: str) -> int | None:
    if word.isdigit() and word.isascii() and len(word) <= _MOST_DIGITS:
        return int(word)
    return _WORDS.get(word) or None


def price_of(q: Question) -> Span | None:
    """A price for what is asked about: `for 40 cents each`, `at $2 a lead`, `40 EUR per address`."""
    for at, token in enumerate(q.tokens):
        if token.word == "$":
            money = (at - 1, at + 1) if q.word(at + 1).isdigit() else (at - 2, at)
        elif token.word in g.CURRENCIES and _number(q.word(at - 1)) is not None:
            money = (at - 2, at)
        elif (
            token.word in _SHARES and q.word(at - 1).isdigit() and q.word(at - 2) in ("a", "an", "the", "for")
        ):
            return Span(q.tokens[at - 1].start, token.end)
        elif _is_sum(q, at):
            money = (at - 1, at)
        else:
            continue
        lead = q.word(money[0])
        tail = q.word(money[1] + 1)
        if lead in ("for", "at", "@", "of", "pay", "pays", "paid", "offers", "us") or tail in (
            "each",
            "per",
            "a",
            "for",
        ):
            return Span(q.tokens[max(money[0], 0)].start, q.tokens[money[1]].end)
    return None


def is_free(q: Question) -> bool:
    """Whether the question says that nothing is paid."""
    words = [token.word for token in q.tokens]
    return any(pair in g.FREE for pair in pairwise(words))
