"""What is told and a question after it in, the act asked about out: `we keep no cards. Also no IBANs?`."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.omission import negates_act
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.senses import sense_of
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import ASIDE, Verb
from privacyrules.model.flow import Axis

_LEADS = frozenset({"and", "but", "so", "now", "then"})
_IT = frozenset({"it", "this", "that", "the"})
_HOLDS = frozenset({"hold", "apply", "count", "go", "include", "cover", "extend", "mean"})
_LEAVE = frozenset(
    {"may", "can", "could", "might", "allowed", "permitted", "lets", "let", "allows", "permits", "free"}
)
_OTHER: tuple[Axis, ...] = ("data", "purpose", "recipient", "subject")
_ALSO = frozenset({"also", "same", "so", "true", "too", "likewise"})


def asked_likewise(q: Question, verbs: Sequence[Verb]) -> Act | None:
    """What a question asks about that only names something else than the promise or the leave before it.

    Args:
        q: the question.
        verbs: all its verbs.

    Returns:
        The act that is ruled out or allowed there, with the words of the question first; None if none is.
    """
    first, _ = q.sentence_of(max(len(q.tokens) - 2, 0))
    if first == 0 or q.tokens[-1].word != "?" or not _only_asks_whether_it_holds(q, first):
        return None
    if not any(m.terms(axis) for m in q.mentions if m.first >= first for axis in _OTHER):
        return None
    told = [verb for verb in verbs if verb.mention.last <= first]
    told = [verb for verb in told if _is_ruled_out(q, verb)] or [v for v in told if _is_said_to_be_done(q, v)]
    sense = sense_of(q, told[-1]) if told else None
    if sense is None or not sense.term:
        return None
    anchor = told[-1].mention if sense.manner == "contact" else None
    return Act(sense.term, sense.manner, sense.sets, anchor, first, len(q.tokens))


def _is_said_to_be_done(q: Question, verb: Verb) -> bool:
    """`we may call users about their membership`, `the policy lets us keep …`: told, and not asked."""
    first = q.sentence_of(verb.mention.first)[0]
    leave = any(q.word(at) in _LEAVE for at in range(first, verb.mention.first))
    return leave and verb.agent in ("we", "") and verb.zone == MAIN and not q.asked[verb.mention.first]


def _is_ruled_out(q: Question, verb: Verb) -> bool:
    """`we do not keep …`, `must never be given`, in quotation marks too."""
    if verb.agent == "company":
        return False
    return (
        verb.negated
        or negates_act(q, verb)
        or (verb.zone == ASIDE and q.word(verb.mention.first - 1) == "not")
    )


def _only_asks_whether_it_holds(q: Question, first: int) -> bool:
    """`does this hold for …`, `is it the same for …`, `also not …`, `and …`: nothing else is done."""
    at = first + int(q.word(first) in _LEADS)
    words = [q.word(place) for place in range(at, min(at + 6, len(q.tokens)))]
    if words[:1] == ["also"] or (at > first and _names_data(q, at)):
        return True
    if words[0] in ("does", "do") and words[1] in _IT:
        return not _HOLDS.isdisjoint(words)
    return words[0] in g.BE and words[1] in _IT and not _ALSO.isdisjoint(words)


def _names_data(q: Question, at: int) -> bool:
    """`and the expiry date?`: a phrase for data, and nothing behind it."""
    holder: Mention | None = q.at(at + int(q.word(at) in g.DETERMINERS))
    return holder is not None and bool(holder.terms("data")) and q.word(holder.last) == "?"
