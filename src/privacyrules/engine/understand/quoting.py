"""A verb in its question in, whether it only repeats words of ours or names what is replaced out."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention

_WORDINGS = frozenset({"promise", "statement", "sentence", "line", "pledge", "claim", "clause", "wording"})


def is_quoted(q: Question, pronoun: int) -> bool:
    """`our statement we do not keep …`: the promise is named, and not asked about."""
    at = pronoun - 1 - int(q.word(pronoun - 1) == "that")
    determined = q.word(at - 1) in g.DETERMINERS
    return determined and q.at(at) is None and q.word(at) in _WORDINGS


def is_in_quotes(q: Question, mention: Mention) -> bool:
    """`Does "we never sell your data" still hold?`: words of ours that are quoted are not the question."""
    start = q.tokens[mention.first].start
    before, after = q.text[:start].replace("”", '"').replace("“", '"'), q.text[start:].replace("”", '"')
    if before.count('"') % 2 == 0 or '"' not in after:
        return False
    quoted = (before.rpartition('"')[2] + after.partition('"')[0]).lower()
    return quoted.lstrip().startswith(("we ", "our ")) and "?" not in quoted


def is_instead(q: Question, holder: Mention) -> bool:
    """`instead of the card number we keep …`."""
    at = q.back(holder.first, g.DETERMINERS)
    return q.word(at) == "of" and q.word(at - 1) == "instead"
