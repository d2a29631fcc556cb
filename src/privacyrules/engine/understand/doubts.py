"""A draft in, what else its question may mean out: flows that nothing in it shuts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.addressed import told_to_others
from privacyrules.engine.understand.around import DISCLOSURES
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.data import data_beside
from privacyrules.engine.understand.enclosed import done_by_letter
from privacyrules.engine.understand.guessing import GUESSED
from privacyrules.engine.understand.incidental import LISTS
from privacyrules.engine.understand.misheard import misheard
from privacyrules.engine.understand.negation import unplaced
from privacyrules.engine.understand.omission import negates_act
from privacyrules.engine.understand.partaking import taken_part_in
from privacyrules.engine.understand.prefaces import leads_to_act
from privacyrules.engine.understand.question import PURPOSE, Question
from privacyrules.engine.understand.saying import is_taken_back
from privacyrules.engine.understand.selling import paid_by
from privacyrules.engine.understand.senses import is_external, sense_of
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.strangers import doubted_by, names_somebody, tells_who_asks, turning
from privacyrules.engine.understand.unguarded import let_be
from privacyrules.engine.understand.unsent import opened, said_by, unsent
from privacyrules.engine.understand.verbs import ASIDE, Verb
from privacyrules.model.flow import AXES, Flow
from privacyrules.model.reading import Rival, Span

_TAKES = frozenset({"take", "collect", "record", "ask", "charge", "store", "keep", "save", "hold", "scan"})
_TOWARDS = frozenset({"to", "with", "for", "at", "into", "of"})
_GIVES_AWAY = DISCLOSURES | {"sell"}


def rivals(
    q: Question, draft: Draft, meant: Sequence[Mention], verbs: tuple[Sequence[Verb], Sequence[Verb]]
) -> Iterator[Rival]:
    """What else a question may mean.

    Args:
        q: the question.
        draft: how it was read.
        meant: the phrases that count as nouns.
        verbs: all its verbs, and those of them that became no act.

    Returns:
        A flow per doubt; an axis in doubt is open in it. A verdict that one of them changes is not certain.
    """
    every, spare = verbs
    yield from _of_words(q, draft.flow, every)
    yield from _of_acts(q, draft, spare)
    yield from _of_receivers(q, draft, meant)
    yield from _more_data(q, draft, meant)
    yield from _less_data(q, draft)
    yield from unsent(q, draft, meant, every)
    yield from misheard(q, draft)
    yield from told_to_others(q, draft)
    yield from done_by_letter(q, draft, every, spare)
    yield from let_be(q, draft)
    yield from taken_part_in(q, draft, spare)


def _of_words(q: Question, flow: Flow, verbs: Sequence[Verb]) -> Iterator[Rival]:
    """Words that nobody knows, and words that take back nobody knows what."""
    for span, axes in doubted_by(q):
        word = q.text[span.start : span.end]
        yield Rival(opened(flow, axes), span, f"I do not know '{word}', and it may change the answer.")
    for span in q.unknown:
        if not names_somebody(q, span) and not tells_who_asks(q, span):
            word = q.text[span.start : span.end]
            why = f"I do not know '{word}', and it may change the answer."
            yield Rival(opened(flow, AXES), span, why, grave=True)
    for span in turning(q):
        why = f"I do not know '{q.text[span.start : span.end]}', and it may turn the question round."
        yield Rival(flow._replace(omitted=not flow.omitted), span, why)
    for span in unplaced(q, verbs):
        word = q.text[span.start : span.end]
        why = f"I could not place '{word}': does it take something back, or hold for a part only?"
        yield Rival(opened(flow, AXES), span, why)


def _of_acts(q: Question, draft: Draft, spare: Sequence[Verb]) -> Iterator[Rival]:
    for verb in _competing(q, draft, spare):
        why = f"I am not sure whether '{said_by(q, verb.mention)}' is what you ask about."
        yield Rival(opened(draft.flow, ("action",)), q.span(verb.mention), why)
    taken_in = draft.flow.terms.get("action") in (("sell",), ("collect",), ("store",))
    for price in () if taken_in else paid_by(q)[:1]:
        why = f"I am not sure what '{q.text[price.start : price.end]}' is given for."
        yield Rival(opened(draft.flow, ("action",)), price, why)
    if draft.act.agent == GUESSED or _takes_it_themselves(q, draft) or _is_parted(q, draft):
        why = "I am not sure what is done with the data, and by whom."
        yield Rival(opened(draft.flow, ("action",)), _anchored(q, draft), why)


def _of_receivers(q: Question, draft: Draft, meant: Sequence[Mention]) -> Iterator[Rival]:
    for mention in _outsiders(q, draft, meant):
        why = f"I am not sure whether '{said_by(q, mention)}' gets the data."
        yield Rival(opened(draft.flow, ("action", "recipient")), q.span(mention), why)


def _anchored(q: Question, draft: Draft) -> Span:
    return q.span(draft.act.anchor) if draft.act.anchor is not None else Span(0, 0)


def _takes_it_themselves(q: Question, draft: Draft) -> bool:
    """Whether somebody outside may take the data in without us: `may Stripe take my card number`."""
    anchor = draft.act.anchor
    return (
        draft.act.agent == "company"
        and draft.terms.get("action") not in (("collect",), ("transfer",))
        and anchor is not None
        and q.word(anchor.last - 1) not in ("us", "you")
        and q.word(anchor.first + 1) not in ("us", "you")
        and any(form in _TAKES for form in q.tokens[anchor.first].forms)
    )


def _is_parted(q: Question, draft: Draft) -> bool:
    """Whether an unknown word stands between the verb and anything but data: `records … visitors`."""
    anchor = draft.act.anchor
    if anchor is None or anchor.last >= len(q.tokens) or not q.tokens[anchor.last].gap:
        return False
    behind = q.at(anchor.last)
    return behind is None or not behind.terms("data")


def _competing(q: Question, draft: Draft, verbs: Sequence[Verb]) -> Iterator[Verb]:
    """Verbs of ours for giving data away, in a question that was read as one of keeping or using it."""
    if draft.terms.get("action", ("",))[0] in _GIVES_AWAY:
        return
    for verb in verbs:
        away = [s for s in verb.senses if s.term in _GIVES_AWAY and s.manner in ("give", "show")]
        ours = verb.agent in ("we", "") and verb.zone not in (ASIDE, PURPOSE)
        done = q.word(verb.mention.first)
        told = verb.agent == "" and (done.endswith(("ed", "s")) or done in g.PARTICIPLES)
        plain = len(verb.senses) == len(away) and q.word(verb.mention.last) not in ("us", "you")
        plain = plain and not verb.negated and not negates_act(q, verb) and not leads_to_act(q, verb)
        sense = sense_of(q, verb)
        plain = plain and (sense is None or sense.manner != "contact")
        plain = plain and (q.word(verb.mention.first - 1) != "by" or q.asked[verb.mention.first])
        if away and ours and not told and plain and not is_taken_back(q, verb.mention):
            yield verb


def _outsiders(q: Question, draft: Draft, meant: Sequence[Mention]) -> Iterator[Mention]:
    """Somebody outside who plays no part in what was understood, in a question that gives nothing away.

    `track visitors for advertisers`: the data may end with them.
    """
    if draft.terms.get("action", ("",))[0] in _GIVES_AWAY:
        return
    taken = set(draft.terms.get("recipient", ()))
    for mention in (m for m in meant if draft.act.first <= m.first < draft.act.last):
        before = q.word(q.back(mention.first, g.DETERMINERS | {"own", "other"}))
        if is_external(mention) and before in _TOWARDS and not taken & set(mention.terms("recipient")):
            yield mention


def _more_data(q: Question, draft: Draft, meant: Sequence[Mention]) -> Iterator[Rival]:
    """Data that stands in the question, and was read as telling of something else."""
    taken = {datum.mention for datum in draft.data}
    flow = draft.flow
    known = flow.terms.get("data", ())
    for mention in data_beside(q, draft.act, meant):
        terms = mention.terms("data")[:1]
        if mention in taken or not terms or _holds(q, known, terms[0]):
            continue
        more = flow._replace(terms={**flow.terms, "data": tuple(dict.fromkeys(chain(known, terms)))})
        why = f"I am not sure whether '{said_by(q, mention)}' is among the data that you ask about."
        yield Rival(more, q.span(mention), why)


def _less_data(q: Question, draft: Draft) -> Iterator[Rival]:
    """Data taken in though nothing joins it to the rest: `their e-mails as part of what he pays for`."""
    named = [(d.mention, d.terms[0]) for d in draft.data if d.mention is not None and len(d.terms) == 1]
    for mention, term in sorted(named, key=lambda one: one[0].first)[1:]:
        before = q.word(q.back(mention.first, g.DETERMINERS | {"own", "new", "full", "real"}))
        left = tuple(name for name in draft.flow.terms.get("data", ()) if name != term)
        if before not in LISTS and q.at(mention.first - 1) is None and left:
            why = f"I am not sure whether '{said_by(q, mention)}' is among the data that you ask about."
            without = draft.flow._replace(terms={**draft.flow.terms, "data": left})
            yield Rival(without, q.span(mention), why)


def _holds(q: Question, known: Sequence[str], term: str) -> bool:
    """Whether data was taken in already, or is a wider word for it."""
    return term in known or any(term in q.book.above.get(f"data:{name}", ()) for name in known)
