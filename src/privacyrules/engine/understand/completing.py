"""The terms of a flow in, what follows from them together out: who gave the data, who gets it, and why."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.around import DISCLOSURES, Terms
from privacyrules.engine.understand.givers import give_source
from privacyrules.engine.understand.purposes import change_hands, give_purpose
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.receivers import addressee, is_for_everybody
from privacyrules.engine.understand.spotting import COOKIES
from privacyrules.model.flow import FactValue

_REMARKS = {
    "action": "what is done follows from who gets the data",
    "subject": "nobody is named: taken to be about {}s",
    "purpose": "what it is for follows from what else is said",
    "recipient": "who gets it follows from what else is said",
    "form": "a count is an aggregate",
    "source": "who gave the data follows from who is said to enter it",
}
_REMARKS_OF_TERMS = {
    "transfer": "a transfer, since whoever takes the business over becomes the keeper of the data",
    "publish": "published, since anybody gets to see it",
    "collect": "collected, since it comes from elsewhere",
    "friend": "an address book is about the people in it",
    "automatic": "browsers and devices tell it by themselves",
    "data_subject": "taken to be the person whom the data is about",
    "legal_process": "the purpose follows from what is said of the law",
    "breach_notification": "the purpose follows from what is said of the breach",
}

_ELSEWHERE = frozenset({"public_source", "data_supplier", "third_party", "other_third_party"})
_TECHNICAL = frozenset({"device_data", "online_identifiers", "browsing_or_usage"})
_COOKIES = COOKIES | {"web_beacon"}
_OF_ACCOUNTS = frozenset({"user_id", "last_login", "mail_opens", "device_id"})
_NOBODYS = frozenset({"policy_text", "breach_notice", "test_data", "visit_counts"})
_FOR_ALL = frozenset({"policy_text", "breach_notice"})
_LOGS = frozenset({"log", "record", "track", "capture", "detect"})
_LOGGERS = frozenset({"logger", "webserver", "server"})
_LOGGED_BY = frozenset({"access", "server", "webserver", "request", "visit", "web"})
_PLACES = frozenset({"on", "in", "at", "to", "from", "of", "off"})
_TAKERS_OVER = frozenset({"successor", "purchaser_of_the_business"})
_LOOKS_ONLY = frozenset({"access", "show", "look", "see", "view", "read", "tell"})


def remark(axis: str, terms: Terms) -> str:
    """What a reader is told of an axis that was concluded."""
    special = "" if axis == "source" and terms[axis] != ("automatic",) else terms[axis][0]
    return _REMARKS_OF_TERMS.get(special, _REMARKS[axis].format(terms[axis][0].replace("_", " ")))


def completed(q: Question, act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> Terms:
    """Fill in and put right what other words of the question settle; `remark` says so to the reader."""
    _count(terms)
    if "profile_display" in terms.get("purpose", ()):
        terms.setdefault("subject", ("user",))
    _of_others(terms)
    give_source(q, act, terms)
    if act.action in DISCLOSURES and "recipient" not in terms and is_for_everybody(q):
        terms["recipient"] = ("public",)
    given = act.action in DISCLOSURES - {"publish"} and act.manner in ("get", "pay", "give", "show")
    if given and "recipient" not in terms:
        addressed = addressee(q, act)
        if addressed:
            terms["recipient"] = (addressed,)
    give_purpose(q, act, terms, facts)
    _brought_in(q, act, terms)
    _disclosed(q, act, terms)
    _on_a_page(act, terms, facts)
    change_hands(q, terms)
    taken_over = set(terms.get("recipient", ())) & _TAKERS_OVER and not _looks_only(q, act)
    if terms.get("action") == ("share",) and taken_over:
        terms["action"] = ("transfer",)
    return terms


def _of_others(terms: Terms) -> None:
    """An address book is about the people in it, and comes from whoever keeps it."""
    if terms.get("data") == ("social_contact_of_others",) and terms.get("subject") in (None, ("user",)):
        terms["subject"] = ("friend",)
        terms["source"] = ("another_user",)
    friends = terms.get("subject") == ("friend",) and terms.get("source") == ("third_party",)
    if friends and "friend_connection" in terms.get("purpose", ()):
        terms["source"] = ("another_user",)


def _brought_in(q: Question, act: Act, terms: Terms) -> None:
    """`look up … in public registers` collects."""
    elsewhere = set(terms.get("source", ())) & _ELSEWHERE
    told = terms.get("source") == ("automatic",) and _reads_off(q, act)
    if terms.get("action") == ("use",) and ((elsewhere and _looks_up(q, act)) or told):
        terms["action"] = ("collect",)


def taken_for_granted(q: Question, act: Act, terms: Terms) -> Terms:
    """What nobody says and everybody means: users, where browsers tell the data visitors, by themselves.

    Args:
        q: the question.
        act: what is done.
        terms: what the question states, with `data`.

    Returns:
        `subject` and `source` where they are taken for granted; what the settings assume comes before.
    """
    data = terms.get("data", ())
    if not data or any(m.of("unsettled", "subject") for m in q.mentions):
        return {}
    told = all(_told_by_browsers(q, term) for term in data)
    taken: Terms = {}
    if "subject" not in terms and not any(term in _NOBODYS for term in data):
        known = not told or any(term in _OF_ACCOUNTS for term in data)
        taken["subject"] = ("user",) if known else ("visitor",)
    if "source" not in terms and data == ("survey_answers",) and act.action in ("collect", "store"):
        taken["source"] = ("data_subject",)
    if told and "source" not in terms and not _COOKIES & set(data) and _is_logged(q, act):
        taken["source"] = ("automatic",)
    return taken


def _is_logged(q: Question, act: Act) -> bool:
    """Whether an act is one of writing down what browsers tell: `log`, `record`, `collect`."""
    logger = any(_writes_by_itself(q, at) for at in range(len(q.tokens)))
    logger = logger or any(q.word(m.last - 1) in ("log", "logs") for m in q.mentions if m.of("hint"))
    logs = logger or (act.anchor is not None and bool(_LOGS & set(q.tokens[act.anchor.first].forms)))
    return act.action == "collect" or (logs and act.action == "store")


def _writes_by_itself(q: Question, at: int) -> bool:
    """Whether a machine that writes down what it is told is named, or its book: `the access log`."""
    if q.word(at) in ("log", "logs"):
        return q.word(at - 1) in _LOGGED_BY
    before = at - 1
    while q.word(before) in g.DETERMINERS | {"own", "web"}:
        before -= 1
    return bool(_LOGGERS & set(q.tokens[at].forms)) and q.word(before) not in _PLACES


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


def _on_a_page(act: Act, terms: Terms, facts: Mapping[str, FactValue]) -> None:
    """What a business page shows is published: to everybody, if nobody else is named."""
    told = act.omitted or "breach_known" in facts or "policy_update_notice" in terms.get("purpose", ())
    if told and terms.get("action") == ("publish",) and set(terms.get("data", ())) & _FOR_ALL:
        terms.setdefault("recipient", ("public",))
        if act.omitted:
            terms["recipient"] = ("public",)
    if "profile_display" not in terms.get("purpose", ()):
        return
    if terms.get("action") == ("share",) and terms.get("recipient") == ("other_users",):
        terms["action"] = ("publish",)
    if terms.get("action") == ("publish",):
        terms.setdefault("recipient", ("public",))
        if terms.get("subject") == ("visitor",):
            terms["subject"] = ("user",)


def _count(terms: Terms) -> None:
    """The number of visitors is a count, and about visitors; an anonymous total is a total."""
    if set(terms.get("form", ())) == {"aggregate", "anonymous"}:
        terms["form"] = ("aggregate",)
    if terms.get("data") == ("visit_counts",):
        terms.setdefault("subject", ("visitor",))
        terms.setdefault("form", ("aggregate",))


def _looks_up(q: Question, act: Act) -> bool:
    """`look up … in public registers` brings data in."""
    return act.anchor is not None and "look" in q.tokens[act.anchor.first].forms


def _reads_off(q: Question, act: Act) -> bool:
    """`the app reads the position by itself` brings data in."""
    return act.anchor is not None and bool({"read", "fetch"} & set(q.tokens[act.anchor.first].forms))


def _looks_only(q: Question, act: Act) -> bool:
    """Whether the receiver is let see the data and does not become its keeper."""
    anchor = act.anchor
    return anchor is not None and any(
        form in _LOOKS_ONLY for place in range(anchor.first, anchor.last) for form in q.tokens[place].forms
    )
