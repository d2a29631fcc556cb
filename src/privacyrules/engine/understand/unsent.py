"""A draft about leaving something undone in, what else may be left undone out: a letter, data, a posting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.implied import TOLD_BY
from privacyrules.engine.understand.omission import leaves_there
from privacyrules.engine.understand.question import PURPOSE, Question
from privacyrules.engine.understand.spotting import CHANNELS, Mention
from privacyrules.engine.understand.tables import drops_column
from privacyrules.engine.understand.verbs import ASIDE, Verb
from privacyrules.model.flow import Axis, Flow
from privacyrules.model.reading import Rival, Span

_LETTERS = "communication"
_OWED = frozenset({"legal_process", "legal_obligation"})
_WRITES = frozenset({"write", "email", "mail", "message", "call", "phone", "ring", "text", "contact"})
_OF_LAW = frozenset({"subpoena_believed_valid", "believed_required_by_law"})


def unsent(q: Question, draft: Draft, meant: Sequence[Mention], verbs: Sequence[Verb]) -> Iterator[Rival]:
    """What else a question may mean that asks whether something may be left undone."""
    yield from _left_out(q, draft, verbs)
    if draft.flow.omitted:
        if not _names_the_way(q, draft):
            yield from _told_otherwise(draft.flow)
        yield from _owed_otherwise(q, draft.flow)
        yield from _sent_otherwise(draft.flow)
        yield from _demanded(q, draft, meant)


def _names_the_way(q: Question, draft: Draft) -> bool:
    """Whether it is said by what people are told: `mail them`, `write to me`."""
    anchor = draft.act.anchor
    writes = anchor is not None and bool(_WRITES & set(q.tokens[anchor.first].forms))
    return writes or any(name == "data" and value in CHANNELS for name, value in draft.act.sets)


def _left_out(q: Question, draft: Draft, verbs: Sequence[Verb]) -> Iterator[Rival]:
    """A verb such as `ignore` or `refuse` that was read as turning nothing round."""
    for verb in verbs:
        skips = any(sense.manner == "skip" for sense in verb.senses)
        told = q.word(q.back(verb.mention.first, g.WE)) in ("which", "whom")
        told = told or leaves_there(q, verb) or drops_column(q, verb)
        if (
            skips
            and not told
            and not draft.flow.omitted
            and verb.agent != "company"
            and verb.zone not in (ASIDE, PURPOSE)
        ):
            why = f"I am not sure whether '{said_by(q, verb.mention)}' turns the question round."
            yield Rival(draft.flow._replace(omitted=True), q.span(verb.mention), why, grave=True)


def opened(flow: Flow, axes: Sequence[Axis] | frozenset[Axis]) -> Flow:
    """A flow of which nothing is known on some axes."""
    return flow._replace(terms={axis: terms for axis, terms in flow.terms.items() if axis not in axes})


def said_by(q: Question, mention: Mention) -> str:
    """The words of a phrase as they were written."""
    span = q.span(mention)
    return q.text[span.start : span.end]


def _told_otherwise(flow: Flow) -> Iterator[Rival]:
    """`Must we tell people when the policy changes?`: by a mail, or by posting the text?"""
    for purpose in flow.terms.get("purpose", ()):
        told = TOLD_BY.get(purpose)
        if told and (flow.terms.get("action"), flow.terms.get("data")) != (("publish",), (told,)):
            posted = flow._replace(terms={**flow.terms, "action": ("publish",), "data": (told,)})
            why = "I am not sure whether this is about posting the text or about telling people."
            yield Rival(posted, Span(0, 0), why)


def _owed_otherwise(q: Question, flow: Flow) -> Iterator[Rival]:
    """`a valid subpoena came, may we refuse to answer`: left undone is what it asks for, not a letter."""
    said = [purpose for purpose in flow.terms.get("purpose", ()) if _LETTERS in _with_above(q, purpose)]
    owed = _OWED & set(flow.terms.get("purpose", ()))
    if said and not owed and not _OF_LAW.isdisjoint(flow.facts):
        why = "I am not sure why it would have to be handed over."
        yield Rival(opened(flow, ("action", "purpose", "recipient")), Span(0, 0), why)


def _sent_otherwise(flow: Flow) -> Iterator[Rival]:
    """`may we not send them?`: is it data that is left unsent, or a letter?"""
    carried = set(flow.terms.get("data", ())) & {"email", "messages", "phone", "postal_address"}
    to_them = flow.terms.get("recipient") in (None, ("data_subject",))
    owed = _OWED & set(flow.terms.get("purpose", ()))
    if carried and to_them and not owed and flow.terms.get("action") == ("share",):
        why = "I am not sure whether it is data or a message that would not be sent."
        written = opened(flow, ("recipient", "purpose"))
        yield Rival(written._replace(terms={**written.terms, "action": ("use",)}), Span(0, 0), why)


def _demanded(q: Question, draft: Draft, meant: Sequence[Mention]) -> Iterator[Rival]:
    """`… the names of users. May we not answer?`: the letter left out, or the data?"""
    flow = draft.flow
    if draft.act.manner != "contact":
        return
    for mention in meant:
        named = set(mention.terms("data")) - set(TOLD_BY.values()) - {"messages", *CHANNELS}
        if named and not named & set(flow.terms.get("data", ())):
            why = f"I am not sure whether it is '{said_by(q, mention)}' that is left out."
            yield Rival(opened(flow, ("action", "data", "recipient")), q.span(mention), why)
            return


def _with_above(q: Question, purpose: str) -> set[str]:
    return {purpose, *q.book.above.get(f"purpose:{purpose}", ())}
