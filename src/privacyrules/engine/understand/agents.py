"""A verb in its question in, who acts out: we, a person, or somebody outside."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.ours import (
    before_a_place,
    before_its_use,
    is_thing_of_ours,
    stands_for_ours,
)
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.voice import is_users_voice
from privacyrules.engine.understand.wordclass import is_verb, kind_of_person, past_a_place
from privacyrules.syntax.spoken import POSSESSIVE

SKIPPED = g.ADVERBS | g.MODALS | g.BE | g.HAVE | g.NEGATORS | {"itself", "himself", "herself", "themselves"}
"""What may stand between somebody who acts and the verb."""

_OWN = frozenset({"own", "whole", "entire"})
_MAY = frozenset({"allowed", "able", "permitted", "free"})
_LETS = frozenset(
    ["allow", "allows", "let", "lets", "permit", "permits", "ask", "enable", "want", "get", "help"]
)
_PASSIVES = g.BE - {"am"}
_OUR_TEAMS = frozenset(
    {"marketing", "sales", "finance", "support", "legal", "hr", "accounting", "engineering", "product"}
    | {"management", "team", "colleague", "rep", "intern", "boss", "department", "developer", "programmer"}
    | {"manager", "engineer", "admin", "analyst", "trainee", "trainer", "mentor", "coworker", "teammate"}
)
_FIRMS = frozenset({"company", "firm", "business", "organisation", "organization", "corporation"})
_REACH = 6
_FROM_OTHERS = frozenset({"third_party", "other_third_party", "data_supplier"})
"""`a webhook from Stripe delivers …`: whoever it comes from acts."""

_NO_AGENT_AFTER = frozenset({"of", "to", "with", "for", "by", "about"})


def agent_of(q: Question, mention: Mention) -> tuple[str, Mention | None]:
    """Who does what a verb says (see `kind_of_person`), and the phrase that names them."""
    if _is_passive(q, mention):
        return _named_by(q, mention.last)
    at = _before(q, mention)
    shared = _shared_agent(q, mention, at)
    if shared is not None:
        return agent_of(q, shared)
    let = let_do(q, at) or is_to_do(q, at)
    if let is not None:
        return "company", let
    if q.word(at) == "to" and q.word(q.back(at, SKIPPED)) in _MAY:
        at = q.back(q.back(at, SKIPPED), SKIPPED)
    expletive = q.word(at) == "it" and q.word(at - 1) in ("is", "was", "be")
    return ("", None) if at < 0 or expletive else _at(q, at, mention)


def is_to_do(q: Question, at: int) -> Mention | None:
    """Whoever is to do something, with `to` at a place: `is Stripe to get the number`."""
    holder = q.at(at - 1) if q.word(at) == "to" and q.at(at) is None else None
    if holder is None or kind_of_person(holder) != "company":
        return None
    before = q.back(holder.first, g.DETERMINERS)
    return holder if q.word(before) in _PASSIVES and before == q.sentence_of(at)[0] else None


def _at(q: Question, at: int, mention: Mention) -> tuple[str, Mention | None]:
    """Who is named at a place before a verb: a thing or a person of ours, a pronoun, a phrase."""
    keeper = q.at(at - 2) if q.word(at - 1) == POSSESSIVE else q.at(at - 3)
    if is_thing_of_ours(q, at) and keeper is not None and _owns(q, keeper, at):
        return "company", keeper
    if is_thing_of_ours(q, at) or stands_for_ours(q, at):
        return "we", None
    at = past_a_place(q, before_a_place(q, before_its_use(q, at)))
    if is_thing_of_ours(q, at):
        return "we", None
    at = at - 1 if is_cleft(q, at) else at
    if q.word(at) in g.WE:
        return ("they" if q.word(at) in ("i", "me") and is_users_voice(q) else "we"), None
    if q.word(at) in ("they", "it", "those") and g.MOVES & set(q.tokens[mention.first].forms):
        return "", None
    if q.word(at) in g.OTHERS:
        return ("we" if _asks_for_itself(q, at) else "they"), None
    holder = q.at(at)
    if is_team(q, at):
        return "we", None
    if holder is None or q.word(q.back(holder.first, g.DETERMINERS)) in _NO_AGENT_AFTER:
        return "", None
    if _is_ourselves(q, holder) or _is_colleague(q, holder):
        return "we", holder
    return "company" if _FROM_OTHERS & set(holder.terms("source")) else kind_of_person(holder), holder


def is_team(q: Question, at: int) -> bool:
    """Whether a department of ours is named by one word: `can sales have …`, `may marketing see …`."""
    named = q.word(at) in _OUR_TEAMS and q.word(at - 1) != POSSESSIVE
    holder = q.at(at)
    return named and (holder is None or (holder.last - holder.first == 1 and q.word(at - 1) in g.MODALS))


def _is_ourselves(q: Question, holder: Mention) -> bool:
    """`does the policy allow the company to …`, `does your firm …`."""
    before = (q.word(q.back(holder.first, _OWN)), q.word(holder.first))
    yours = "your" in before and q.word(holder.last - 1) in _FIRMS and q.word(holder.last) != POSSESSIVE
    alone = holder.last - holder.first == 1 + int(before[1] == "our")
    ours = (
        "our" in before and alone and q.word(holder.last - 1) in _FIRMS and q.word(holder.last) != POSSESSIVE
    )
    return yours or ours or (q.word(holder.first) == "company" and before[0] == "the")


def _is_colleague(q: Question, holder: Mention) -> bool:
    """`my colleague put …`; a user's colleague is none of us."""
    return q.word(holder.last - 1) in _OUR_TEAMS and q.word(holder.first - 1) in ("my", "our", "the", "a")


