"""Some terms of an axis, or values of facts, in; the broadest words, or a condition, for just them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from privacyrules.engine.kleene import evaluate
from privacyrules.model.conditions import Comparison
from privacyrules.model.diff import Extent
from privacyrules.model.flow import Axis, FactValue
from privacyrules.model.logic import YES

Below = Mapping[str, frozenset[str]]
_Words = tuple[tuple[str, ...], tuple[str, ...]]
Values = Sequence[frozenset[FactValue]]
"""Per fact the values that are meant."""


def extent(axis: Axis, terms: frozenset[str], below: Below) -> Extent:
    """Tell some terms by as few words as mean them: those above them, or one above with exceptions."""
    every = tuple(sorted(terms))
    within, alone = _cover(terms, below)
    best = Extent(axis, every, within, (), alone)
    for name, whole in _wholes(terms, below):
        but, _ = _cover(whole - terms, below)
        if but and 1 + len(but) < len(best.within) + len(best.but) + len(best.alone):
            best = Extent(axis, every, (name,) if name else (), but)
    return best


def _wholes(terms: frozenset[str], below: Below) -> Iterator[tuple[str, frozenset[str]]]:
    """What the terms may be an exception from: a term that has them all below it, else the whole axis."""
    above = [name for name, under in below.items() if terms < under]
    if above:
        nearest = min(above, key=lambda name: (len(below[name]), name))
        yield nearest, below[nearest]
    yield "", frozenset(below)


def _cover(terms: frozenset[str], below: Below) -> _Words:
    """The broadest terms with all below them, and those that are left: broad words meant as they stand."""
    whole = [term for term in terms if below[term] <= terms]
    tops = [term for term in whole if not any(term in below[other] for other in whole if other != term)]
    covered = {inner for term in tops for inner in below[term]}
    return tuple(sorted(tops)), tuple(sorted(terms - covered))


def products(valuations: frozenset[tuple[FactValue, ...]]) -> list[Values]:
    """Take a set of valuations apart into products: sets of values per fact that can be combined freely."""
    if not valuations or () in valuations:
        return [()] if valuations else []
    rests: defaultdict[FactValue, set[tuple[FactValue, ...]]] = defaultdict(set)
    for first, *rest in valuations:
        rests[first].add(tuple(rest))
    alike: defaultdict[frozenset[tuple[FactValue, ...]], set[FactValue]] = defaultdict(set)
    for value, others in rests.items():
        alike[frozenset(others)].add(value)
    return [(frozenset(values), *inner) for others, values in alike.items() for inner in products(others)]


def condition_words(
    fact: str, meant: frozenset[FactValue], values: Sequence[FactValue], asked: Iterable[Comparison]
) -> str:
    """Tell some values of a fact by a comparison that only they answer so, else one by one.

    Args:
        fact: the fact.
        meant: the values.
        values: all values of the fact that conditions tell apart.
        asked: the comparisons of the conditions.
    """
    own = [comparison for comparison in asked if comparison.fact == fact]
    for comparison in own:
        holding = frozenset(value for value in values if evaluate(comparison, {fact: value}) == YES)
        if meant == holding:
            return _written(comparison)
        if meant == frozenset(values) - holding:
            return f"not {_written(comparison)}"
    return f"{fact} such as " + " or ".join(_value(value) for value in values if value in meant)


def _written(comparison: Comparison) -> str:
    fact, operator, literal = comparison
    if operator == "is":
        return fact
    if isinstance(literal, tuple):
        return f"{fact} in [{', '.join(map(_value, literal))}]"
    return f"{fact} {operator} {_value(literal)}"


def _value(value: FactValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
