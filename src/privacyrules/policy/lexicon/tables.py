"""The lexicon's `kinds` and `by_table` in, kinds of tables and what words mean in them out."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.model.classification import BANDS, CERTAIN, NOTHING, REVIEW, Band, Meaning
from privacyrules.model.nodes import Node, Scalar, Sequence
from privacyrules.policy.lexicon.nodes import LexiconNodes, Word
from privacyrules.policy.lexicon.phrases import ELSEWHERE, UNKNOWN, Phrasebook

STRENGTHS: Mapping[Band, int] = {band: strength for strength, band in enumerate(BANDS) if strength}
"""The bands that the files may name, with what they weigh."""

_IN_A_TABLE: Mapping[Band, int] = {**STRENGTHS, "none": NOTHING}
"""The bands that a word may have in tables of one kind: in some it says nothing."""

_PARTS = ("alone", "beside", "beside_holds", "tables", "weakens")
_ENTRY = ("otherwise", "tables", "words")
_ANY = "*"


class Tables:
    """Gathers the kinds of tables; mistakes go to `nodes`, meanings to `book`."""

    def __init__(self, nodes: LexiconNodes, book: Phrasebook) -> None:
        """Start without kinds."""
        self.nodes = nodes
        self.book = book
        self.order: list[str] = []
        self.named: dict[str, tuple[str, ...]] = {}
        self.beside: dict[str, tuple[str, ...]] = {}
        self.weakened: dict[str, int] = {}
        self.alone: set[str] = set()
        self.holding: list[tuple[Scalar, str]] = []

    def read_kinds(self, node: Node) -> None:
        """Read the section `kinds`."""
        for key, value in self.nodes.entries(node, "'kinds'"):
            self.order.append(key.text)
            for part, held in self.nodes.entries(value, f"the kind '{key.text}'"):
                if self.nodes.known(part, _PARTS, "key of a kind of tables"):
                    self._read_part(key.text, part.text, held)

    def _read_part(self, kind: str, part: str, node: Node) -> None:
        if part == "alone":
            self.alone.update([kind] if self.nodes.is_true(node, "'alone'") else [])
        elif part == "weakens":
            self.weakened[kind] = self.nodes.whole_number(node, "'weakens'")
        elif part == "beside_holds":
            self.holding += [(category, kind) for category in self.nodes.scalars(node, "'beside_holds'")]
        else:
            for word in self.nodes.phrases(node, f"'{part}'"):
                self._name(part, word, kind)

    def _name(self, part: str, word: Word, kind: str) -> None:
        held = self.beside if part == "beside" else self.named
        for words in self.book.written_out(word):
            _add(held, " ".join(words), kind)

    def tell_by_categories(self) -> None:
        """Let every phrase that names a category of `beside_holds` for certain tell the columns beside.

        Call it when all categories are read.
        """
        certain: dict[str, list[str]] = {}
        for words, (_, category, strength, _) in self.book.alone.items():
            if strength == CERTAIN and _ANY not in words:
                certain.setdefault(category, []).append(" ".join(words))
        for held, kind in self.holding:
            for name in (
                certain[held.text] if self.nodes.known(held, certain, "category that is certain") else ()
            ):
                _add(self.beside, name, kind)

    def read_by_table(self, category: str, node: Node) -> None:
        """Read the entries of one category's `by_table`."""
        if not isinstance(node, Sequence):
            self.nodes.problem(node.place, "'by_table' must be a list", "write '- words: [name]' lines")
            return
        for item in node.items:
            entries = list(self.nodes.entries(item, "an entry of 'by_table'"))
            parts = {
                key.text: held for key, held in entries if self.nodes.known(key, _ENTRY, "key of 'by_table'")
            }
            meanings = self._meanings(category, parts)
            for language, word in self.nodes.phrases_by_language(parts["words"]) if "words" in parts else ():
                self.book.add_by_table(word, meanings, language)

    def _meanings(self, category: str, parts: Mapping[str, Node]) -> dict[str, Meaning]:
        found: dict[str, Meaning] = {}
        for key, value in self.nodes.entries(parts["tables"], "'tables'") if "tables" in parts else ():
            if self.nodes.known(key, self.order, "kind of tables"):
                found[key.text] = (category, self._strength(value))
        otherwise = parts.get("otherwise")
        if isinstance(otherwise, Scalar) and otherwise.text == "unknown":
            found[ELSEWHERE] = UNKNOWN
        elif otherwise:
            found[ELSEWHERE] = (category, self._strength(otherwise))
        return found

    def _strength(self, node: Node) -> int:
        if isinstance(node, Scalar) and self.nodes.known(node, _IN_A_TABLE, "band"):
            return next(strength for band, strength in _IN_A_TABLE.items() if band == node.text)
        return REVIEW


def _add(held: dict[str, tuple[str, ...]], name: str, kind: str) -> None:
    kinds = held.get(name, ())
    held[name] = kinds if kind in kinds else (*kinds, kind)
