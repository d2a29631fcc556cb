"""A verb in its question in, whether its answer hands over data out: `they asked for … . May we reply?`."""

from __future__ import annotations

from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning

_ANSWERS = frozenset({"answer", "reply", "respond", "comply", "react", "cooperate", "oblige"})
_THEM = frozenset({"", "?", ".", ",", "!", "them", "him", "her", "it", "that", "this", "truthfully", "with"})
_GIVES = Meaning("verb", "action", "share", "give")


def answered_outside(q: Question, verb: Verb) -> Meaning | None:
    """To share, where somebody outside asked about data before: the answer is that data, and no letter."""
    if verb.agent not in ("we", "") or not _ANSWERS & set(q.tokens[verb.mention.last - 1].forms):
        return None
    if q.word(verb.mention.last) not in _THEM or verb.mention.terms("subject"):
        return None
    before = [m for m in q.mentions if m.last <= verb.mention.first]
    asker = next((m for m in before if is_external(m)), None)
    if asker is None:
        return None
    behind = (m for m in before if m.first >= asker.last)
    return _GIVES if any(m.terms("data") or m.of("unsettled", "data") for m in behind) else None
