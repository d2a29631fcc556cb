"""A question in, the purposes out that stand within a longer phrase for a fact."""

from __future__ import annotations

from privacyrules.engine.understand.around import Named
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import spot

_LONG = 2


def swallowed(q: Question) -> Named:
    """The purposes of phrases within a longer phrase for a fact: `wrote on her business page`."""
    found: Named = {}
    for mention in q.mentions:
        if mention.of("fact") and mention.last - mention.first > _LONG:
            for inner in spot(q.tokens[mention.first + 1 : mention.last], q.book):
                said = (str(v) for s in inner.of("saying") for name, v in s.sets if name == "purpose")
                found |= {term: [mention] for term in (*inner.terms("purpose"), *said)}
    return found
