"""Two pieces of prose in, how alike they are out; or the one of many that comes nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence

ALIKE = 0.5
"""From here on two sentences are taken for one that was reworded."""

_WORD = re.compile(r"\w+")


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common in the same order, from 0 to 1.

    A text that lies within the other is wholly like it: a quote is like the sentence that it is from.
    """
    from difflib import SequenceMatcher

    words, others = _words(one), _words(other)
    if not (words and others):
        return 0.0
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(words), len(others))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def nearest(texts: Sequence[str], candidates: Sequence[str]) -> int | None:
    """The index of the candidate that is most like one of some texts; None where none is ALIKE."""
    found = [
        (max((likeness(text, candidate) for text in texts), default=0.0), -at)
        for at, candidate in enumerate(candidates)
    ]
    best, at = max(found, default=(0.0, 0))
    return -at if best >= ALIKE else None
