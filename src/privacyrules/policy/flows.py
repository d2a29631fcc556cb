"""A flow as people write it down in, a flow in the vocabulary's terms out."""

from __future__ import annotations

import math
from collections.abc import Mapping

from privacyrules.model.flow import AXES, Axis, FactType, FactValue, Flow
from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import Place
from privacyrules.policy.compilation import ANY, Compilation, way_out
from privacyrules.policy.days import is_day
from privacyrules.syntax.nearest import did_you_mean, nearest

KEYS = (*AXES, "facts", "omitted")
"""What may stand in a flow."""

_EXAMPLES: Mapping[FactType, str] = {
    "boolean": "true or false",
    "number": "a number",
    "string": "a text",
    "date": "a date such as 2026-01-31",
}


_SOME_TERM: Mapping[Axis, str] = {
    "action": "store",
    "data": "email",
    "subject": "user",
    "purpose": "marketing",
    "recipient": "internal",
    "form": "aggregate",
    "source": "automatic",
}


def read_flow(node: Node, compilation: Compilation) -> Flow:
    """Read a flow and hold it against the vocabulary; mistakes go to the compilation.

    The keys are the axes (each with a term or a list of terms), `facts` and `omitted`. Retired terms
    stay as they are (the answer notes them); the policy's own words are mistakes, because a flow says
    what is done, not what a policy calls it.
    """
    if not isinstance(node, Mapping_):
        compilation.mistake(
            node.place, "a flow is a mapping (`key: value` lines)", "write it as in `action: store`"
        )
        return Flow()
    terms: dict[Axis, tuple[str, ...]] = {}
    facts: dict[str, FactValue] = {}
    omitted = False
    for key, value in node.entries:
        name = _meant(key, node, compilation)
        axis = next((axis for axis in AXES if axis == name), None)
        if axis is not None:
            named = _terms(axis, value, compilation)
            terms.update({axis: named} if named else {})
        elif name == "facts":
            facts = resolve_facts(value, compilation)
        elif name == "omitted":
            omitted = _flag(value, compilation)
    return Flow(terms, facts, omitted)


def _meant(key: Scalar, flow: Mapping_, compilation: Compilation) -> str | None:
    """The key, or the one that a misspelt key was meant to be, so that what stands there is read too."""
    if key.text in KEYS:
        return key.text
    hint = did_you_mean(key.text, KEYS) or "known here: " + ", ".join(sorted(KEYS))
    compilation.mistake(key.place, f"unknown key '{key.text}'", hint)
    return nearest(key.text, {*KEYS} - {other.text for other, _ in flow.entries})


def _terms(axis: Axis, node: Node, compilation: Compilation) -> tuple[str, ...]:
    known: dict[str, None] = {}
    for item in node.items if isinstance(node, Sequence) else (node,):
        if not isinstance(item, Scalar) or not isinstance(item.value, str):
            found = _shown(item.value) if isinstance(item, Scalar) else "a mapping or a list of lists"
            what = f"'{axis}' is a term or a list of terms, not {found}"
            compilation.mistake(item.place, what, f"write it as in `{axis}: {_SOME_TERM[axis]}`")
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
    if name in compilation.lost:
        return False
    word = compilation.words.get(name)
    if word is not None:
        means = ", ".join(term for terms in word.values() for term in terms)
        hint = f"name what is meant: {means}"
        compilation.mistake(place, f"'{name}' is this policy's own word and stands in rules only", hint)
    elif name == ANY:
        compilation.mistake(place, "'any' stands in rules only", f"leave {axis} out where it is not known")
    else:
        compilation.mistake(place, f"'{name}' is no {axis} term", way_out(axis, name, compilation.vocabulary))
    return False


def resolve_facts(node: Node, compilation: Compilation) -> dict[str, FactValue]:
    """The facts that are declared and of their types; every other one is a mistake."""
    if not isinstance(node, Mapping_):
        hint = "write it as in `{good_faith_belief: true}`"
        compilation.mistake(node.place, "'facts' is a mapping of names to values", hint)
        return {}
    known: dict[str, FactValue] = {}
    for key, value in node.entries:
        fact = compilation.vocabulary.facts.get(key.text)
        if fact is None and key.text in compilation.lost:
            continue
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
