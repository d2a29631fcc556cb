"""An act in, whether something is given for the data out: then it is a sale."""

from __future__ import annotations

from privacyrules.engine.understand import amounts
from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.agents import agent_of
from privacyrules.engine.understand.around import DISCLOSURES
from privacyrules.engine.understand.people import USERS
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.saying import is_taken_back
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.wordclass import is_verb
from privacyrules.model.reading import Span

_SALE = ("action", "sell")
_GAINS = frozenset({"pay", "get", "receive", "earn"})
_IN_KIND = frozenset({"return", "exchange", "swap", "barter", "trade", "discount", "commission", "kickback"})
"""Words by which something other than money is given: `no money, but a banner in return`."""


def action_of(q: Question, act: Act) -> str:
    """The action; a disclosure for which something is paid is a sale."""
    if act.action not in DISCLOSURES - {"sell"}:
        return act.action
    in_kind = any(token.word in _IN_KIND for token in q.tokens)
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
    price = amounts.price_of(q)
    return (*said, price) if price else tuple(said)


def _is_offer(q: Question, mention: Mention) -> bool:
    """Whether somebody outside pays or offers to: `an insurer pays us for …`."""
    pays = any(sense.manner == "pay" for sense in mention.of("verb"))
    return pays and is_verb(q, mention) and agent_of(q, mention)[0] == "company"


def _paid_by_user(q: Question, mention: Mention) -> bool:
    """`what each user paid us` is no price for the data."""
    if not any(_GAINS & set(q.tokens[place].forms) for place in range(mention.first, mention.last)):
        return False
    before = q.back(mention.first, g.ADVERBS | g.HAVE)
    if q.word(before) == "who" and q.at(before) is None:
        return True
    holder = q.at(before)
    return holder is not None and bool(USERS & set(holder.terms("subject")))
