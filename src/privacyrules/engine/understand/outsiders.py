"""A verb in, whether somebody outside asks for what is ours by it out: `may we have your users' e-mails?`."""

from __future__ import annotations

from itertools import pairwise

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.people import USERS, single
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning

_ASKERS = frozenset({"we", "i", "me", "us"})
_THEIR_OWN = frozenset({"our", "my"})
_FIRMS = frozenset(
    {"firm", "company", "business", "bank", "agency", "client", "insurer", "startup", "organisation"}
    | {"organization", "practice", "magazine", "newspaper", "association", "shop", "studio", "university"}
)
_SKIPPED = g.ADVERBS | g.MODALS | g.BE | g.HAVE | {"to", "not"}
_GETS = Meaning("verb", "action", "share", "get")
_TAKES = frozenset({"collect", "store", "use"})
_BUYS = frozenset({"buy", "purchase", "acquire", "rent", "license", "pay"})
_ADJECTIVES = (
    g.ADVERBS
    | {"own", "registered", "active", "paying", "new", "old", "other", "former"}
    | {"mailing", "list", "of"}
)
_LISTS = frozenset({"list", "lists", "database", "databases", "base", "userbase"})
_REACH = 4


def is_outsider(q: Question) -> bool:
    """Whether whoever asks speaks of our users as of others' users: `your users`, `buy from you`."""
    words = [token.word for token in q.tokens]
    if "your" not in words and "you" not in words:
        return False
    if "my" not in words and any(pair == ("from", "you") for pair in pairwise(words)):
        return True
    return any(_are_your_users(q, at + 1) for at, word in enumerate(words) if word == "your")


def _are_your_users(q: Question, at: int) -> bool:
    """Whether users stand soon behind `your`: `your registered users`, `your clients`."""
    for place in range(at, min(at + _REACH, len(q.tokens))):
        named = {sense.term for sense in single(q, place) if sense.axis == "subject"}
        unsettled = [s for s in single(q, place) if s.kind == "unsettled" and s.axis == "subject"]
        if named & USERS or unsettled:
            return True
        if q.word(place) not in _ADJECTIVES:
            return False
    return False


def wanted_by_asker(q: Question, verb: Verb) -> Meaning | None:
    """What a verb asks us for, whose agent is whoever asks from outside; None if it is none such.

    To get, to keep or to use our data they must be given it first; to buy it is a sale.
    """
    if verb.negated:
        return None
    bought = bool(_BUYS & {form for place in _places(verb.mention) for form in q.tokens[place].forms})
    theirs = _is_the_askers(q, verb.mention)
    if bought and (theirs or verb.agent == "") and (is_outsider(q) or _is_your_list(q)):
        return Meaning("verb", "action", "sell", "pay")
    if not theirs:
        return _taken_from_us(q, verb)
    if not is_outsider(q):
        return None
    wanted = next((sense for sense in verb.senses if sense.manner in ("get", "pay")), None)
    takes = any(sense.term in _TAKES and sense.manner == "data" for sense in verb.senses)
    if wanted is not None and wanted.manner == "pay":
        return wanted
    return _GETS if wanted is not None or takes else None


def _is_your_list(q: Question) -> bool:
    """`your mailing list`, `your customer database`: of those whom you serve."""
    places = (at for at, token in enumerate(q.tokens) if token.word == "your")
    return any(_LISTS & {q.word(at + 1), q.word(at + 2), q.word(at + 3)} for at in places)


def _taken_from_us(q: Question, verb: Verb) -> Meaning | None:
    """What a verb says of somebody else who has our data: `a firm claims that it bought my name from you`."""
    last = q.sentence_of(verb.mention.first)[1]
    ends = (at for at in range(verb.mention.last, last) if q.word(at) == "from")
    from_us = [at for at in ends if q.word(at + 1) in ("you", "us") and _is_data(q, at - 1)]
    if not from_us or verb.agent not in ("they", "company"):
        return None
    senses = [sense for sense in verb.senses if sense.manner in ("get", "pay")]
    return next((sense for sense in senses if sense.manner == "pay"), senses[0] if senses else None)


def has_it_from_us(q: Question, verb: Verb) -> bool:
    """`may Stripe receive from us …`: whoever takes it from us, we give it."""
    last = q.sentence_of(verb.mention.first)[1]
    return any(q.word(at) == "from" and q.word(at + 1) == "us" for at in range(verb.mention.first, last))


def _is_data(q: Question, at: int) -> bool:
    """Whether data, or whoever it is of, stands at a place: `my name from you`, `it from you`."""
    holder = q.at(at)
    if holder is None:
        return q.word(at) in ("it", "them")
    return bool(holder.terms("data") or holder.terms("subject"))


def _places(mention: Mention) -> range:
    return range(mention.first, mention.last)


def _is_the_askers(q: Question, mention: Mention) -> bool:
    """Whether `we` or `I` stands before a verb: `could we get`, `I would like to buy`."""
    at = q.back(mention.first, _SKIPPED)
    holder = q.at(at)
    if holder is not None and holder.of("verb") and q.word(mention.first - 1) == "to":
        at = q.back(holder.first, _SKIPPED)
    if q.word(at) == "in" and q.word(at - 1) in ("interested", "interest"):
        at = q.back(at - 1, _SKIPPED)
    if q.word(at) in ("and", "but"):
        at = q.sentence_of(at)[0]
    if q.word(at) == ",":
        first = q.sentence_of(at)[0]
        at = next((place for place in range(at - 1, first, -1) if q.word(place) == ","), at) - 1
    passive = q.word(mention.first - 1) in g.BE and q.word(mention.first).endswith("ed")
    return not passive and (_is_their_firm(q, at) or (q.at(at) is None and q.word(at) in _ASKERS))


def _is_their_firm(q: Question, at: int) -> bool:
    """`our firm would pay …`, `my client wishes to obtain …`."""
    at = at + 1 if q.word(at) in _THEIR_OWN and q.at(at) is None else at
    holder = q.at(at)
    owned = holder is not None and (
        q.word(holder.first - 1) in _THEIR_OWN or q.word(holder.first) in _THEIR_OWN
    )
    return owned and q.word(holder.last - 1) in _FIRMS if holder is not None else False
