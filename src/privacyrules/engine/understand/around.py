"""An act in, what stands around it out: purposes, recipients, forms, sources, each with its phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention

DISCLOSURES = frozenset({"disclose", "share", "sell", "transfer", "publish"})
Named = dict[str, list[Mention]]
"""Terms with the phrases that state them."""

_TOWARDS = frozenset(
    {"to", "with", "for", "among", "by", "at", "on", "via", "through", "into", "in", "between", "of"}
)
_PLACES = frozenset({"at", "on", "with", "in", "via", "through", "by", "using", "to", "into", "let", "use"})


def named_on(axis: str, q: Question, meant: Sequence[Mention], within: tuple[int, int]) -> Named:
    """The terms of an axis that phrases within some tokens name, and those that sayings state.

    A phrase for data that is a purpose too (`breach notice`) is a purpose only where nothing else is.
    """
    found: Named = {}
    for mention in meant:
        if within[0] <= mention.first < within[1] and not _names_a_table(q, mention):
            for term in (*mention.terms(axis), *_stated(mention, "saying", axis)):
                found.setdefault(term, []).append(mention)
    plain = {
        term: kept for term, named in found.items() if (kept := [m for m in named if not m.terms("data")])
    }
    return narrowed(axis, q, plain if axis == "purpose" and plain else found)


def _names_a_table(q: Question, mention: Mention) -> bool:
    """`the logins table` is a place; `the visitor statistics table` says what it is for as well."""
    return mention.last - mention.first == 1 and q.word(mention.last) in ("table", "tables")


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
    """Without a bare `company` beside the part that it plays: `our affiliate company`."""
    phrases = found.get("other_company", [])
    if len(found) > 1 and all(mention.last - mention.first == 1 for mention in phrases):
        return {term: named for term, named in found.items() if term != "other_company"}
    return found


def _acts(act: Act, mention: Mention) -> bool:
    """Whether one of us does what is asked about: `can finance hand the list over`."""
    ours = "internal" in mention.terms("recipient")
    return ours and act.anchor is not None and mention.last <= act.anchor.first


def _receives(q: Question, act: Act, mention: Mention) -> bool:
    word = q.word(q.back(mention.first, g.DETERMINERS | g.ADVERBS | {"own", "other"}))
    if word in ("from", "as") or q.word(mention.last) in g.OPINIONS:
        return False
    if act.action in DISCLOSURES:
        people = bool(mention.terms("subject")) or _acts(act, mention)
        return not people or word in ("to", "with", "for", "by") or act.action == "publish"
    return word in _PLACES or "internal" in (
        *mention.terms("recipient"),
        *_stated(mention, "saying", "recipient"),
    )
