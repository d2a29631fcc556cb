"""A verb in, the act that it asks about out, with how directly it does: the lower the rank, the more."""

from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.agents import is_team
from privacyrules.engine.understand.answering import answered_outside
from privacyrules.engine.understand.antecedents import company_meant
from privacyrules.engine.understand.bargaining import sold_by_circumstance
from privacyrules.engine.understand.causing import is_shown_to_us, letter_for_them, makes_them_give
from privacyrules.engine.understand.entering import entered
from privacyrules.engine.understand.goals import moved_to, put_on_show
from privacyrules.engine.understand.helping import only_helps, wants_to_do
from privacyrules.engine.understand.holding import held_already
from privacyrules.engine.understand.outsiders import has_it_from_us, wanted_by_asker
from privacyrules.engine.understand.question import MAIN, PURPOSE, SIDE, Question
from privacyrules.engine.understand.reading_out import read_out
from privacyrules.engine.understand.sending import sent_out
from privacyrules.engine.understand.senses import FROM_OUTSIDE, collects_payments, is_external, sense_of
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.tables import kept_in_tables, only_disguises
from privacyrules.engine.understand.verbs import ASIDE, Verb
from privacyrules.engine.understand.voice import is_users_voice
from privacyrules.model.phrases import Meaning, Sets

WORTHLESS = 7
"""The rank of a verb that asks about nothing."""

_SHARES = Meaning("verb", "action", "share", "give")
_USES = Meaning("verb", "action", "use", "data")
_HANDLES = frozenset({"use", "store"})
_BUYS = frozenset({"buy", "purchase", "acquire", "rent", "license"})
_TAKES = frozenset({"take", "collect", "ask", "charge", "receive", "request", "handle", "capture", "get"})
_COLLECTS = Meaning("verb", "action", "collect", "data")
_ASKS_THEM = Meaning("verb", "action", "collect", "data", (("source", "data_subject"),))


class Act(NamedTuple):
    """One thing done: its action ("" if it was not understood) and the tokens that may hold its arguments.

    `anchor` is the phrase that says what is done; `who` the phrase for somebody outside who gets or
    wants the data.
    """

    action: str
    manner: str = "data"
    sets: Sets = ()
    anchor: Mention | None = None
    first: int = 0
    last: int = 0
    omitted: bool = False
    agent: str = ""
    who: Mention | None = None


def as_act(q: Question, verb: Verb) -> tuple[int, Act]:
    """A verb as an act with its rank (0 is the most direct); WORTHLESS if it says little or is not ours."""
    rank, sense = _ranked(q, verb)
    if sense is None:
        return WORTHLESS, Act("")
    outside = sense.manner in FROM_OUTSIDE or verb.agent == "company"
    who = company_meant(q, verb.who) if outside and verb.who else None
    if who is None and sense.term == "share" and (verb.agent == "they" or answered_outside(q, verb)):
        who = _external_before(q, verb)
    return rank, Act(
        sense.term, sense.manner, sense.sets, verb.mention, 0, len(q.tokens), agent=verb.agent, who=who
    )


def _ranked(q: Question, verb: Verb) -> tuple[int, Meaning | None]:
    later = 0 if q.asked[verb.mention.first] else 1
    if only_helps(q, verb) or wants_to_do(q, verb) or only_disguises(q, verb):
        return WORTHLESS, None
    moved = wanted_by_asker(q, verb) or put_on_show(q, verb) or kept_in_tables(q, verb) or moved_to(q, verb)
    moved = moved or (_COLLECTS if takes_for_us(q, verb) else None)
    if moved is not None:
        return (0 if verb.zone == MAIN else 5) + later, moved
    given = _by_circumstance(q, verb)
    if given is not None:
        return later, given
    getting = next((s for s in verb.senses if s.manner in FROM_OUTSIDE), None)
    letter = letter_for_them(q, verb) if getting is not None else None
    if letter is not None:
        return 2 + later, letter
    if getting is not None and _is_outside(q, verb):
        return (2 if verb.zone in (MAIN, PURPOSE) else 5) + later, getting
    if makes_them_give(q, verb):
        return later, _ASKS_THEM
    own = held_already(q, verb) or sense_of(q, verb)
    if own is not None and own.term in ("share", "publish") and is_shown_to_us(q, verb):
        own = _USES
    if own is None and getting is not None and getting.manner == "pay" and verb.agent == "we":
        own = _COLLECTS if _BUYS & set(q.tokens[verb.mention.last - 1].forms) else None
    if own is None and getting is not None and verb.agent == "we" and _is_one_of_us(q, verb):
        own = _USES
    return (WORTHLESS, None) if own is None else _ranked_as(q, verb, own)


