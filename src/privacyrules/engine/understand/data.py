"""An act in, the data that it handles out: each with its phrase, and words whose sense is unsettled."""

from collections.abc import Container, Iterable, Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.after_all import topic_of
from privacyrules.engine.understand.datum import Datum, datum_of, single_data
from privacyrules.engine.understand.implied import TOLD_BY, implied_by
from privacyrules.engine.understand.incidental import LISTS, is_scenery
from privacyrules.engine.understand.naming import names_what_decides
from privacyrules.engine.understand.people import person
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.reached import reached_by
from privacyrules.engine.understand.spotting import COOKIES, Mention
from privacyrules.syntax.spoken import POSSESSIVE

_BEFORE_DATA = g.DETERMINERS | g.ADVERBS | {"own", "new"}
_HOLDERS = frozenset(
    {
        "table",
        "tables",
        "webhook",
        "page",
        "form",
        "app",
        "job",
        "tool",
        "widget",
        "wizard",
        "service",
        "module",
        "script",
    }
)
_TAKES_UP = frozenset({"it", "them", "both", "those", "these"})
"""Behind a verb, these stand for what was named before."""


def data_of(q: Question, act: Act, meant: Sequence[Mention], aside: Container[Mention]) -> tuple[Datum, ...]:
    """The data of an act; empty if none was understood."""
    implied = next((str(value) for name, value in act.sets if name == "data"), "")
    if act.manner == "contact":
        return reached_by(q, act, meant, implied)
    if act.omitted and implied in TOLD_BY.values():
        return (Datum((implied,), act.anchor),)
    found = [datum for datum in (datum_of(q, m) for m in meant) if datum is not None]
    found = [d for d in found if not _is_what_decides(q, d)] or [d for d in found if _is_published(act)]
    found = [d for d in found if d.mention is None or not d.mention.terms("purpose")] or found
    found = [d for d in found if not is_scenery(q, d, found)]
    found = [d for d in found if not _holds_the_rest(q, act, d, found)]
    nearest = next(filter(None, _from_near_to_far(q, act, found, aside)), None)
    if nearest is not None:
        return tuple(_narrowest(q, nearest))
    implied = implied or _taken_up(q, act) or implied_by(q, act, meant)
    return (Datum((implied,), None),) if implied else ()


def _from_near_to_far(
    q: Question, act: Act, found: Sequence[Datum], aside: Container[Mention]
) -> Iterator[list[Datum]]:
    """The data by how closely it belongs to the act: its objects, those beside it, what was said before."""
    here = [d for d in found if d.mention and act.first <= d.mention.first < act.last]
    first, last = q.sentence_of(act.anchor.first) if act.anchor else (0, len(q.tokens))
    objects = [d for d in here if d.mention and _is_object(q, d.mention, act) and d.mention not in aside]
    topic = topic_of(q, act.anchor.last if act.anchor else 0)
    yield [d for d in here if d.mention and topic and topic <= d.mention.first < first]
    if _takes_up(q, act):
        yield [d for d in objects if d.mention and d.mention.last <= first]
    yield [d for d in objects if d.mention and first <= d.mention.first < last]
    yield objects
    yield [d for d in here if d.mention and not _told(q, d.mention) and d.mention not in aside]
    yield [d for d in here if d.mention and not _told(q, d.mention)]
    yield here
    yield [d for d in found if d.mention and d.mention.first < act.first]
    yield list(found)


def _takes_up(q: Question, act: Act) -> bool:
    """Whether a pronoun is all that a verb is given: `keep it in …`, but not `give it the names`."""
    if act.anchor is None or q.word(act.anchor.last) not in _TAKES_UP or q.at(act.anchor.last) is not None:
        return False
    at = act.anchor.last + 1
    while q.word(at) in g.DETERMINERS and q.at(at) is None:
        at += 1
    holder = q.at(at)
    return holder is None or not (holder.terms("data") or holder.of("unsettled"))


def _taken_up(q: Question, act: Act) -> str:
    """The data within a longer phrase: `do you put cookies …`, `I forgot my password. Do you store it?`."""
    if act.anchor is None or act.manner != "data":
        return ""
    inside = single_data(q, act.anchor.last - 1) if act.anchor.last - act.anchor.first > 1 else ""
    if inside or not _takes_up(q, act):
        return inside if inside in COOKIES else ""
    last = act.anchor.first
    spoken = (m for m in q.mentions if m.last <= last and not m.of("verb") and m.last - m.first > 1)
    named = (single_data(q, place) for m in spoken for place in range(m.first, m.last))
    return next(filter(None, named), "")


