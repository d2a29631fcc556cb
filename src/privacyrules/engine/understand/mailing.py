"""A bare `mail` in, whether it is the address of somebody out: `may we keep his mail`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.syntax.spoken import POSSESSIVE

_OWNED = frozenset({"his", "her", "their", "my", POSSESSIVE})
_READS = frozenset({"read", "open", "scan", "inside", "content", "contents", "translate", "forward"})
_LISTED = frozenset({"person_name", "first_name", "last_name", "phone", "postal_address", "birth_date"}) | {
    "password_or_secret",
    "username",
    "city",
    "occupation",
    "gender",
    "photo_or_logo",
    "photo",
    "logo",
}
_JOINS = frozenset({"and", "&", "or", ","})


def is_mail_of_somebody(q: Question, mention: Mention) -> bool:
    """Whether `mail` is no verb and no letter: `his mail`, `the mail of the user`, `name and mail`."""
    if (
        q.word(mention.first) not in ("mail", "mails")
        or mention.last - mention.first > 1
        or mention.of("term")
    ):
        return False
    if any(_READS & set(token.forms) for token in q.tokens):
        return False
    return _is_owned(q, mention) or _is_listed(q, mention)


def _is_owned(q: Question, mention: Mention) -> bool:
    """`his mail`, `the mail of the user`; `a mail of ours` is a letter."""
    if q.word(mention.first - 1) in _OWNED:
        return True
    behind = mention.last + 1 + int(q.word(mention.last + 1) in g.DETERMINERS)
    holder = q.at(behind)
    theirs = holder is not None and (holder.terms("subject") or holder.of("relation"))
    return q.word(mention.first - 1) == "the" and q.word(mention.last) == "of" and bool(theirs)


def _is_listed(q: Question, mention: Mention) -> bool:
    """`name and mail`, `the mail and the password`: beside other things by which one is known."""
    before = q.back(mention.first, frozenset({"the", "his", "her", "their"}))
    behind = mention.last + 1 + int(q.word(mention.last + 1) in g.DETERMINERS)
    found = [q.at(before - 1)] if q.word(before) in _JOINS else []
    found += [q.at(behind)] if q.word(mention.last) in _JOINS and q.word(mention.first - 1) != "a" else []
    return any(holder is not None and bool(_LISTED & set(holder.terms("data"))) for holder in found)
