"""A phrase for single records in, whether they are groups out: `one row per page` is none per person."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention

_GROUPS = frozenset(
    {"browser", "page", "day", "week", "month", "hour", "year", "quarter", "country", "city", "region"}
    | {"language", "version", "url", "device", "os", "system", "platform", "type", "kind", "source"}
    | {"campaign", "channel", "plan", "age", "bracket", "industry", "feature", "weekday", "postcode"}
    | {"referrer", "town", "section"}
)
_SINGLES = frozenset({"visit", "visitor", "user", "person", "customer", "hit", "request", "click", "session"})
_REACH = 6


def is_grouped(q: Question, mention: Mention) -> bool:
    """Whether `one row per …` counts things together: by page, by day, by browser."""
    leads = q.word(mention.last - 1) in ("per", "each", "every", "for")
    if not leads or "individual" not in mention.terms("form"):
        return False
    at = mention.last
    while q.word(at) in g.DETERMINERS:
        at += 1
    behind = range(at, min(at + _REACH, q.sentence_of(mention.first)[1]))
    if not behind or not _GROUPS & set(q.tokens[at].forms):
        return False
    return not any(_SINGLES & set(q.tokens[place].forms) and _is_listed(q, place) for place in behind)


def _is_listed(q: Question, place: int) -> bool:
    """`per day and user` parts the users again."""
    return q.word(q.back(place, g.DETERMINERS)) in ("and", ",", "&", "per")
