"""A verb in its question in, whether it only repeats words of ours or names what is replaced out."""

from __future__ import annotations

import re

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.words import MARKS
from privacyrules.syntax.spoken import POSSESSIVE

_QUOTED = re.compile(
    """(?<!\\w)(?:["\u201c](?:we|our)\\b[^"\u201d]*["\u201d]|['\u2018](?:we|our)\\b.*?['\u2019](?!\\w))""",
    re.IGNORECASE,
)
_SAYS = frozenset({"write", "ask", "say", "reply", "answer", "tell", "text", "message", "email", "mail"})
_OPENS = re.compile("\\W*[:\"\u201c\u2018']")
_REPLACES = {("instead", "of"), ("rather", "than")}
_ENDS = g.WE | g.MODALS | (MARKS - {POSSESSIVE})
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


def is_replaced(q: Question, holder: Mention) -> bool:
    """`instead of sending people to Stripe we …`: who is named there plays no part any more."""
    for place in range(holder.first - 1, q.sentence_of(holder.first)[0] - 1, -1):
        if (q.word(place), q.word(place + 1)) in _REPLACES:
            return True
        if q.word(place) in _ENDS:
            return False
    return False


def opens_a_quote(q: Question, verb: Mention) -> bool:
    """`a user wrote "do you track me?"`: what was said is what is asked about, and no letter."""
    if _SAYS.isdisjoint(q.tokens[verb.first].forms):
        return False
    last = verb.last
    while q.word(last) in ("us", "me", "back", "in", "chat", "today", "yesterday", "just", "this", "morning"):
        last += 1
    return bool(_OPENS.match(q.text, q.tokens[last - 1].end))


def is_instead(q: Question, holder: Mention) -> bool:
    """`instead of the card number we keep …`."""
    at = q.back(holder.first, g.DETERMINERS)
    return q.word(at) == "of" and q.word(at - 1) == "instead"
