"""Texts in, shaped files with their trees out; a file that does not fit leaves its mistakes behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from privacyrules.model.flow import AXES
from privacyrules.model.nodes import Node
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.vocabulary import Fact, Term
from privacyrules.policy.shapes import AxisFile, FactsFile, FactShape, Shape, TermShape
from privacyrules.policy.validate import validate
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.trees import place_of
from privacyrules.syntax.yaml import parse

S = TypeVar("S", bound=Shape)

SPOKEN = ("verbs.yaml", "companies.yaml", "sayings.yaml", "goals.yaml", "topics.yaml")
"""The files of a vocabulary that define no terms, but say how sentences are read."""


@dataclass(frozen=True, slots=True)
class Document(Generic[S]):
    """One file: its shaped value and the tree that tells where everything stands.

    `whole` is false where parts that do not fit were left out; their mistakes are told.
    """

    shape: S
    node: Node
    whole: bool = True


def read_document(shape: type[S], file: tuple[str, str], problems: list[Problem]) -> Document[S] | None:
    """Read one text as a shape; None when it does not fit, with the mistakes added to `problems`."""
    path, text = file
    try:
        node = parse(text, path)
    except MistakesError as error:
        problems.extend(error.problems)
        return None
    fit = validate(shape, node)
    problems.extend(fit.problems)
    return None if fit.value is None else Document(fit.value, fit.node, fit.whole)


def read_vocabulary(
    files: Sequence[tuple[str, str]], problems: list[Problem]
) -> tuple[list[Term], list[Fact]]:
    """The terms and facts that vocabulary files define, each with its place."""
    terms: list[Term] = []
    facts: list[Fact] = []
    for file in files:
        if file[0].endswith(SPOKEN):
            continue
        if file[0].endswith("facts.yaml"):
            declared = read_document(FactsFile, file, problems)
            if declared is not None:
                facts += [
                    fact(name, shape, place_of(declared.node, "facts", name, key=True))
                    for name, shape in declared.shape.facts.items()
                ]
        else:
            axis_file = read_document(AxisFile, file, problems)
            if axis_file is not None:
                terms += _terms(axis_file, problems)
    return terms, facts


def _terms(file: Document[AxisFile], problems: list[Problem]) -> list[Term]:
    axis, node = file.shape.axis, file.node
    terms = [
        term(axis, name, shape or TermShape(), place_of(node, "terms", name, key=True))
        for name, shape in file.shape.terms.items()
    ]
    found = [entry for entry in terms if entry is not None]
    if len(found) < len(terms):
        hint = did_you_mean(axis, AXES) or "the axes are " + ", ".join(AXES)
        problems.append(Problem(place_of(node, "axis"), f"'{axis}' is no axis", hint))
    return found


def term(axis: str, name: str, shape: TermShape, place: Place) -> Term | None:
    """A term as the vocabulary holds it, or None if there is no such axis."""
    for known in AXES:
        if known == axis:
            return Term(
                name=name,
                axis=known,
                within=tuple(shape.within),
                definition=shape.definition,
                phrases=tuple(shape.phrases),
                fides=shape.fides,
                dpv=shape.dpv,
                replaced_by=shape.replaced_by,
                place=place,
            )
    return None


def fact(name: str, shape: FactShape, place: Place) -> Fact:
    """A fact as the vocabulary holds it."""
    return Fact(name, shape.type, shape.definition, tuple(shape.phrases), shape.replaced_by, place)
