"""A phrase for consent in, whether it is firms that agreed out: `we agreed in writing with a partner`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention

_BOTH = frozenset({"we", "companies", "firms", "parties", "sides"})


def is_contract(q: Question, mention: Mention) -> bool:
    """Whether a phrase for consent is said of us or of a firm: it is no consent of the person."""
    consents = any(sense.term == "consent_given" for sense in mention.of("fact"))
    if not consents or q.word(mention.last) == "from":
        return False
    at = q.back(mention.first, g.ADVERBS | g.HAVE)
    holder = q.at(at)
    firm = holder is not None and bool(holder.terms("recipient")) and not holder.terms("subject")
    return firm or q.word(at) in _BOTH