def _asks_for_itself(q: Question, at: int) -> bool:
    """Whether a pronoun stands for those of us who ask: `marketing is asking if they can …`."""
    first, _ = q.sentence_of(at)
    asks = q.word(at - 1) in ("if", "whether") and q.word(at - 2).startswith(("ask", "wonder"))
    return asks and any(q.word(place) in _OUR_TEAMS for place in range(first, at - 2))


def _owns(q: Question, keeper: Mention, at: int) -> bool:
    """`Stripe's checkout page`: the page of somebody outside."""
    between = [q.word(place) for place in range(keeper.last, at)]
    return kind_of_person(keeper) == "company" and between[:1] == [POSSESSIVE]


def _is_passive(q: Question, mention: Mention) -> bool:
    """`may the friends be put on …`, `it is kept`, `are they kept`: what stands before is no agent."""
    word = q.word(mention.first)
    done = word.endswith("ed") or word in g.PARTICIPLES
    at = q.back(mention.first, g.ADVERBS | g.NEGATORS)
    turned = q.word(at) in ("they", "it", "these", "those") and q.word(at - 1) in g.BE
    return done and (turned or q.word(at) in _PASSIVES)


def _named_by(q: Question, at: int) -> tuple[str, Mention | None]:
    """Who does what is told in the passive: `… by our host`."""
    for place in range(at, min(at + _REACH, q.sentence_of(at - 1)[1])):
        if q.word(place) == "by" and q.at(place) is None:
            after = place + 1
            while q.word(after) in g.DETERMINERS and q.at(after) is None:
                after += 1
            holder = q.at(after)
            return (kind_of_person(holder), holder) if holder is not None else ("", None)
    return "", None


def let_do(q: Question, at: int) -> Mention | None:
    """Whoever is let do something, with `to` at a place: `does the policy allow Adyen to collect …`."""
    holder = q.at(at - 1) if q.word(at) == "to" and q.at(at) is None else None
    if holder is None or kind_of_person(holder) != "company" or _is_ourselves(q, holder):
        return None
    return holder if q.word(q.back(holder.first, g.DETERMINERS)) in _LETS else None


def is_cleft(q: Question, at: int) -> bool:
    """`is it Stripe that takes …`, `it is Stripe who takes …`: the `that` of a question for who it is."""
    holder = q.at(at - 1)
    if q.word(at) not in ("that", "who", "which") or q.at(at) is not None or holder is None:
        return False
    return q.word(q.back(holder.first, g.BE)) == "it" and kind_of_person(holder) == "company"


def _before(q: Question, mention: Mention) -> int:
    """Where somebody who acts would stand: before auxiliaries, parentheses, and verbs in a list."""
    at = q.back(mention.first, SKIPPED)
    if q.word(at) == ")":
        at = next((place for place in range(at, -1, -1) if q.word(place) == "("), 0)
        at = q.back(at, SKIPPED)
    if q.word(at) == ",":
        at = _before_insertion(q, at)
    if q.word(at - 2) == "instead" and q.word(at - 1) == "of":
        at = q.back(at - 2, SKIPPED)
    while at > 0 and q.word(at) in ("and", "or", ","):
        holder = q.at(at - 1)
        if holder is None or not holder.of("verb") or holder.of("term"):
            break
        at = q.back(holder.first, SKIPPED)
    return at


def _before_insertion(q: Question, at: int) -> int:
    """Past words between two commas, if somebody stands before them: `could a bank, for a fee, get …`."""
    first, _ = q.sentence_of(at)
    opening = next((place for place in range(at - 1, first, -1) if q.word(place) == ","), 0)
    holder = q.at(opening - 1)
    named = holder is not None and kind_of_person(holder) in ("company", "we")
    return opening - 1 if named or q.word(opening - 1) in _OUR_TEAMS else at


def _shared_agent(q: Question, mention: Mention, at: int) -> Mention | None:
    """The verb before, if both have one agent: `the police want to see`, `a sponsor pays and wants`."""
    before = q.at(at - 1) if q.word(at) == "to" and q.at(at) is None else None
    if before is not None and before.of("verb") and is_verb(q, before):
        return before
    if q.word(at) in ("and", "but") and any(s.manner in ("get", "pay") for s in mention.of("verb")):
        first = q.sentence_of(at)[0]
        earlier = [m for m in q.mentions if first <= m.first and m.last <= at and m.of("verb")]
        if earlier and is_verb(q, earlier[-1]):
            return earlier[-1]
    return None
