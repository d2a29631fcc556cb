"""A draft in, what was not understood of it out: senses to ask back about, and terms that come near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand.around import DISCLOSURES
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.datum import Datum
from privacyrules.engine.understand.opening import is_open
from privacyrules.engine.understand.people import USERS
from privacyrules.engine.understand.question import MOST_WORDS, Question
from privacyrules.model.flow import Axis, Flow
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.reading import Alternative, Reading, Span
from privacyrules.syntax.nearest import nearest

_LINKS = frozenset({"and", "or", "&"})
_WORDS_LOOKED_UP = 3
_FEW_WORDS = 3
_ASKED_ABOUT = {"action": "what is done", "data": "to which data"}


def what_is_missing(q: Question, draft: Draft) -> tuple[tuple[str, ...], str]:
    """What keeps a question from being answered: names for a machine, and a sentence for a person."""
    if len(q.tokens) == MOST_WORDS:
        return ("question",), f"That is long. Please ask in fewer than {MOST_WORDS} words."
    if _is_foreign(q):
        return ("question",), "I know too few of these words to be sure; I read English."
    if is_open(q):
        return ("question",), (
            "That is not answered by yes or no. Please ask whether one thing may be done with some data."
        )
    missing = [
        *([] if draft.terms.get("action") else ["action"]),
        *([] if draft.data else ["data"]),
    ]
    if missing:
        return tuple(missing), "I did not understand " + " and ".join(
            _ASKED_ABOUT[name] for name in missing
        ) + "."
    beside = _unknown_item(q, draft)
    if beside is not None:
        word = q.text[beside.start : beside.end]
        return ("data",), f"I do not know '{word}', which stands in a list with data that I know."
    return (), ""


def _is_foreign(q: Question) -> bool:
    """Whether half of the words are unknown: then those that are known may mean anything."""
    return len(q.unknown) >= _FEW_WORDS and 2 * len(q.unknown) >= len(q.text.split())


def _unknown_item(q: Question, draft: Draft) -> Span | None:
    """An unknown word in a list with the data: to answer for the rest alone would answer another question."""
    listed = {datum.mention.last for datum in draft.data if datum.mention is not None}
    for span in q.unknown:
        before = [place for place, token in enumerate(q.tokens) if token.end <= span.start]
        if not before or q.word(before[-1]) not in _LINKS or before[-1] not in listed:
            continue
        holder = q.at(before[-1] + 1)
        if holder is None or not (holder.terms("data") or holder.of("unsettled") or holder.terms("subject")):
            return span
    return None


def alternatives(q: Question, draft: Draft) -> Iterator[Alternative]:
    """The words whose sense nothing settles, each with a flow per sense."""
    flow = draft.flow
    for datum in draft.data:
        terms = _likely(q, draft, datum)
        if len(datum.terms) > 1 and datum.mention is not None:
            senses = tuple((term, _with(flow, "data", (*flow.terms.get("data", ()), term))) for term in terms)
            yield Alternative(_asks(q.book, "data", terms), q.span(datum.mention), "data", senses)
    yield from _whose(q, draft)
    yield from _to_whom(q, draft)


def _likely(q: Question, draft: Draft, datum: Datum) -> tuple[str, ...]:
    """Nobody who asks whether `my address` is given away means that of a machine."""
    mine = datum.mention is not None and q.word(datum.mention.first - 1) == "my"
    given = draft.terms.get("action", ("",))[0] in DISCLOSURES
    likely = tuple(term for term in datum.terms if term != "ip_address")
    return likely if mine and given and len(likely) > 1 else datum.terms


def _whose(q: Question, draft: Draft) -> Iterator[Alternative]:
    """`the clients' e-mails`: our users, or the customers whom they invoice?"""
    if draft.terms.get("subject"):
        return
    for mention in q.mentions:
        for sense in mention.of("unsettled", "subject"):
            terms = q.book.unsettled[int(sense.term)][1]
            senses = tuple((term, _with(draft.flow, "subject", (term,))) for term in terms)
            yield Alternative(_asks(q.book, "subject", terms), q.span(mention), "subject", senses)
            return


def _to_whom(q: Question, draft: Draft) -> Iterator[Alternative]:
    """`show the customer the customer's e-mail`: their own, or another's?"""
    if draft.terms.get("recipient") not in (("data_subject",), None) or draft.terms.get("action") not in (
        ("share",),
        ("publish",),
    ):
        return
    named = [m for m in q.mentions if set(m.terms("subject")) & USERS]
    owners = [m for m in named if q.word(m.last) == "'s" and q.at(m.last) is None]
    if (
        len(named) < 2
        or not owners
        or any(token.word in ("own", "their", "his", "her", "themselves") for token in q.tokens)
    ):
        return
    other = next((m for m in named if m not in owners), None)
    if other is None or draft.act.who not in (other, None):
        return
    terms = ("data_subject", "other_users")
    senses = tuple((term, _with(draft.flow, "recipient", (term,))) for term in terms)
    yield Alternative(
        "Did you mean their own data, or that of other users?", q.span(other), "recipient", senses
    )


def _with(flow: Flow, axis: Axis, terms: tuple[str, ...]) -> Flow:
    return flow._replace(terms={**flow.terms, axis: tuple(dict.fromkeys(terms))})


def _asks(book: Phrasebook, axis: str, terms: Sequence[str]) -> str:
    called = [book.called.get(f"{axis}:{term}", term) for term in terms]
    return "Did you mean the " + ", the ".join(called[:-1]) + f" or the {called[-1]}?"


def nearby(reading: Reading, book: Phrasebook) -> Reading:
    """The reading with the terms that come near the words that were not understood."""
    looked_up = tuple(
        unknown._replace(terms=_near(unknown.word.lower(), book))
        for unknown in reading.unknown[:_WORDS_LOOKED_UP]
    )
    return reading._replace(unknown=(*looked_up, *reading.unknown[_WORDS_LOOKED_UP:]))


def _near(word: str, book: Phrasebook) -> tuple[str, ...]:
    """The term that a misspelt word most probably means."""
    alike = [known for known in book.phrases if known[:1] == word[:1] and abs(len(known) - len(word)) <= 2]
    found = nearest(word, alike)
    if found is None:
        return ()
    senses = [sense for phrase, senses in book.phrases[found] if phrase == (found,) for sense in senses]
    return tuple(dict.fromkeys(term for kind, _, term, _, _ in senses if kind in ("term", "verb") and term))[
        :3
    ]


def examples(readings: Sequence[Reading], book: Phrasebook) -> tuple[str, str]:
    """Two questions that would be understood, about what was understood already."""
    terms = readings[0].flow.terms
    data = _said(book, "data", terms.get("data", ()), "e-mail addresses")
    people = _said(book, "subject", terms.get("subject", ()), "user") + "s"
    if "action" in readings[0].missing:
        return (
            f"May we keep the {data} of {people}?",
            f"May we share the {data} of {people} with an advertiser?",
        )
    verb = _said(book, "action", terms.get("action", ()), "use")
    return (
        f"May we {verb} the e-mail addresses of {people}?",
        f"May we {verb} the IP addresses of {people} for statistics?",
    )


def _said(book: Phrasebook, axis: str, terms: Sequence[str], otherwise: str) -> str:
    return book.called.get(f"{axis}:{terms[0]}", otherwise) if terms else otherwise
