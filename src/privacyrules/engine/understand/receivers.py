"""An act in, the people to whom data is given out, where they get data of their own."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.people import USERS
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention


def addressee(q: Question, act: Act) -> str:
    """Users who are given data of their own, or of others: `show users their own invoices`."""
    if act.manner in ("get", "pay"):
        return "data_subject" if act.agent == "they" else ""
    if act.anchor is None:
        return ""
    at = act.anchor.last
    if q.word(at - 1) in ("them", "him", "her"):
        return "data_subject"
    while q.word(at) in g.DETERMINERS and q.at(at) is None:
        at += 1
    if q.word(at) in ("them", "him", "her") and q.at(at) is None:
        return "data_subject"
    holder = q.at(at)
    people = USERS | {"visitor", "friend", "invoice_recipient"}
    if holder is None or q.word(holder.last) == "'s" or _is_compound(q, holder):
        return "data_subject" if _to_the_same(q, anchor_end=act.anchor.last) else ""
    return "data_subject" if set(holder.terms("subject")) & people else ""


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
