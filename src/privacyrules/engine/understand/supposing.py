"""Ranked acts in, the same out, with the case that is judged first: `if they pay, is it a sale?`."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.omission import negates_act
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.ranking import WORTHLESS, Act
from privacyrules.engine.understand.verbs import Verb

Ranked = tuple[int, Act]
_CASE = frozenset({"if", "when", "once", "suppose", "supposing"})
_IT = frozenset({"that", "this", "it", "which"})
_COUNTS = frozenset({"count", "counts", "counted", "qualify", "qualifies"})
_FRAMES = g.BE | g.NEGATORS | g.ADVERBS | {"as", "count", "counts", "mean", "means", "called", "a", "like"}


def case_first(q: Question, verbs: Sequence[Verb], ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Put the act of a case before a promise, and before the name by which it is judged.

    Args:
        q: the question.
        verbs: its verbs.
        ranked: what each verb comes to, with how directly it asks.

    Returns:
        The same, with other ranks where the last sentence puts a case: `we never sell. If …, is it a sale?`.
    """
    first, last = q.sentence_of(max(len(q.tokens) - 2, 0))
    if q.word(last) != "?" or not any(q.word(at) in _CASE and q.at(at) is None for at in range(first, last)):
        return ranked
    judged = [
        (WORTHLESS, act) if _only_names(q, verb) else (rank, act)
        for verb, (rank, act) in _pairs(verbs, ranked)
    ]
    inside = [
        rank for verb, (rank, _) in _pairs(verbs, judged) if first <= verb.mention.first and rank < WORTHLESS
    ]
    others = [
        verb for verb, (rank, _) in _pairs(verbs, judged) if verb.mention.first < first and rank < WORTHLESS
    ]
    if not inside or not all(negates_act(q, verb) or verb.negated for verb in others):
        return judged
    return [
        (WORTHLESS, act) if verb in others else (rank, act) for verb, (rank, act) in _pairs(verbs, judged)
    ]


def _pairs(verbs: Sequence[Verb], ranked: Sequence[Ranked]) -> Sequence[tuple[Verb, Ranked]]:
    return tuple(zip(verbs, ranked, strict=True))


def _only_names(q: Question, verb: Verb) -> bool:
    """`… that's not selling, is it?`, `does that count as keeping it?`: a name for what was supposed."""
    if verb.zone != MAIN or not q.word(verb.mention.first).endswith("ing"):
        return False
    at = q.back(verb.mention.first, _FRAMES)
    at = q.back(at, _FRAMES) if q.word(at) in _COUNTS else at
    return q.word(at) in _IT and at < verb.mention.first - 1 and q.at(at) is None
