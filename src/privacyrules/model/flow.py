"""A flow: one thing done with data, as values on seven axes plus facts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Axis = Literal["action", "data", "subject", "purpose", "recipient", "form", "source"]

AXES: tuple[Axis, ...] = ("action", "data", "subject", "purpose", "recipient", "form", "source")

FactValue = bool | int | float | str
"""The value of a fact; a date is its ISO 8601 text, which sorts as the dates do."""

FactType = Literal["boolean", "number", "string", "date"]

Part = Mapping[Axis, str]
"""One combination of a flow: at most one term per axis; a missing axis is unknown."""


class Flow(NamedTuple):
    """What is done, as stated: per axis the terms (all of them are meant), facts, and omission.

    An axis that is not in `terms` is unknown; a fact that is not in `facts` is unknown.
    `omitted` says that the act is left undone.
    """

    terms: Mapping[Axis, tuple[str, ...]] = MappingProxyType({})
    facts: Mapping[str, FactValue] = MappingProxyType({})
    omitted: bool = False


class Assumption(NamedTuple):
    """An axis or fact that somebody else than the asker filled in, and who stated it."""

    name: str
    value: tuple[str, ...]
    stated_by: str
