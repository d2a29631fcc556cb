"""A question whose verbs say nothing in, the act that its nouns leave out: a column is for keeping."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.around import DISCLOSURES, only_thinks
from privacyrules.engine.understand.datum import datum_of
from privacyrules.engine.understand.leaving import is_switched_off
from privacyrules.engine.understand.naming import data_named, data_within, names_what_decides
from privacyrules.engine.understand.owners import possessor
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.senses import collects_payments, is_external
from privacyrules.engine.understand.spotting import COOKIES, LASTING, Mention
from privacyrules.engine.understand.typing_in import typed_by_users
from privacyrules.engine.understand.verbs import Verb

_LEADS = frozenset({"for", "to", "on", "we", "i", "could", "should", "let", "us"})
GUESSED = "guessed"
"""The agent of an act that no word states: data and a purpose alone."""

_ERASURE = ("erasure_requested", True)
NOTICES = frozenset({"breach_notice", "policy_text"})
"""The data that exists to be read by everybody."""

_JUDGED_AFTER = g.BE | {"does", "do", "with", "or", "and", "than"}
_COOKIES = COOKIES | {"web_beacon"}
_ALLOWED = frozenset({"allowed", "permitted", "covered", "ok", "okay", "fine"})
_JUDGED = _ALLOWED | g.BREAKS | {"contradict", "conform", "conforms", "comply", "compatible", "legal"}
_CONTAINS = frozenset({"contain", "contains", "inside", "built", "embedded"})
_DURING = frozenset({"during", "in", "for", "with", "after", "before"})
_CARRIED = frozenset({"email", "phone", "postal_address", "messages"})
_LEGAL = frozenset({"legal_process", "government_assistance"})
_LEGAL_FACTS = frozenset({"subpoena_believed_valid", "believed_required_by_law"})
_CHANGES = frozenset({"corporate_change", "corporate_reorganization", "sale_of_business"})
_PUTS = frozenset({"put", "have", "run", "need", "add", "using", "set"})
_TELLS = frozenset(
    {
        *("newsletter", "direct_marketing", "service_notice", "administrative_notice", "membership_notice"),
        *(
            "policy_update_notice",
            "invoicing",
            "breach_notification",
            "reply_to_request",
            "friend_connection",
        ),
        *("communication", "content_notice"),
    }
)


def hinted(q: Question, meant: Sequence[Mention]) -> Act | None:
    """What a phrase other than a verb suggests: a column is for keeping."""
    for mention in meant:
        for sense in mention.of("hint"):
            for name, value in sense.sets:
                typed = value == "publish" and (_typed_at(q, meant) or typed_by_users(q))
                if name == "action" and not typed:
                    return Act(str(value), anchor=mention, last=len(q.tokens))
    return None


def nominal(q: Question, meant: Sequence[Mention]) -> Act | None:
    """`Is the disclosure of … covered?`, `ALTER TABLE …`: a noun for an act, before what is acted on."""
    for mention in meant:
        told = q.word(mention.last - 1) == "of" and q.asked[mention.first]
        during = q.word(q.back(mention.first, g.DETERMINERS)) in _DURING
        if not told and (during or q.word(mention.first) not in ("alter", "migration")):
            continue
        for sense in mention.of("hint"):
            for name, value in sense.sets:
                if name == "action":
                    manner = "give" if value in DISCLOSURES else "data"
                    return Act(str(value), manner, anchor=mention, last=len(q.tokens))
    return None


def guessed(q: Question, meant: Sequence[Mention], verbs: Sequence[Verb]) -> Act:
    """The act of a question without a verb for it; one without an action if its nouns do not tell it."""
    meant = [m for m in meant if not names_what_decides(q, m)] or meant
    data = data_named(meant) or data_within(q, meant)
    payee = _typed_at(q, meant)
    if payee is not None and data:
        return Act("collect", anchor=payee, last=len(q.tokens), who=payee)
    typed = typed_by_users(q) if data else None
    if typed is not None:
        return Act("collect", anchor=typed, last=len(q.tokens))
    if _asked_to_erase(q):
        return Act("erase", last=len(q.tokens))
    skipped = next((v.mention for v in verbs if v.zone == MAIN and _skips(v)), None)
    if data & _COOKIES and (is_switched_off(q) or any(_puts(q, verb) for verb in verbs)):
        return Act("use", last=len(q.tokens))
    shared = _shared(q, meant)
    if shared is not None:
        return shared
    judged = any(token.word in _JUDGED for token in q.tokens) or _are_there(q)
    if data and not data - _COOKIES - {"mail_opens"} and judged:
        return Act("use", last=len(q.tokens))
    if data == {"policy_text"} and skipped is None and _is_judged(q):
        return Act("", last=len(q.tokens))
    if data & NOTICES:
        return Act("publish", "show", anchor=skipped, last=len(q.tokens))
    if skipped is not None and data:
        action = "use" if data & (_COOKIES | _CARRIED) else "store"
        return Act(action, anchor=skipped, last=len(q.tokens))
    return _by_what_stands_beside(q, meant, data) or Act("", last=len(q.tokens))


def _are_there(q: Question) -> bool:
    """`are there hidden pictures in your mails?`, `do your mails contain a pixel?`."""
    return any(
        (token.word == "there" and q.word(at - 1) in g.BE) or token.word in _CONTAINS
        for at, token in enumerate(q.tokens)
    )


def _is_judged(q: Question) -> bool:
    """`is our privacy policy good enough for the GDPR?`: the policy itself is in question, and no act."""
    named = (m for m in q.mentions if "policy_text" in m.terms("data") and q.asked[m.first])
    before = {q.word(q.back(m.first, g.DETERMINERS)) for m in named}
    elsewhere = any(m.of("hint") or m.terms("recipient") for m in q.mentions)
    return not elsewhere and not before.isdisjoint(_JUDGED_AFTER)


def _by_what_stands_beside(q: Question, meant: Sequence[Mention], data: set[str]) -> Act | None:
    """Data on a page is published, in a merger given, for something used for it; cookies are kept."""
    if data and any(_is_for_all_to_see(mention) for mention in meant):
        return Act("publish", "show", last=len(q.tokens))
    if data == {"visit_counts"}:
        return Act("use", last=len(q.tokens))
    if data & LASTING:
        return Act("store", last=len(q.tokens))
    if data and any(set(mention.terms("purpose")) & _CHANGES for mention in meant):
        return Act("share", "give", last=len(q.tokens))
    in_question = data_named([mention for mention in meant if q.asked[mention.first]])
    return _letter(q, meant, in_question) or _by_purpose(q, meant, data)


def _typed_at(q: Question, meant: Sequence[Mention]) -> Mention | None:
    """`users type the card number on the pages of Stripe`: the firm that takes it in, as we do not."""
    gives = [place for place, token in enumerate(q.tokens) if token.word in g.GIVES]
    payees = (
        m
        for m in meant
        if collects_payments(q, m.terms("recipient")) and any(place < m.first for place in gives)
    )
    return next((m for m in payees if q.word(q.back(m.first, g.DETERMINERS)) in ("of", "at", "on")), None)


def _asked_to_erase(q: Question) -> bool:
    senses = [sense for mention in q.mentions for sense in mention.senses]
    return any(sense.term == _ERASURE[0] or _ERASURE in sense.sets for sense in senses)


def _shared(q: Question, meant: Sequence[Mention]) -> Act | None:
    """Data beside somebody outside, or beside a subpoena, is to be shared."""
    if not any(datum_of(q, mention) for mention in meant):
        return None
    outside = next((m for m in sorted(meant, key=lambda m: not q.asked[m.first]) if _may_receive(q, m)), None)
    if outside is None and not any(_is_of_the_law(mention) for mention in meant):
        return None
    return Act("share", "give", anchor=outside, last=len(q.tokens))


def _is_for_all_to_see(mention: Mention) -> bool:
    """Whether a phrase names a place that everybody sees: `employee photos on the about-us page?`."""
    return any(("recipient", "public") in sense.sets for sense in mention.of("hint"))


def _is_of_the_law(mention: Mention) -> bool:
    """Whether a phrase speaks of a subpoena, or of what a law calls for."""
    facts = {sense.term for sense in mention.of("fact")}
    facts |= {name for sense in mention.of("saying") for name, _ in sense.sets}
    return bool(set(mention.terms("purpose")) & _LEGAL or facts & _LEGAL_FACTS)


def _may_receive(q: Question, mention: Mention) -> bool:
    return (
        is_external(mention)
        and not only_thinks(q, mention)
        and q.word(q.back(mention.first, g.DETERMINERS)) != "from"
    )


def _letter(q: Question, meant: Sequence[Mention], data: set[str]) -> Act | None:
    """A letter, mail or call to somebody is to contact them."""
    if not any(mention.terms("subject") for mention in meant):
        return None
    channel = next((m for m in meant if _addresses(q, m)), None)
    if channel is not None and not data - _CARRIED:
        sense = next(s for s in channel.of("verb") if s.manner == "contact")
        return Act("use", "contact", sense.sets, channel, last=len(q.tokens))
    told = next((m for m in meant if set(m.terms("purpose")) & _TELLS), None)
    if told is not None and not data - _CARRIED - {"payment_history", "invoice_content"}:
        return Act("use", "contact", (("data", _way_of(q, told)),), told, last=len(q.tokens))
    return None


def _way_of(q: Question, told: Mention) -> str:
    """What people are reached by: `invitation mails` go to an e-mail address."""
    forms = {form for token in q.tokens[told.first : told.last] for form in token.forms}
    return "email" if forms & {"mail", "email", "mailing"} else "contact_details"


def _by_purpose(q: Question, meant: Sequence[Mention], data: set[str]) -> Act | None:
    """Data for something is to be used for it: `IP addresses for traffic statistics`."""
    reason = next((m for m in meant if m.terms("purpose")), None)
    if reason is None or not data:
        return None
    leads = {q.word(q.back(reason.first, g.DETERMINERS | g.ADVERBS)), q.word(reason.first)} & _LEADS
    plain = leads or not any(is_external(mention) for mention in meant)
    return Act("use", anchor=reason, last=len(q.tokens), agent="" if leads else GUESSED) if plain else None


def _skips(verb: Verb) -> bool:
    return any(sense.manner == "skip" for sense in verb.senses)


def _addresses(q: Question, mention: Mention) -> bool:
    """Whether a noun is a letter, mail or call to somebody: `a second reminder mail to the friend`."""
    if (
        not any(sense.manner == "contact" for sense in mention.of("verb"))
        or possessor(q, mention) is not None
    ):
        return False
    return not mention.of("term") or q.word(mention.last) in ("to", "only")


def _puts(q: Question, verb: Verb) -> bool:
    return verb.agent == "we" and q.word(verb.mention.first) in _PUTS
