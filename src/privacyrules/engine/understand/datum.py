"""A phrase in, the data that it names out: several terms where it leaves open which is meant."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.mailing import is_mail_of_somebody
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.phrases import Meaning

_TAKES_UP = frozenset({"that", "this", "those", "these", "the", "her", "his", "their"})
_TECHNICAL = frozenset(
    {
        "log",
        "server",
        "visit",
        "visitor",
        "browser",
        "traffic",
        "ip",
        "device",
        "click",
        "statistic",
        "stats",
        "request",
    }
    | {"login", "cookie", "hit", "analytics", "column", "table", "track", "record"}
)
_IN_A_LIST = g.DETERMINERS | {"and", "or", ",", "&", "full", "own", "with"}
_HOLDS = frozenset({"of", "with", "containing", "including", "holding", "(", ":"})
_BESIDE = {
    "postal_address": frozenset({"person_name", "first_name", "last_name", "phone", "email", "birth_date"}),
    "browser_language": frozenset({"browser_type", "user_agent", "ip_address", "operating_system"}),
    "phone": frozenset({"person_name", "first_name", "last_name", "email", "postal_address", "city"}),
}
"""By what stands in one list with it, what an `address` or a `number` is."""


class Datum(NamedTuple):
    """A data term with its phrase; several `terms` where the phrase leaves open which is meant."""

    terms: tuple[str, ...]
    mention: Mention | None


def datum_of(q: Question, mention: Mention) -> Datum | None:
    """The data that a phrase names, None if it names none."""
    if _is_head(q, mention) or _only_contains(q, mention):
        return None
    for sense in mention.of("unsettled", "data"):
        return Datum(_settled(q, mention, sense), mention)
    if is_mail_of_somebody(q, mention):
        return Datum(("email",), mention)
    terms = mention.terms("data")
    sayings = tuple(str(value) for s in mention.of("saying") for name, value in s.sets if name == "data")
    if terms or sayings:
        return Datum(_beside_a_browser(q, mention, (terms or sayings)[:1]), mention)
    if mention.of("unsettled", "subject") or (mention.terms("form") and mention.last - mention.first > 1):
        inner = {single_data(q, place) for place in range(mention.first, mention.last)} - {
            "",
            "invoice_content",
        }
        return Datum(tuple(sorted(inner)[:1]), mention) if inner else None
    return None


def _beside_a_browser(q: Question, mention: Mention, terms: tuple[str, ...]) -> tuple[str, ...]:
    """`which browser and language they use`: the language that the browser tells."""
    bare = terms == ("preferences",) and "language" in q.tokens[mention.first].forms
    return (_listed_with(q, mention, ("browser_language",)) or terms[0],) if bare else terms


def _only_contains(q: Question, mention: Mention) -> bool:
    """`a dump of users (email, name)`: what it holds is named behind it."""
    if mention.terms("data") != ("unstructured_blob",) or q.word(mention.last) not in _HOLDS:
        return False
    last = q.sentence_of(mention.first)[1]
    return any(m.terms("data") for m in q.mentions if mention.last <= m.first < last)


def _is_head(q: Question, mention: Mention) -> bool:
    """Whether a word only ends what stands before it: `Stripe's reference number` is the reference."""
    before = q.at(mention.first - 1)
    bare = bool(mention.of("unsettled", "data")) and mention.last - mention.first == 1
    return bare and before is not None and bool(before.terms("data")) and not before.terms("subject")


def _settled(q: Question, mention: Mention, sense: Meaning) -> tuple[str, ...]:
    """The senses of a word that its neighbours leave: one that another word speaks for, else all."""
    terms = q.book.unsettled[int(sense.term)][1]
    said = _said_before(q, mention, terms) or _listed_with(q, mention, terms)
    if said:
        return (said,)
    forms = {
        form
        for place, token in enumerate(q.tokens)
        if not mention.first <= place < mention.last
        for form in token.forms
    }
    if "ip_address" in terms and not forms & _TECHNICAL and _is_somebodys(q, mention):
        terms = tuple(term for term in terms if term != "ip_address")
    spoken_for = tuple(term for term in terms if forms & set(q.book.settled.get(term, ())))
    return spoken_for[:1] if len(spoken_for) == 1 else terms


def _is_somebodys(q: Question, mention: Mention) -> bool:
    """`a user's address`, `the address of one of our users`: where they live, or their e-mail."""
    owned = q.word(mention.first - 1) in ("'s", "his", "her") and q.at(mention.first - 1) is None
    owner = q.at(mention.last + 1) if q.word(mention.last) == "of" else None
    return owned or (owner is not None and owner.terms("subject")[:1] == ("user",))


def _said_before(q: Question, mention: Mention, terms: Container[str]) -> str:
    """What `that number` takes up again: `his phone number … may we keep that number?`."""
    if q.word(mention.first - 1) not in _TAKES_UP:
        return ""
    before = [m for m in q.mentions if m.last < mention.first and set(m.terms("data"))]
    counts = [m for m in before if "visit_counts" in m.terms("data")]
    if counts and "phone" in terms:
        return "visit_counts"
    word = set(q.tokens[mention.last - 1].forms)
    alike = [m.terms("data")[0] for m in before if word & _forms(q, m)]
    named = [term for m in before for term in m.terms("data") if term in terms]
    return (named or alike or [""])[-1]


def _forms(q: Question, mention: Mention) -> set[str]:
    return {form for token in q.tokens[mention.first : mention.last] for form in token.forms}


def _listed_with(q: Question, mention: Mention, terms: Container[str]) -> str:
    """What a word is beside other things by which people are known: `the name and the address of …`."""
    before, after = mention.first - 1, mention.last
    while q.at(before) is None and q.word(before) in _IN_A_LIST:
        before -= 1
    while q.at(after) is None and q.word(after) in _IN_A_LIST:
        after += 1
    beside = [
        q.at(place) for place, near in ((before, mention.first - 1), (after, mention.last)) if place != near
    ]
    named = {term for holder in beside if holder for term in holder.terms("data")}
    return next((term for term, by in _BESIDE.items() if term in terms and named & by), "")


def single_data(q: Question, place: int) -> str:
    """The data term of a single word: `the e-mail on the invoice` is an e-mail, whoever's it is."""
    for form in q.tokens[place].forms:
        for phrase, senses in q.book.phrases.get(form, ()):
            named = [term for kind, axis, term, _, _ in senses if kind == "term" and axis == "data"]
            if len(phrase) == 1 and named:
                return named[0]
    return ""
