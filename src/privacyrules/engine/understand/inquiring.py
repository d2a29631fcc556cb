"""A place in a question in, whether a formal inquiry opens there out: `we enquire as to whether …`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import MAIN, Question

_INQUIRES = frozenset(
    {
        "know",
        "enquire",
        "inquire",
        "wonder",
        "confirm",
        "clarify",
        "ask",
        "asks",
        "state",
        "inform",
        "explain",
    }
    | {
        "verify",
        "question",
        "learn",
        "to",
        "me",
        "us",
        "sure",
        "unsure",
        "aware",
        "unclear",
        "doubt",
        "asking",
    }
    | {"wondering", "enquiring", "inquiring", "advise", "establish", "check", "certain"}
)


def is_inquired(q: Question, at: int) -> bool:
    """Whether `whether` opens what is asked about, where nothing before it asks for leave."""
    if q.word(at) != "whether" or q.word(at - 1) not in _INQUIRES:
        return False
    holder = q.at(at - 1)
    before = range(q.sentence_of(at)[0], at - 1)
    asks = any(q.word(place) in g.MODALS and q.word(place + 1) in ("we", "i") for place in before)
    return not asks and q.zones[at] == MAIN and (holder is None or q.zones[holder.first] == MAIN)


def asks_how_far(q: Question, at: int) -> bool:
    """`to what extent are …`, `may that firm …`: no clause that tells of something."""
    if at - q.sentence_of(at)[0] != 1:
        return False
    behind = q.at(at + 1)
    named = behind is not None and not behind.of("verb")
    return (
        (named and q.word(at - 1) in g.MODALS) if q.word(at) == "that" else q.word(at - 1) in g.PREPOSITIONS
    )
