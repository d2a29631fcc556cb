"""The text of a statement that was not understood in, a word that gives personal data away out."""

from __future__ import annotations

from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts, Lexicon
from privacyrules.syntax.pattern import pattern

_WORD = pattern(r"[^\W\d]\w{2,}")


def telling_word(text: str, lexicon: Lexicon) -> str | None:
    """The first word of a text that would by itself classify a column as certain or likely."""
    words: list[str] = _WORD.findall(text)
    for word in dict.fromkeys(words):
        found = classify(ColumnFacts("", word), lexicon)
        if found.category is not None and found.band in ("certain", "likely"):
            return word
    return None
