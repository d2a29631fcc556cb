"""One rule as written in, one rule as decided by out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from privacyrules.model.conditions import Condition
from privacyrules.model.flow import Axis
from privacyrules.model.nodes import Node, Scalar
from privacyrules.model.places import MistakesError, Place
from privacyrules.model.policy import Clause, Effect, Quote, Rule, Scope
from privacyrules.policy.compilation import ANY, Compilation, resolve_scope
from privacyrules.policy.conditions import compile_condition
from privacyrules.policy.shapes import ExceptionShape, RuleShape, ScopeShape
from privacyrules.syntax.trees import child, place_of

EFFECTS: tuple[Effect, ...] = ("permit", "oblige", "prohibit")


def compile_rule(shape: RuleShape, node: Node, compilation: Compilation) -> Rule | None:
    """Compile one rule; None when it cannot be said what it does. Mistakes go to the compilation."""
    effects = _effects(shape)
    if len(effects) != 1:
        found = " and ".join(effect for effect, _ in effects)
        what = f"the rule '{shape.id}' has both {found}" if effects else f"the rule '{shape.id}' says nothing"
        compilation.mistake(place_of(node, "id"), what, "write exactly one of permit, oblige and prohibit")
        return None
    ((effect, written),) = effects
    scope = resolve_scope(written, child(node, effect), compilation)
    place = place_of(node, effect, key=True)
    _check_subject(shape, written, place, compilation)
    if effect == "oblige":
        _check_obligation(written, scope, node, compilation)
    _check_absolute(shape, effect, node, compilation)
    when = _condition(shape.when, node, compilation)
    exceptions = _exceptions(shape.exceptions, node, (shape.id, scope), compilation)
    quotes = _quotes(shape.quote, node, compilation)
    clause = Clause(shape.id, scope, when, shape.when or "", exceptions, quotes)
    return Rule(clause, effect, shape.absolute, shape.reading or "", shape.fix or "", place_of(node, "id"))


def _effects(shape: RuleShape) -> list[tuple[Effect, ScopeShape]]:
    written = zip(EFFECTS, (shape.permit, shape.oblige, shape.prohibit), strict=True)
    return [(effect, scope) for effect, scope in written if scope is not None]


def _check_subject(shape: RuleShape, written: ScopeShape, place: Place, compilation: Compilation) -> None:
    if "subject" not in written:
        what = f"the rule '{shape.id}' does not say about whom"
        compilation.mistake(place, what, "add `subject:` with a word, terms, or `any`")


def _check_obligation(written: ScopeShape, scope: Scope, node: Node, compilation: Compilation) -> None:
    place = place_of(node, "oblige", "action") if "action" in written else place_of(node, "oblige", key=True)
    if written.get("action", [ANY]) == [ANY]:
        compilation.mistake(place, "the obligation names no action", "add `action:` with what must be done")
    for action in scope.get("action", ()):
        inner = sorted(compilation.vocabulary.below["action"].get(action, frozenset()) - {action})
        if inner:
            what = f"the obligation names '{action}', which can be done in several ways"
            compilation.mistake(place, what, "name the one that is owed: " + ", ".join(inner))


def _check_absolute(shape: RuleShape, effect: Effect, node: Node, compilation: Compilation) -> None:
    if not shape.absolute:
        return
    if effect != "prohibit":
        place = place_of(node, "absolute", key=True)
        compilation.mistake(place, f"'{shape.id}' is absolute but prohibits nothing", "take `absolute` out")
    if shape.exceptions:
        what = f"'{shape.id}' is absolute, so it has no exceptions"
        compilation.mistake(place_of(node, "except", key=True), what, "take `absolute` or `except` out")


def _condition(text: str | None, node: Node, compilation: Compilation) -> Condition | None:
    if text is None:
        return None
    written = child(node, "when")
    place = written.text_place if isinstance(written, Scalar) else written.place
    vocabulary = compilation.vocabulary
    if not compilation.lost.isdisjoint(re.findall(r"\w+", text)):
        return None
    terms: dict[str, Axis] = {name: axis for axis, on_axis in vocabulary.terms.items() for name in on_axis}
    try:
        return compile_condition(text, vocabulary.facts, place, terms)
    except MistakesError as error:
        compilation.problems.extend(error.problems)
        return None


def _exceptions(
    shapes: Sequence[ExceptionShape],
    node: Node,
    owner: tuple[str, Scope],
    compilation: Compilation,
) -> tuple[Clause, ...]:
    """The exceptions of a rule (or of an exception), whose id and scope are `owner`."""
    written = child(node, "except")
    for index, shape in enumerate(shapes):
        if shape.id in [other.id for other in shapes[:index]]:
            place = place_of(written, index, "id")
            compilation.mistake(place, f"'{owner[0]}' has two exceptions '{shape.id}'", "rename one of them")
    compiled = (
        _exception(shape, child(written, index), owner, compilation) for index, shape in enumerate(shapes)
    )
    return tuple(compiled)


def _exception(
    shape: ExceptionShape, inner: Node, owner: tuple[str, Scope], compilation: Compilation
) -> Clause:
    outer_id, outer = owner
    place = place_of(inner, "id")
    scope = resolve_scope(shape.scope, child(inner, "scope"), compilation)
    if not shape.scope and shape.when is None:
        what = f"the exception '{shape.id}' has neither scope nor `when`, so it would lift the whole rule"
        compilation.mistake(place, what, "say where the rule does not apply")
    _check_shared(inner, outer, scope, shape.id, compilation)
    name = f"{outer_id}/{shape.id}"
    when = _condition(shape.when, inner, compilation)
    nested = _exceptions(shape.exceptions, inner, (name, {**outer, **scope}), compilation)
    quotes = _quotes(shape.quote or (), inner, compilation)
    return Clause(name, scope, when, shape.when or "", nested, quotes)


def _quotes(texts: Sequence[str], node: Node, compilation: Compilation) -> tuple[Quote, ...]:
    return tuple(compilation.quotes[place_of(node, "quote", index)] for index, _ in enumerate(texts))


def _check_shared(inner: Node, outer: Scope, scope: Scope, name: str, compilation: Compilation) -> None:
    """An exception that shares nothing with its rule on an axis can never apply."""
    for axis in scope.keys() & outer.keys():
        below = compilation.vocabulary.below[axis]
        for term in scope[axis]:
            if not any(below[term] & below[other] for other in outer[axis]):
                speaks = " or ".join(outer[axis])
                what = f"the exception '{name}' names {axis} '{term}', but its rule speaks of {speaks}"
                what += ", so it can never apply"
                compilation.mistake(place_of(inner, "scope", axis), what, "take it out, or widen the rule")
