"""A verb with several senses in, the one that it has when we act out."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import CHANNELS, Mention
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.words import STOPS
from privacyrules.model.phrases import Meaning
from privacyrules.syntax.spoken import POSSESSIVE

FROM_OUTSIDE = frozenset({"get", "pay"})
"""The manners of verbs by which somebody else gets the data."""

_TELLS = frozenset({"tell", "give", "send", "answer", "let", "inform", "message"})
_ADDRESSED = frozenset({"user", "customer", "client", "member", "subscriber", "visitor", "person", "people"})
_TELLS_THEM = Meaning("verb", "action", "use", "contact", (("data", "contact_details"),))
_REACH = 5
_TOLD = frozenset({"me", "us", "them", "him", "her"})
_CONTACTS = Meaning("verb", "action", "use", "contact", (("data", "contact_details"),))
_SHARES = Meaning("verb", "action", "share", "give")
_INFORMS = frozenset({"inform", "notify", "apprise", "advise"})
_SAYS_LITTLE = frozenset({"light", "skip", "owe"})


def sense_of(q: Question, verb: Verb) -> Meaning | None:
    """What a verb means when we act: to tell a user is to contact them, to tell others to share."""
    if _tells_that(q, verb):
        return _TELLS_THEM
    if _is_told_by_post(q, verb):
        return _CONTACTS
    if _informs_others(q, verb):
        return _SHARES
    senses = [s for s in verb.senses if s.manner not in _SAYS_LITTLE | FROM_OUTSIDE]
    contact = next((s for s in senses if s.manner == "contact"), None)
    if contact is not None and len(senses) > 1:
        if q.word(verb.mention.last - 1) in ("them", "him", "her", "people") or _writes_to_me(q, verb):
            return contact
        at = verb.mention.last
        while q.word(at) in g.DETERMINERS | {"that"} and q.at(at) is None:
            at += 1
        if q.word(at - 1) in ("to", "at") and q.word(at + 1) == POSSESSIVE:
            at += 2
        person = q.at(at)
        addressed = person is not None and (
            person.terms("subject") or person.of("relation") or set(CHANNELS) & set(person.terms("data"))
        )
        pronoun = q.word(at) in ("them", "him", "her", "people")
        tells = _TELLS & set(q.tokens[verb.mention.first].forms)
        if addressed or (pronoun and not (tells and _tells_data(q, at + 1))):
            return contact
        return next(s for s in senses if s is not contact)
    sale = next((s for s in senses if s.term == "sell"), None)
    if sale is not None and _goes_out(q, verb):
        return sale
    return senses[0] if senses else None


def _tells_that(q: Question, verb: Verb) -> bool:
    """`tell users by SMS that their password was reset`: a message, and no data handed over."""
    mention = verb.mention
    if "tell" not in q.tokens[mention.first].forms or mention.last == mention.first + 1:
        return False
    last = min(mention.last + _REACH, q.sentence_of(mention.first)[1])
    ours = not _ADDRESSED.isdisjoint(
        form for token in q.tokens[mention.first + 1 : mention.last] for form in token.forms
    )
    behind = [q.word(at) for at in range(mention.last, last)]
    return ours and "that" in behind and behind[0] in ("by", "via", "through")


def _is_told_by_post(q: Question, verb: Verb) -> bool:
    """`tell me by e-mail when …`: whoever is told something by mail or by phone is written to or called."""
    at = verb.mention.last
    at += int(q.word(at) in _TOLD and q.at(at) is None)
    means = q.at(at)
    if means is None or q.word(at - 1) not in _TOLD or "tell" not in q.tokens[verb.mention.first].forms:
        return False
    if q.word(means.last) in STOPS | {""} and _is_asked_for_data(q, verb.mention.first):
        return False
    return any(name == "data" and value in CHANNELS for s in means.of("hint") for name, value in s.sets)


def _is_asked_for_data(q: Question, at: int) -> bool:
    """`she forgot her username. May I tell her by phone?`: what was named before is what is told."""
    first, _ = q.sentence_of(at)
    return any(m.terms("data") and not m.of("fact") for m in q.mentions if m.last <= first)


def _informs_others(q: Question, verb: Verb) -> bool:
    """`inform the bank of his payment history`: what somebody outside is told of is handed over."""
    if not _INFORMS & set(q.tokens[verb.mention.first].forms):
        return False
    at = verb.mention.last + int(q.word(verb.mention.last) in g.DETERMINERS)
    whom = q.at(at)
    outside = is_external(whom) if whom is not None else q.word(at) == "it"
    behind = whom.last if whom is not None else at + 1
    if not outside or q.word(behind) not in ("of", "about"):
        return False
    named = (q.at(place) for place in range(behind + 1, min(behind + _REACH, len(q.tokens))))
    return any(m is not None and m.terms("data") and "breach_notice" not in m.terms("data") for m in named)


def _writes_to_me(q: Question, verb: Verb) -> bool:
    """`do you have to write to me`: a letter, and no data handed over."""
    writes = not _TELLS.isdisjoint(q.tokens[verb.mention.first].forms)
    return q.word(verb.mention.last) in ("me", "us") and not writes


def says_little(verb: Verb) -> bool:
    """Whether a verb says little by itself."""
    return all(sense.manner in _SAYS_LITTLE for sense in verb.senses)


def collects_payments(q: Question, terms: Iterable[str]) -> bool:
    """Whether one of some recipients is a firm that collects payments for us."""
    return any("payment_processor" in (term, *q.book.above.get(f"recipient:{term}", ())) for term in terms)


def _tells_data(q: Question, at: int) -> bool:
    """Whether what is told is the data named before: `which e-mail is on her account? May I tell her, …`."""
    start, _ = q.sentence_of(at - 1)
    named = any(m.terms("data") for m in q.mentions if m.last <= start)
    return named and q.word(at) in (",", "?", ".", "to", "")


def _goes_out(q: Question, verb: Verb) -> bool:
    """Whether a verb for taking and giving is one for giving: `rent our list to another company`."""
    after = [m for m in q.mentions if m.first >= verb.mention.last and m.terms("recipient")]
    return any(q.word(q.back(m.first, g.DETERMINERS)) == "to" for m in after)


def is_external(mention: Mention) -> bool:
    """Whether a phrase names somebody outside, and not the public."""
    named = mention.terms("recipient")
    return (
        bool(named)
        and not mention.terms("subject")
        and not {"internal", "data_subject", "public"} & set(named)
    )
