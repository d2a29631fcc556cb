"""A question taken apart in, flows with the words behind every part out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from privacyrules.engine.understand import amounts
from privacyrules.engine.understand.around import (
    DISCLOSURES,
    Named,
    named_on,
    narrowed,
    recipients,
    suggested_on,
)
from privacyrules.engine.understand.completing import completed, remark, taken_for_granted
from privacyrules.engine.understand.data import data_of
from privacyrules.engine.understand.datum import Datum
from privacyrules.engine.understand.letters import as_letter
from privacyrules.engine.understand.question import PURPOSE, Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.saying import stated_facts
from privacyrules.engine.understand.scenery import any_says_why, foreground, nearest, only_surrounds
from privacyrules.engine.understand.selling import action_of, became_a_sale, paid_by
from privacyrules.engine.understand.serving import served
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.swallowed import swallowed
from privacyrules.engine.understand.verbs import Verb, asides
from privacyrules.engine.understand.whose import by_subject
from privacyrules.model.flow import AXES, Axis, FactValue, Flow
from privacyrules.model.reading import Basis, Span

_SALE = "a sale, since something is given for the data"


class Draft(NamedTuple):
    """One flow in the making: its data, terms and facts, and what each rests on."""

    act: Act
    data: tuple[Datum, ...]
    terms: dict[str, tuple[str, ...]]
    facts: dict[str, FactValue]
    basis: tuple[Basis, ...]
    omitted: bool

    @property
    def flow(self) -> Flow:
        """The flow, with the data that is settled."""
        settled = tuple(dict.fromkeys(d.terms[0] for d in self.data if len(d.terms) == 1))
        terms = {**self.terms, **({"data": settled} if settled else {})}
        ordered: dict[Axis, tuple[str, ...]] = {axis: terms[axis] for axis in AXES if terms.get(axis)}
        return Flow(ordered, self.facts, self.omitted)


def drafts(q: Question, act: Act, meant: Sequence[Mention], verbs: Sequence[Verb]) -> Iterator[Draft]:
    """The flows of one act: one per group of people whose data it handles."""
    aside = asides(q, verbs)
    data = data_of(q, act, meant, aside)
    letter = as_letter(q, act, meant, data)
    if letter is not None:
        act, data = letter, data_of(q, letter, meant, aside)
    shared = _shared(q, act, meant)
    if not (act.omitted and _implied(act, "purpose")):
        shared |= _said_of_purposes(q, act, shared, verbs)
    for subjects, group in by_subject(q, act, meant, data):
        yield _draft(q, act, shared, (subjects, tuple(group)))


def _said_of_purposes(
    q: Question, act: Act, shared: dict[str, Named], verbs: Sequence[Verb]
) -> dict[str, Named]:
    """What for, where no phrase of its own says it: verbs, words within longer phrases, single words."""
    known = shared.get("purpose", {})
    told = _told_in_the_end(verbs)
    if known:
        sent = told if told and "communication" not in told["purpose"] and not any_says_why(q, known) else {}
        better = served(q, act, bare=True) if only_surrounds(q, known) else {}
        return sent or ({"purpose": better} if better else {})
    named: Named = {}
    for verb in verbs:
        named |= {term: [verb.mention] for term in verb.mention.terms("purpose")}
    found = foreground(q, named or swallowed(q))
    found = (served(q, act, bare=bool(found)) if only_surrounds(q, found) else {}) or found
    return {"purpose": found} if found else told


def _draft(q: Question, act: Act, shared: dict[str, Named], theirs: tuple[Named, tuple[Datum, ...]]) -> Draft:
    """The flow with the data of one group of people."""
    subjects, group = theirs
    stated = {axis: tuple(named) for axis, named in shared.items()}
    if subjects:
        stated["subject"] = tuple(subjects)
    facts, fact_basis = _facts(q, stated)
    settled = tuple(datum.terms[0] for datum in group if len(datum.terms) == 1)
    terms = completed(q, act, {**stated, "data": settled}, facts)
    taken = taken_for_granted(q, act, terms)
    del terms["data"]
    concluded = [axis for axis in terms if terms[axis] != stated.get(axis)]
    basis = [
        *_spans(q, shared),
        *([Basis("action", paid_by(q), _SALE)] if became_a_sale(act, stated) else []),
        *(Basis(axis, (), remark(axis, terms)) for axis in concluded),
        *(Basis(axis, (), remark(axis, taken), taken=True) for axis in taken),
        *([Basis("subject", tuple(q.span(m) for m in _flat(subjects)))] if subjects else []),
        *([Basis("data", tuple(q.span(d.mention) for d in group if d.mention))] if group else []),
        *fact_basis,
        *_slips(q),
    ]
    return Draft(act, group, {**terms, **taken}, facts, tuple(basis), act.omitted)


def _slips(q: Question) -> Iterator[Basis]:
    """The words that were read as others that they come near to."""
    for token in q.tokens:
        if token.slip:
            yield Basis("spelling", (Span(token.start, token.end),), f"read as '{token.word}'")


def _told_in_the_end(verbs: Sequence[Verb]) -> dict[str, Named]:
    """`… so that we can remind them`: what is done serves to tell people something."""
    for verb in verbs:
        for sense in verb.senses:
            told = any(name == "purpose" for name, _ in sense.sets) or verb.agent in ("we", "")
            own = next((str(value) for name, value in sense.sets if name == "purpose"), "")
            if verb.zone == PURPOSE and told and (own or sense.manner == "contact"):
                purpose = own or "communication"
                return {"purpose": {purpose: [verb.mention]}}
    return {}


def _spans(q: Question, shared: dict[str, Named]) -> Iterator[Basis]:
    for axis, named in shared.items():
        yield Basis(axis, tuple(q.span(mention) for mention in _flat(named)))


def _flat(named: Named) -> Iterable[Mention]:
    return dict.fromkeys(mention for phrases in named.values() for mention in phrases)


def _shared(q: Question, act: Act, meant: Sequence[Mention]) -> dict[str, Named]:
    """Everything but data and subject."""
    scope = (act.first, act.last)
    everywhere = (0, len(q.tokens))
    found: dict[str, Named] = {"action": _spoken(action_of(q, act), act)}
    near = q.sentence_of(act.anchor.first) if act.anchor else scope
    near = (max(near[0], scope[0]), min(near[1], scope[1]))
    purpose = nearest(q, (named_on("purpose", q, meant, part) for part in (near, scope, (0, act.first))))
    implied = _implied(act, "purpose")
    said = implied if act.omitted and implied else {**purpose, **implied}
    found["purpose"] = narrowed("purpose", q, foreground(q, said))
    if act.manner == "contact" and not found["purpose"]:
        found["purpose"] = _told_by_verb(act) or _spoken("communication", act)
    found["recipient"] = recipients(q, act, meant)
    found["form"] = named_on("form", q, meant, everywhere)
    found["source"] = narrowed(
        "source", q, {**_implied(act, "source"), **named_on("source", q, meant, everywhere)}
    )
    for axis in ("recipient", "source", "purpose"):
        if not found[axis] and (axis != "recipient" or act.action in DISCLOSURES):
            found[axis] = suggested_on(axis, meant)
    return {axis: named for axis, named in found.items() if named}


def _told_by_verb(act: Act) -> Named:
    """`email them our newsletter`: a phrase that says both what is done and what for."""
    return {term: [act.anchor] for term in act.anchor.terms("purpose")} if act.anchor else {}


def _spoken(term: str, act: Act) -> Named:
    return {term: [act.anchor] if act.anchor else []} if term else {}


def _implied(act: Act, axis: str) -> Named:
    """What the verb itself states."""
    return {
        term: phrases
        for name, value in act.sets
        if name == axis
        for term, phrases in _spoken(str(value), act).items()
    }


def _facts(q: Question, terms: dict[str, tuple[str, ...]]) -> tuple[dict[str, FactValue], list[Basis]]:
    facts: dict[str, FactValue] = {}
    basis: list[Basis] = []
    for name, value, mention in stated_facts(q):
        facts[name] = value
        basis.append(Basis(name, (q.span(mention),)))
    numbers = [("subject_age", amounts.age_of(q))]
    if {"store", "erase"} & set(terms.get("action", ())):
        numbers.append(("retention_days", amounts.kept_for(q)))
    for name, found in numbers:
        if found is not None:
            facts[name] = found[0]
            basis.append(Basis(name, (Span(*found[1]),)))
    return facts, basis
