"""A verb in its question in, whether it only repeats words of ours or names what is replaced out."""

from __future__ import annotations

import re

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention

_QUOTED = re.compile(
    """(?<!\\w)(?:["\u201c](?:we|our)\\b[^"\u201d]*["\u201d]|['\u2018](?:we|our)\\b.*?['\u2019](?!\\w))""",
    re.IGNORECASE,
)
_WORDINGS = frozenset({"promise", "statement", "sentence", "line", "pledge", "claim", "clause", "wording"})


def is_quoted(q: Question, pronoun: int) -> bool:
    """`our statement we do not keep …`: the promise is named, and not asked about."""
    at = pronoun - 1 - int(q.word(pronoun - 1) == "that")
    determined = q.word(at - 1) in g.DETERMINERS
    return determined and q.at(at) is None and q.word(at) in _WORDINGS


def is_in_quotes(q: Question, mention: Mention) -> bool:
    """`Does "we never sell your data" still hold?`: words of ours that are quoted are not the question."""
    if not {"we", "our"} & {token.word for token in q.tokens[: mention.first]}:
        return False
    start = q.tokens[mention.first].start
    return any(
        found.start() < start < found.end() and "?" not in found[0] for found in _QUOTED.finditer(q.text)
    )


def is_instead(q: Question, holder: Mention) -> bool:
    """`instead of the card number we keep …`."""
    at = q.back(holder.first, g.DETERMINERS)
    return q.word(at) == "of" and q.word(at - 1) == "instead"
