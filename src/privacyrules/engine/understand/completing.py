"""The terms of a flow in, what follows from them together out: who gave the data, who gets it, and why."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.agents import is_users_voice
from privacyrules.engine.understand.around import DISCLOSURES
from privacyrules.engine.understand.people import USERS, person
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act, is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.flow import FactValue

Terms = dict[str, tuple[str, ...]]

REMARKS = {
    "action": "a transfer, since whoever takes the business over becomes the keeper of the data",
    "subject": "taken to be theirs, since nobody else is named",
    "purpose": "the purpose follows from what is said of the law or the breach",
    "recipient": "taken to be the person whom the data is about",
    "form": "a count is an aggregate",
    "source": "who gave the data follows from who is said to enter it",
}
"""What a reader is told of an axis that was concluded."""

_GIVERS = g.PERSONS - {"i", "me", "you"} | {"who", "whoever", "people", "users"}
_THEMSELVES = USERS | {"visitor", "job_applicant", "employee"}
_TAKES_OVER = {"corporate_reorganization": "successor", "sale_of_business": "purchaser_of_the_business"}
_FIRMS = frozenset({"company", "firm", "entity", "corporation", "business", "concern", "organisation"})
_TECHNICAL = frozenset({"device_data", "online_identifiers", "browsing_or_usage"})
_NOBODYS = frozenset({"policy_text", "breach_notice", "test_data", "visit_counts"})
_LOGS = frozenset({"log", "record", "track", "capture", "detect"})
_TAKERS_OVER = frozenset({"successor", "purchaser_of_the_business"})
_LOOKS_ONLY = frozenset({"access", "show", "look", "see", "view", "read", "tell"})


def completed(q: Question, act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> Terms:
    """Fill in and put right what other words of the question settle; `REMARKS` says so to the reader."""
    _count(terms)
    if "profile_display" in terms.get("purpose", ()):
        terms.setdefault("subject", ("user",))
    _source(q, act, terms)
    _purpose(q, act, terms, facts)
    if act.action in DISCLOSURES and "recipient" not in terms and act.manner in ("get", "give", "show"):
        addressed = _addressee(q, act)
        if addressed:
            terms["recipient"] = (addressed,)
    _disclosed(q, act, terms)
    _of_whom(q, act, terms)
    _changes_hands(q, terms)
    if (
        terms.get("action") == ("share",)
        and set(terms.get("recipient", ())) & _TAKERS_OVER
        and not _looks_only(q, act)
    ):
        terms["action"] = ("transfer",)
    return terms


def _of_whom(q: Question, act: Act, terms: Terms) -> None:
    """Nobody is named: data by which people are known is that of users, what browsers tell of visitors."""
    data = terms.get("data", ())
    if "subject" in terms or not data:
        return
    if not any(_told_by_browsers(q, term) for term in data):
        if not any(term in _NOBODYS for term in data):
            terms["subject"] = ("user",)
    elif act.anchor is not None and _LOGS & set(q.tokens[act.anchor.first].forms):
        terms["subject"] = ("visitor",)
        if act.action in ("collect", "store"):
            terms.setdefault("source", ("automatic",))


def _told_by_browsers(q: Question, term: str) -> bool:
    return bool(_TECHNICAL & {term, *q.book.above.get(f"data:{term}", ())})


def _disclosed(q: Question, act: Act, terms: Terms) -> None:
    """To disclose to somebody is to share, and to everybody to publish."""
    recipients = terms.get("recipient", ())
    shown = terms.get("action") in (("share",), ("disclose",))
    if recipients == ("public",) and (shown or (act.action == "use" and _looks_only(q, act))):
        terms["action"] = ("publish",)
    elif terms.get("action") == ("disclose",) and recipients and "public" not in recipients:
        terms["action"] = ("share",)


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
    return not any(is_external(mention) for mention in q.mentions)


def _somebody_gives(q: Question) -> bool:
    """Whether a person (not we) types or sends something in: `which users upload`, `he enters it`."""
    for place, token in enumerate(q.tokens):
        if token.word not in g.GIVES:
            continue
        at = q.back(place, g.ADVERBS | g.HAVE | {"themselves", "itself", "never"})
        holder = q.at(at)
        by = next((n for n in range(place + 1, place + 4) if q.word(n) == "by"), None)
        if by is not None and (q.word(by + 1) in g.PERSONS or person(q, q.at(by + 1)) in _THEMSELVES):
            return True
        someone = _GIVERS | ({"i"} if is_users_voice(q) else set())
        if q.word(at) in someone and q.word(at - 1) != "not":
            return True
        if (
            holder is not None
            and person(q, holder) in _THEMSELVES
            and q.word(q.back(holder.first, g.DETERMINERS)) != "of"
        ):
            return True
    return False


def _changes_hands(q: Question, terms: Terms) -> None:
    """The firm in a merger is the successor, and the buyer of the business its purchaser, once it is."""
    taker = next((t for p, t in _TAKES_OVER.items() if p in terms.get("purpose", ())), "")
    given = terms.get("action", ("",))[0] in DISCLOSURES - {"sell", "publish"}
    receiver = terms.get("recipient", ())
    named_only = all(
        q.word(mention.last - 1) in _FIRMS
        for mention in q.mentions
        if "other_company" in mention.terms("recipient")
    )
    if taker and given and (not receiver or (receiver == ("other_company",) and named_only)):
        terms["recipient"] = (taker,)


def _purpose(q: Question, act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> None:
    """What is known of a law or a breach is the reason for acting on it."""
    purpose = terms.get("purpose", ())
    if not purpose and act.action == "use" and terms.get("form") == ("aggregate",):
        visits = terms.get("subject") == ("visitor",) or terms.get("data") == ("visit_counts",)
        terms["purpose"] = ("visitor_statistics" if visits else "demographic_research",)
        return
    if not purpose and act.action == "collect" and _is_processor(q, terms):
        terms["purpose"] = ("payment_collection",)
        return
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


def _is_processor(q: Question, terms: Terms) -> bool:
    return any(
        "payment_processor" in (term, *q.book.above.get(f"recipient:{term}", ()))
        for term in terms.get("recipient", ())
    )


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
