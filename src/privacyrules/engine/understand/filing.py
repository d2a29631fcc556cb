"""A verb in its question in, whether it leaves data in our papers out: `leave the number in the ticket`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.verbs import Verb


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LEAVES = _set(
    "leave put pop stick paste drop jot type write add attach copy scribble chuck bung stuff dump park stash"
)
_INTO = frozenset({"in", "on", "into", "onto", "to"})
_PAPERS = _set(
    "ticket note notes file record spreadsheet sheet crm folder drive notebook excel inbox doc notepad "
    "comment thread log system database"
)
_KEEPS = frozenset({"it", "them", "that", "this", "those", "these"})
_REACH = 5


def is_filed(q: Question, verb: Verb) -> bool:
    """Whether what a verb of ours handles ends in a ticket, a note or a file: `pop it in the notes`."""
    if verb.agent not in ("we", "") or not _LEAVES & set(q.tokens[verb.mention.first].forms):
        return False
    end = q.sentence_of(verb.mention.first)[1]
    for at in range(verb.mention.first + 1, end):
        if q.word(at) in _INTO and q.word(at - 1) not in g.MODALS and _names_papers(q, at + 1, end):
            return _has_thing(q, verb, at)
    return False


def _names_papers(q: Question, first: int, last: int) -> bool:
    """Whether one of our papers stands there, before anything else: `in the customer's support ticket`."""
    for place in range(first, min(first + _REACH, last)):
        if q.word(place) in _INTO | {"for", "from", "with", "that"}:
            return False
        if _PAPERS & {q.word(place), *q.tokens[place].forms}:
            return True
    return False


def _has_thing(q: Question, verb: Verb, last: int) -> bool:
    """Whether data, or a pronoun for it, is what is left there."""
    places = range(verb.mention.first + 1, last)
    return any(q.word(place) in _KEEPS or _is_data(q, place) for place in places)


def _is_data(q: Question, place: int) -> bool:
    holder = q.at(place)
    return holder is not None and bool(holder.terms("data") or holder.of("unsettled", "data"))
