"""The parsed files of `rules/columns/` in, the classifier's `Lexicon` out, or every mistake in them."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.classification import CERTAIN, NOT_PERSONAL, Lexicon
from privacyrules.model.nodes import Mapping_, Node, Scalar
from privacyrules.model.places import MistakesError
from privacyrules.policy.lexicon.near import near_words
from privacyrules.policy.lexicon.nodes import LANGUAGES, LexiconNodes
from privacyrules.policy.lexicon.phrases import Phrasebook, umlauts_left_out
from privacyrules.policy.lexicon.tables import STRENGTHS, Tables

_WHOLE = "integer"
"""The family of whole numbers."""


def build_lexicon(documents: Sequence[Node]) -> Lexicon:
    """Build the lexicon from the files of `rules/columns/`, in any order.

    Args:
        documents: the parsed files; each may hold any of the sections, and sections add up.

    Returns:
        The lexicon as plain data. Whether its categories exist is for the caller to check.

    Raises:
        MistakesError: an unknown key, a value of the wrong kind, a phrase that is written wrongly
            or means two things; holds every mistake.
    """
    builder = _Builder()
    for document in documents:
        builder.book.written.update(builder.nodes.all_words(document))
        for key, _ in builder.nodes.entries(document, "a file of the lexicon"):
            builder.nodes.known(key, _SECTIONS, "section of the lexicon")
    for section, read in _SECTIONS.items():
        for document in documents:
            for key, node in document.entries if isinstance(document, Mapping_) else ():
                if key.text == section:
                    read(builder, node)
    builder.tables.tell_by_categories()
    if builder.nodes.problems:
        raise MistakesError(builder.nodes.problems)
    return builder.lexicon()


class _Builder:
    """Gathers what the sections say."""

    def __init__(self) -> None:
        self.nodes = LexiconNodes()
        self.book = Phrasebook(self.nodes)
        self.tables = Tables(self.nodes, self.book)
        self.types: dict[str, str] = {}
        self.implied: dict[str, str] = {}
        self.holds: dict[str, frozenset[str]] = {}
        self.turns: dict[str, dict[str, str]] = {"first_words": {}, "last_words": {}, "anywhere": {}}
        self.plain: dict[str, set[str]] = {"peel": set(), "modifiers": set()}

    def read_spellings(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'spellings'"):
            self.book.written.discard(key.text)
            if not isinstance(value, Scalar):
                self.nodes.problem(value.place, f"'{key.text}' must be one phrase", "write 'dob: birth date'")
            elif self.nodes.is_phrase(value.text, value.place):
                self.book.spellings[key.text] = self.book.spelled(value.text)

    def read_sets(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'sets'"):
            if key.text in self.book.sets:
                what = f"another file has a set '{key.text}' too"
                self.nodes.problem(key.place, what, "give one of the two another name")
            words = self.nodes.phrases(value, f"the set '{key.text}'")
            self.book.sets[key.text] = [text for text, _ in words]

    def read_types(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'types'"):
            for text, place in self.nodes.texts(value, f"the types of '{key.text}'"):
                if self.types.setdefault(text, key.text) != key.text:
                    what = f"the type '{text}' is both '{self.types[text]}' and '{key.text}'"
                    self.nodes.problem(place, what, "keep one of the two")

    def read_implied(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'implied'"):
            for text, _ in self.nodes.texts(value, f"the types of '{key.text}'"):
                self.implied[text] = key.text

    def read_turns(self, node: Node, section: str) -> None:
        for key, value in self.nodes.entries(node, f"'{section}'"):
            for text, _ in self.nodes.phrases(value, f"'{key.text}'"):
                self.turns[section].setdefault(" ".join(self.book.spelled(text)), key.text)

    def read_plain(self, node: Node, section: str) -> None:
        for text, _ in self.nodes.phrases(node, f"'{section}'"):
            self.plain[section].update(self.book.spelled(text))

    def read_categories(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'categories'"):
            for part, held in self.nodes.entries(value, f"the category '{key.text}'"):
                if self.nodes.known(part, ("by_table", "holds", "numbers", *STRENGTHS), "key of a category"):
                    self.read_category(key.text, part.text, held)

    def read_category(self, category: str, part: str, node: Node) -> None:
        if part == "holds":
            families = list(self.nodes.scalars(node, "'holds'"))
            known = [text.text for text in families if self.nodes.known(text, self.types.values(), "family")]
            self.holds[category] = frozenset(known)
        elif part == "numbers":
            self.read_numbers(category, node)
        elif part == "by_table":
            self.tables.read_by_table(category, node)
        else:
            strength = next(strength for band, strength in STRENGTHS.items() if band == part)
            self.read_languages(node, category, strength)

    def read_numbers(self, category: str, node: Node) -> None:
        """Read the phrases of a category that hold whole numbers too; each has two words or more."""
        for word in self.nodes.phrases(node, "'numbers'"):
            for words in self.book.written_out(word):
                if len(words) > 1:
                    self.holds[" ".join(words)] = self.holds.get(category, frozenset()) | {_WHOLE}
                else:
                    hint = "write two words, such as 'telegram id'"
                    self.nodes.problem(word[1], f"'{word[0]}' alone says nothing of numbers", hint)

    def read_languages(self, node: Node, category: str, strength: int) -> None:
        for key, value in self.nodes.entries(node, f"the phrases of '{category}'"):
            if self.nodes.known(key, LANGUAGES, "language of the lexicon"):
                for word in self.nodes.phrases(value, f"the phrases of '{category}'"):
                    self.book.add(word, category, strength, key.text)

    def lexicon(self) -> Lexicon:
        phrases = self.book.by_first_word()
        named = [
            *self.tables.named,
            *self.tables.beside,
            *(name for turn in self.turns.values() for name in turn),
        ]
        words = {word for name in named for word in name.split()}
        words.update(word for held in phrases.values() for phrase in held for word in phrase[0])
        words.update(*self.plain.values())
        by_table = self.book.joined()
        return Lexicon(
            phrases=phrases,
            by_table=by_table,
            near=near_words(phrases, by_table),
            kinds=self.tables.named,
            kinds_beside=self.tables.beside,
            kind_order=tuple(self.tables.order),
            weakened=self.tables.weakened,
            alone=frozenset(self.tables.alone),
            types=self.types,
            holds=self.holds,
            implied=self.implied,
            first_words=self.turns["first_words"],
            last_words=self.turns["last_words"],
            anywhere=self.turns["anywhere"],
            peel=frozenset(self.plain["peel"]),
            modifiers=frozenset(self.plain["modifiers"]),
            spellings={**umlauts_left_out(phrases, words), **self.book.spellings},
            words=frozenset(words - {"*", *self.book.spellings}),
        )


_SECTIONS = {
    "spellings": _Builder.read_spellings,
    "sets": _Builder.read_sets,
    "kinds": lambda builder, node: builder.tables.read_kinds(node),
    "types": _Builder.read_types,
    "implied": _Builder.read_implied,
    "first_words": lambda builder, node: builder.read_turns(node, "first_words"),
    "last_words": lambda builder, node: builder.read_turns(node, "last_words"),
    "anywhere": lambda builder, node: builder.read_turns(node, "anywhere"),
    "peel": lambda builder, node: builder.read_plain(node, "peel"),
    "modifiers": lambda builder, node: builder.read_plain(node, "modifiers"),
    "not_personal": lambda builder, node: builder.read_languages(node, NOT_PERSONAL, CERTAIN),
    "categories": _Builder.read_categories,
}
"""In the order of reading: what others refer to comes first."""
