"""The phrases of a lexicon in, its long words of payment by what one lost letter leaves of them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacyrules.model.classification import BY_TABLE, PAYING, Meaning, Phrase
from privacyrules.syntax.lost_letters import SHORTEST_SLIPPED, without_one_letter

Phrases = Mapping[str, tuple[Phrase, ...]]


def near_words(phrases: Phrases, by_table: Mapping[str, Mapping[str, Meaning]]) -> dict[str, tuple[str, ...]]:
    """Give the long words of payment by themselves and by what is left of them without any one letter.

    They are worked out here, and kept with the lexicon: a run looks a few of them up.
    """
    found: dict[str, list[str]] = {}
    for word in sorted(set(_words_of_payment(phrases, by_table))):
        if len(word) >= SHORTEST_SLIPPED and word.isalpha():
            for left in without_one_letter(word):
                found.setdefault(left, []).append(word)
    return {left: tuple(words) for left, words in found.items()}


def _words_of_payment(phrases: Phrases, by_table: Mapping[str, Mapping[str, Meaning]]) -> Iterator[str]:
    for held in phrases.values():
        for words, category, _, _ in held:
            meanings = by_table[" ".join(words)].values() if category == BY_TABLE else ()
            if category in PAYING or any(meant in PAYING for meant, _ in meanings):
                yield from words
