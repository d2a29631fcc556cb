"""Two vocabularies in; in which words they differ, and how each of them sees the words of both, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacyrules.model.diff import WordChange
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.vocabulary import Fact, Term, Vocabulary


def word_changes(old: Vocabulary, new: Vocabulary) -> tuple[WordChange, ...]:
    """Name the terms and facts that only one version knows, that moved, or that were retired."""
    found = [change for axis in AXES for change in _terms(axis, old.terms[axis], new.terms[axis])]
    return (*found, *_facts(old.facts, new.facts))


def _terms(axis: Axis, old: Mapping[str, Term], new: Mapping[str, Term]) -> Iterator[WordChange]:
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        above = _above(before), _above(after)
        if before is None or after is None:
            yield WordChange("added" if before is None else "gone", axis, name, *above)
        elif after.replaced_by and not before.replaced_by:
            yield WordChange("retired", axis, name, above[0], (after.replaced_by,))
        elif above[0] != above[1]:
            yield WordChange("moved", axis, name, *above)


def _above(term: Term | None) -> tuple[str, ...]:
    if term is None:
        return ()
    return (term.replaced_by,) if term.replaced_by else tuple(sorted(term.within))


def _facts(old: Mapping[str, Fact], new: Mapping[str, Fact]) -> Iterator[WordChange]:
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            types = tuple((fact.type,) if fact else () for fact in (before, after))
            yield WordChange("added" if before is None else "gone", "fact", name, *types)
        elif after.replaced_by and not before.replaced_by:
            yield WordChange("retired", "fact", name, (before.type,), (after.replaced_by,))


def seen_by(own: Vocabulary, other: Vocabulary) -> Vocabulary:
    """One version's vocabulary with the other's terms put in where that one has them.

    A term that both know stays where its own version has it; it may come to lie below one that only the
    other knows, so that a flow stated with that broader word means what it means there.
    """
    terms: dict[Axis, dict[str, Term]] = {}
    for axis in AXES:
        known, strange = in_use(own, axis), in_use(other, axis)
        placed = {
            name: term._replace(within=(*term.within, *_new_above(strange.get(name), own.terms[axis])))
            for name, term in known.items()
        }
        for name in strange.keys() - own.terms[axis].keys():
            above = (read_as(own, axis, parent) for parent in strange[name].within)
            placed[name] = strange[name]._replace(within=tuple(dict.fromkeys(above)))
        terms[axis] = {**own.terms[axis], **placed}
    below = {axis: _below(terms[axis]) for axis in AXES}
    return Vocabulary(terms, {**other.facts, **own.facts}, below)


def both(old: Vocabulary, new: Vocabulary) -> Vocabulary:
    """The terms of both versions in one order, in which a term lies below all that either puts above it."""
    one, other = seen_by(old, new), seen_by(new, old)
    terms: dict[Axis, Mapping[str, Term]] = {}
    for axis in AXES:
        joined: dict[str, Term] = {}
        for name, term in (*in_use(one, axis).items(), *in_use(other, axis).items()):
            above = joined[name].within if name in joined else ()
            joined[name] = term._replace(within=tuple(dict.fromkeys((*above, *term.within))))
        terms[axis] = joined
    return Vocabulary(terms, one.facts, {axis: _below(terms[axis]) for axis in AXES})


def in_use(vocabulary: Vocabulary, axis: Axis) -> Mapping[str, Term]:
    """The terms of an axis that are not retired."""
    return {name: term for name, term in vocabulary.terms[axis].items() if term.replaced_by is None}


def read_as(vocabulary: Vocabulary, axis: Axis, name: str) -> str:
    """The term in use that a version reads a term as; the term itself where it does not know it."""
    on_axis = vocabulary.terms[axis]
    while name in on_axis and (successor := on_axis[name].replaced_by) is not None:
        name = successor
    return name


def _new_above(term: Term | None, known: Mapping[str, Term]) -> tuple[str, ...]:
    return () if term is None else tuple(parent for parent in term.within if parent not in known)


def _below(on_axis: Mapping[str, Term]) -> Mapping[str, frozenset[str]]:
    """Per term itself and all below it, also where two versions together put terms in a circle."""
    children: dict[str, list[str]] = {name: [] for name, term in on_axis.items() if term.replaced_by is None}
    for name in children:
        for parent in on_axis[name].within:
            if parent in children:
                children[parent].append(name)
    return {name: _reached(name, children) for name in children}


def _reached(start: str, children: Mapping[str, list[str]]) -> frozenset[str]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = [child for child in children[waiting.pop()] if child not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)
