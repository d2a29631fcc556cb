"""The files of the lexicon in, the lexicon out, held against the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.classification import BY_TABLE, NOT_PERSONAL, Lexicon
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.policy import Policy
from privacyrules.policy.lexicon import build_lexicon
from privacyrules.syntax.text import decode
from privacyrules.syntax.yaml import parse


def compile_lexicon(files: Sequence[tuple[str, bytes]], policy: Policy) -> Lexicon:
    """Compile a lexicon.

    Raises:
        MistakesError: mistakes in its files, or a category that is no data term of the policy.
    """
    lexicon = build_lexicon([parse(decode(data, path), path) for path, data in files])
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
