"""A verb in its question in, whether data is put right or typed in by it out: `change his phone number`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning
from privacyrules.syntax.spoken import POSSESSIVE

_CHANGES = frozenset({"change", "update", "edit", "amend", "overwrite", "modify", "correct", "adjust"})
_TYPES = frozenset({"enter", "type", "key"})
_NOBODYS = frozenset(
    {"policy_text", "breach_notice", "site_content", "subscription", "test_data", "visit_counts"}
)
_BETWEEN = g.DETERMINERS | {POSSESSIVE, "spelling", "of", "new", "in", "old", "wrong", "business", "own"}
_STORES = Meaning("verb", "action", "store", "data")


def entered(q: Question, verb: Verb) -> Meaning | None:
    """To keep, where we write data about somebody into our system, anew or for the first time."""
    mention = verb.mention
    forms = set(q.tokens[mention.first].forms)
    ours = verb.agent == "we" or (verb.agent == "" and not forms & _TYPES)
    if verb.zone != MAIN or not ours or not forms & (_CHANGES | _TYPES):
        return None
    behind = mention.last
    while q.word(behind) in _BETWEEN or _is_somebody(q, behind):
        behind += 1
    holder = q.at(behind)
    written = set(holder.terms("data")) - _NOBODYS if holder is not None else set()
    return _STORES if written else None


def _is_somebody(q: Question, at: int) -> bool:
    """Whether people are named there, whose data it is: `a user's phone number`."""
    holder = q.at(at)
    return holder is not None and bool(holder.terms("subject")) and not holder.terms("data")
