"""A flow as people write it down in, a flow in the vocabulary's terms out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from privacyrules.model.flow import AXES, Axis, FactType, FactValue, Flow
from privacyrules.model.nodes import Node
from privacyrules.model.places import Place
from privacyrules.policy.compilation import ANY, Compilation
from privacyrules.policy.shapes import FlowShape
from privacyrules.policy.validate import place_of
from privacyrules.syntax.nearest import did_you_mean

_EXAMPLES: Mapping[FactType, str] = {
    "boolean": "true or false",
    "number": "a number",
    "string": "a text",
    "date": "a date such as 2026-01-31",
}


def resolve_flow(shape: FlowShape, node: Node, compilation: Compilation) -> Flow:
    """Hold a flow against the vocabulary.

    Retired terms stay as they are (the answer notes them); the policy's own words are mistakes,
    because a flow says what is done, not what a policy calls it.
    """
    terms: dict[Axis, tuple[str, ...]] = {}
    for axis in AXES:
        stated: list[str] | None = getattr(shape, axis)
        if stated is not None:
            places = [(value, place_of(node, axis, index)) for index, value in enumerate(stated)]
            known = [value for value, place in places if stated_term(axis, value, place, compilation)]
            if known:
                terms[axis] = tuple(dict.fromkeys(known))
    facts = resolve_facts(shape.facts, node, compilation, "facts")
    return Flow(terms, facts, shape.omitted)


def stated_term(axis: Axis, name: str, place: Place, compilation: Compilation) -> bool:
    """Whether a name is a term of the axis; if not, the mistake names the way out."""
    if name in compilation.vocabulary.terms[axis]:
        return True
    word = compilation.words.get(name)
    if word is not None:
        means = ", ".join(term for terms in word.values() for term in terms)
        hint = f"name what is meant: {means}"
        compilation.mistake(place, f"'{name}' is this policy's own word and stands in rules only", hint)
    elif name == ANY:
        compilation.mistake(place, "'any' stands in rules only", f"leave {axis} out where it is not known")
    else:
        others = [other for other in AXES if name in compilation.vocabulary.terms[other]]
        hint = f"it is a term of {' and '.join(others)}" if others else ""
        hint = hint or did_you_mean(name, compilation.vocabulary.terms[axis])
        hint = hint or f"`privacyrules terms {axis}` lists the terms"
        compilation.mistake(place, f"'{name}' is no {axis} term", hint)
    return False


def resolve_facts(
    facts: Mapping[str, FactValue], node: Node, compilation: Compilation, *steps: str
) -> dict[str, FactValue]:
    """The facts that are declared and of their types; every other one is a mistake.

    Args:
        facts: names and values as written.
        node: the tree in which they stand, for places.
        compilation: the vocabulary; mistakes go there.
        steps: the keys that lead to the facts in the tree.
    """
    known: dict[str, FactValue] = {}
    for name, value in facts.items():
        fact = compilation.vocabulary.facts.get(name)
        if fact is None:
            hint = (
                did_you_mean(name, compilation.vocabulary.facts)
                or "`privacyrules terms facts` lists the facts"
            )
            compilation.mistake(place_of(node, *steps, name, key=True), f"'{name}' is no fact", hint)
        elif not _fits(value, fact.type):
            place = place_of(node, *steps, name)
            compilation.mistake(place, f"the fact '{name}' is {_EXAMPLES[fact.type]}, not {_shown(value)}")
        else:
            known[name] = value
    return known


def _fits(value: FactValue, wanted: FactType) -> bool:
    if isinstance(value, bool):
        return wanted == "boolean"
    if isinstance(value, (int, float)):
        return wanted == "number" and math.isfinite(value)
    return wanted == "string" or (wanted == "date" and is_day(value))


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar in ISO 8601's long form, such as 2026-01-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _shown(value: FactValue) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f"'{value}'"
        if isinstance(value, str)
        else str(value)
    )
