"""A verb in, what comes to pass by it for others or for us out: `make them type`, `get a letter`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.ours import is_thing_of_ours
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.typing_in import typed_in
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.wordclass import has_object
from privacyrules.model.phrases import Meaning

_MAKES = frozenset(
    {
        "make",
        "makes",
        "making",
        "lets",
        "has",
        "forces",
        "asks",
        "requires",
        "let",
        "have",
        "ask",
        "force",
        "require",
        "letting",
    }
)
_ONE = frozenset({"a", "an", "one", "another", "any", "no", "our"})
_MADE = frozenset({"made", "asked", "forced", "required", "obliged", "urged", "invited", "told", "prompted"})


def is_shown_to_us(q: Question, verb: Verb) -> bool:
    """`can I be shown the answers`: what we are given to see stays with us."""
    first = verb.mention.first
    passive = q.word(first) in g.BE or q.word(first - 1) in g.BE
    at = q.back(first, g.ADVERBS | g.BE | g.MODALS | {"as", "support", ","})
    return passive and q.word(at) in ("we", "i") and has_object(q, verb.mention.last)


def letter_for_them(q: Question, verb: Verb) -> Meaning | None:
    """`the friend receives a mail about it`: whoever gets a letter is written to."""
    at = verb.mention.last
    while q.word(at) in _ONE and q.at(at) is None:
        at += 1
    letter = q.at(at)
    if verb.agent != "they" or letter is None:
        return None
    several = q.word(letter.last - 1).endswith("s") and q.word(letter.last) != "of"
    if at == verb.mention.last and not several:
        return None
    return next((sense for sense in letter.of("verb") if sense.manner == "contact"), None)


def makes_them_give(q: Question, verb: Verb) -> bool:
    """`make visitors type their name`, `users are asked to type it` is to collect it."""
    if q.word(verb.mention.first) not in g.GIVES:
        return False
    if typed_in(q, verb):
        return True
    if _is_made_to(q, verb):
        return True
    whom = q.back(verb.mention.first, g.ADVERBS | {"to"})
    users = q.at(whom)
    if users is not None and users.terms("subject") and q.word(q.back(users.first, g.DETERMINERS)) in _MAKES:
        return True
    if q.word(whom) in g.PERSONS and q.at(whom) is None and q.word(q.back(whom, g.DETERMINERS)) in _MAKES:
        return True
    gives = verb.who is not None and verb.agent == "they"
    return gives and verb.who is not None and q.word(q.back(verb.who.first, g.DETERMINERS)) in _MAKES


def _is_made_to(q: Question, verb: Verb) -> bool:
    """`could users be made to type it`; a server that is made to is ours."""
    to = q.back(verb.mention.first, g.ADVERBS)
    made = q.back(to, g.ADVERBS)
    whom = q.back(made, g.ADVERBS | g.BE)
    passive = q.word(q.back(made, g.ADVERBS)) in g.BE
    return q.word(to) == "to" and q.word(made) in _MADE and passive and not is_thing_of_ours(q, whom)
