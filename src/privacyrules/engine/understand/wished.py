"""A duty that is told in, whether leave is asked for it out: `I need to copy the table. Is that allowed?`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.words import STOPS

_LEAVE = frozenset(
    {
        "allowed",
        "permitted",
        "ok",
        "okay",
        "fine",
        "covered",
        "cool",
        "alright",
        "acceptable",
        "legal",
        "possible",
    }
    | {
        "compliant",
        "problem",
        "problems",
        "issue",
        "issues",
        "objection",
        "objections",
        "concern",
        "concerns",
    }
)
_BEFORE_LEAVE = (
    g.BE | {"that", "this", "it", "would", "all", "any", "we", "i", "policy", "so", "an", "a"} | STOPS | {","}
)
_BEHIND_LEAVE = STOPS | {"", ",", "with", "by", "under", "here", "policy", "for", "from"}
_CONFIRMED = frozenset({"right", "correct", "true"})
_ASKS = g.MODALS | g.BE | g.CONDITION | {"whether", "why"}


def is_wished(q: Question, verb: Verb) -> bool:
    """Whether what we are said to need is what we ask leave for; `do we need to …` asks about the need."""
    start, last = q.sentence_of(verb.mention.first)
    asked = any(q.word(at) in _ASKS for at in range(start, verb.mention.first))
    if verb.agent not in ("we", "") or verb.negated or asked or _is_duty(q, last):
        return False
    needed = "need" in q.tokens[verb.mention.first].forms and q.word(last - 1) != "?"
    return needed or any(_asks_leave(q, at) for at in range(verb.mention.last, len(q.tokens)))


def _asks_leave(q: Question, at: int) -> bool:
    """`is that allowed?`, `ok?`, `any problem?`, `can we?`."""
    if q.word(at) in g.MODALS and q.word(at + 1) in g.WE:
        return q.word(at + 2) in STOPS | {"", "do"}
    return q.word(at) in _LEAVE and q.word(at - 1) in _BEFORE_LEAVE and q.word(at + 1) in _BEHIND_LEAVE


def _is_duty(q: Question, first: int) -> bool:
    """Whether what is asked behind it is the duty after all: `… Or may we skip it?`, `Do we have to?`."""
    behind = [m for m in q.mentions if m.first >= first]
    confirmed = {q.word(at) for at in range(first, len(q.tokens))} & _CONFIRMED
    return bool(confirmed) or any(sense.manner in ("skip", "owe") for m in behind for sense in m.of("verb"))
