"""What all compiling of rules shares: the vocabulary, the policy's own words, and the mistakes so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from privacyrules.model.flow import AXES, Axis
from privacyrules.model.nodes import Node
from privacyrules.model.places import Place, Problem
from privacyrules.model.policy import Quote, Scope
from privacyrules.model.vocabulary import Vocabulary
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.trees import place_of

if TYPE_CHECKING:
    from privacyrules.policy.shapes import ScopeShape

ANY = "any"


class Compilation:
    """One run over a pack's files; `problems` grows as mistakes are found, so that all are told.

    `lost` holds names whose own definition is mistaken: that is told there, and not again at every use.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        words: Mapping[str, Scope] = MappingProxyType({}),
        quotes: Mapping[Place, Quote] = MappingProxyType({}),
        problems: list[Problem] | None = None,
        lost: set[str] | None = None,
    ) -> None:
        """Begin; mistakes go to the list of the caller, if one is given."""
        self.vocabulary = vocabulary
        self.words = words
        self.quotes = quotes
        self.problems: list[Problem] = [] if problems is None else problems
        self.lost: set[str] = set() if lost is None else lost

    def mistake(self, place: Place, what: str, hint: str = "") -> None:
        """Keep one mistake."""
        self.problems.append(Problem(place, what, hint))


def axis_named(name: str, place: Place, compilation: Compilation) -> Axis | None:
    """The axis of that name; an unknown one is a mistake that names the nearest."""
    for axis in AXES:
        if axis == name:
            return axis
    hint = did_you_mean(name, AXES) or "the axes are " + ", ".join(AXES)
    compilation.mistake(place, f"'{name}' is no axis", hint)
    return None


def resolve_scope(shape: ScopeShape, node: Node, compilation: Compilation) -> Scope:
    """The terms per axis that a scope means: words written out, retired terms replaced, `any` dropped.

    Args:
        shape: the scope as written.
        node: the same scope with its places.
        compilation: vocabulary and words; mistakes go there.
    """
    scope: dict[Axis, tuple[str, ...]] = {}
    for name, values in shape.items():
        axis = axis_named(name, place_of(node, name, key=True), compilation)
        if axis is None:
            continue
        terms: dict[str, None] = {}
        for index, value in enumerate(values):
            place = place_of(node, name, index)
            terms.update(dict.fromkeys(_meant(axis, value, place, compilation)))
        if ANY in values and len(values) > 1:
            compilation.mistake(
                place_of(node, name), "'any' stands beside other terms", "'any' alone says it all"
            )
        if terms:
            scope[axis] = tuple(terms)
    return scope


def _meant(axis: Axis, value: str, place: Place, compilation: Compilation) -> Iterable[str]:
    if value == ANY:
        return ()
    word = compilation.words.get(value)
    if word is None:
        term = known_term(axis, value, place, compilation)
        return () if term is None else (term,)
    if axis not in word:
        speaks = " and ".join(word)
        what = f"the word '{value}' speaks of {speaks}, not of {axis}"
        compilation.mistake(place, what, f"`privacyrules terms {axis}` lists the terms that may stand here")
    return word.get(axis, ())


def known_term(axis: Axis, name: str, place: Place, compilation: Compilation) -> str | None:
    """The term in use that a name stands for, or None after noting the mistake."""
    on_axis = compilation.vocabulary.terms[axis]
    if name in on_axis:
        term = on_axis[name]
        while term.replaced_by is not None:
            term = on_axis[term.replaced_by]
        return term.name
    if name not in compilation.lost:
        words = [word for word, scope in compilation.words.items() if axis in scope]
        hint = way_out(axis, name, compilation.vocabulary, words)
        compilation.mistake(place, f"'{name}' is no {axis} term", hint)
    return None


def way_out(axis: Axis, name: str, vocabulary: Vocabulary, words: Sequence[str] = ()) -> str:
    """What to write in place of a name that is no term of the axis.

    Args:
        axis: where the name stands.
        name: the name as written.
        vocabulary: all terms, with the phrases by which people call them.
        words: the policy's own words, where they may stand.
    """
    others = [other for other in AXES if name in vocabulary.terms[other]]
    if others:
        return f"it is a term of {' and '.join(others)}"
    phrase = name.lower().replace("_", " ").replace("-", " ")
    called = [
        term.name
        for term in vocabulary.terms[axis].values()
        if phrase in [known.lower().replace("-", " ") for known in term.phrases]
    ]
    if called:
        return f"did you mean '{called[0]}'?"
    hint = did_you_mean(name, [*vocabulary.terms[axis], *words])
    return hint or f"`privacyrules terms {axis}` lists the terms"
