"""A denial in its sentence in, whether who asks wants it confirmed out: `I trust that you never sell it`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question

_TRUE = frozenset({"true", "accurate", "correct", "right", "promise", "promised", "say", "says", "confirm"})
_HOPES = frozenset({"hope", "trust", "assume", "presume", "guess", "suppose", "expect"})
_ASSURES = _HOPES | frozenset(
    {"assure", "assurance", "assured", "guarantee", "guarantees", "undertake", "promise", "confirm", "swear"}
    | {"confirmation", "rely", "word", "granted", "hoping", "assuming", "trusting", "conclude", "certain"}
    | {"sure"}
)
_SURELY = frozenset({"surely", "certainly", "presumably", "hopefully", "obviously"})
_TAGS = frozenset({"right", "correct", "true", "no", "surely"})
_ASKERS = frozenset({"i", "me", "my", "us", "client", "clients"})


def is_to_be_confirmed(q: Question, at: int) -> bool:
    """Whether who asks wants to hear that something is never done, and so whether we may do it.

    `Is it true that we never sell …`, `you would never sell …?`, `please assure me that you do not sell …`.

    Args:
        q: the question.
        at: where the word stands that denies it.
    """
    first, _ = q.sentence_of(at)
    said = [q.word(place) for place in range(first, at)] or [""]
    hoped = (
        said[:1] == ["you"]
        or said[0] in _SURELY
        or (said[:1] in (["i"], ["we"]) and not _HOPES.isdisjoint(said))
    )
    told = "that" in said and not _TRUE.isdisjoint(said)
    return (hoped and q.asked[at]) or told or _is_assured(q, said) or _is_tagged(q, at, said)


def _is_assured(q: Question, said: list[str]) -> bool:
    """`I trust that you do not …`, `may I take it that you never …`: `you` is said to whoever is asked."""
    assured = not _ASSURES.isdisjoint(said) or ("take" in said and "it" in said)
    to_us = not {"you", "your"}.isdisjoint(said) or ("that" in said and _speaks_of_own(q))
    return assured and not _ASKERS.isdisjoint(said) and to_us


def _speaks_of_own(q: Question) -> bool:
    return any(token.word == "my" for token in q.tokens)


def _is_tagged(q: Question, at: int, said: list[str]) -> bool:
    """`surely you would not sell it, would you?`, `you never keep it, right?`."""
    last = q.sentence_of(at)[1]
    tag = [q.word(place) for place in range(last - 3, last)]
    if "you" not in said or q.word(last) != "?":
        return False
    short = tag[1] == "," and tag[2] in _TAGS
    return short or (tag[0] == "," and tag[1] in g.MODALS | g.HAVE | g.BE and tag[2] == "you")
