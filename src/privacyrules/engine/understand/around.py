"""An act in, what stands around it out: purposes, recipients, forms, sources, each with its phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.goals import registers
from privacyrules.engine.understand.grouping import is_grouped
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention

DISCLOSURES = frozenset({"disclose", "share", "sell", "transfer", "publish"})
Named = dict[str, list[Mention]]
"""Terms with the phrases that state them."""

Terms = dict[str, tuple[str, ...]]
"""Per axis, the terms of a flow in the making."""

_TOWARDS = frozenset(
    {"to", "with", "for", "among", "by", "at", "on", "via", "through", "into", "in", "between", "of"}
)
_WHOEVER = frozenset({"who", "everyone", "everybody", "anyone", "anybody", "people", "those", "somebody"})
_FIRMS = frozenset({"business", "part", "company", "software", "firm", "agency", "branch", "industry"})
_JOINS = frozenset({"sign", "signing", "register", "registering", "join", "enrol"})
_TO_SOMEBODY = frozenset({"to", "with", "for", "let", "show", "tell", "give", "hand", "send"})
_TAKERS_OVER = frozenset({"successor", "purchaser_of_the_business"})
_BY_OURSELVES = frozenset({"itself", "ourselves", "yourselves"})
_HONESTLY = frozenset({"honestly", "sincerely", "really", "truly", "genuinely", "firmly"})
_PLACES = frozenset({"at", "on", "with", "in", "via", "through", "by", "using", "to", "into", "let", "use"})


def named_on(axis: str, q: Question, meant: Sequence[Mention], within: tuple[int, int]) -> Named:
    """The terms of an axis that phrases within some tokens name, and those that sayings state.

    A phrase for data that is a purpose too (`breach notice`) is a purpose only where nothing else is.
    """
    found: Named = {}
    for mention in meant:
        told = axis == "purpose" and (
            _tells_who(q, mention) or registers(q, mention) or _is_a_lesson(q, mention)
        )
        elsewhere = _names_a_table(q, mention) or told or (axis == "form" and is_grouped(q, mention))
        if within[0] <= mention.first < within[1] and not elsewhere:
            for term in (*mention.terms(axis), *_stated(mention, "saying", axis)):
                found.setdefault(term, []).append(mention)
    plain = {
        term: kept for term, named in found.items() if (kept := [m for m in named if not m.terms("data")])
    }
    return narrowed(axis, q, plain if axis == "purpose" and plain else found)


def _tells_who(q: Question, mention: Mention) -> bool:
    """`everyone signing up` are people, and no registration."""
    joins = bool(_JOINS & set(q.tokens[mention.first].forms))
    return joins and mention.terms("purpose") == ("registration",) and q.word(mention.first - 1) in _WHOEVER


def _is_a_lesson(q: Question, mention: Mention) -> bool:
    """`in the training they told me …` is where people learn, and no model."""
    alone = mention.terms("purpose") == ("model_training",) and mention.last - mention.first == 1
    learns = q.word(q.back(mention.first, g.DETERMINERS)) in ("in", "during", "from", "at")
    return alone and learns and q.word(mention.last) not in ("of", "data", "set", "sets")


def _names_a_table(q: Question, mention: Mention) -> bool:
    """`the logins table` is a place, a `newsletter company` a firm; neither says what something is for.

    `the visitor statistics table` does.
    """
    after = q.word(mention.last)
    if after in _FIRMS and mention.terms("purpose"):
        return True
    return mention.last - mention.first == 1 and after in ("table", "tables")


def suggested_on(axis: str, meant: Sequence[Mention]) -> Named:
    """The terms of an axis that sayings only suggest."""
    found: Named = {}
    for mention in meant:
        for term in _stated(mention, "hint", axis):
            found.setdefault(term, []).append(mention)
    return found


def _stated(mention: Mention, kind: str, axis: str) -> Iterator[str]:
    return (str(value) for s in mention.of(kind) for name, value in s.sets if name == axis)


def narrowed(axis: str, q: Question, found: Named) -> Named:
    """Without terms that hold another one of those found."""
    wide = {above for term in found for above in q.book.above.get(f"{axis}:{term}", ())}
    return {term: phrases for term, phrases in found.items() if term not in wide}


def recipients(q: Question, act: Act, meant: Sequence[Mention]) -> Named:
    """Who gets the data; for acts that disclose nothing, who else holds or takes it."""
    if act.who is not None and act.who.terms("recipient"):
        return {act.who.terms("recipient")[0]: [act.who]}
    itself = q.back(act.anchor.first, g.ADVERBS - {"ourselves"}) if act.anchor else -1
    if q.word(itself) in _BY_OURSELVES and act.action not in DISCLOSURES:
        return {"internal": []}
    found: Named = {}
    near = q.sentence_of(act.anchor.first) if act.anchor else (act.first, act.last)
    near = (max(near[0], act.first), min(near[1], act.last))
    everywhere = [(0, len(q.tokens))] if act.action in DISCLOSURES else []
    for scope in (near, (act.first, act.last), *everywhere):
        for mention in meant:
            terms = (*mention.terms("recipient"), *_stated(mention, "saying", "recipient"))
            if terms and scope[0] <= mention.first < scope[1] and _receives(q, act, mention):
                found.setdefault(terms[0], []).append(mention)
        if found:
            return _without_generic(narrowed("recipient", q, found))
    return found


def _without_generic(found: Named) -> Named:
    """Without a bare `company` beside the part that it plays: `our affiliate company`.

    Nor with the other party to a merger, where the new company gets the data.
    """
    phrases = found.get("other_company", [])
    if phrases and found.keys() & _TAKERS_OVER:
        return {term: named for term, named in found.items() if term != "other_company"}
    if len(found) > 1 and all(mention.last - mention.first == 1 for mention in phrases):
        return {term: named for term, named in found.items() if term != "other_company"}
    return found


def only_thinks(q: Question, mention: Mention) -> bool:
    """`our lawyer is sure that …`, `counsel says …`, `a friend told me that …`: they do not get the data."""
    after = q.word(mention.last)
    if after == "told" and q.word(mention.last + 1) in ("me", "us") and q.word(mention.last + 2) == "that":
        return True
    after = q.word(mention.last + 1) if after in _HONESTLY else after
    return after in g.OPINIONS or (after in g.BE and q.word(mention.last + 1) in g.SURE)


def _stands_before(act: Act, mention: Mention) -> bool:
    """Whether one of us is named before the act: they have a hand in it, and the data already."""
    ours = "internal" in mention.terms("recipient")
    return ours and act.anchor is not None and mention.last <= act.anchor.first


def _acts(q: Question, act: Act, mention: Mention) -> bool:
    """Whether one of us does what is asked about: `can finance hand it over`, `may the company post`."""
    ours = "internal" in mention.terms("recipient")
    ours = ours or (q.word(mention.first) == "company" and q.word(mention.first - 1) == "the")
    if not ours or act.anchor is None or mention.last > act.anchor.first:
        return False
    between = {q.word(place) for place in range(mention.last, act.anchor.first)}
    return q.sentence_of(mention.first) == q.sentence_of(act.anchor.first) and not between & {"we", "i"}


def _asks_as(q: Question, mention: Mention) -> bool:
    """`As the buyer of your assets we …`: who asks so from outside is who gets it."""
    at = q.back(mention.first, g.DETERMINERS)
    us = {q.word(place) for place in range(mention.last, mention.last + 4)} & {"we", "i"}
    ours = any(q.word(place) == "your" for place in range(len(q.tokens)))
    return q.word(at) == "as" and at == q.sentence_of(at)[0] and bool(us) and ours


def _receives(q: Question, act: Act, mention: Mention) -> bool:
    word = q.word(q.back(mention.first, g.DETERMINERS | g.ADVERBS | {"own", "other"}))
    public, ours = (mention.terms("recipient") == (who,) for who in ("public", "internal"))
    if (
        (word in ("from", "as") and not _asks_as(q, mention))
        or (word == "of" and (public or ours))
        or only_thinks(q, mention)
    ):
        return False
    if mention.terms("recipient")[:1] == ("data_subject",) and word not in _TO_SOMEBODY:
        return False
    if act.action in DISCLOSURES:
        if _acts(q, act, mention):
            return word in ("to", "with", "for")
        people = bool(mention.terms("subject")) or _stands_before(act, mention)
        return not people or word in ("to", "with", "for", "by") or act.action == "publish"
    return word in _PLACES or "internal" in (
        *mention.terms("recipient"),
        *_stated(mention, "saying", "recipient"),
    )
