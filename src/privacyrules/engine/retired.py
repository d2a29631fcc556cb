"""Retired terms and facts of a flow replaced by what stands for them now, with a note for each."""

from __future__ import annotations

from privacyrules.model.answer import Note
from privacyrules.model.flow import Axis, FactValue, Flow
from privacyrules.model.vocabulary import Vocabulary


def replaced(flow: Flow, vocabulary: Vocabulary) -> tuple[Flow, tuple[Note, ...]]:
    """The flow in today's words, each term once and in order, and a note per retired word."""
    notes: list[Note] = []
    terms: dict[Axis, tuple[str, ...]] = {}
    for axis, stated in flow.terms.items():
        today = [_term(axis, name, vocabulary, notes) for name in stated]
        if today:
            terms[axis] = tuple(sorted(set(today)))
    # names in use come last, so that what they say outweighs what a retired name says
    names = sorted(flow.facts, key=lambda name: (vocabulary.facts[name].replaced_by is None, name))
    facts = {_fact(name, vocabulary, notes): flow.facts[name] for name in names}
    return Flow(terms, dict[str, FactValue](sorted(facts.items())), flow.omitted), tuple(notes)


def _term(axis: Axis, name: str, vocabulary: Vocabulary, notes: list[Note]) -> str:
    successor = vocabulary.terms[axis][name].replaced_by
    if successor is None:
        return name
    notes.append(Note("retired-term", f"'{name}' is retired; it is read as '{successor}'"))
    return _term(axis, successor, vocabulary, notes)


def _fact(name: str, vocabulary: Vocabulary, notes: list[Note]) -> str:
    successor = vocabulary.facts[name].replaced_by
    if successor is None:
        return name
    notes.append(Note("retired-fact", f"'{name}' is retired; it is read as '{successor}'"))
    return _fact(successor, vocabulary, notes)