def _by_circumstance(q: Question, verb: Verb) -> Meaning | None:
    """What a verb comes to by what stands around it, wherever it stands."""
    given = sold_by_circumstance(q, verb) or read_out(q, verb) or sent_out(q, verb)
    return given or entered(q, verb) or answered_outside(q, verb)


def _is_one_of_us(q: Question, verb: Verb) -> bool:
    """Whether those of us who get the data are named: `may the intern have …`, `can sales have …`."""
    return verb.who is not None or is_team(q, q.back(verb.mention.first, g.ADVERBS))


def takes_for_us(q: Question, verb: Verb) -> bool:
    """`may Stripe take my card number`: who collects payments for us takes the data in, from the payer."""
    if verb.agent != "company" or verb.who is None or q.word(verb.mention.last) == "from":
        return False
    if has_it_from_us(q, verb):
        return False
    return collects_payments(q, company_meant(q, verb.who).terms("recipient")) and bool(
        _TAKES & set(q.tokens[verb.mention.first].forms)
    )


def _ranked_as(q: Question, verb: Verb, own: Meaning) -> tuple[int, Meaning | None]:
    later = 0 if q.asked[verb.mention.first] else 1
    if own.term == "share" and verb.who is not None and verb.who.terms("source"):
        return WORTHLESS, None
    if own.term == "sell" and verb.agent in ("they", "company") and verb.zone == MAIN:
        return 3 + later, own
    if verb.agent == "they":
        return (3, _SHARES) if _acts_for_itself(q, verb, own) else (WORTHLESS, None)
    if verb.agent == "company" and own.term in _HANDLES | {"collect"}:
        return 3 + later, _SHARES
    if verb.zone == MAIN:
        return (0 if verb.agent != "company" else 4) + later, own
    return {SIDE: (6, own), PURPOSE: (5, own)}.get(verb.zone, (WORTHLESS, None))


def _acts_for_itself(q: Question, verb: Verb, own: Meaning) -> bool:
    """Whether somebody outside, named before, handles the data: `… our host, if it may use the addresses`."""
    pronoun = verb.who is None and q.word(verb.mention.first - 1) != "who"
    handles = own.term in _HANDLES or own.term == "collect"
    return pronoun and handles and verb.zone != ASIDE and _external_before(q, verb) is not None


def _external_before(q: Question, verb: Verb) -> Mention | None:
    """The last phrase before a verb that names somebody outside, for whom a pronoun may stand."""
    before = [m for m in q.mentions if m.last <= verb.mention.first and is_external(m)]
    return before[-1] if before else None


def _is_outside(q: Question, verb: Verb) -> bool:
    """Whether somebody outside gets the data: named, a user who asks, or called by a word nobody knows."""
    if verb.agent == "company":
        return not verb.negated
    if verb.agent == "they" and verb.who is None and _pays(verb) and _external_before(q, verb) is not None:
        return q.word(verb.mention.last) not in ("nothing", "no") and not verb.negated
    if verb.agent == "they" and _is_somebody(q, verb) and any(s.manner == "pay" for s in verb.senses):
        return True
    if verb.agent == "they":
        named = verb.who is not None or is_users_voice(q)
        return named and verb.zone == MAIN and q.asked[verb.mention.first]
    token = q.tokens[verb.mention.first]
    return verb.agent == "" and token.word.endswith("s") and token.forms != (token.word,)


def _is_somebody(q: Question, verb: Verb) -> bool:
    """`someone offered us money for the list`: whoever it is, they are none of us."""
    return q.word(q.back(verb.mention.first, g.ADVERBS | g.HAVE | g.MODALS)) in ("someone", "somebody")


def _pays(verb: Verb) -> bool:
    """Whether a verb can only mean that money is given: `he wants to pay for the list`."""
    return all(sense.manner in ("pay", "light") for sense in verb.senses) and any(
        sense.manner == "pay" for sense in verb.senses
    )
