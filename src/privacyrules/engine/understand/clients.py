"""A bare `client` in its question in, whether one of ours is meant out: `when the client logs in`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention

_BETWEEN = g.word_set(
    "best new old existing good loyal important regular big biggest first current former active "
    "inactive small most paying own top private few some many all other potential future"
)
_OURS = g.word_set(
    "log login connect cookie password register registration signup profile support subscription "
    "subscribe credit complaint complain newsletter campaign loyalty trial upgrade session chat churn "
    "account site"
)
_TURNS_TO_US = g.word_set("wrote called phoned rang complained complains")
_THEIRS = frozenset({"invoice", "invoiced", "bill", "debtor", "recipient", "freelancer"})


def is_ours(q: Question, mention: Mention) -> bool:
    """Whether `client` is said of a user: beside `our`, or where an account or a login is spoken of."""
    if not mention.of("unsettled", "subject") or mention.last - mention.first > 1:
        return False
    if q.word(q.back(mention.first, _BETWEEN | {"the", "of", "one"})) == "our":
        return True
    forms = {form for token in q.tokens for form in token.forms}
    told = not forms.isdisjoint(_OURS) or any(token.word in _TURNS_TO_US for token in q.tokens)
    return told and forms.isdisjoint(_THEIRS) and not _has_owner(q, mention)


def _has_owner(q: Question, mention: Mention) -> bool:
    """Whether somebody else's client is meant: `his client`, `the client of the user`."""
    before = q.word(q.back(mention.first, _BETWEEN))
    return before in g.DETERMINERS - {"the", "a", "each", "every", "all", "some", "any", "this", "both"} or (
        before == "'s" or q.word(mention.last) == "of"
    )
