"""Written phrases in, what they mean out: alone, or per kind of table; no phrase means two things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from privacyrules.model.classification import BY_TABLE, REVIEW, Meaning, Phrase
from privacyrules.policy.lexicon.nodes import LexiconNodes, Word
from privacyrules.syntax.names import singular

ELSEWHERE = ""
"""The kind of table that is none of those named."""

_UMLAUT = re.compile("ae|oe|(?<![aeq])ue")

UNKNOWN: Meaning = ("", REVIEW)
"""A word that says nothing in a table of no known kind: somebody has to look."""


class Phrasebook:
    """Gathers phrases, with sets and abbreviations written out."""

    def __init__(self, nodes: LexiconNodes) -> None:
        """Start empty; mistakes go to `nodes`, and `written` takes every word of the files."""
        self.nodes = nodes
        self.spellings: dict[str, tuple[str, ...]] = {}
        self.sets: dict[str, list[str]] = {}
        self.written: set[str] = set()
        self.alone: dict[tuple[str, ...], Phrase] = {}
        self.by_table: dict[tuple[str, ...], dict[str, Meaning]] = {}
        self.languages: dict[tuple[str, ...], str] = {}

    def written_out(self, word: Word) -> Iterator[tuple[str, ...]]:
        """Give the phrases that a written one stands for: `<set>` and abbreviations replaced."""
        text, place = word
        choices: list[list[str]] = []
        for part in text.split():
            if part.startswith("<") and part[1:-1] not in self.sets:
                self.nodes.problem(place, f"'{part}' is no set", "declare it under 'sets'")
                return
            choices.append(self.sets[part[1:-1]] if part.startswith("<") else [part])
        for chosen in product(*choices):
            yield self.spelled(" ".join(chosen))

    def spelled(self, text: str) -> tuple[str, ...]:
        """Give the words of a text with abbreviations written out, in the singular."""
        full = (full for word in text.split() for full in self.spellings.get(word, (word,)))
        return tuple(singular(word, self.written) for word in full)

    def add(self, word: Word, category: str, strength: int, language: str) -> None:
        """Add a phrase that means the same in every table."""
        for words in self.written_out(word):
            known = self.alone.setdefault(words, (words, category, strength, language))
            if known[1] != category and "<" not in word[0]:
                what = f"'{word[0]}' is named by both '{known[1]}' and '{category}'"
                self.nodes.problem(word[1], what, "keep one, or use `by_table`")

    def add_by_table(self, word: Word, meanings: Mapping[str, Meaning], language: str) -> None:
        """Add a phrase that means something in tables of some kinds only."""
        for words in self.written_out(word):
            self.languages.setdefault(words, language)
            held = self.by_table.setdefault(words, {})
            for kind, meaning in meanings.items():
                if held.setdefault(kind, meaning) != meaning:
                    where = f"tables of the kind '{kind or 'any other'}'"
                    what = f"'{word[0]}' in {where} already is '{held[kind][0]}'"
                    self.nodes.problem(word[1], what, "keep one of the two")

    def joined(self) -> dict[str, dict[str, Meaning]]:
        """Give the meanings by table; a phrase that also means something alone means that elsewhere."""
        meanings = {" ".join(words): dict(held) for words, held in self.by_table.items()}
        for words in self.by_table.keys() & self.alone.keys():
            meanings[" ".join(words)][ELSEWHERE] = self.alone[words][1:3]
        return meanings

    def by_first_word(self) -> dict[str, tuple[Phrase, ...]]:
        """Give all phrases by their first word, longest first, then in the order of the alphabet."""
        tables: dict[tuple[str, ...], Phrase] = {
            words: (words, BY_TABLE, 0, self.languages[words]) for words in self.by_table
        }
        index: dict[str, list[Phrase]] = {}
        for phrase in {**self.alone, **tables}.values():
            index.setdefault(phrase[0][0], []).append(phrase)
        return {first: tuple(sorted(held, key=_longest_first)) for first, held in sorted(index.items())}


def umlauts_left_out(phrases: Mapping[str, tuple[Phrase, ...]], known: set[str]) -> dict[str, tuple[str]]:
    """Give the German words as they are written where "ä" became "a", with the words that they stand for."""
    german = {word for held in phrases.values() for phrase in held if phrase[3] == "de" for word in phrase[0]}
    found = {_UMLAUT.sub(lambda two: two[0][0], word): (word,) for word in sorted(german)}
    return {written: word for written, word in found.items() if written not in known}


def _longest_first(phrase: Phrase) -> tuple[int, bool, tuple[str, ...]]:
    # What names every word says more than what leaves a gap.
    return -len(phrase[0]), "*" in phrase[0], phrase[0]
