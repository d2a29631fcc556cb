"""What settings and annotations state of columns, held against the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import AXES, Axis, FactValue
from privacyrules.model.nodes import Mapping_, Scalar
from privacyrules.model.places import Place
from privacyrules.model.schema import Annotation
from privacyrules.policy.compilation import Compilation
from privacyrules.policy.flows import resolve_facts, stated_term
from privacyrules.syntax.nearest import did_you_mean

_OWN_KEYS = ("by", "date", "not_personal")


def check_statement(statement: ColumnStatement, compilation: Compilation) -> None:
    """Hold a statement of the settings against the vocabulary; mistakes go to the compilation."""
    for axis, terms in statement.terms.items():
        for term in terms:
            stated_term(axis, term, statement.places.get(axis, statement.place), compilation)
    places = {name: statement.places.get(name, statement.place) for name in statement.facts}
    entries = (
        (Scalar(name, places[name], name, quoted=True), Scalar(value, places[name], "", quoted=True))
        for name, value in statement.facts.items()
    )
    resolve_facts(Mapping_(tuple(entries), statement.place), compilation)


def statement_from(annotations: Sequence[Annotation], compilation: Compilation) -> ColumnStatement | None:
    """What the annotations beside a column or table state; None if there are none.

    A later annotation overrules an earlier one. Keys are the axes, the names of facts, and `by`,
    `date` and `not_personal`; mistakes go to the compilation.
    """
    if not annotations:
        return None
    terms: dict[Axis, tuple[str, ...]] = {}
    facts: dict[str, FactValue] = {}
    own: dict[str, str] = {}
    stated_at: dict[str, Place] = {}
    for annotation in annotations:
        # What a column holds is said by either key, so the later comment overrules the other one too.
        if annotation.key == "data" and stated_at.get("not_personal", annotation.place) != annotation.place:
            own.pop("not_personal", None)
        if annotation.key == "not_personal" and stated_at.get("data", annotation.place) != annotation.place:
            terms.pop("data", None)
        axis = next((axis for axis in AXES if axis == annotation.key), None)
        if axis is not None:
            named = _terms(axis, annotation, compilation)
            # One comment lists the terms of an axis one by one; another comment overrules it.
            same_comment = stated_at.get(axis) == annotation.place
            terms[axis] = (*terms[axis], *named) if same_comment else named
        elif annotation.key in _OWN_KEYS:
            own[annotation.key] = annotation.value
        else:
            facts.update(_fact(annotation, compilation))
        stated_at[annotation.key] = annotation.place
    place = annotations[-1].place
    return ColumnStatement(
        table="*",
        column="*",
        stated_by=_stated_by(own, place),
        terms={axis: named for axis, named in terms.items() if named},
        facts=facts,
        not_personal=own.get("not_personal"),
        place=place,
    )


def _stated_by(own: dict[str, str], place: Place) -> str:
    said = [own[key] for key in ("by", "date") if key in own]
    return ", ".join(said) if said else f"the comment at {place}"


def _terms(axis: Axis, annotation: Annotation, compilation: Compilation) -> tuple[str, ...]:
    named = [term.strip() for term in annotation.value.split(",") if term.strip()]
    return tuple(term for term in named if stated_term(axis, term, annotation.place, compilation))


def _fact(annotation: Annotation, compilation: Compilation) -> dict[str, FactValue]:
    declared = compilation.vocabulary.facts
    if annotation.key not in declared:
        known = [*AXES, *_OWN_KEYS, *declared]
        hint = did_you_mean(annotation.key, known) or "known here: the axes, facts, by, date, not_personal"
        compilation.mistake(annotation.place, f"'{annotation.key}' means nothing in an annotation", hint)
        return {}
    value = _value(annotation.value, declared[annotation.key].type)
    name = Scalar(annotation.key, annotation.place, annotation.key, quoted=True)
    node = Mapping_(((name, Scalar(value, annotation.place, "", quoted=True)),), annotation.place)
    return resolve_facts(node, compilation)


def _value(text: str, declared: str) -> FactValue:
    if declared == "boolean" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if declared == "number" and text.lstrip("-").isdigit():
        return int(text)
    return text
