"""The terms of a flow in, what it is for out, where other words of the question settle that."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.around import DISCLOSURES, Terms
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.senses import collects_payments
from privacyrules.engine.understand.serving import served
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.flow import FactValue

_TAKES_OVER = {"corporate_reorganization": "successor", "sale_of_business": "purchaser_of_the_business"}
_FIRMS = frozenset({"company", "firm", "entity", "corporation", "business", "concern", "organisation"})
_BUYS = frozenset({"buy", "acquire", "purchase"})
_INVITES = frozenset({"add", "name", "accept", "link", "invite", "invitation", "request", "connect", "join"})
_BESIDE_A_LAW = ((), ("reply_to_request",), ("invoicing",), ("registration",), ("payment_collection",))
_BESIDE_HELP = ((), ("reply_to_request",), ("customer_support",))
_OFFICERS = frozenset({"law_enforcement", "authority", "other_authority"})
_HELPS = frozenset({"help", "assist", "favour", "favor"})
_REPLIES = frozenset({"answer", "reply", "respond"})
_OWN = frozenset({"own", "copy"})
"""Who asks for what is their own asks for what the law gives them."""

_ASKS = frozenset({"ask", "request", "demand", "want", "know"})


def change_hands(q: Question, terms: Terms) -> None:
    """The firm in a merger is the successor, and the buyer of the business its purchaser, once it is."""
    taker = next((t for p, t in _TAKES_OVER.items() if p in terms.get("purpose", ())), "")
    given = terms.get("action", ("",))[0] in DISCLOSURES - {"publish"}
    receiver = terms.get("recipient", ())
    buys = taker == "purchaser_of_the_business" and any(_BUYS & set(token.forms) for token in q.tokens)
    named_only = all(
        _is_one_word(q, mention) and (buys or q.word(mention.last - 1) in _FIRMS)
        for mention in q.mentions
        if "other_company" in mention.terms("recipient")
    )
    if taker and given and (not receiver or (receiver == ("other_company",) and named_only)):
        terms["recipient"] = (taker,)


def _is_one_word(q: Question, mention: Mention) -> bool:
    """Whether somebody is named by one word: a `competitor`, and no `possible buyer`."""
    words = [q.word(place) for place in range(mention.first, mention.last)]
    return len([word for word in words if word not in g.DETERMINERS]) == 1


def give_purpose(q: Question, act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> None:
    """Conclude what something is for, where no other words say so, or say less."""
    said = terms.get("purpose", ())
    concluded = _by_law(act, terms, facts) or _by_act(q, act, terms, said)
    told_of_breach = act.action in DISCLOSURES | {"use"} and "breach_known" in facts
    told = (("site_security",),) * (act.manner == "contact")
    if not concluded and told_of_breach and said in ((), ("communication",), *told):
        concluded = "breach_notification"
    elif not concluded and not said:
        concluded = next(iter(served(q, act, bare=True)), "")
    if concluded:
        terms["purpose"] = (concluded,)


def _by_law(act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> str:
    """What is known of a law or a subpoena is the reason for disclosing, and so is a court that gets it."""
    said = terms.get("purpose", ())
    if act.action not in DISCLOSURES:
        return ""
    known = any(facts.get(name) for name in ("believed_required_by_law", "subpoena_believed_valid"))
    if act.omitted and known:
        return "legal_process"
    known = known or (not said and terms.get("recipient") == ("court",))
    called_for = "legal_obligation" in said or (said in _BESIDE_A_LAW and known)
    return "legal_process" if called_for else ""


def _by_act(q: Question, act: Act, terms: Terms, said: tuple[str, ...]) -> str:
    """What an act is for by itself: totals are statistics, a processor collects payments."""
    if said in ((), ("communication",)) and _is_invited(q, act, terms):
        return "friend_connection"
    if said in _BESIDE_HELP and _is_helped(q, act, terms):
        return "government_assistance"
    if said in ((), ("communication",)) and _is_a_reply(q, act):
        return "reply_to_request"
    if said:
        return ""
    if act.action == "use" and terms.get("form") == ("aggregate",) and not _is_for_more(q):
        visits = terms.get("subject") == ("visitor",) or terms.get("data") == ("visit_counts",)
        return "visitor_statistics" if visits else "demographic_research"
    if act.action == "collect" and collects_payments(q, terms.get("recipient", ())):
        return "payment_collection"
    if act.action not in DISCLOSURES or not _is_answered(q, terms):
        return ""
    theirs = terms.get("recipient") == ("data_subject",) and any(token.word in _OWN for token in q.tokens)
    return "data_subject_request" if theirs else "reply_to_request"


def _is_for_more(q: Question) -> bool:
    """Whether a clause says what for in words that nobody read: `… in the aggregate to price insurance`."""
    places = (at for at in range(len(q.tokens) - 1) if q.word(at) == "to" and q.at(at) is None)
    behind = (at + 1 for at in places if q.word(q.back(at, g.ADVERBS)) not in g.BEFORE_OUR_INFINITIVE)
    return any(q.at(at) is None and q.word(at) not in g.DETERMINERS and q.word(at).isalpha() for at in behind)


def _is_invited(q: Question, act: Act, terms: Terms) -> bool:
    """Whether a friend of a user is written to, where adding or inviting somebody is spoken of."""
    written = act.manner == "contact" and terms.get("subject") == ("friend",)
    return written and any(_INVITES & set(token.forms) for token in q.tokens)


def _is_helped(q: Question, act: Act, terms: Terms) -> bool:
    """Whether the police get something where helping is spoken of, and no order: `helping them is right`."""
    to_police = act.action in DISCLOSURES and set(terms.get("recipient", ())) & _OFFICERS
    return bool(to_police) and any(_HELPS & set(token.forms) for token in q.tokens)


def _is_a_reply(q: Question, act: Act) -> bool:
    """Whether somebody is written to or called in answer: `may I reply`, `call her back`."""
    if act.manner != "contact" or act.anchor is None:
        return False
    return bool(_REPLIES & set(q.tokens[act.anchor.first].forms)) or q.word(act.anchor.last - 1) == "back"


def _is_answered(q: Question, terms: Terms) -> bool:
    """Whether a person asked for what they or somebody close to them are told: `his widow asks for …`."""
    asked = any(_ASKS & set(token.forms) for token in q.tokens)
    by_us = any("internal" in mention.terms("recipient") for mention in q.mentions)
    return asked and not by_us and terms.get("recipient") in (("data_subject",), ("other_person",))
