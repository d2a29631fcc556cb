"""A verb in, whether it is a sale by what stands around it out: `they waive the fee if we send the list`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.people import USERS
from privacyrules.engine.understand.question import SIDE, Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning

_SELLS = Meaning("verb", "action", "sell", "give")
_AWAY = frozenset({"share", "sell", "transfer", "disclose"})
_OFFERS = frozenset({"offer", "promise", "waive", "sponsor", "reward"})
_GRANTS = frozenset(
    {"give", "grant", "lend", "knock", "throw", "lower", "cut", "reduce", "upgrade", "extend", "provide"}
    | {"improve", "send", "let", "pay", "drop", "halve", "double"}
)
_US = frozenset({"us", "our"})
_WHEN = frozenset({"if", "when", "once", "provided"})
_LINKS = frozenset({"and", "plus", "with", "&", "including"})
_NEAR = 4
_GETS = frozenset({"receive", "get", "earn", "obtain", "win", "gain"})
_MONEY = g.CURRENCIES | {"commission", "money", "kickback", "fee", "bonus", "percent", "discount"}


def sold_by_circumstance(q: Question, verb: Verb) -> Meaning | None:
    """A sale, where a verb that names none stands in a bargain or in one deal with what is sold."""
    return _SELLS if _is_given_in_turn(q, verb) or _sells_beside(q, verb) else None


def _is_given_in_turn(q: Question, verb: Verb) -> bool:
    """`they waive the fee if we hand over …`: what we do in the clause with `if` is what is paid for."""
    gives = any(s.term in _AWAY and s.manner in ("give", "show") for s in verb.senses)
    if not gives or verb.agent != "we" or verb.zone != SIDE or verb.negated:
        return False
    first, last = q.sentence_of(verb.mention.first)
    opens = next((at for at in range(verb.mention.first, first - 1, -1) if q.word(at) in _WHEN), -1)
    if opens < 0 or q.word(opens + 1) not in g.WE:
        return False
    around = (*range(first, opens), *range(verb.mention.last, last))
    return any(_offers(q, at) or _gains(q, at) for at in around)


def _offers(q: Question, at: int) -> bool:
    """Whether somebody outside does something for us there: `offers …`, `gives us …`, `lowers our bill`."""
    forms = set(q.tokens[at].forms)
    if not forms & (_OFFERS | _GRANTS):
        return False
    before = q.back(at, g.ADVERBS | g.MODALS | g.HAVE)
    holder = q.at(before)
    users = holder is not None and bool(USERS & set(holder.terms("subject")))
    if users or before < 0 or q.word(before) in g.WE | g.PROMISES | g.DETERMINERS | {"to", "not", "of"}:
        return False
    return bool(forms & _OFFERS) or any(q.word(n) in _US for n in range(at + 1, at + _NEAR))


def _gains(q: Question, at: int) -> bool:
    """`we receive 15 % commission`: what we get for it is a price."""
    gets = not _GETS.isdisjoint(q.tokens[at].forms) and q.word(q.back(at, g.ADVERBS | g.MODALS)) in g.WE
    return gets and any(q.word(n) in _MONEY for n in range(at + 1, at + 2 * _NEAR))


def _sells_beside(q: Question, verb: Verb) -> bool:
    """`sell ads and the visitors' e-mails`: with what is sold, data goes in the same deal."""
    start, behind = verb.mention.first, verb.mention.last
    named = {form for at in range(start, behind) for form in q.tokens[at].forms}
    if "sell" not in q.tokens[start].forms or not named & {"ad", "ads", "advertising", "banner", "advert"}:
        return False
    last = q.sentence_of(start)[1]
    following = [m for m in q.mentions if behind <= m.first < last]
    for mention in following:
        if mention.of("verb") and not mention.of("term"):
            return False
        if mention.terms("data"):
            return any(q.word(at) in _LINKS and q.at(at) is None for at in range(behind, mention.first))
    return False
