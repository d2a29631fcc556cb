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
from privacyrules.model.phrases import Meaning

_LEADS = frozenset({"and", "but", "so", "now", "then"})
_IT = frozenset({"it", "this", "that", "the"})
_HOLDS = frozenset({"hold", "apply", "count", "go", "include", "cover", "extend", "mean"})
_LEAVE = frozenset(
    {"may", "can", "could", "might", "allowed", "permitted", "lets", "let", "allows", "permits", "free"}
)
_TAGS = frozenset({"right", "correct", "yes", "no"})
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
    if not any(_is_another(m) for m in q.mentions if m.first >= first):
        return None
    told = [verb for verb in verbs if verb.mention.last <= first]
    told = [verb for verb in told if _is_ruled_out(q, verb)] or [v for v in told if _is_said_to_be_done(q, v)]
    said = [(verb, sense) for verb in told if (sense := sense_of(q, verb)) is not None and sense.term]
    if not said:
        return None
    verb, sense = said[-1]
    if sense.manner == "contact":
        return _written_to(q, verb, sense, first)
    return Act(sense.term, sense.manner, sense.sets, None, first, len(q.tokens))


def _written_to(q: Question, verb: Verb, sense: Meaning, first: int) -> Act:
    """`we may email users …, does the same go for text messages?`: by what they are reached is said anew."""
    behind = (m for m in q.mentions if m.first >= first)
    anew = ((m, s) for m in behind for s in m.of("verb") if s.manner == "contact" and s.sets)
    other = next(anew, None)
    return Act(
        sense.term,
        sense.manner,
        other[1].sets if other else sense.sets,
        (other[0] if other else verb.mention),
        first,
        len(q.tokens),
    )


def _is_another(mention: Mention) -> bool:
    """Whether a phrase names other data, people or a purpose, or another way of writing to people."""
    return any(mention.terms(axis) for axis in _OTHER) or any(
        sense.manner == "contact" for sense in mention.of("verb")
    )


def _is_said_to_be_done(q: Question, verb: Verb) -> bool:
    """`we may call users about their membership`, `the policy lets us keep …`: told, and not asked."""
    first = q.sentence_of(verb.mention.first)[0]
    leave = any(q.word(at) in _LEAVE for at in range(first, verb.mention.first))
    told = not q.asked[verb.mention.first] or _is_tagged(q, verb.mention.first)
    return leave and verb.agent in ("we", "") and verb.zone == MAIN and told


def _is_tagged(q: Question, at: int) -> bool:
    """`we may email users, right?`: told, and only to be confirmed."""
    first, last = q.sentence_of(at)
    return q.word(last - 1) in _TAGS and q.word(last - 2) == "," and q.word(first) not in g.MODALS


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
