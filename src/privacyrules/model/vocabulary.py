"""The words that flows and rules are written in: terms on axes, and typed facts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from privacyrules.model.flow import Axis, FactType
from privacyrules.model.places import NOWHERE, Place


class Term(NamedTuple):
    """One word of an axis; `within` names the broader terms directly above it.

    `fides` and `dpv` are the same concept in fideslang 3 and in the W3C Data Privacy Vocabulary 2.
    """

    name: str
    axis: Axis
    within: tuple[str, ...] = ()
    definition: str = ""
    phrases: tuple[str, ...] = ()
    fides: str | None = None
    dpv: str | None = None
    replaced_by: str | None = None
    place: Place = NOWHERE


class Fact(NamedTuple):
    """Something that can be true of the same act whatever its purpose."""

    name: str
    type: FactType
    definition: str = ""
    phrases: tuple[str, ...] = ()
    replaced_by: str | None = None
    place: Place = NOWHERE


class Vocabulary(NamedTuple):
    """Every term and fact, with the order of each axis already worked out.

    `below[axis][term]` holds the term itself and all terms under it; retired terms stand in
    `terms` alone. The order is a directed acyclic graph: whoever builds one has checked that.
    """

    terms: Mapping[Axis, Mapping[str, Term]]
    facts: Mapping[str, Fact] = MappingProxyType({})
    below: Mapping[Axis, Mapping[str, frozenset[str]]] = MappingProxyType({})


class OwnTerm(NamedTuple):
    """A term that one policy or one project adds; its axis follows from `within` unless it is given."""

    name: str
    within: tuple[str, ...]
    axis: str | None = None
    definition: str = ""
    phrases: tuple[str, ...] = ()
    replaced_by: str | None = None
    place: Place = NOWHERE
