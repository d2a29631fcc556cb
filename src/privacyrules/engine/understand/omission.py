"""A verb in its question in, whether the question is about leaving it undone out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.goals import goes_into
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.words import STOPS

_APART = {
    "off": frozenset({"switch", "switching", "turn", "turning", "leave", "leaving", "keep", "keeping"}),
    "out": frozenset({"leave", "leaving"}),
    "unsent": frozenset({"leave", "leaving"}),
    "undone": frozenset({"leave", "leaving"}),
    "unposted": frozenset({"leave", "leaving"}),
}


_ITS_REST = frozenset({"we", "i", "it", "that", "them", "this", "out", "off", "away", "to", "do", "so"})
_TRUE = frozenset({"true", "accurate", "correct", "right", "promise", "promised", "say", "says", "confirm"})
"""Who asks whether it is true that something is never done asks about doing it."""

_DID = frozenset({"do", "did", "does"})
_FAR = 14
"""How many words may stand between the two halves of a verb."""


def is_omitted(q: Question, act: Verb | None, verbs: Sequence[Verb]) -> bool:
    """Whether an act is left undone: by `not`, `skip`, or the question whether it is owed.

    Two such words cancel each other ("must we stop sharing" asks whether we may go on).

    Args:
        q: the question.
        act: the verb of the act; None for an act that no verb names.
        verbs: all verbs.
    """
    at = act.mention.first if act is not None else len(q.tokens) - 1
    negated = act is not None and negates_act(q, act)
    left = is_switched_off(q) or _is_left_without(q)
    count = int(negated) + int(left) + int(act is None and _is_not_done(q))
    count += sum(_turns(q, verb, (act, at, negated), verbs) for verb in verbs if _may_turn(q, verb, act))
    return count % 2 == 1


def _may_turn(q: Question, verb: Verb, act: Verb | None) -> bool:
    """Whether a verb such as `skip` or `have to` may be said of what we do."""
    manners = {sense.manner for sense in verb.senses}
    ours = verb.zone == MAIN and verb.agent != "company" and goes_into(q, verb) is None
    return bool(manners & {"skip", "owe"}) and ours and (act is None or verb.mention != act.mention)


def _turns(q: Question, verb: Verb, asked: tuple[Verb | None, int, bool], verbs: Sequence[Verb]) -> int:
    """How often such a verb turns the act round that is asked about (the act, where it stands, negated)."""
    act, at, negated = asked
    if act is not None and _asked_behind(q, verb, at):
        return 1
    start, _ = q.sentence_of(max(at, 0))
    behind = not (start if act is not None else 0) <= verb.mention.first < max(at, 1)
    said_to_others = q.word(verb.mention.last) in ("us", "me", "people", "anyone", "users")
    if behind or said_to_others or verb.agent == "they":
        return 0
    if act is not None and _asks_anew(q, verb.mention.last, at):
        return 0
    if negated and any(q.word(place) in ("and", "or", "but") for place in range(verb.mention.last, at)):
        return 0
    manners = {sense.manner for sense in verb.senses}
    if "owe" not in manners and not _reaches(q, verb, act, verbs):
        return 0
    return 1 + int("skip" in manners and negates_act(q, verb))


def _asked_behind(q: Question, verb: Verb, act: int) -> bool:
    """Whether a short question behind the act turns it round: `… must we?`, `May we refuse?`."""
    last = verb.mention.last
    while q.word(last) in _ITS_REST and q.at(last) is None:
        last += 1
    skips_elsewhere = q.sentence_of(act) != q.sentence_of(verb.mention.first)
    owes = any(sense.manner == "owe" for sense in verb.senses)
    return verb.mention.first > act and (owes or skips_elsewhere) and q.word(last) in ("?", ",")


def _asks_anew(q: Question, first: int, last: int) -> bool:
    """Whether a new question begins in between: `do we have to ask, or can we …`."""
    return any(
        (q.word(place) in g.MODALS and q.word(place + 1) in g.WE) or q.word(place) == "whether"
        for place in range(first, last)
    )


def _reaches(q: Question, skip: Verb, act: Verb | None, verbs: Sequence[Verb]) -> bool:
    """Whether a verb such as `stop` is said of this act: the next one, or a later one in -ing."""
    if act is None or q.word(act.mention.first).endswith("ing"):
        return True
    following = next((verb for verb in verbs if verb.mention.first > skip.mention.first), None)
    return following is not None and following.mention == act.mention


def is_switched_off(q: Question) -> bool:
    """`switch cookies off`, `leave the message unsent`: the verb and its other half stand apart."""
    for place, token in enumerate(q.tokens):
        halves = _APART.get(token.word)
        first = max(q.sentence_of(place)[0], place - _FAR)
        if halves and any(_is_half(q, at, halves) for at in range(first, place - 1)):
            return True
    return False


def _is_left_without(q: Question) -> bool:
    """`leave the court without an answer`."""
    for at, token in enumerate(q.tokens):
        answered = "answer" in token.forms or "reply" in token.forms or "response" in token.forms
        if answered and q.word(q.back(at, g.DETERMINERS)) == "without":
            return any("leave" in q.tokens[place].forms for place in range(max(0, at - 9), at))
    return False


def _is_half(q: Question, at: int, halves: frozenset[str]) -> bool:
    """Whether the first half of such a verb stands there, and was not read with its second half."""
    holder = q.at(at)
    if holder is None:
        return bool(halves & set(q.tokens[at].forms))
    return q.word(at) in halves and not any(sense.manner == "skip" for sense in holder.of("verb"))


def _is_not_done(q: Question) -> bool:
    """`… if we did not do it`, `… free not to do so`: what somebody asked for is left undone."""
    for at, token in enumerate(q.tokens):
        if token.word == "not" and q.word(at + 1) in STOPS and q.word(q.back(at, g.ADVERBS)) in _DID:
            return True
        if token.word == "do" and q.word(at + 1) in ("it", "so", "that"):
            before = q.back(at, g.ADVERBS | {"to"})
            return q.word(before) == "not"
    return False


def _is_confirmed(q: Question, at: int) -> bool:
    """`Is it true that we never sell …` asks whether we may."""
    first, _ = q.sentence_of(at)
    said = [q.word(place) for place in range(first, at)]
    return "that" in said and not _TRUE.isdisjoint(said)


def negates_act(q: Question, verb: Verb) -> bool:
    """`may we not mail` leaves the mail undone; `can't we mail` and `not only mail` do not."""
    at = q.back(verb.mention.first, g.ADVERBS - {"only"} | g.BE)
    if q.word(at) == "to" and q.at(at) is None:
        at = q.back(at, g.ADVERBS - {"only"})
    if q.word(at) == "longer" and q.word(at - 1) == "no":
        return verb.zone == MAIN or q.word(q.sentence_of(at)[0]) in ("suppose", "supposing", "imagine")
    if q.word(at) not in ("not", "never") or verb.zone != MAIN or _is_confirmed(q, at):
        return False
    return q.word(verb.mention.first - 1) != "only"
