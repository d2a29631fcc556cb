"""A flow as people write it down in, a flow in the vocabulary's terms out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from privacyrules.model.flow import AXES, Axis, FactType, FactValue, Flow
from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import Place
from privacyrules.policy.compilation import ANY, Compilation
from privacyrules.syntax.nearest import did_you_mean

KEYS = (*AXES, "facts", "omitted")
"""What may stand in a flow."""

_EXAMPLES: Mapping[FactType, str] = {
    "boolean": "true or false",
    "number": "a number",
    "string": "a text",
    "date": "a date such as 2026-01-31",
}


def read_flow(node: Node, compilation: Compilation) -> Flow:
    """Read a flow and hold it against the vocabulary; mistakes go to the compilation.

    The keys are the axes (each with a term or a list of terms), `facts` and `omitted`. Retired terms
    stay as they are (the answer notes them); the policy's own words are mistakes, because a flow says
    what is done, not what a policy calls it.
    """
    if not isinstance(node, Mapping_):
        compilation.mistake(node.place, "a flow is a mapping (`key: value` lines)", "such as `action: store`")
        return Flow()
    terms: dict[Axis, tuple[str, ...]] = {}
    facts: dict[str, FactValue] = {}
    omitted = False
    for key, value in node.entries:
        axis = next((axis for axis in AXES if axis == key.value), None)
        if axis is not None:
            named = _terms(axis, value, compilation)
            terms.update({axis: named} if named else {})
        elif key.value == "facts":
            facts = resolve_facts(value, compilation)
        elif key.value == "omitted":
            omitted = _flag(value, compilation)
        else:
            hint = did_you_mean(key.text, KEYS) or "known here: " + ", ".join(sorted(KEYS))
            compilation.mistake(key.place, f"unknown key '{key.text}'", hint)
    return Flow(terms, facts, omitted)


def _terms(axis: Axis, node: Node, compilation: Compilation) -> tuple[str, ...]:
    known: dict[str, None] = {}
    for item in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Scalar) or not isinstance(item.value, str):
            compilation.mistake(
                item.place, f"'{axis}' is a term or a list of terms", "put it in quotation marks"
            )
        elif stated_term(axis, item.value, item.place, compilation):
            known[item.value] = None
    return tuple(known)


def _flag(node: Node, compilation: Compilation) -> bool:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    compilation.mistake(node.place, "'omitted' is true or false", "true says that this is left undone")
    return False


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


def resolve_facts(node: Node, compilation: Compilation) -> dict[str, FactValue]:
    """The facts that are declared and of their types; every other one is a mistake."""
    if not isinstance(node, Mapping_):
        hint = "such as `{good_faith_belief: true}`"
        compilation.mistake(node.place, "'facts' is a mapping of names to values", hint)
        return {}
    known: dict[str, FactValue] = {}
    for key, value in node.entries:
        fact = compilation.vocabulary.facts.get(key.text)
        if fact is None:
            hint = did_you_mean(key.text, compilation.vocabulary.facts)
            hint = hint or "`privacyrules terms facts` lists the facts"
            compilation.mistake(key.place, f"'{key.text}' is no fact", hint)
        elif not isinstance(value, Scalar) or value.value is None or not _fits(value.value, fact.type):
            shown = _shown(value.value) if isinstance(value, Scalar) else "a list or mapping"
            what = f"the fact '{fact.name}' is {_EXAMPLES[fact.type]}, not {shown}"
            compilation.mistake(value.place, what)
        else:
            known[fact.name] = value.value
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


def _shown(value: FactValue | None) -> str:
    if value is None:
        return "empty"
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f"'{value}'"
        if isinstance(value, str)
        else str(value)
    )
