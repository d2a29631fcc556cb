"""A word that nobody knows in, the known word of which it is a slip of the keys out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.phrases import Phrasebook

SHORTEST = 7
"""Of shorter words, too many are one letter away from another that means something else (`retail`)."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def meant_by(word: str, book: Phrasebook) -> str:
    """The one known word that a single slip makes of this one; the word itself if there is none or are two.

    A slip is a letter wrong, missing or added, or two neighbours swapped; neither the first letter, nor
    the last, in which words of one family differ (`complains`, `complaint`).

    Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors",
    CACM 7(3), 1964.
    """
    if len(word) < SHORTEST or not word.isascii() or not word.isalpha():
        return word
    known = {near for near in _one_slip_away(word) if near in book.forms or near in book.known}
    roots = {frozenset(book.forms.get(near, (near,))) for near in known}
    return min(known) if len(roots) == 1 else word


def _one_slip_away(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield from (before + letter + after, before + letter + after[1:])
