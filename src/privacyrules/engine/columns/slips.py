"""The words of a name that nobody knows in, the same with one slip of a word of payment mended out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from privacyrules.engine.columns.remembered import Remembered
from privacyrules.model.classification import BY_TABLE, Lexicon

Words = tuple[str, ...]

PAYING = frozenset(
    (
        *("card_number", "card_security_code", "card_expiry", "card_partial", "card_holder_name"),
        *("bank_account", "iban", "account_number", "bank_routing_code"),
    )
)
"""What a mended name may turn out to be."""

SLIPPED_IN = frozenset(("card", "bank", "payment", "method", "person", "deal", "konto", "payees", "mandates"))
"""The kinds of tables where a word that is almost one of payment is one."""

# In a shorter word one letter more or less makes another word too easily.
_SHORTEST = 6


def _long_words(_all: tuple[()], lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Give the long words of payment by themselves and by what is left of them without any one letter."""
    found: dict[str, list[str]] = {}
    for word in sorted(set(_words_of_payment(lexicon))):
        if len(word) >= _SHORTEST and word.isalpha():
            for left in _left_of(word):
                found.setdefault(left, []).append(word)
    return {left: tuple(words) for left, words in found.items()}


_by_rest = Remembered(_long_words, 1)


def _left_of(word: str) -> set[str]:
    """Give a word, and it without each of its letters but the first."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _words_of_payment(lexicon: Lexicon) -> Iterator[str]:
    for phrases in lexicon.phrases.values():
        for words, category, _, _ in phrases:
            if category in PAYING or (category == BY_TABLE and _pays_somewhere(words, lexicon)):
                yield from words


def _pays_somewhere(words: Words, lexicon: Lexicon) -> bool:
    return any(category in PAYING for category, _ in lexicon.by_table[" ".join(words)].values())


def _mended(words: Words, lexicon: Lexicon) -> Words:
    strange = [word for word in words if word not in lexicon.words and len(word) >= _SHORTEST - 1]
    meant = {word: known for word in strange for known in _meant(word, lexicon)}
    return tuple(meant.get(word, word) for word in words) if meant else ()


without_slips = Remembered(_mended, 5_000)
"""Give the words with every slip mended: `secrity code` is a security code; () if there is none."""


def _meant(word: str, lexicon: Lexicon) -> list[str]:
    """Give the word that one slip made of another; nothing if there is none."""
    near = _by_rest((), lexicon)
    candidates = {known for left in _left_of(word) for known in near.get(left, ())}
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
