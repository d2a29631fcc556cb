"""A parsed file and the shape that it should have in; the shaped value and every misfit out."""

from __future__ import annotations

from collections.abc import Sequence as Many
from typing import Generic, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from privacyrules.model.nodes import Node
from privacyrules.model.places import Problem
from privacyrules.policy.mending import with_key_put_right, with_stand_ins, without_parts
from privacyrules.policy.shapes import NO_DAY, Shape
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.trees import Step, child, holds, place_of, plain

S = TypeVar("S", bound=Shape)
Details = dict[str, object]

_WANTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "dict_type": "a mapping (`key: value` lines)",
    "model_type": "a mapping (`key: value` lines)",
    "model_attributes_type": "a mapping (`key: value` lines)",
    "list_type": "a list",
    "int_type": "a whole number",
    "float_type": "a number",
}


class Fit(NamedTuple, Generic[S]):
    """A shaped value, its tree, and one problem per misfit.

    Misspelt keys are read as if they were spelt right, and what does not fit is left out, so that the rest
    can be looked at as well; `value` is None where nothing fits. `whole` says that nothing was left out.
    """

    value: S | None
    node: Node
    problems: list[Problem]
    whole: bool


def validate(shape: type[S], node: Node) -> Fit[S]:
    """Read a tree as a shape."""
    problems: list[Problem] = []
    try:
        return Fit(shape.model_validate(plain(node)), node, problems, whole=True)
    except ValidationError as error:
        misfits = _misfits(error)
    unknown = [steps for kind, steps, _ in misfits if kind == "extra_forbidden"]
    for steps in unknown:
        known = _keys(_shape_at(shape, steps[:-1]))
        problems.append(_unknown_key(node, steps, known))
    for steps in unknown:
        node = with_key_put_right(node, steps, _keys(_shape_at(shape, steps[:-1])))
    if unknown:
        misfits = _misfits_of(shape, node)
    problems += [_problem(node, *misfit) for misfit in misfits]
    value, rest = _salvaged(shape, node, misfits)
    return Fit(value, rest, list(dict.fromkeys(problems)), whole=not misfits)


Misfit = tuple[str, tuple[Step, ...], Details]
"""Pydantic's name for what is wrong, the steps to it, and all else that pydantic says of it."""


def _misfits(error: ValidationError) -> list[Misfit]:
    details = error.errors(include_url=False, include_context=True)
    return [(str(detail["type"]), detail["loc"], dict(detail)) for detail in details]


def _misfits_of(shape: type[Shape], node: Node) -> list[Misfit]:
    try:
        shape.model_validate(plain(node))
    except ValidationError as error:
        return _misfits(error)
    return []


def _salvaged(shape: type[S], node: Node, misfits: Many[Misfit]) -> tuple[S | None, Node]:
    """What fits: the tree without the smallest parts that can be spared, and with stand-ins for others."""
    while misfits:
        places = [steps[:-1] if kind == "missing" else steps for kind, steps, _ in misfits]
        rest = without_parts(node, places)
        if rest == node:
            mistaken = {steps[0] for _, steps, _ in misfits if steps}
            rest = with_stand_ins(node, {k: v for k, v in shape.stand_ins.items() if k in mistaken})
        if rest == node:
            return None, node
        node = rest
        misfits = _misfits_of(shape, node)
    return shape.model_validate(plain(node)), node


def _unknown_key(node: Node, steps: Many[Step], known: Many[str]) -> Problem:
    place, last = place_of(node, *steps, key=True), str(steps[-1])
    return Problem(place, f"unknown key '{last}'", did_you_mean(last, known) or _list_of(known))


def _problem(node: Node, kind: str, steps: Many[Step], detail: Details) -> Problem:
    if kind == "missing":
        return Problem(place_of(node, *steps[:-1]), f"'{steps[-1]}' is missing", "add it")
    return Problem(place_of(node, *steps), *_misfit(kind, detail, _last_key(node, steps)))


def _last_key(node: Node, steps: Many[Step]) -> str:
    """How messages call what the steps lead to; steps that lead nowhere are pydantic's, not the writer's."""
    named = "the file"
    for step in steps:
        if isinstance(step, str) and holds(node, step):
            named = f"'{step}'"
        node = child(node, step)
    return named


def _misfit(kind: str, detail: Details, name: str) -> tuple[str, str]:
    value, context = detail["input"], detail.get("ctx")
    limits = context if isinstance(context, dict) else {}
    if kind in _WANTED:
        return f"{name} must be {_WANTED[kind]}, not {_described(value)}", _way_out(kind, value)
    if kind == "literal_error":
        choices = [choice for choice in str(limits.get("expected", "")).split("'") if choice.strip(", or")]
        hint = did_you_mean(str(value), choices) or "choose from " + ", ".join(choices)
        return f"{name} cannot be {_described(value)}", hint
    if kind == NO_DAY:
        return f"{name} must be a day of the calendar, not '{value}'", "write it as in 2026-01-31"
    if kind == "string_pattern_mismatch":
        return f"{name} cannot be '{value}'", "use lower-case letters, digits, '-' and '_', a letter first"
    wanted = limits.get("max_length", limits.get("min_length"))
    if kind in ("too_short", "too_long") and wanted != 1:
        return f"{name} must have {wanted} entries, not {limits.get('actual_length')}", ""
    if kind in ("string_too_short", "too_short"):
        return f"{name} is empty", "write it, or take the key out"
    return f"{name}: {str(detail['msg'])[:1].lower()}{str(detail['msg'])[1:]}", ""


def _described(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"{str(value).lower()} (a truth value)"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, str):
        return f"'{value}'"
    return "a list" if isinstance(value, list) else "a mapping"


def _way_out(kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, (bool, int, float)):
        return "put it in quotation marks"
    return ""


def _list_of(keys: Many[str]) -> str:
    return "known here: " + ", ".join(sorted(keys)) if keys else ""


def _keys(shape: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()] if shape else []


def _shape_at(shape: type[BaseModel], steps: Many[Step]) -> type[BaseModel]:
    """The shape that a value at these steps should have had."""
    for step in steps:
        for name, field in shape.model_fields.items():
            if step == (field.alias or name):
                shape = _model_in(field.annotation, steps) or shape
    return shape


def _model_in(annotation: object, steps: Many[Step]) -> type[BaseModel] | None:
    """The model inside an annotation; of several, the one whose tag stands among the steps."""
    models = list(_models(annotation))
    if len(models) > 1 and "fact" in steps:
        return models[-1]
    return models[0] if models else None


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models(inner)]
