"""Vocabulary files in, one vocabulary out: terms in order, facts with types, every mistake named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from privacyrules.model.flow import AXES, Axis
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.vocabulary import Fact, Term, Vocabulary
from privacyrules.policy.names import name_problem
from privacyrules.syntax.nearest import did_you_mean


def build_vocabulary(terms: Iterable[Term], facts: Iterable[Fact]) -> Vocabulary:
    """Put terms and facts into one vocabulary.

    Raises:
        MistakesError: a name twice, a missing or retired parent, a cycle, a phrase of two terms,
            a `replaced_by` that leads nowhere or to a fact of another type; all of them at once.
    """
    problems: list[Problem] = []
    by_axis: dict[Axis, dict[str, Term]] = {axis: {} for axis in AXES}
    for term in terms:
        problems += _named_twice(term, by_axis[term.axis])
        by_axis[term.axis].setdefault(term.name, term)
    by_name: dict[str, Fact] = {}
    for fact in facts:
        problems += _named_twice(fact, by_name)
        by_name.setdefault(fact.name, fact)
    for on_axis in by_axis.values():
        problems += _parent_problems(on_axis)
        problems += _retirement_problems(on_axis)
        problems += _phrase_problems(on_axis.values())
    problems += _retirement_problems(by_name)
    problems += _type_problems(by_name)
    problems += _phrase_problems(by_name.values())
    if problems:
        raise MistakesError(problems)
    below = {axis: _closed(on_axis) for axis, on_axis in by_axis.items()}
    return Vocabulary(by_axis, by_name, below)


def _named_twice(word: Term | Fact, known: Mapping[str, Term | Fact]) -> Iterator[Problem]:
    problem = name_problem(word.name, word.place, "term" if isinstance(word, Term) else "fact")
    if problem is not None:
        yield problem
    if word.name in known:
        first = known[word.name].place
        yield Problem(word.place, f"'{word.name}' is defined twice", f"it stands already at {first}")


def _parent_problems(on_axis: Mapping[str, Term]) -> Iterator[Problem]:
    for term in on_axis.values():
        for parent in term.within:
            if parent not in on_axis:
                what = f"'{term.name}' lies within '{parent}', which is no {term.axis} term"
                hint = did_you_mean(parent, on_axis) or f"define '{parent}', or take it out of `within`"
                yield Problem(term.place, what, hint)
            elif on_axis[parent].replaced_by:
                what = f"'{term.name}' lies within '{parent}', which is retired"
                yield Problem(term.place, what, f"use '{on_axis[parent].replaced_by}'")
    yield from _cycle(on_axis)


def _cycle(on_axis: Mapping[str, Term]) -> Iterator[Problem]:
    try:
        TopologicalSorter({term.name: term.within for term in on_axis.values()}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        first = min(circle[:-1])
        start = circle.index(first)
        path = [*circle[start:-1], *circle[:start], first]
        what = "these terms lie within each other in a circle: " + " > ".join(path)
        yield Problem(on_axis[first].place, what, "take one `within` out")


def _retirement_problems(words: Mapping[str, Term] | Mapping[str, Fact]) -> Iterator[Problem]:
    circled: set[str] = set()
    for word in words.values():
        seen = [word.name]
        successor = word.replaced_by
        while successor is not None:
            if successor not in words:
                what = f"'{word.name}' is replaced by '{successor}', which does not exist"
                hint = did_you_mean(successor, words) or "name one that is in use"
                yield Problem(word.place, what, hint)
                break
            if successor in seen:
                if successor not in circled:
                    circled.update(seen)
                    circle = " > ".join([*seen[seen.index(successor) :], successor])
                    what = f"the replacements go round in a circle: {circle}"
                    yield Problem(word.place, what, "let the last be a name in use")
                break
            seen.append(successor)
            successor = words[successor].replaced_by


def _type_problems(facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """A retired fact's values are read as its successor's, so both must be of one type."""
    for fact in facts.values():
        successor = facts.get(fact.replaced_by or fact.name, fact)
        if successor.type != fact.type:
            kinds = f"a {fact.type} cannot be replaced by a {successor.type}"
            what = f"'{fact.name}' is replaced by '{successor.name}', but {kinds}"
            yield Problem(fact.place, what, "name a fact of the same type")


def _phrase_problems(words: Iterable[Term] | Iterable[Fact]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for word in words:
        for phrase in dict.fromkeys(" ".join(phrase.lower().split()) for phrase in word.phrases):
            owner = owners.setdefault(phrase, word.name)
            if owner != word.name:
                what = f"the phrase '{phrase}' stands under '{owner}' and under '{word.name}'"
                yield Problem(word.place, what, "a phrase leads to one term; take it out of one of them")


def _closed(on_axis: Mapping[str, Term]) -> Mapping[str, frozenset[str]]:
    """Per term in use, the term and all terms below it."""
    below: dict[str, set[str]] = {name: {name} for name, term in on_axis.items() if term.replaced_by is None}
    order = TopologicalSorter({name: on_axis[name].within for name in below}).static_order()
    for name in reversed(tuple(order)):
        for parent in on_axis[name].within:
            below[parent] |= below[name]
    return {name: frozenset(names) for name, names in below.items()}
