"""The quotes of a policy's rules in; the sentences that the policy says twice, or nearly so, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from privacyrules.engine.regions.space import with_exceptions
from privacyrules.engine.review.ground import Ground
from privacyrules.model.places import Place
from privacyrules.model.policy import Quote, Rule
from privacyrules.model.review import Remark

ALIKE = 0.8
"""Sentences that share this much of their words are similar."""

FEWEST_WORDS = 8
"""Shorter quotes are compared as a whole only."""

_WORD = re.compile(r"\w+")

Key = tuple[str, int | str]


class _Said(NamedTuple):
    """A sentence, as far as rules quote it: its words, and the rules."""

    quote: Quote
    words: frozenset[str]
    rules: dict[str, Rule]


def said_twice(ground: Ground) -> Iterator[Remark]:
    """Different sentences with the same words, or nearly the same, that no single rule quotes together."""
    said = list(_sentences(ground).values())
    for one, other in _similar(said):
        if one.rules.keys() & other.rules.keys():
            continue
        first, second = next(iter(one.rules.values())), next(iter(other.rules.values()))
        same = one.words == other.words
        how = "the same" if same else "nearly the same"
        message = f"'{second.id}' and '{first.id}' quote different sentences that say {how}"
        if same:
            remedy = (
                "A promise that the policy makes twice is one rule with both quotes, in its first section."
            )
            yield Remark("repeated-sentence", "warning", second.place, message, remedy, (first, second))
        else:
            remedy = "One promise is one rule with both quotes; else let a `reading` say how the two differ."
            yield Remark("similar-sentence", "note", second.place, message, remedy, (first, second))


def carried_by_nothing(ground: Ground) -> Iterator[Remark]:
    """Sentences of the pinned text that neither a rule nor the list of what no machine checks carries."""
    for number, section in ground.around.uncovered:
        message = f"nothing carries sentence {number} ({section.rstrip(':')})"
        remedy = "Write a rule for it, or list it under `not_checkable:` with the reason."
        yield Remark("uncovered-sentence", "warning", Place(ground.around.heading[0]), message, remedy)


def _sentences(ground: Ground) -> dict[Key, _Said]:
    """The sentences that rules quote, in the order of the rules, by their number (unpinned: their text)."""
    found: dict[Key, _Said] = {}
    for rule in ground.policy.rules:
        for clause in with_exceptions(rule.clause):
            for quote in clause.quotes:
                key = ("", quote.sentence) if quote.sentence is not None else (quote.section, quote.text)
                said = found.setdefault(key, _Said(quote, frozenset(), {}))
                words = said.words | frozenset(_WORD.findall(quote.text.casefold()))
                found[key] = said._replace(words=words)
                said.rules[rule.id] = rule
    return found


def _similar(said: list[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """The pairs of similar sentences.

    Two sets of words that share so much share one of the rarest words of each; so it is enough to compare
    sentences that do.
    """
    often = Counter(word for sentence in said for word in sentence.words)
    by_word: dict[str, list[int]] = {}
    for at, sentence in enumerate(said):
        ranked = sorted(sentence.words, key=lambda word: (often[word], word))
        rarest = ranked[: len(ranked) - int(ALIKE * len(ranked)) + 1]
        for other in sorted({other for word in rarest for other in by_word.get(word, ())}):
            if _alike(said[other].words, sentence.words):
                yield said[other], sentence
        for word in rarest:
            by_word.setdefault(word, []).append(at)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= FEWEST_WORDS and len(one & other) >= ALIKE * len(one | other)
