"""A verb in its question in, who acts out: we, a person, or somebody outside."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.wordclass import is_verb, kind_of_person, past_a_place

SKIPPED = g.ADVERBS | g.MODALS | g.BE | g.HAVE | g.NEGATORS
"""What may stand between somebody who acts and the verb."""

_USERS_VOICE = (
    *("i am a user", "i am your user", "i have an account", "as a user"),
    *("i am a customer", "my account", "i am a member"),
)
_ASKS_THE_COMPANY = (
    "do you",
    "are you",
    "will you",
    "have you",
    "did you",
    "you guys",
    "if you are",
    "that you",
)
_MINE = frozenset({"i", "my", "me", "mine"})
_MAY = frozenset({"allowed", "able", "permitted", "free"})
_NO_AGENT_AFTER = frozenset({"of", "to", "with", "for", "by", "about"})


def agent_of(q: Question, mention: Mention) -> tuple[str, Mention | None]:
    """Who does what a verb says (see `kind_of_person`), and the phrase that names them."""
    at = _before(q, mention)
    shared = _shared_agent(q, mention, at)
    if shared is not None:
        return agent_of(q, shared)
    if q.word(at) == "to" and q.word(q.back(at, SKIPPED)) in _MAY:
        at = q.back(q.back(at, SKIPPED), SKIPPED)
    if at < 0:
        return "", None
    if q.word(at) in g.OUR_THINGS and q.at(at) is None:
        return "we", None
    at = past_a_place(q, at)
    if q.word(at) in g.WE:
        return ("they" if q.word(at) in ("i", "me") and is_users_voice(q) else "we"), None
    if q.word(at) in g.OTHERS:
        return "they", None
    holder = q.at(at)
    if holder is None or q.word(q.back(holder.first, g.DETERMINERS)) in _NO_AGENT_AFTER:
        return "", None
    return kind_of_person(holder), holder


def _before(q: Question, mention: Mention) -> int:
    """Where somebody who acts would stand: before auxiliaries, parentheses, and verbs in a list."""
    at = q.back(mention.first, SKIPPED)
    if q.word(at) == ")":
        at = next((place for place in range(at, -1, -1) if q.word(place) == "("), 0)
        at = q.back(at, SKIPPED)
    if q.word(at) == ",":
        at = _before_insertion(q, at)
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
    return opening - 1 if holder is not None and kind_of_person(holder) == "company" else at


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


def is_users_voice(q: Question) -> bool:
    """Whether a user asks for themselves: `I am a user`, `I have an account`."""
    words = " ".join(token.word for token in q.tokens)
    asks_us = any(asked in words for asked in _ASKS_THE_COMPANY)
    mine = any(token.word in _MINE for token in q.tokens)
    return (asks_us and mine) or any(said in words for said in _USERS_VOICE)
