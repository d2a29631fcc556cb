"""A question in, the words that the vocabulary knows out, and the places of those that it does not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.slips import glued, meant_by
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
        halves = None if forms else glued(written.lower(), book)
        if halves is not None:
            known += _halves(halves, start, gap, book)
            gap = 0
            continue
        if not forms and not word.isdigit() and not _AMOUNT.fullmatch(word):
            unknown.append(Span(start, end))
            gap += 1
            continue
        joined = "_" in (text[start - 1 : start], text[end : end + 1])
        known.append(Token(word, forms or (word,), start, end, gap, named, joined, word != written))
        gap = 0
    return tuple(_with_saved(known, book)), tuple(unknown)


def _with_saved(tokens: list[Token], book: Phrasebook) -> Iterator[Token]:
    """`do we safe the number`: between whoever acts and what is handled, `safe` means `save`."""
    for at, token in enumerate(tokens):
        before, after = tokens[at - 1].word if at else "", tokens[at + 1].word if at + 1 < len(tokens) else ""
        acts = token.word == "safe" and before in g.WE | g.OTHERS | {"to"}
        handles = after in g.DETERMINERS | g.PRONOUNS and after not in g.WE
        yield (
            token._replace(word="save", forms=_forms("save", book), slip=True) if acts and handles else token
        )


def _halves(halves: tuple[str, str], start: int, gap: int, book: Phrasebook) -> Iterator[Token]:
    """The two words of one that was written without a space: `creditcard`."""
    middle = start + len(halves[0])
    for word, first, before in ((halves[0], start, gap), (halves[1], middle, 0)):
        yield Token(word, _forms(word, book) or (word,), first, first + len(word), before)


def _forms(word: str, book: Phrasebook) -> tuple[str, ...]:
    bases = book.forms.get(word, ())
    return (word, *bases) if word in book.known or word in MARKS else bases
