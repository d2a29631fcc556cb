"""A question in, whether something is left as it is out: `leave it unsent`, `nothing was done`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.words import STOPS

_APART = {
    "off": frozenset({"switch", "switching", "turn", "turning", "leave", "leaving", "keep", "keeping"}),
    "out": frozenset({"leave", "leaving"}),
    "away": frozenset({"leave", "leaving", "let", "letting"}),
    "unsent": frozenset({"leave", "leaving"}),
    "undone": frozenset({"leave", "leaving"}),
    "unposted": frozenset({"leave", "leaving"}),
    "unanswered": frozenset({"leave", "leaving"}),
    "lying": frozenset({"leave", "leaving", "let"}),
}

_ENDS = STOPS | {","}
_DID = frozenset({"do", "did", "does"})
_FAR = 14
"""How many words may stand between the two halves of a verb."""


def is_switched_off(q: Question) -> bool:
    """`switch cookies off`, `leave the message unsent`: the verb and its other half stand apart."""
    for place, token in enumerate(q.tokens):
        halves = _APART.get(token.word)
        first = max(q.sentence_of(place)[0], place - _FAR)
        if halves and any(_is_half(q, at, halves) for at in range(first, place - 1)):
            return True
    return False


def is_left_lying(q: Question) -> bool:
    """Whether something is left as it is: `leave it unanswered`, `leave the court without a reply`."""
    quiet = any(token.word in ("silence", "inaction") and q.asked[at] for at, token in enumerate(q.tokens))
    return quiet or _nothing_is_done(q) or is_switched_off(q) or _is_left_without(q)


def _nothing_is_done(q: Question) -> bool:
    """`without doing anything`, `nothing was done`, `nothing has been done`."""
    for at, token in enumerate(q.tokens):
        if token.word in ("anything", "thing") and "do" in q.tokens[at - 1].forms:
            return any(q.word(place) in ("not", "without", "never") for place in range(at - 5, at))
        done = q.word(at + 2) == "done" or (q.word(at + 2), q.word(at + 3)) == ("been", "done")
        if token.word == "nothing" and q.at(at) is None and done:
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


def is_not_done(q: Question, act: Verb | None) -> bool:
    """`… if we did not do it`, `… free not to do so`: what was spoken of before is left undone."""
    first = q.sentence_of(act.mention.first)[1] if act is not None else 0
    for at, token in enumerate(q.tokens[first:], first):
        if token.word == "not" and q.word(at + 1) in _ENDS and q.word(q.back(at, g.ADVERBS)) in _DID:
            return True
        if token.word == "do" and q.word(at + 1) in STOPS and q.word(q.back(at, g.ADVERBS)) == "not":
            return True
        if token.word == "do" and q.word(at + 1) in ("it", "so", "that"):
            before = q.back(at, g.ADVERBS | {"to"})
            asks = act is None or q.word(at - 1) == "to" or q.word(q.sentence_of(at)[0]) in ("if", "when")
            return asks and q.word(before) == "not"
    return False
