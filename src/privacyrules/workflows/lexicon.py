"""The lexicon of column names in, ready for the classifier, and the words that tell by themselves."""

from __future__ import annotations

import re
from pathlib import Path

from privacyrules.engine.classify import classify
from privacyrules.files.packs import lexicon_files
from privacyrules.model.classification import BY_TABLE, NOT_PERSONAL, ColumnFacts, Lexicon
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.policy import Policy
from privacyrules.policy.lexicon import build_lexicon
from privacyrules.syntax.text import decode
from privacyrules.syntax.yaml import parse

_WORD = re.compile(r"[^\W\d]\w{2,}")


def load_lexicon(pack: Path, policy: Policy) -> Lexicon:
    """Read the lexicon beside a pack, else the shipped one.

    Raises:
        MistakesError: mistakes in its files, or a category that is no data term of the policy.
    """
    lexicon = build_lexicon([parse(decode(data, path), path) for path, data in lexicon_files(pack)])
    known = policy.vocabulary.terms["data"]
    problems = [
        Problem(Place(""), f"the lexicon of columns speaks of '{category}', which is no data term")
        for category in sorted(_categories(lexicon) - known.keys())
    ]
    if problems:
        raise MistakesError(problems)
    return lexicon


def _categories(lexicon: Lexicon) -> set[str]:
    named = {category for phrases in lexicon.phrases.values() for _, category, _, _ in phrases}
    named |= {category for meanings in lexicon.by_table.values() for category, _ in meanings.values()}
    return (named | set(lexicon.implied.values())) - {NOT_PERSONAL, BY_TABLE}


def telling_word(text: str, lexicon: Lexicon) -> str | None:
    """The first word of a statement that would by itself classify a column as certain or likely."""
    words: list[str] = _WORD.findall(text)
    for word in dict.fromkeys(words):
        found = classify(ColumnFacts("", word), lexicon)
        if found.category is not None and found.band in ("certain", "likely"):
            return word
    return None
