"""A verb in its question in, whether data is said aloud to somebody out: `read the number back to her`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning

_SAYS = frozenset({"read", "repeat", "recite"})
_HIM = frozenset({"him", "her", "them", "me", "caller", "someone", "somebody", "anyone"})
_GIVES = Meaning("verb", "action", "share", "give")


def read_out(q: Question, verb: Verb) -> Meaning | None:
    """To share, where what is read goes `to` a person or a firm behind it."""
    if not _SAYS & set(q.tokens[verb.mention.first].forms) or verb.agent not in ("we", ""):
        return None
    last = q.sentence_of(verb.mention.first)[1]
    data = next((m for m in q.mentions if verb.mention.last <= m.first < last and m.terms("data")), None)
    if data is None:
        return None
    heard = any(_hears(q, at) for at in range(data.last, last) if q.word(at) == "to" and q.at(at) is None)
    back = any("data_subject" in m.terms("recipient") for m in q.mentions if data.last <= m.first < last)
    return _GIVES if heard or back else None


def _hears(q: Question, to: int) -> bool:
    """Whether somebody is named behind `to`."""
    at = to + 1
    while q.word(at) in g.DETERMINERS and q.at(at) is None:
        at += 1
    holder: Mention | None = q.at(at)
    if holder is None:
        return q.word(at) in _HIM
    return bool(holder.terms("subject") or holder.of("relation")) or is_external(holder)
