"""Nodes of the lexicon's files in, words and phrases with their places out; mistakes are collected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import Place, Problem
from privacyrules.syntax.nearest import did_you_mean

Word = tuple[str, Place]

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "pl", "nl")
"""The languages of the lexicon."""

_WORD = r"(?:[a-z]+|[0-9]+|\*|<[a-z_]+>)"
_PHRASE = re.compile(f"{_WORD}(?: {_WORD})*")


class LexiconNodes:
    """Reads nodes into words; `problems` holds what did not fit."""

    def __init__(self) -> None:
        """Start without problems."""
        self.problems: list[Problem] = []

    def problem(self, place: Place, what: str, hint: str) -> None:
        """Note a mistake: where, what, and the way out."""
        self.problems.append(Problem(place, what, hint))

    def entries(self, node: Node, what: str) -> Iterator[tuple[Scalar, Node]]:
        """Give the keys and values of a node, or note that it has none."""
        if isinstance(node, Mapping_):
            yield from node.entries
        else:
            self.problem(node.place, f"{what} must have keys", "write lines such as 'key: [one, two]'")

    def known(self, key: Scalar, names: Iterable[str], what: str) -> bool:
        """Tell whether a key is one of the names; if not, note the nearest."""
        names = sorted(names)
        if key.text not in names:
            self.problem(key.place, f"'{key.text}' is no {what}", did_you_mean(key.text, names))
        return key.text in names

    def scalars(self, node: Node, what: str) -> Iterator[Scalar]:
        """Give the plain values of a list."""
        if not isinstance(node, Sequence):
            self.problem(node.place, f"{what} must be a list", "write it as [one, two]")
            return
        for item in node.items:
            if isinstance(item, Scalar):
                yield item
            else:
                self.problem(item.place, f"{what} must be a list of words", "write plain words")

    def texts(self, node: Node, what: str) -> Iterator[Word]:
        """Give the texts of a list of plain values, whatever they look like to YAML."""
        yield from ((item.text, item.place) for item in self.scalars(node, what))

    def phrases(self, node: Node, what: str) -> Iterator[Word]:
        """Give the phrases of a list: lower case, without accents, words and digits apart."""
        for text, place in self.texts(node, what):
            if self.is_phrase(text, place):
                yield text, place

    def phrases_by_language(self, node: Node) -> Iterator[tuple[str, Word]]:
        """Give the phrases of a list, which are English, or those of a list per language."""
        if not isinstance(node, Mapping_):
            yield from ((LANGUAGES[0], word) for word in self.phrases(node, "'words'"))
            return
        for key, value in node.entries:
            if self.known(key, LANGUAGES, "language of the lexicon"):
                yield from ((key.text, word) for word in self.phrases(value, f"the words in '{key.text}'"))

    def whole_number(self, node: Node, what: str) -> int:
        """Give a whole number; note it and give 0 if it is none."""
        if isinstance(node, Scalar) and isinstance(node.value, int):
            return node.value
        self.problem(node.place, f"{what} must be a whole number", "write the number of bands, such as 1")
        return 0

    def is_true(self, node: Node, what: str) -> bool:
        """Tell that a value says true; note it if it says anything else."""
        if isinstance(node, Scalar) and node.value is True:
            return True
        self.problem(node.place, f"{what} can only be true", "write 'true', or leave the line out")
        return False

    def all_words(self, node: Node) -> Iterator[str]:
        """Give every word of every list in a file."""
        if isinstance(node, Sequence):
            for item in node.items:
                yield from item.text.split() if isinstance(item, Scalar) else self.all_words(item)
        elif isinstance(node, Mapping_):
            for _, value in node.entries:
                yield from self.all_words(value)

    def is_phrase(self, text: str, place: Place) -> bool:
        """Tell whether a text is a phrase; note it if it is not."""
        if _PHRASE.fullmatch(text):
            return True
        hint = "write it in lower case, without accents, with words and digits apart: 'address 1'"
        self.problem(place, f"'{text}' is no phrase", hint)
        return False
