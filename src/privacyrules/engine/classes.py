"""The masks of a policy in; the words of each axis and fact by the classes that rules tell apart out."""

from __future__ import annotations

from math import prod

from privacyrules.engine.kleene import comparisons, evaluate
from privacyrules.engine.witnesses import witnesses
from privacyrules.model.compiled import AxisSize, CompiledSize
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import AXES, Axis, FactValue
from privacyrules.model.logic import Truth
from privacyrules.model.masks import Masks
from privacyrules.model.policy import Clause, Policy


def term_classes(masks: Masks, axis: Axis) -> tuple[tuple[str, ...], ...]:
    """The terms of an axis, those together that every clause treats alike."""
    table = masks.tables.get(axis)
    if table is None:
        return (masks.others[axis],) if masks.others[axis] else ()
    classes: dict[int, list[str]] = {}
    for term, mask in table.items():
        if term is not None:
            classes.setdefault(mask, []).append(term)
    return tuple(tuple(terms) for terms in classes.values())


def fact_classes(masks: Masks) -> dict[str, tuple[FactValue, ...]]:
    """Per fact that conditions name, one value for each way in which it answers them."""
    asked = list(dict.fromkeys(c for _, condition in masks.conditions for c in comparisons(condition)))
    return {fact: _told_apart(fact, values, asked) for fact, values in witnesses(asked).items()}


def _told_apart(fact: str, values: tuple[FactValue, ...], asked: list[Comparison]) -> tuple[FactValue, ...]:
    own = [comparison for comparison in asked if comparison.fact == fact]
    found: dict[tuple[Truth, ...], FactValue] = {}
    for value in values:
        found.setdefault(tuple(evaluate(comparison, {fact: value}) for comparison in own), value)
    return tuple(found.values())


def size_of(policy: Policy, masks: Masks) -> CompiledSize:
    """Measure a compiled policy; `files` stay empty."""
    clauses = [clause for rule in policy.rules for clause in _with_exceptions(rule.clause)]
    classes = {axis: term_classes(masks, axis) for axis in AXES}
    facts = fact_classes(masks)
    return CompiledSize(
        policy=policy.id,
        date=policy.date,
        rules=len(policy.rules),
        exceptions=len(clauses) - len(policy.rules),
        conditions=len(masks.conditions),
        axes=tuple(
            AxisSize(
                axis,
                words=sum(map(len, classes[axis])),
                named=len({term for clause in clauses for term in clause.scope.get(axis, ())}),
                classes=len(classes[axis]),
            )
            for axis in AXES
        ),
        facts=AxisSize("facts", len(masks.facts), len(facts), prod(map(len, facts.values()))),
        cells=prod(len(found) or 1 for found in classes.values()) * prod(map(len, facts.values())),
        files=(),
    )


def _with_exceptions(clause: Clause) -> list[Clause]:
    return [clause, *(inner for exception in clause.exceptions for inner in _with_exceptions(exception))]