def data_beside(q: Question, act: Act, meant: Sequence[Mention]) -> tuple[Mention, ...]:
    """Phrases for data in the main clauses that may be meant too; none where a person is contacted."""
    if act.manner == "contact":
        return ()
    return tuple(
        m
        for m in meant
        if m.terms("data")
        and not m.terms("purpose")
        and not m.of("verb")
        and not names_what_decides(q, m)
        and act.first <= m.first < act.last
        and q.zones[m.first] == MAIN
        and q.word(q.back(m.first, g.DETERMINERS | {"own"})) in LISTS
    )


def _holds_the_rest(q: Question, act: Act, datum: Datum, found: Sequence[Datum]) -> bool:
    """`may the server log hold IP addresses`: what stands before the verb only holds the rest."""
    if datum.mention is None or act.anchor is None or act.who is not None:
        return False
    first, last = datum.mention.first, act.anchor.first
    asked = q.word(q.back(first, g.DETERMINERS)) in g.MODALS and q.at(q.back(first, g.DETERMINERS)) is None
    between = {q.word(at) for at in range(datum.mention.last, last)} - g.ADVERBS - {"get", "to", "be"}
    rest = [d.mention for d in found if d.mention is not None and d.mention.first >= act.anchor.last]
    return asked and datum.mention.last <= last and not between and any(_is_beside(q, m, act) for m in rest)


def _is_beside(q: Question, mention: Mention, act: Act) -> bool:
    """Whether a phrase is an object in the sentence of an act."""
    last = q.sentence_of(act.anchor.first)[1] if act.anchor else 0
    return mention.first < last and not _told(q, mention)


def _is_object(q: Question, mention: Mention, act: Act) -> bool:
    """Whether a phrase stands in the main clause, and is not what data lies in or goes to."""
    return q.zones[mention.first] == _zone_of(q, act) and not _tells_of_other(q, mention)


def _is_what_decides(q: Question, datum: Datum) -> bool:
    named = datum.mention if datum.terms == ("policy_text",) else None
    return named is not None and names_what_decides(q, named)


def _is_published(act: Act) -> bool:
    return act.action == "publish"


def _zone_of(q: Question, act: Act) -> str:
    return q.zones[act.anchor.first] if act.anchor else MAIN


def _told(q: Question, mention: Mention) -> bool:
    """Whether a phrase tells of something else, or stands in a clause that only adds something."""
    before = q.at(q.back(mention.first, _BEFORE_DATA))
    return before is None and (_tells_of_other(q, mention) or q.zones[mention.first] != MAIN)


def _tells_of_other(q: Question, mention: Mention) -> bool:
    """Whether a word before or behind says so: `about their invoices`, `in the server log`."""
    at = q.back(mention.first, _BEFORE_DATA)
    if q.at(at) is not None:
        return False
    word = q.word(at)
    if word == "on" and at == q.sentence_of(at)[0]:
        return True
    if q.word(mention.last) in _HOLDERS:
        return True
    if word in ("about", "in", "into", "per", "by", "regarding", "concerning", "as", "onto", "from"):
        return True
    ours = word == "for" and mention.terms("data") == ("site_content",)
    return word == "to" or ours or _is_complement(q, mention)


def _is_complement(q: Question, mention: Mention) -> bool:
    """Whether data only says which other data is meant: `the token for a user's card`."""
    at = mention.first - 1
    while at > 0 and (
        (q.at(at) is None and q.word(at) in g.DETERMINERS | {POSSESSIVE})
        or (q.at(at) is not None and person(q, q.owner[at]))
    ):
        at -= 1
    if q.word(at) not in ("of", "for", "on", "behind") or q.at(at) is not None:
        return False
    holder = q.at(at - 1)
    return holder is not None and bool(holder.terms("data")) and not holder.of("verb")


def _narrowest(q: Question, data: Sequence[Datum]) -> Iterable[Datum]:
    """Each term once, without those that hold another one of them ("contact details such as the e-mail")."""
    named = {term for datum in data if len(datum.terms) == 1 for term in datum.terms}
    wide = {above for term in named for above in q.book.above.get(f"data:{term}", ())}
    seen: set[tuple[str, ...]] = set()
    for datum in data:
        if len(datum.terms) > 1 and named & set(datum.terms):
            continue
        if datum.terms in seen or (len(datum.terms) == 1 and datum.terms[0] in wide):
            continue
        seen.add(datum.terms)
        yield datum
