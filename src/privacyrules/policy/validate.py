"""A parsed file and the shape that it should have in; the shaped value and every misfit out."""

from __future__ import annotations

from collections.abc import Sequence as Many
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError

from privacyrules.model.nodes import Node
from privacyrules.model.places import Problem
from privacyrules.policy.shapes import Shape
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.trees import Step, place_of, plain

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


def validate(shape: type[S], node: Node) -> tuple[S | None, list[Problem]]:
    """Read a tree as a shape.

    Returns:
        The shaped value, or None when it does not fit, and one problem per misfit.
    """
    try:
        return shape.model_validate(plain(node)), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        problems = [_problem(shape, node, dict(detail), detail["loc"]) for detail in details]
        return None, list(dict.fromkeys(problems))


def _problem(shape: type[Shape], node: Node, detail: Details, steps: Many[Step]) -> Problem:
    kind, last = str(detail["type"]), steps[-1] if steps else ""
    if kind == "extra_forbidden":
        place = place_of(node, *steps, key=True)
        known = _keys(_shape_at(shape, steps[:-1]))
        return Problem(place, f"unknown key '{last}'", did_you_mean(str(last), known) or _list_of(known))
    if kind == "missing":
        return Problem(place_of(node, *steps[:-1]), f"'{last}' is missing", "add it")
    return Problem(place_of(node, *steps), *_misfit(kind, detail, steps))


def _misfit(kind: str, detail: Details, steps: Many[Step]) -> tuple[str, str]:
    named = [step for step in steps if isinstance(step, str)]
    name, value, context = f"'{named[-1]}'" if named else "the file", detail["input"], detail.get("ctx")
    if kind in _WANTED:
        return f"{name} must be {_WANTED[kind]}, not {_described(value)}", _way_out(kind, value)
    if kind == "literal_error":
        choices = [
            choice
            for choice in str(context.get("expected") if isinstance(context, dict) else "").split("'")
            if choice.strip(", or")
        ]
        return f"{name} cannot be {_described(value)}", did_you_mean(str(value), choices) or _list_of(choices)
    if kind == "string_pattern_mismatch" and name in ("'date'", "'until'"):
        return f"{name} must be a date such as 2026-01-31, not '{value}'", ""
    if kind == "string_pattern_mismatch":
        return f"{name} cannot be '{value}'", "use lower-case letters, digits, '-' and '_', a letter first"
    if kind in ("string_too_short", "too_short"):
        return f"{name} is empty", "write it, or take the key out"
    if kind == "too_long":
        return f"{name} has too many entries", str(detail["msg"])
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
