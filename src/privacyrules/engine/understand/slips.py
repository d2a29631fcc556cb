"""A word that nobody knows in, the known word, or the two, of which it is a slip of the keys out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from privacyrules.engine.understand.misspelt import OFTEN
from privacyrules.model.phrases import Phrasebook

SHORTEST = 7
"""Of shorter words, too many are any one letter away from another that means something else (`retail`)."""

SHORTEST_LIKELY = 5
"""In a word of at least so many letters, the slips that people make most are read as what was meant."""

SHORTEST_GLUED = 6

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiou"
_ENDINGS = (
    ("e", ""),
    ("ys", "ies"),
    ("icly", "ically"),
    ("icaly", "ically"),
    ("ik", "ics"),
    ("iks", "ics"),
    ("full", "ful"),
)


def meant_by(word: str, book: Phrasebook) -> str:
    """The one known word that a single slip makes of this one; the word itself if there is none or are two.

    A slip is a letter wrong, missing or added, or two neighbours swapped; neither the first letter, nor
    the last, in which words of one family differ (`complains`, `complaint`). Those that people make most
    come first: of a short word only they are looked at.

    Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors",
    CACM 7(3), 1964.
    """
    if not word.isascii() or not word.isalpha():
        return word
    often = OFTEN.get(word)
    if often is not None:
        return often if often in book.known or often in book.forms else word
    for shortest, slipped in _SLIPS:
        known = _known(slipped, word, book) if len(word) >= shortest else set()
        if known:
            roots = {frozenset(book.forms.get(near, (near,))) for near in known}
            return min(known) if len(roots) == 1 else word
    return word


def glued(word: str, book: Phrasebook) -> tuple[str, str] | None:
    """The two words that begin a term of the vocabulary where they are written as one: `creditcard`."""
    if len(word) < SHORTEST_GLUED or not word.isascii() or not word.isalpha():
        return None
    for at in range(2, len(word) - 1):
        first, second = word[:at], word[at:]
        follows = {
            phrase[1]
            for phrase, meanings in book.phrases.get(first, ())
            if len(phrase) > 1 and any(meaning[0] in ("term", "unsettled") for meaning in meanings)
        }
        if follows and not follows.isdisjoint((second, *book.forms.get(second, ()))):
            return first, second
    return None


def _known(slipped: Callable[[str], Iterator[str]], word: str, book: Phrasebook) -> set[str]:
    return {near for near in slipped(word) if near in book.forms or near in book.known}


def _swapped_or_doubled(word: str) -> Iterator[str]:
    """Two neighbours swapped, a letter twice or once by mistake, an `e` too few or too many, `companys`."""
    for at in range(1, len(word)):
        before, after = word[:at], word[at:]
        yield before + word[at - 1] + after
        if word[at] == word[at - 1]:
            yield before + after[1:]
        elif at < len(word) - 1:
            yield before + after[1] + after[0] + after[2:]
    yield word + "e"
    for wrong, right in _ENDINGS:
        if word.endswith(wrong):
            yield word.removesuffix(wrong) + right


def _without_vowel(word: str) -> Iterator[str]:
    """A vowel left out."""
    return (word[:at] + vowel + word[at:] for at in range(1, len(word)) for vowel in _VOWELS)


def _other_vowel(word: str) -> Iterator[str]:
    """A vowel in the place of another."""
    for at in range(1, len(word) - 1):
        if word[at] in _VOWELS:
            yield from (word[:at] + vowel + word[at + 1 :] for vowel in _VOWELS)


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield from (before + letter + after, before + letter + after[1:])


_SLIPS = (
    (SHORTEST_LIKELY, _swapped_or_doubled),
    (SHORTEST_LIKELY, _without_vowel),
    (SHORTEST, _other_vowel),
    (SHORTEST, _one_slip_away),
)
"""The slips of the keys, likeliest first, each with the letters that a word must have."""
