"""A question in, the words that the vocabulary knows out, and the places of those that it does not."""

import re
from typing import NamedTuple

from privacyrules.engine.understand.slips import meant_by
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.reading import Span
from privacyrules.syntax.spoken import DASH, MONEY, POSSESSIVE, split_words

_AMOUNT = re.compile("[0-9]+(?:k|m|p|c|d|h|hrs?|w|wks?|mo|y|yrs?)")
"""A round sum (`20k`) or a length of time (`30d`)."""
STOPS = frozenset(".?!;:\n")
MARKS = STOPS | {",", "(", ")", DASH, MONEY, POSSESSIVE, "&", "@"}


class Token(NamedTuple):
    """A word or mark; `forms` are the base words that it may be; `gap` counts unknown words before it.

    `named` says that it begins with a capital letter, `joined` that it is a part of an identifier, `slip`
    that it is written wrongly and was read as the word that it comes nearest to.
    """

    word: str
    forms: tuple[str, ...]
    start: int
    end: int
    gap: int = 0
    named: bool = False
    joined: bool = False
    slip: bool = False


def words_of(text: str, book: Phrasebook) -> tuple[tuple[Token, ...], tuple[Span, ...]]:
    """The known words and marks of a text, and the places of the others.

    An unknown word is left out, so that it changes nothing but the count of gaps.
    """
    known: list[Token] = []
    unknown: list[Span] = []
    gap = 0
    for written, start, end in split_words(text):
        forms, word = _forms(written, book), written
        named = text[start : start + 1].isupper()
        if not forms and not named:
            word = meant_by(written, book)
            forms = _forms(word, book)
        if not forms and not word.isdigit() and not _AMOUNT.fullmatch(word):
            unknown.append(Span(start, end))
            gap += 1
            continue
        joined = "_" in (text[start - 1 : start], text[end : end + 1])
        known.append(Token(word, forms or (word,), start, end, gap, named, joined, word != written))
        gap = 0
    return tuple(known), tuple(unknown)


def _forms(word: str, book: Phrasebook) -> tuple[str, ...]:
    bases = book.forms.get(word, ())
    return (word, *bases) if word in book.known or word in MARKS else bases
