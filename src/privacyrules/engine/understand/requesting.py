"""A question in, whether somebody asked for their data to be erased out: `I demanded that you erase it`."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.flow import FactValue

ERASURE = "erasure_requested"
_ASKS = frozenset(
    {"ask", "demand", "request", "tell", "want", "insist", "beg", "instruct", "urge", "order", "write", "say"}
)
_US = frozenset({"you", "us", "we"})
_REACH = 6
_OURS = frozenset({"we", "court", "law", "policy"})


def requested(q: Question) -> Iterator[tuple[str, FactValue, Mention]]:
    """The erasure that somebody is said to have asked us for."""
    for mention in q.mentions:
        erases = any(sense.term == "erase" for sense in mention.of("verb"))
        noun = any(("action", "erase") in sense.sets for sense in mention.of("hint"))
        if (erases and _is_told_to_us(q, mention.first)) or (noun and _is_demanded(q, mention.first)):
            yield ERASURE, True, mention


def _is_demanded(q: Question, at: int) -> bool:
    """`I request the deletion of …`."""
    asks = q.back(at, g.DETERMINERS | {"immediate", "complete", "full", "for"})
    asker = q.back(asks, g.ADVERBS | g.HAVE | {"hereby", "formally"})
    return asks >= 0 and bool(_ASKS & set(q.tokens[asks].forms)) and q.word(asker) not in _OURS | {"you"}


def _is_told_to_us(q: Question, at: int) -> bool:
    """`asked you to …`, `demanded that you …`, `told us we should …`."""
    place = q.back(at, g.ADVERBS | g.MODALS | {"to"})
    if q.word(place) not in _US:
        return False
    first = max(q.sentence_of(at)[0], place - _REACH)
    for asks in range(place - 1, first - 1, -1):
        if _ASKS & set(q.tokens[asks].forms):
            asker = q.word(q.back(asks, g.ADVERBS | g.HAVE | g.MODALS))
            return asker not in _OURS and not asker.startswith("nobod")
    return False
