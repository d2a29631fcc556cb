"""An act in, the data that it handles out: each with its phrase, and words whose sense is unsettled."""

from collections.abc import Container, Iterable, Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.datum import Datum, datum_of
from privacyrules.engine.understand.owners import possessor
from privacyrules.engine.understand.people import person
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import CHANNELS, COOKIES, Mention
from privacyrules.syntax.spoken import POSSESSIVE

_BY_MEANS_OF = frozenset({"using", "on", "at", "via", "use", "over", "through", "under"})


LISTS = frozenset({"and", "or", ",", "&", "with", "plus", "including", "includes", "(", "-", ":"})

TOLD_BY = {"policy_update_notice": "policy_text", "breach_notification": "breach_notice"}
"""The data by which people are told of what a purpose names."""


def data_of(q: Question, act: Act, meant: Sequence[Mention], aside: Container[Mention]) -> tuple[Datum, ...]:
    """The data of an act; empty if none was understood."""
    implied = next((str(value) for name, value in act.sets if name == "data"), "")
    if act.manner == "contact":
        return _reached_by(q, act, meant, implied)
    found = [datum for datum in (datum_of(q, m) for m in meant) if datum is not None]
    found = [d for d in found if not _is_the_policy_asked(q, d)] or [d for d in found if _is_published(act)]
    found = [d for d in found if d.mention is None or not d.mention.terms("purpose")] or found
    found = [d for d in found if not _holds_the_cookie(q, d, found)]
    nearest = next(filter(None, _from_near_to_far(q, act, found, aside)), None)
    if nearest is not None:
        return tuple(_narrowest(q, nearest))
    implied = implied or ("personal" if _is_all_erased(q, act) else _implied(act, meant))
    return (Datum((implied,), None),) if implied else ()


def _is_all_erased(q: Question, act: Act) -> bool:
    """Whether somebody asked to be erased: `wants every trace of him deleted`."""
    asked = any(sense.term == "erasure_requested" for m in q.mentions for sense in m.of("fact"))
    return act.action == "erase" and asked


def _from_near_to_far(
    q: Question, act: Act, found: Sequence[Datum], aside: Container[Mention]
) -> Iterator[list[Datum]]:
    """The data by how closely it belongs to the act: its objects, those beside it, what was said before."""
    here = [d for d in found if d.mention and act.first <= d.mention.first < act.last]
    first, last = q.sentence_of(act.anchor.first) if act.anchor else (0, len(q.tokens))
    objects = [d for d in here if d.mention and _is_object(q, d.mention, act) and d.mention not in aside]
    yield [d for d in objects if d.mention and first <= d.mention.first < last]
    yield objects
    yield [d for d in here if d.mention and not _told(q, d.mention) and d.mention not in aside]
    yield [d for d in here if d.mention and not _told(q, d.mention)]
    yield here
    yield [d for d in found if d.mention and d.mention.first < act.first]
    yield list(found)


def _implied(act: Act, meant: Sequence[Mention]) -> str:
    """The data of which a purpose or a breach speaks without naming it: `post that we were breached`."""
    named = {term for m in meant for term in m.terms("purpose")}
    if any(sense.term == "breach_known" for m in meant for sense in m.of("fact")):
        named.add("breach_notification")
    if act.action == "publish" and "profile_display" in named and not named & TOLD_BY.keys():
        return "business_profile"
    if act.action not in ("publish", "share"):
        return ""
    return next((term for purpose, term in TOLD_BY.items() if purpose in named), "")


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
        and not _is_the_policy_asked(q, Datum(m.terms("data")[:1], m))
        and act.first <= m.first < act.last
        and q.zones[m.first] == MAIN
        and q.word(q.back(m.first, g.DETERMINERS | {"own"})) in LISTS
    )


def _reached_by(q: Question, act: Act, meant: Sequence[Mention], implied: str) -> tuple[Datum, ...]:
    """A person is contacted: by what, and with which other data ("using their birth date")."""
    found: dict[str, Mention | None] = {}
    for mention in meant:
        if not act.first <= mention.first < act.last:
            continue
        using = _is_used(q, mention)
        owned = possessor(q, mention) is not None
        for term in mention.terms("data"):
            if using or (term in CHANNELS and (owned or implied == "contact_details")):
                found[term] = mention
        for sense in mention.of("hint"):
            for name, value in sense.sets:
                if name == "data":
                    found[str(value)] = mention
    if found:
        return tuple(Datum((term,), mention) for term, mention in found.items())
    return (Datum((implied,), act.anchor),)


def _is_used(q: Question, mention: Mention) -> bool:
    """Whether data is what a message is sent by or made with, first or further in a list: `using their …`."""
    at = q.back(mention.first, g.DETERMINERS)
    while q.word(at) in ("and", "or", ",") and q.at(at - 1) is not None:
        holder = q.at(at - 1)
        at = q.back(holder.first if holder else at, g.DETERMINERS)
    return q.word(at) in _BY_MEANS_OF


def _holds_the_cookie(q: Question, datum: Datum, found: Sequence[Datum]) -> bool:
    """`a cookie that survives closing the browser`: the browser is no data there."""
    bare = datum.mention is not None and q.word(datum.mention.last - 1) in ("browser", "browsers")
    return bare and any(set(other.terms) & COOKIES for other in found)


def _is_object(q: Question, mention: Mention, act: Act) -> bool:
    """Whether a phrase stands in the main clause, and is not what data lies in or goes to."""
    return q.zones[mention.first] == _zone_of(q, act) and not _told(q, mention)


def _is_the_policy_asked(q: Question, datum: Datum) -> bool:
    """Whether the policy is named as what decides, not as what is handled: `does the policy allow …`."""
    if datum.terms != ("policy_text",) or datum.mention is None:
        return False
    before = q.word(q.back(datum.mention.first, g.DETERMINERS))
    return before in g.BEFORE_WHAT_DECIDES or q.word(datum.mention.last) in g.AFTER_WHAT_DECIDES


def _is_published(act: Act) -> bool:
    return act.action == "publish"


def _zone_of(q: Question, act: Act) -> str:
    return q.zones[act.anchor.first] if act.anchor else MAIN


def _told(q: Question, mention: Mention) -> bool:
    """Whether a phrase tells of something else: `about their invoices`, `in the server log`."""
    at = q.back(mention.first, g.DETERMINERS | g.ADVERBS | {"own", "new"})
    if q.at(at) is not None:
        return False
    word = q.word(at)
    if q.word(mention.last) in ("table", "tables", "webhook", "page", "form"):
        return True
    if word in ("about", "in", "into", "per", "by", "regarding", "concerning", "as", "onto", "from"):
        return True
    if word == "to" or _is_complement(q, mention):
        return True
    return q.zones[mention.first] != MAIN


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
