"""The words of a name that nobody knows in, the same with one slip of a word of payment mended out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from privacyrules.engine.columns.remembered import Remembered
from privacyrules.model.classification import Lexicon
from privacyrules.syntax.lost_letters import SHORTEST_SLIPPED, without_one_letter

Words = tuple[str, ...]

SLIPPED_IN = frozenset(
    ("card", "bank", "payment", "method", "person", "joined", "deal", "konto", "payees", "mandates")
)
"""The kinds of tables where a word that is almost one of payment is one."""


def _mended(words: Words, lexicon: Lexicon) -> Words:
    strange = [word for word in words if word not in lexicon.words and len(word) >= SHORTEST_SLIPPED - 1]
    meant = {word: known for word in strange for known in _meant(word, lexicon)}
    return tuple(meant.get(word, word) for word in words) if meant else ()


without_slips = Remembered(_mended, 5_000)
"""Give the words with every slip mended: `secrity code` is a security code; () if there is none."""


def _meant(word: str, lexicon: Lexicon) -> list[str]:
    """Give the word that one slip made of another; nothing if there is none."""
    candidates = {known for left in without_one_letter(word) for known in lexicon.near.get(left, ())}
    slipped = (known for known in sorted(candidates, key=_likelihood(word)) if is_one_slip(word, known))
    return list(islice(slipped, 1))


def _likelihood(word: str) -> Callable[[str], tuple[int, str]]:
    """Order words: first those that are as long, then those of which a letter was left out."""
    return lambda known: ((len(known) - len(word)) % 3, known)


def is_one_slip(written: str, meant: str) -> bool:
    """Tell whether one letter is left out, doubled, wrong, or has changed places with the next."""
    at = next((at for at, pair in enumerate(zip(written, meant, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return abs(len(written) - len(meant)) == 1
    left, right = written[at:], meant[at:]
    if len(left) != len(right):
        return left[1:] == right or left == right[1:]
    return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
