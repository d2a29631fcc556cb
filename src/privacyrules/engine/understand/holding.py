"""A verb in, whether what we have already is kept or looked at by it out: `do you still have my number`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.wordclass import past_adverbs
from privacyrules.model.phrases import Meaning

_STORES = Meaning("verb", "action", "store", "data")
_USES = Meaning("verb", "action", "use", "data")
_HAVE = frozenset({"have", "know"})
_DO = frozenset({"do", "does", "did"})
_OURS = frozenset({"you", "we"})
_GIVEN = frozenset({"user_content", "messages", "uploaded_documents", "invoice_content", "survey_answers"})


def held_already(q: Question, verb: Verb) -> Meaning | None:
    """What a verb comes to where its object is with us already: to have is to keep, to read to use."""
    forms = q.tokens[verb.mention.first].forms
    if _HAVE & set(forms) and _is_had(q, verb):
        return _STORES
    return _USES if "read" in forms and _object(q, verb) & _GIVEN else None


def _is_had(q: Question, verb: Verb) -> bool:
    """`do you still have his number`: who asks whether something is there asks whether it is kept."""
    at = q.back(verb.mention.first, g.ADVERBS)
    asks = q.word(at) in _OURS and q.word(at - 1) in _DO
    alone = verb.mention.last - verb.mention.first == 1
    return asks and alone and bool(_object(q, verb))


def _object(q: Question, verb: Verb) -> set[str]:
    """The data that stands behind a verb, with nothing but determiners and people between."""
    at = past_adverbs(q, verb.mention.last)
    at += int(q.word(at) == "it" and q.word(at + 1) == "when")
    while (q.word(at) in g.DETERMINERS | {"of", "'s"} and q.at(at) is None) or _is_person(q, at):
        at += 1
    holder = q.at(at)
    return set(holder.terms("data")) if holder is not None else set()


def _is_person(q: Question, at: int) -> bool:
    holder = q.at(at)
    return holder is not None and bool(holder.terms("subject")) and not holder.terms("data")
