"""A question in, whether people type data into a form of ours out: `they type it into our own form`."""

from __future__ import annotations

from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb

_TYPES = frozenset({"enter", "type", "key", "input", "punch", "fill"})
_INTO = frozenset({"into", "on", "in", "at", "to"})
_OURS = frozenset(
    {"form", "site", "website", "page", "checkout", "app", "dialog", "wizard", "screen", "field"}
)
_FAR = 4


def typed_in(q: Question, verb: Verb) -> bool:
    """Whether a verb says that people type something where we take it in."""
    theirs = verb.agent == "they" and verb.zone == MAIN
    return theirs and _types(q, verb.mention) and _goes_to_us(q, verb.mention.last)


def typed_by_users(q: Question) -> Mention | None:
    """The phrase that says so together with who types: `can users enter it on our site?`."""
    typed = (m for m in q.mentions if "data_subject" in m.terms("source") and not m.of("verb"))
    return next((m for m in typed if _types(q, m) and _goes_to_us(q, m.last)), None)


def _types(q: Question, mention: Mention) -> bool:
    return not _TYPES.isdisjoint(q.tokens[mention.last - 1].forms)


def _goes_to_us(q: Question, first: int) -> bool:
    """Whether `into our …` stands behind, and names no page on which users show themselves."""
    last = q.sentence_of(first - 1)[1]
    goals = (at for at in range(first, last - 1) if q.word(at) in _INTO and q.word(at + 1) == "our")
    return any(
        q.word(at) in _OURS and not _is_shown(q.at(at))
        for goal in goals
        for at in range(goal + 2, min(goal + _FAR, last))
    )


def _is_shown(holder: Mention | None) -> bool:
    return holder is not None and "profile_display" in holder.terms("purpose")
