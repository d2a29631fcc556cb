"""A verb in its question in, whether it leaves data in our papers out: `leave the number in the ticket`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.verbs import Verb

_LEAVES = g.word_set(
    "leave put pop stick paste drop jot type write add attach copy scribble chuck bung stuff dump park stash"
)
_INTO = frozenset({"in", "on", "into", "onto", "to"})
_PAPERS = g.word_set(
    "ticket note notes file record spreadsheet sheet crm folder drive notebook excel inbox doc notepad "
    "comment thread log system database"
)
_KEEPS = frozenset({"it", "them", "that", "this", "those", "these"})
_BOOKS = frozenset({"backup", "backups", "table", "dump", "archive", "logs", "column", "bucket", "csv"})
_REGISTERS = g.word_set(
    "log logs table tables database account accounts system file crm list register spreadsheet base"
)
_AS_IT_IS = frozenset({"so", "like", "as", "there", "in", "this", "thus", "?", ".", ""})
_REACH = 5


def is_filed(q: Question, verb: Verb) -> bool:
    """Whether what a verb of ours handles ends in a ticket, a note or a file: `pop it in the notes`."""
    if verb.agent not in ("we", "") or not _LEAVES & set(q.tokens[verb.mention.first].forms):
        return False
    if is_left_as_it_is(q, verb):
        return True
    end = q.sentence_of(verb.mention.first)[1]
    for at in range(verb.mention.first + 1, end):
        if q.word(at) in _INTO and q.word(at - 1) not in g.MODALS and _names_papers(q, at + 1, end):
            return _has_thing(q, verb, at)
    return False


def ends_in_our_books(q: Question, verb: Verb) -> bool:
    """`register the IBAN of each user in his account`: what ends in our books is kept."""
    places = range(verb.mention.last, q.sentence_of(verb.mention.first)[1])
    found = (at for at in places if q.word(at) in ("in", "into") and q.at(at) is None)
    return any({q.word(at + 1), q.word(at + 2)} & _REGISTERS for at in found)


def is_left_as_it_is(q: Question, verb: Verb) -> bool:
    """`the log holds the number. Can we leave it so?`: what stands in our papers goes on standing there."""
    mention = verb.mention
    words = [q.word(at) for at in range(mention.first, mention.last + 3)]
    if "leave" not in q.tokens[mention.first].forms or words[1:2] == [] or words[1] not in _KEEPS | {"as"}:
        return False
    rest = next((word for word in words[1:] if word not in _KEEPS), "")
    first, _ = q.sentence_of(mention.first)
    told = any(_PAPERS & {token.word, *token.forms} or token.word in _BOOKS for token in q.tokens[:first])
    return told and rest in _AS_IT_IS


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
