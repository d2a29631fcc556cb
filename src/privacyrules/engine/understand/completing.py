"""The terms of a flow in, what follows from them together out: who gave the data, who gets it, and why."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.around import DISCLOSURES
from privacyrules.engine.understand.people import USERS, person
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act, is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.flow import FactValue

Terms = dict[str, tuple[str, ...]]

REMARKS = {
    "action": "a transfer, since whoever takes the business over becomes the keeper of the data",
    "subject": "whose data it is follows from what it is about",
    "purpose": "the purpose follows from what is said of the law or the breach",
    "recipient": "taken to be the person whom the data is about",
    "form": "a count is an aggregate",
    "source": "who gave the data follows from who is said to enter it",
}
"""What a reader is told of an axis that was concluded."""

_THEMSELVES = USERS | {"visitor", "job_applicant", "employee"}
_TAKERS_OVER = frozenset({"successor", "purchaser_of_the_business"})
_LOOKS_ONLY = frozenset({"access", "show", "look", "see", "view", "read", "tell"})


def completed(q: Question, act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> Terms:
    """Fill in and put right what other words of the question settle; `REMARKS` says so to the reader."""
    _count(terms)
    if "profile_display" in terms.get("purpose", ()):
        terms.setdefault("subject", ("user",))
    _source(q, act, terms)
    _purpose(act, terms, facts)
    if act.action in DISCLOSURES and "recipient" not in terms and act.manner in ("get", "give", "show"):
        addressed = _addressee(q, act)
        if addressed:
            terms["recipient"] = (addressed,)
    if (
        terms.get("action") == ("share",)
        and set(terms.get("recipient", ())) & _TAKERS_OVER
        and not _looks_only(q, act)
    ):
        terms["action"] = ("transfer",)
    return terms


def _count(terms: Terms) -> None:
    """The number of visitors is a count, and about visitors."""
    if terms.get("data") == ("visit_counts",):
        terms.setdefault("subject", ("visitor",))
        terms.setdefault("form", ("aggregate",))


def _source(q: Question, act: Act, terms: Terms) -> None:
    """Who typed it gave it: about themselves, or about somebody else."""
    if act.action == "collect" and "source" not in terms:
        supplied = _supplier(q)
        if supplied:
            terms["source"] = (supplied,)
    subjects = set(terms.get("subject", ()))
    source = terms.get("source", ())
    typed = act.action in ("collect", "store") and not source and (_somebody_gives(q) or _asks_them(q, act))
    if (source in (("another_user",), ("data_subject",)) or typed) and subjects:
        terms["source"] = ("data_subject" if subjects & _THEMSELVES else "another_user",)


def _supplier(q: Question) -> str:
    """What kind of source somebody outside is: `from a data broker`, `from PayPal`."""
    for mention in q.mentions:
        if is_external(mention) and q.word(q.back(mention.first, g.DETERMINERS)) == "from":
            return "data_supplier" if "data_broker" in mention.terms("recipient") else "other_third_party"
    return ""


def _asks_them(q: Question, act: Act) -> bool:
    """Whether the people themselves are asked: `ask users for …`, `ask them`."""
    anchor = act.anchor
    if anchor is None or "ask" not in q.tokens[anchor.first].forms:
        return False
    following = q.at(q.back(anchor.last + 1, frozenset()))
    return (
        any(q.word(place) in ("users", "them", "visitors") for place in range(anchor.first, anchor.last + 2))
        or person(q, following) in _THEMSELVES
    )


def _somebody_gives(q: Question) -> bool:
    """Whether a person (not we) types or sends something in: `which users upload`, `he enters it`."""
    for place, token in enumerate(q.tokens):
        if token.word not in g.GIVES:
            continue
        at = q.back(place, g.ADVERBS | g.HAVE | {"themselves", "itself", "never"})
        holder = q.at(at)
        if (
            q.word(at) in ("they", "he", "she", "who", "person", "whoever", "someone", "somebody")
            and q.word(at - 1) != "not"
        ):
            return True
        if (
            holder is not None
            and person(q, holder) in _THEMSELVES
            and q.word(q.back(holder.first, g.DETERMINERS)) != "of"
        ):
            return True
    return False


def _purpose(act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> None:
    """What is known of a law or a breach is the reason for acting on it."""
    purpose = terms.get("purpose", ())
    if act.action in DISCLOSURES:
        terms_of_law = ("believed_required_by_law", "subpoena_believed_valid")
        if purpose == ("legal_obligation",) or (
            not purpose and any(facts.get(name) for name in terms_of_law)
        ):
            terms["purpose"] = ("legal_process",)
            return
    if (
        act.action in DISCLOSURES | {"use"}
        and purpose in ((), ("communication",))
        and "breach_known" in facts
    ):
        terms["purpose"] = ("breach_notification",)


def _addressee(q: Question, act: Act) -> str:
    """Users who are given data of their own, or of others: `show users their own invoices`."""
    if act.manner in ("get", "pay"):
        return "data_subject" if act.agent == "they" else ""
    if act.anchor is None:
        return ""
    at = act.anchor.last
    while q.word(at) in g.DETERMINERS and q.at(at) is None:
        at += 1
    if q.word(at) in ("them", "him", "her") and q.at(at) is None:
        return "data_subject"
    holder = q.at(at)
    people = USERS | {"visitor", "friend", "invoice_recipient"}
    if holder is None or q.word(holder.last) == "'s" or _is_compound(q, holder):
        return ""
    return "data_subject" if set(holder.terms("subject")) & people else ""


def _is_compound(q: Question, holder: Mention) -> bool:
    """`the user email list`: a person's word before the thing that is theirs."""
    thing = q.at(holder.last)
    several = q.word(holder.last - 1).endswith("s")
    return not several and thing is not None and bool(thing.terms("data") or thing.of("unsettled", "data"))


def _looks_only(q: Question, act: Act) -> bool:
    """Whether the receiver is let see the data and does not become its keeper."""
    anchor = act.anchor
    return anchor is not None and any(
        form in _LOOKS_ONLY for place in range(anchor.first, anchor.last) for form in q.tokens[place].forms
    )
