"""A duty that is told in, whether leave is asked for it out: `I need to copy the table. Is that allowed?`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.words import STOPS

_LEAVE = frozenset(
    {"allowed", "permitted", "ok", "okay", "fine", "covered", "cool", "alright", "acceptable", "legal"}
    | {"possible", "compliant", "problem", "problems", "issue", "issues", "objection", "objections"}
    | {"concern", "concerns"}
)
_BEFORE_LEAVE = (
    g.BE | {"that", "this", "it", "would", "all", "any", "we", "i", "policy", "so", "an", "a"} | STOPS | {","}
)
_BEHIND_LEAVE = STOPS | {"", ",", "with", "by", "under", "here", "policy", "for", "from"}
_CONFIRMED = frozenset({"correct", "true"})
_TAGS = frozenset({"right", "correct", "true", "no", "not", "or"})
_RIGHTS = frozenset({"the", "have", "in", "our", "any", "has", "got"})
_DEMANDS = frozenset({"require", "demand", "oblige", "force", "say", "claim", "want", "compel"})
_PROMISED = frozenset({"promise", "promises", "promised", "commitment"})
_INVERTED = g.MODALS | g.BE | g.HAVE
_TURNED = g.WE | g.OTHERS | g.DETERMINERS | {"there", "policy"}
_ASKS = g.CONDITION | {"whether", "why"}


def is_wished(q: Question, verb: Verb) -> bool:
    """Whether what we are said to have to do is what we ask leave for; `do we need to …` asks about the need.

    Args:
        q: the question.
        verb: one that says what we owe.
    """
    start, last = q.sentence_of(verb.mention.first)
    asked = any(_is_asked(q, at) for at in range(start, verb.mention.last))
    end = _end_of_what_is_told(q, verb.mention.last, last)
    if verb.agent not in ("we", "") or verb.negated or asked or _is_in_doubt(q, end):
        return False
    if q.word(end) == "," or (q.word(last - 1) not in ("?", ",") and last < len(q.tokens)):
        return True
    if _is_turned_behind(q, end):
        return False
    needed = "need" in q.tokens[verb.mention.first].forms and q.word(last - 1) != "?"
    return needed or any(_asks_leave(q, at) for at in range(verb.mention.last, len(q.tokens)))


def asks_if_owed(q: Question, verb: Verb, act: int) -> bool:
    """`I'd rather not tell them. Do we have to?`: the bare question behind asks once more about the same."""
    owes = any(sense.manner == "owe" for sense in verb.senses) and verb.agent in ("we", "")
    bare = q.word(verb.mention.last) in STOPS | {""} and q.asked[verb.mention.first] and not verb.negated
    return owes and bare and q.sentence_of(act)[1] <= verb.mention.first


def _is_asked(q: Question, at: int) -> bool:
    """Whether a word makes its clause one that asks: `whether`, or a verb before its subject, `must we`."""
    holder = q.at(at)
    if q.word(at) in _INVERTED and (holder is None or holder.first == at):
        turned = g.WE | g.OTHERS if q.word(at) in g.HAVE else _TURNED
        return q.word(at + 1) in turned or at == q.sentence_of(at)[0]
    return holder is None and q.word(at) in _ASKS


def _end_of_what_is_told(q: Question, first: int, last: int) -> int:
    """Where a question begins behind what is told: `we have to keep them, do we have the right?`."""
    for at in range(first, last):
        if q.word(at) in (",", "-") and q.word(at + 1) in _INVERTED and q.word(at + 2) in _TURNED:
            return at
    return last


def _asks_leave(q: Question, at: int) -> bool:
    """`is that allowed?`, `ok?`, `any problem?`, `can we?`."""
    if q.word(at) in g.MODALS and q.word(at + 1) in g.WE:
        return q.word(at + 2) in STOPS | {"", "do"}
    return q.word(at) in _LEAVE and q.word(at - 1) in _BEFORE_LEAVE and q.word(at + 1) in _BEHIND_LEAVE


def _is_turned_behind(q: Question, first: int) -> bool:
    """Whether the duty is asked about after all: `… Or may we skip it?`, `Do we have to?`."""
    behind = (m for m in q.mentions if m.first >= first)
    return any(sense.manner in ("skip", "owe") for m in behind for sense in m.of("verb"))


def _is_in_doubt(q: Question, first: int) -> bool:
    """Whether it is asked if there is such a duty: `Is that right?`, `Did we promise that?`."""
    words = [q.word(at) for at in range(first, len(q.tokens))]
    promised = g.BREAKS.isdisjoint(words) and not _PROMISED.isdisjoint(words)
    return promised or any(_doubts(q, at) for at in range(first, len(q.tokens)))


def _doubts(q: Question, at: int) -> bool:
    """`is that true?`, `right?`, `or not?`, `does the policy say so?`, `may we not?`."""
    word, behind = q.word(at), q.word(at + 1)
    if word in _CONFIRMED or (word == "right" and q.word(at - 1) not in _RIGHTS):
        return behind in STOPS | {"", ","}
    if word == "not" and behind in STOPS | {"", "do"}:
        return True
    return word in _DEMANDS and behind in ("it", "that", "this", "so")
