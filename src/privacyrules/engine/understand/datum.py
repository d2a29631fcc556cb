"""A phrase in, the data that it names out: several terms where it leaves open which is meant."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.phrases import Meaning

_TAKES_UP = frozenset({"that", "this", "those", "these", "the", "her", "his", "their"})


class Datum(NamedTuple):
    """A data term with its phrase; several `terms` where the phrase leaves open which is meant."""

    terms: tuple[str, ...]
    mention: Mention | None


def datum_of(q: Question, mention: Mention) -> Datum | None:
    """The data that a phrase names, None if it names none."""
    for sense in mention.of("unsettled", "data"):
        return Datum(_settled(q, mention, sense), mention)
    terms = mention.terms("data")
    sayings = tuple(str(value) for s in mention.of("saying") for name, value in s.sets if name == "data")
    if terms or sayings:
        return Datum((terms or sayings)[:1], mention)
    if mention.of("unsettled", "subject") or (mention.terms("form") and mention.last - mention.first > 1):
        inner = {_alone(q, place) for place in range(mention.first, mention.last)} - {"", "invoice_content"}
        return Datum(tuple(sorted(inner)[:1]), mention) if inner else None
    return None


def _settled(q: Question, mention: Mention, sense: Meaning) -> tuple[str, ...]:
    """The senses of a word that its neighbours leave: one that another word speaks for, else all."""
    terms = q.book.unsettled[int(sense.term)][1]
    said = _said_before(q, mention, terms)
    if said:
        return (said,)
    forms = {
        form
        for place, token in enumerate(q.tokens)
        if not mention.first <= place < mention.last
        for form in token.forms
    }
    spoken_for = tuple(term for term in terms if forms & set(q.book.settled.get(term, ())))
    return spoken_for[:1] if len(spoken_for) == 1 else terms


def _said_before(q: Question, mention: Mention, terms: Container[str]) -> str:
    """What `that number` takes up again: `his phone number … may we keep that number?`."""
    if q.word(mention.first - 1) not in _TAKES_UP:
        return ""
    before = [m for m in q.mentions if m.last < mention.first and set(m.terms("data"))]
    counts = [m for m in before if "visit_counts" in m.terms("data")]
    if counts and "phone" in terms:
        return "visit_counts"
    named = [term for m in before for term in m.terms("data") if term in terms]
    return named[-1] if named else ""


def _alone(q: Question, place: int) -> str:
    """The data term of a single word: `the e-mail on the invoice` is an e-mail, whoever's it is."""
    for form in q.tokens[place].forms:
        for phrase, senses in q.book.phrases.get(form, ()):
            named = [term for kind, axis, term, _, _ in senses if kind == "term" and axis == "data"]
            if len(phrase) == 1 and named:
                return named[0]
    return ""
