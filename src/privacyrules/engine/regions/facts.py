"""The comparisons that conditions make in; per fact the values that answer them in every way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from privacyrules.engine.kleene import evaluate
from privacyrules.engine.witnesses import witnesses
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import FactValue
from privacyrules.model.logic import Truth


class FactAtoms(NamedTuple):
    """A fact: one value for each way in which it can answer the comparisons, and those ways."""

    values: tuple[FactValue, ...]
    ways: tuple[tuple[Truth, ...], ...]
    asked: tuple[Comparison, ...]


def answers(asked: Iterable[Comparison], fact: str, value: FactValue) -> tuple[Truth, ...]:
    """How a fact of some value answers comparisons."""
    return tuple(evaluate(comparison, {fact: value}) for comparison in asked)


def fact_atoms(asked: Iterable[Comparison]) -> Mapping[str, FactAtoms]:
    """Per fact that is asked for, its atoms."""
    every = list(dict.fromkeys(asked))
    found: dict[str, FactAtoms] = {}
    for fact, values in witnesses(every).items():
        own = tuple(comparison for comparison in every if comparison.fact == fact)
        ways: dict[tuple[Truth, ...], FactValue] = {}
        for value in values:
            ways.setdefault(answers(own, fact, value), value)
        found[fact] = FactAtoms(tuple(ways.values()), tuple(ways), own)
    return found
