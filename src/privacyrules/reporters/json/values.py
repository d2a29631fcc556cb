"""Nouns in, the plain values that all our JSON is made of out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from privacyrules.model.flow import Flow
from privacyrules.model.places import Problem
from privacyrules.model.policy import Quote

Value = None | bool | int | float | str | Sequence["Value"] | Mapping[str, "Value"]


def write(value: Value, *, indent: int | None = 2) -> str:
    """JSON with a newline at its end; letters of all scripts are written as they are."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def flow_value(flow: Flow) -> dict[str, Value]:
    """A flow as plain values: lists of terms per axis, facts, omission."""
    terms: dict[str, Value] = {axis: list(terms) for axis, terms in flow.terms.items()}
    return {**terms, "facts": dict(flow.facts), "omitted": flow.omitted}


def quote_value(quote: Quote) -> dict[str, Value]:
    """A quote with its section and the number of its sentence."""
    return {"quote": quote.text, "section": quote.section, "sentence": quote.sentence}


def problem_value(problem: Problem) -> dict[str, Value]:
    """A mistake with its place and the way out."""
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.what,
        "help": problem.hint,
    }
