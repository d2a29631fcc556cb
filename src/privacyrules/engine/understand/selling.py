"""An act in, whether something is given for the data out: then it is a sale."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import amounts
from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.agents import agent_of
from privacyrules.engine.understand.around import DISCLOSURES
from privacyrules.engine.understand.outsiders import is_outsider
from privacyrules.engine.understand.people import USERS
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.saying import is_taken_back
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.wordclass import is_verb
from privacyrules.engine.understand.words import STOPS
from privacyrules.model.reading import Span

_SALE = ("action", "sell")
_REACH = 8
_GAINS = frozenset({"pay", "get", "receive", "earn"})
_SWAPS = frozenset({"exchange", "swap", "trade", "change"})
_GETS = frozenset({"get", "receive", "obtain"})
_THEIRS = frozenset({"theirs", "those", "ones", "them"})
_ITS = frozenset({"its", "their", "theirs", "the"})
_ACCEPTS = frozenset({"take", "accept", "consider", "entertain"})
_AN_OFFER = g.ARTICLES | {"such", "that", "offer", "offers", "deal", "proposal", "money", "kind", "of"}
_PAYERS = frozenset({"account", "accounts", "they", "he", "she"})
_IN_KIND = frozenset({"return", "exchange", "swap", "barter", "trade", "discount", "commission", "kickback"})
"""Words by which something other than money is given: `no money, but a banner in return`."""


def action_of(q: Question, act: Act) -> str:
    """The action; a disclosure for which something is paid is a sale."""
    if act.action not in DISCLOSURES - {"sell"}:
        return act.action
    in_kind = any(token.word in _IN_KIND for token in q.tokens) or any(_is_return(q, m) for m in q.mentions)
    return "sell" if paid_by(q) and (in_kind or not amounts.is_free(q)) else act.action


def became_a_sale(act: Act, terms: dict[str, tuple[str, ...]]) -> bool:
    """Whether it was what is paid that made an act a sale."""
    return act.action != "sell" and terms.get("action") == ("sell",)


def paid_by(q: Question) -> tuple[Span, ...]:
    """The words that say that something is given for the data."""
    said = [
        q.span(mention)
        for mention in q.mentions
        if any(named == _SALE for sense in mention.of("saying") for named in sense.sets)
        and not _paid_by_user(q, mention)
        and not is_taken_back(q, mention)
    ]
    said += (q.span(m) for m in q.mentions if _is_offer(q, m))
    said += [q.span(m) for m in q.mentions if _is_return(q, m) or _is_barter(q, m)]
    price = amounts.price_of(q)
    return (*said, price) if price else tuple(said)


def accepted(q: Question, act: Act, verbs: Sequence[Verb]) -> Act:
    """`they offer 2 euros for … Can we take it?`: what is taken is the offer, and asked about is the sale."""
    anchor = act.anchor
    if anchor is None or not _ACCEPTS & set(q.tokens[anchor.first].forms):
        return act
    behind = anchor.last + int(q.word(anchor.last) in ("it", "this", "that"))
    while q.word(behind) in _AN_OFFER:
        behind += 1
    if anchor.last - anchor.first > 1 or amounts.is_free(q) or q.word(behind) not in STOPS | {""}:
        return act
    told = [verb for verb in verbs if verb.mention.last <= anchor.first]
    offers = ((verb, sense) for verb in told for sense in verb.senses if sense.term == "sell")
    for verb, sense in offers:
        return act._replace(
            action="sell", manner=sense.manner, sets=sense.sets, anchor=verb.mention, who=verb.who
        )
    wants = (v for v in told if v.agent == "company" and any(s.manner == "get" for s in v.senses))
    buyer = next(wants, None) if paid_by(q) else None
    return act._replace(action="sell", manner="get", who=buyer.who) if buyer is not None else act


def _is_barter(q: Question, mention: Mention) -> bool:
    """`exchange them with a partner for his addresses`: data given for data."""
    if not mention.of("verb") or not _SWAPS & set(q.tokens[mention.first].forms):
        return False
    last = q.sentence_of(mention.first)[1]
    fors = (place + 1 for place in range(mention.last, last) if q.word(place) == "for")
    behind = (q.at(place + int(q.word(place) in g.DETERMINERS)) for place in fors)
    return any(holder is not None and bool(holder.terms("data")) for holder in behind)


def _is_return(q: Question, mention: Mention) -> bool:
    """Whether we are given data for what a firm gets: `…, and we get those of their customers`."""
    if not mention.of("verb") or not is_verb(q, mention):
        return False
    forms, behind = set(q.tokens[mention.first].forms), q.word(mention.last)
    agent = agent_of(q, mention)[0]
    gets = agent == "we" and forms & _GETS and (behind in _THEIRS or behind == "their")
    gives = agent == "company" and "give" in forms and behind == "us" and q.word(mention.last + 1) in _ITS
    return bool(gets or gives) and any(_firm_gets(q, other) for other in q.mentions if other != mention)


def _firm_gets(q: Question, mention: Mention) -> bool:
    gets = mention.of("verb") and bool(_GETS & set(q.tokens[mention.first].forms)) and is_verb(q, mention)
    agent = agent_of(q, mention)[0]
    return bool(gets) and (agent in ("company", "they") or q.word(mention.first - 1) == "and")


def _is_offer(q: Question, mention: Mention) -> bool:
    """Whether somebody outside pays or offers to: `an insurer pays us for …`."""
    pays = any(sense.manner == "pay" for sense in mention.of("verb"))
    if not pays or not is_verb(q, mention) or q.word(mention.last) in ("nothing", "no"):
        return False
    if _asks_who(q, mention):
        return False
    agent, who = agent_of(q, mention)
    earlier = any(is_external(m) for m in q.mentions if m.last <= mention.first)
    refuses = q.word(q.back(mention.first, g.ADVERBS)) in g.NEGATORS
    if refuses and q.word(mention.last) in ("anything", "a", "us", "for", ".", ",", ""):
        return False
    they = agent == "they" and who is None and earlier and q.word(mention.first) in ("pays", "pay")
    they = they and not refuses
    asker = agent == "we" and is_outsider(q) and _is_bid(q, mention.last)
    return agent == "company" or they or asker


def _is_bid(q: Question, behind: int) -> bool:
    """`we pay you …`, `willing to pay a fee for access to …`."""
    if "you" in (q.word(behind - 1), q.word(behind)):
        return True
    last = min(behind + _REACH, q.sentence_of(behind - 1)[1])
    fors = (at for at in range(behind, last) if q.word(at) == "for" and q.at(at) is None)
    bought = (q.at(at) for n in fors for at in range(n + 1, n + _REACH))
    return any(holder is not None and holder.terms("data") for holder in bought)


def _asks_who(q: Question, mention: Mention) -> bool:
    """`find out who can pay`: nobody pays us; `a partner who pays us` does."""
    at = q.back(mention.first, g.ADVERBS | g.MODALS)
    holder = q.at(q.back(at, frozenset({","})))
    return q.word(at) == "who" and not (holder is not None and is_external(holder))


def _paid_by_user(q: Question, mention: Mention) -> bool:
    """`what each user paid us` is no price for the data."""
    if not any(_GAINS & set(q.tokens[place].forms) for place in range(mention.first, mention.last)):
        return False
    before = q.back(mention.first, g.ADVERBS | g.HAVE)
    duty = q.at(before)
    if duty is not None and any(sense.manner == "owe" for sense in duty.of("verb")):
        before = q.back(duty.first, g.ADVERBS | g.HAVE)
    if q.word(before) == "who" and q.at(before) is None:
        return True
    holder = q.at(before)
    if holder is None:
        return q.word(before) in _PAYERS
    return bool(USERS & set(holder.terms("subject")))
