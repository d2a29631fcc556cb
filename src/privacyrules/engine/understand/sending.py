"""A verb with its letters in, whether they are handed to others out: `send his invoices to the bank`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.datum import single_data
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning

_SENDS = frozenset({"send", "forward", "mail", "email", "fax", "deliver"})


def sent_out(q: Question, verb: Verb) -> Meaning | None:
    """To share what is sent, where several letters that are there already go to somebody outside."""
    mention = verb.mention
    letters = q.word(mention.last - 1)
    if mention.last - mention.first == 1 or not letters.endswith("s"):
        return None
    if not _SENDS & set(q.tokens[mention.first].forms) or verb.agent not in ("we", ""):
        return None
    last = q.sentence_of(mention.first)[1]
    goals = (m for m in q.mentions if mention.last <= m.first < last and is_external(m))
    away = any(q.word(q.back(goal.first, g.DETERMINERS)) == "to" for goal in goals)
    data = single_data(q, mention.last - 1) if away else ""
    return Meaning("verb", "action", "share", "give", (("data", data),)) if data else None
