"""An act in, the people to whom data is given out, where they get data of their own."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.outsiders import is_outsider
from privacyrules.engine.understand.people import USERS
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention

_EVERYBODY = frozenset({"everybody", "everyone", "anybody", "anyone", "whoever"})

_THEM = frozenset({"them", "him", "her"})


def addressee(q: Question, act: Act) -> str:
    """Users who are given data of their own, or of others: `show users their own invoices`."""
    if _is_for_the_asker(q, act):
        return "other_company"
    if act.manner == "pay":
        return next((m.terms("recipient")[0] for m in q.mentions if is_external(m)), "")
    if act.manner == "get":
        return "data_subject" if act.agent == "they" and not _takes_over(q, act) else ""
    return _told_their_own(q, act.anchor) if act.anchor is not None else ""


def _told_their_own(q: Question, anchor: Mention) -> str:
    """`show users …`, `send him …`: the people behind a verb for giving."""
    at = anchor.last
    if q.word(at - 1) in _THEM or (q.word(at) == "me" and any(token.word == "my" for token in q.tokens)):
        return "data_subject"
    while q.word(at) in g.DETERMINERS and q.at(at) is None:
        at += 1
    if q.word(at) in _THEM and q.at(at) is None:
        return "data_subject"
    holder = q.at(at)
    people = USERS | {"visitor", "friend", "invoice_recipient"}
    if holder is None or q.word(holder.last) == "'s" or _is_compound(q, holder):
        return "data_subject" if _to_the_same(q, anchor_end=anchor.last) else ""
    return "data_subject" if set(holder.terms("subject")) & people else ""


def is_for_everybody(q: Question) -> bool:
    """Whether something goes `to everybody who visits`, or is seen `by anyone who opens the site`."""
    return any(
        mention.terms("subject") == ("visitor",)
        and q.word(mention.first) in _EVERYBODY
        and q.word(mention.first - 1) in ("to", "by")
        for mention in q.mentions
    )


def _takes_over(q: Question, act: Act) -> bool:
    """`when we sell the company, the buyer gets …`: the buyer of the business, and no customer."""
    buyer = act.who is not None and bool(act.who.of("relation"))
    return buyer and any("sale_of_business" in mention.terms("purpose") for mention in q.mentions)


def _is_for_the_asker(q: Question, act: Act) -> bool:
    """`could we have your users' names`, `would you sell us …`: whoever asks from outside gets it."""
    if act.anchor is None or (act.who is not None and act.who.terms("recipient")):
        return False
    gets = act.manner == "pay" or (act.manner == "get" and act.agent != "company")
    return (gets or q.word(act.anchor.last) in ("us", "me")) and is_outsider(q)


def _to_the_same(q: Question, anchor_end: int) -> bool:
    """`… a user's own payment history to that user`."""
    for mention in q.mentions:
        to = q.word(mention.first - 2) == "to" and q.word(mention.first - 1) in ("that", "this", "same")
        if mention.first >= anchor_end and to and USERS & set(mention.terms("subject")):
            return True
    return False


def _is_compound(q: Question, holder: Mention) -> bool:
    """`the user email list`: a person's word before the thing that is theirs."""
    thing = q.at(holder.last)
    several = q.word(holder.last - 1).endswith("s")
    return not several and thing is not None and bool(thing.terms("data") or thing.of("unsettled", "data"))
