"""An act of addressing somebody in, the data by which they are reached out: `mail users`, `using …`."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.datum import Datum
from privacyrules.engine.understand.owners import possessor
from privacyrules.engine.understand.people import added
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import CHANNELS, Mention

_BY_MEANS_OF = frozenset({"using", "on", "at", "via", "use", "over", "through", "under"})


def reached_by(q: Question, act: Act, meant: Sequence[Mention], implied: str) -> tuple[Datum, ...]:
    """A person is contacted: by what, and with which other data ("using their birth date")."""
    found: dict[str, Mention | None] = {}
    for mention in meant:
        if not act.first <= mention.first < act.last:
            continue
        using = _is_used(q, mention)
        owned = possessor(q, mention) is not None
        for term in mention.terms("data"):
            if using or (term in CHANNELS and (owned or implied == "contact_details")):
                found[term] = mention
        for sense in mention.of("hint"):
            for name, value in sense.sets:
                if name == "data":
                    found[str(value)] = mention
    if found:
        return tuple(Datum((term,), mention) for term, mention in found.items())
    # Whoever gets no message at all gets no e-mail.
    untold = act.omitted and implied == "contact_details" and added(q) is not None
    return (Datum(("email",) if untold else (implied,), act.anchor),)


def _is_used(q: Question, mention: Mention) -> bool:
    """Whether data is what a message is sent by or made with, first or further in a list: `using their …`."""
    at = q.back(mention.first, g.DETERMINERS)
    while q.word(at) in ("and", "or", ",") and q.at(at - 1) is not None:
        holder = q.at(at - 1)
        at = q.back(holder.first if holder else at, g.DETERMINERS)
    return q.word(at) in _BY_MEANS_OF
