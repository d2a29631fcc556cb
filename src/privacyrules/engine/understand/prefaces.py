"""A verb or a person before the question proper in, whether they only lead up to it out: `as an employee`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb

_DOUBTS = frozenset(
    {"problem", "issue", "objection", "difficulty", "obstacle", "risk", "trouble", "conflict"}
)
_LEAVE = frozenset(
    {"right", "permission", "leave", "possibility", "freedom", "liberty", "authority", "consent"}
)
_TELLS = frozenset({"tell", "ask", "order", "instruct", "advise", "request"})
_ACCEPTS = frozenset({"accept", "tolerate", "admit", "foresee"})
_POLITE = frozenset({"please", "kindly", "just", "pls"})
_WHAT_IS_TOLD = frozenset({"that", "you", "your", "we", "our"})
_SAYS = frozenset({"told", "tells", "said", "says", "thinks", "claims", "claimed", "wrote", "writes"})
_OTHERS = frozenset({"her", "his", "she", "he", "him", "their", "they"})
_NEWLY = g.DETERMINERS | {"new", "former", "normal", "simple"}
_MINE = frozenset({"my", "mine"})


def leads_to_act(q: Question, verb: Verb) -> bool:
    """Whether a verb only leads up to another one: `we consider to keep …`, `my boss told me to keep …`.

    So do `do you see a problem when we …`, `please tell if we may …`, `does the policy accept that …`.
    """
    forms = q.tokens[verb.mention.first].forms
    at = verb.mention.last
    if "see" in forms:
        return _sees_a_problem(q, at)
    if "give" in forms:
        return _gives_leave(q, at)
    if not _ACCEPTS.isdisjoint(forms):
        return q.word(at) in ("that", "if", "when") and q.word(at + 1) in g.WE
    if not _TELLS.isdisjoint(forms):
        return _is_told_to_us(q, at) or _asks_whether(q, verb)
    light = any(sense.manner == "light" for sense in verb.senses)
    return light and len(verb.senses) > 1 and _is_infinitive(q, at)


def _is_infinitive(q: Question, at: int) -> bool:
    """Whether `to` and a verb stand there."""
    behind = q.at(at + 1 + int(q.word(at + 1) in g.ADVERBS))
    return q.word(at) == "to" and q.at(at) is None and behind is not None and bool(behind.of("verb"))


def _sees_a_problem(q: Question, at: int) -> bool:
    while q.word(at) in g.DETERMINERS | g.ADVERBS | {"big", "real"}:
        at += 1
    return at < len(q.tokens) and not _DOUBTS.isdisjoint(q.tokens[at].forms)


def _gives_leave(q: Question, at: int) -> bool:
    """`the policy gives us right to …`, `gave me permission to …`."""
    at += int(q.word(at) in g.WE)
    while q.word(at) in g.DETERMINERS | {"full", "legal"} and q.at(at) is None:
        at += 1
    return q.word(at) in _LEAVE and q.word(at + 1) in ("to", "for", "of")


def _is_told_to_us(q: Question, at: int) -> bool:
    """`my boss told me to keep …`, `a colleague told me that you …`."""
    at += int(q.word(at) in ("me", "us"))
    what = q.word(at) in _WHAT_IS_TOLD and q.word(at - 2) == "told"
    return q.word(at - 1) in ("me", "us") and (what or _is_infinitive(q, at))


def _asks_whether(q: Question, verb: Verb) -> bool:
    """`tell if it is allowed`, `I would ask if it is okay`: nobody is told or asked but who reads it."""
    at = verb.mention.last
    whether = q.word(at) in ("if", "whether") or q.word(at - 1) in ("if", "whether")
    behind = at + int(q.word(at) in ("if", "whether"))
    first = q.sentence_of(verb.mention.first)[0]
    opens = all(q.word(place) in _POLITE for place in range(first, verb.mention.first))
    thing = q.word(behind) == "it" and q.word(behind + 1) in g.BE
    return whether and (opens or thing)


def says_who_asks(q: Question, mention: Mention) -> bool:
    """`As new employee I ask …`, `a friend told me that …`: who asks, and nobody whose data is handled."""
    if mention.terms("subject") == ("friend",) and q.word(mention.last) in _SAYS:
        return not any(token.word in _OTHERS for token in q.tokens)
    if mention.terms("subject") != ("employee",) or q.word(mention.last - 1).endswith("s"):
        return False
    return is_role(q, mention) and not any(token.word in _MINE for token in q.tokens)


def is_role(q: Question, mention: Mention) -> bool:
    """Whether somebody who asks says what they are: `as an accountant I …`, `I am a contractor`."""
    at = q.back(mention.first, _NEWLY)
    return q.word(at) == "as" or (q.word(at) == "am" and q.word(at - 1) == "i")
