"""The parsed files of `rules/columns/` in, the classifier's `Lexicon` out, or every mistake in them."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.classification import CERTAIN, LIKELY, NOT_PERSONAL, REVIEW, Lexicon, Meaning
from privacyrules.model.nodes import Mapping_, Node, Scalar
from privacyrules.model.places import MistakesError
from privacyrules.policy.lexicon_nodes import LexiconNodes, Word
from privacyrules.policy.lexicon_phrases import ELSEWHERE, UNKNOWN, Phrasebook

_STRENGTHS = {"certain": CERTAIN, "likely": LIKELY, "review": REVIEW}
_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "pl", "nl")


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
        for key, _ in builder.nodes.entries(document, "a file of the lexicon"):
            builder.nodes.known(key, _SECTIONS, "section of the lexicon")
    builder.book.written = frozenset(
        word for document in documents for word in builder.nodes.all_words(document)
    )
    for section, read in _SECTIONS.items():
        for document in documents:
            for key, node in document.entries if isinstance(document, Mapping_) else ():
                if key.text == section:
                    read(builder, node)
    if builder.nodes.problems:
        raise MistakesError(builder.nodes.problems)
    return builder.lexicon()


class _Builder:
    """Gathers what the sections say."""

    def __init__(self) -> None:
        self.nodes = LexiconNodes()
        self.book = Phrasebook(self.nodes)
        self.kinds: dict[str, str] = {}
        self.kinds_beside: dict[str, tuple[str, ...]] = {}
        self.weakened: dict[str, int] = {}
        self.alone: set[str] = set()
        self.kind_names: list[str] = []
        self.types: dict[str, str] = {}
        self.implied: dict[str, str] = {}
        self.holds: dict[str, frozenset[str]] = {}
        self.turns: dict[str, dict[str, str]] = {"first_words": {}, "last_words": {}, "anywhere": {}}
        self.plain: dict[str, set[str]] = {"peel": set(), "modifiers": set()}

    def read_spellings(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'spellings'"):
            if isinstance(value, Scalar) and self.nodes.is_phrase(value.text, value.place):
                self.book.spellings[key.text] = self.book.spelled(value.text)
            elif not isinstance(value, Scalar):
                self.nodes.problem(value.place, f"'{key.text}' must be one phrase", "write 'dob: birth date'")

    def read_sets(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'sets'"):
            words = self.nodes.phrases(value, f"the set '{key.text}'")
            self.book.sets[key.text] = [text for text, _ in words]

    def read_kinds(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'kinds'"):
            self.kind_names.append(key.text)
            for part, held in self.nodes.entries(value, f"the kind '{key.text}'"):
                self.read_kind(key.text, part, held)

    def read_kind(self, kind: str, part: Scalar, node: Node) -> None:
        if not self.nodes.known(part, ("alone", "beside", "tables", "weakens"), "key of a kind of tables"):
            return
        if part.text == "alone":
            self.alone.add(kind)
        elif part.text == "weakens":
            self.weakened[kind] = self.number(node)
        else:
            for word in self.nodes.phrases(node, f"'{part.text}'"):
                self.name_kind(part.text, word, kind)

    def name_kind(self, part: str, word: Word, kind: str) -> None:
        for words in self.book.written_out(word):
            name = " ".join(words)
            if part == "beside":
                held = self.kinds_beside.get(name, ())
                self.kinds_beside[name] = held if kind in held else (*held, kind)
            elif self.kinds.setdefault(name, kind) != kind:
                what = f"'{word[0]}' names tables of two kinds, '{self.kinds[name]}' and '{kind}'"
                self.nodes.problem(word[1], what, "keep one of the two")

    def number(self, node: Node) -> int:
        if isinstance(node, Scalar) and isinstance(node.value, int):
            return node.value
        self.nodes.problem(node.place, "this must be a whole number", "write the number of bands, such as 1")
        return 0

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
            for word in self.nodes.phrases(value, f"'{key.text}'"):
                self.turns[section].setdefault(" ".join(self.book.spelled(word[0])), key.text)

    def read_plain(self, node: Node, section: str) -> None:
        for text, _ in self.nodes.phrases(node, f"'{section}'"):
            self.plain[section].update(self.book.spelled(text))

    def read_categories(self, node: Node) -> None:
        for key, value in self.nodes.entries(node, "'categories'"):
            for part, held in self.nodes.entries(value, f"the category '{key.text}'"):
                self.read_category(key.text, part, held)

    def read_category(self, category: str, part: Scalar, node: Node) -> None:
        if not self.nodes.known(part, ("holds", "by_table", *_STRENGTHS), "key of a category"):
            return
        if part.text == "holds":
            self.holds[category] = frozenset(text for text, _ in self.nodes.texts(node, "'holds'"))
        elif part.text == "by_table":
            self.read_by_table(category, node)
        else:
            self.read_languages(node, category, _STRENGTHS[part.text])

    def read_languages(self, node: Node, category: str, strength: int) -> None:
        for key, value in self.nodes.entries(node, f"the phrases of '{category}'"):
            if self.nodes.known(key, _LANGUAGES, "language of the lexicon"):
                for word in self.nodes.phrases(value, f"the phrases of '{category}'"):
                    self.book.add(word, category, strength, key.text)

    def read_by_table(self, category: str, node: Node) -> None:
        for item in getattr(node, "items", ()):
            parts = {key.text: value for key, value in self.nodes.entries(item, "an entry of `by_table`")}
            for key, _ in self.nodes.entries(item, "an entry of `by_table`"):
                self.nodes.known(key, ("words", "tables", "otherwise"), "key of `by_table`")
            meanings = self.meanings(category, parts)
            for word in self.nodes.phrases(parts["words"], "'words'") if "words" in parts else ():
                self.book.add_by_table(word, meanings)

    def meanings(self, category: str, parts: dict[str, Node]) -> dict[str, Meaning]:
        found: dict[str, Meaning] = {}
        for key, value in self.nodes.entries(parts["tables"], "'tables'") if "tables" in parts else ():
            if self.nodes.known(key, self.kind_names, "kind of tables") and isinstance(value, Scalar):
                found[key.text] = (category, self.strength(value))
        otherwise = parts.get("otherwise")
        if isinstance(otherwise, Scalar):
            found[ELSEWHERE] = (
                UNKNOWN if otherwise.text == "unknown" else (category, self.strength(otherwise))
            )
        return found

    def strength(self, value: Scalar) -> int:
        self.nodes.known(value, (*_STRENGTHS, "unknown"), "band")
        return _STRENGTHS.get(value.text, REVIEW)

    def lexicon(self) -> Lexicon:
        phrases = self.book.by_first_word()
        named = [*self.kinds, *self.kinds_beside, *(name for turn in self.turns.values() for name in turn)]
        words = {word for name in named for word in name.split()}
        words.update(word for held in phrases.values() for phrase in held for word in phrase[0])
        words.update(*self.plain.values(), self.book.spellings)
        return Lexicon(
            phrases=phrases,
            by_table=self.book.joined(),
            kinds=self.kinds,
            kinds_beside=self.kinds_beside,
            kind_order=tuple(self.kind_names),
            weakened=self.weakened,
            alone=frozenset(self.alone),
            types=self.types,
            holds=self.holds,
            implied=self.implied,
            first_words=self.turns["first_words"],
            last_words=self.turns["last_words"],
            anywhere=self.turns["anywhere"],
            peel=frozenset(self.plain["peel"]),
            modifiers=frozenset(self.plain["modifiers"]),
            spellings=self.book.spellings,
            words=frozenset(words - {"*"}),
        )


_SECTIONS = {
    "spellings": _Builder.read_spellings,
    "sets": _Builder.read_sets,
    "kinds": _Builder.read_kinds,
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
