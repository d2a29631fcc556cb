"""What is said not to be done in, whether the question asks to do it out: `we never sold it. Can we now?`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.words import STOPS

_LEADS = frozenset({"or", "but", "so", "and", "still", "then", "ok", "okay", "please", "yet"})
_SHORT = (
    g.ADVERBS
    | {"anyway", "anyhow", "nonetheless", "nevertheless", "start", "begin", "try", "doing", "do", "it", "so"}
    | {"that", "this", "time", "once", "today", "be", "able", "allowed", "permitted", "to", "here", "?", ","}
    | {"instead", "after", "all", "for", "one", "have", "going", "forward"}
)
"""What may follow `can we` in a question that takes up what was said before."""

_LIMITS = frozenset({"just", "only", "merely", "but"})


def is_asked_after_all(q: Question, at: int, *, told: bool) -> bool:
    """Whether a short question asks to do what is denied at a place before: `Can we anyway?`, `or may we?`.

    Args:
        q: the question.
        at: the place behind the verb that is denied.
        told: whether its sentence only tells something; within one that asks, `if we did` asks anew.
    """
    last = q.sentence_of(at)[1]
    places = range(at, len(q.tokens) - 1)
    if any(_supposes(q, place) for place in places):
        return True
    return told and any(
        _asks_short(q, place) or _asks_for_change(q, place) for place in range(last, len(q.tokens) - 1)
    )


def is_cancelled(q: Question, at: int) -> bool:
    """Whether another word cancels a `not`: `could we not just keep it`, `can't not`, `no reason not to`."""
    before, word = q.back(at, frozenset()), q.word(at + 1)
    if word == "just" and q.word(before) in g.WE and q.word(before - 1) in ("could", "can", "may"):
        return True
    if q.word(before) in ("not", "reason", "true"):
        return True
    first, _ = q.sentence_of(at)
    said = [q.word(place) for place in range(first, at)]
    denied = "not" in said or "no" in said
    return ("why" in said[1:] and denied) or said[:3] == ["is", "it", "true"]


def is_limited_to(q: Question, behind: int) -> bool:
    """`we don't keep the number, just the last digits`: of the data behind a verb, the rest is kept."""
    last = q.sentence_of(behind)[1]
    for comma in range(behind, last):
        if q.word(comma) == "," and q.word(comma + 1) in _LIMITS:
            at = comma + 2
            while q.word(at) in g.DETERMINERS | g.ADVERBS and q.at(at) is None:
                at += 1
            rest = q.at(at)
            return rest is not None and bool(rest.terms("data")) and not rest.of("verb")
    return False


def _supposes(q: Question, at: int) -> bool:
    """`… but if we did`, `ok if I do it for a day`."""
    return (
        q.word(at) == "if" and q.word(at + 1) in g.WE and q.word(at + 2) in ("did", "do") and _is_done(q, at)
    )


def _is_done(q: Question, at: int) -> bool:
    """Whether nothing but a pronoun is what would be done."""
    return q.word(at + 3) in STOPS | {",", "it", "that", "so", "this", ""}


def _asks_short(q: Question, at: int) -> bool:
    """Whether a sentence that opens there asks no more than `can we start now?`."""
    if q.word(at - 1) not in STOPS | {","}:
        return False
    while q.word(at) in _LEADS and q.at(at) is None:
        at += 1
    last = q.sentence_of(at)[1]
    asks = q.word(at) in g.MODALS and q.word(at + 1) in g.WE and q.asked[at]
    return asks and all(q.word(place) in _SHORT for place in range(at + 2, last))


def _asks_for_change(q: Question, at: int) -> bool:
    """`Would it be fine to change that?`."""
    pronoun = q.word(at + 1) in ("that", "this", "it") and q.word(at + 2) in STOPS | {""}
    return q.word(at) == "change" and pronoun and q.asked[at]


def opens_a_question(q: Question, at: int) -> bool:
    """Whether the clause of a verb asks by its order of words: `can we store that`."""
    first, _ = q.sentence_of(at)
    return any(q.word(place) in g.MODALS and q.word(place + 1) in g.WE for place in range(first, at))


def topic_of(q: Question, behind: int) -> int:
    """Where the topic is named that a pronoun at a place takes up: `but what about X? Can we keep it?`.

    Returns:
        The place of its first word; 0 if none is named so.
    """
    if q.word(behind) not in ("it", "that", "this", "them", "those"):
        return 0
    first, _ = q.sentence_of(behind)
    places = range(first - 1, 0, -1)
    return next((n for n in places if q.word(n) == "about" and q.word(n - 1) in ("what", "how")), 0)


def is_told(q: Question, at: int) -> bool:
    """Whether the clause of a verb tells by its order of words: `so we can't keep the number, but …`."""
    first, last = q.sentence_of(at)
    first = next((place for place in range(first, at) if q.word(place) in g.WE), at)
    tells = q.word(first + 1) in g.MODALS | g.BE and q.word(first - 1) not in g.MODALS
    return tells and any(q.word(place) in ("but", "and") for place in range(at, last))


def begins_anew(q: Question, skip: int, act: int) -> bool:
    """`skip Stripe and keep the cards`: what is skipped has an object of its own, and another act follows.

    Args:
        q: the question.
        skip: the place behind a verb such as `skip`.
        act: where the verb of the act stands.
    """
    link = q.back(act, g.ADVERBS)
    held = (q.at(place) for place in range(skip, link))
    own = any(m is not None and bool(m.of("term") or m.of("unsettled")) for m in held)
    return own and q.word(link) in ("and", "then", "but")
