"""A draft of writing to people in, what the letter may do besides out: ask for data, or be no letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.people import person
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import says_little
from privacyrules.engine.understand.spotting import CHANNELS, Mention
from privacyrules.engine.understand.unsent import opened, said_by
from privacyrules.engine.understand.verbs import ASIDE, Verb
from privacyrules.model.reading import Rival

_WITH = frozenset({"with", "including", "enclosing", "attaching", "quoting", "mentioning"})
_NEAR = 4
_LETTERS = frozenset({*CHANNELS, "messages", "invoice_content"})
_ASKS = frozenset({"collect", "store"})


def done_by_letter(
    q: Question, draft: Draft, verbs: Sequence[Verb], spare: Sequence[Verb]
) -> Iterator[Rival]:
    """What else is done by a letter to users, or instead of one.

    Args:
        q: the question.
        draft: how it was read.
        verbs: all its verbs.
        spare: those of them that became no act.

    Returns:
        A doubt about what is done with which data; it counts only against leave.
    """
    anchor = draft.act.anchor
    if draft.act.manner != "contact" or draft.act.omitted or anchor is None:
        return
    other = (
        _asked_for(q, anchor, spare)
        or _sent_in(q, anchor)
        or _put_in(q, anchor)
        or _seen(q, anchor, draft.act.last)
    )
    if other is None and all(verb.mention != anchor for verb in verbs):
        other = next((verb.mention for verb in spare if _is_an_act(q, verb)), None)
    if other is not None:
        why = f"I am not sure whether '{said_by(q, other)}' is what you ask about."
        yield Rival(opened(draft.flow, ("action", "data")), q.span(other), why, grave=True)


def _asked_for(q: Question, anchor: Mention, spare: Sequence[Verb]) -> Mention | None:
    """`write to users to ask for their bank details`: what the letter asks for is taken in."""
    for verb in spare:
        asks = (
            any(sense.term in _ASKS for sense in verb.senses)
            and verb.agent in ("we", "")
            and verb.zone != ASIDE
        )
        if asks and verb.mention.first >= anchor.last and _data_behind(q, verb.mention):
            return verb.mention
    return None


def _sent_in(q: Question, anchor: Mention) -> Mention | None:
    """`mail users so that they send us a copy of their card`."""
    given = (m for m in q.mentions if m.first >= anchor.last and "data_subject" in m.terms("source"))
    return next((m for m in given if _data_behind(q, m)), None)


def _put_in(q: Question, anchor: Mention) -> Mention | None:
    """`mail her the card number`, `answer the review with the writer's real name`."""
    last = q.sentence_of(anchor.first)[1]
    behind = (m for m in q.mentions if anchor.last <= m.first < last and m.terms("data") and not m.of("verb"))
    return next((m for m in behind if _is_with(q, m) or _is_handed(q, anchor, m)), None)


def _is_with(q: Question, mention: Mention) -> bool:
    return any(q.word(at) in _WITH for at in range(mention.first - _NEAR, mention.first))


def _is_handed(q: Question, anchor: Mention, mention: Mention) -> bool:
    """Whether data stands right behind the verb, or behind whom it is sent to."""
    clause = q.word(mention.first) in ("when", "if", "that", "once", "before", "after")
    if clause or set(mention.terms("data")) & _LETTERS or mention.terms("purpose"):
        return False
    at = q.back(mention.first, g.DETERMINERS | {"own", "new", "full", "him", "them"})
    holder = q.at(at)
    return holder == anchor or (holder is not None and at == holder.last - 1 and bool(person(q, holder)))


def _seen(q: Question, anchor: Mention, end: int) -> Mention | None:
    """`remind him on his Facebook wall`: where everybody reads along, it is no letter.

    What stands behind the `end` belongs to the next act: `email users and put a notice on the site`.
    """
    last = min(end, q.sentence_of(anchor.first)[1])
    behind = (m for m in q.mentions if anchor.last <= m.first < last)
    shown = (
        m for m in behind if any(("recipient", "public") in s.sets for s in m.of("hint")) or _is_public(q, m)
    )
    return next(shown, None)


def _is_public(q: Question, mention: Mention) -> bool:
    """`on our Facebook page`; `mail everybody` is no such place."""
    placed = q.word(q.back(mention.first, g.DETERMINERS)) in ("on", "in", "at")
    return placed and mention.terms("recipient") == ("public",) and not mention.terms("subject")


def _data_behind(q: Question, mention: Mention) -> bool:
    last = q.sentence_of(mention.first)[1]
    behind = (m for m in q.mentions if mention.last <= m.first < last)
    return any(set(m.terms("data")) - set(CHANNELS) and not m.terms("purpose") for m in behind)


def _is_an_act(q: Question, verb: Verb) -> bool:
    """Whether a verb may be what is asked about, where only a noun was taken for a letter."""
    return q.asked[verb.mention.first] and verb.zone != ASIDE and not says_little(verb)
