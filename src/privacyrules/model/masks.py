"""A policy as integers: what the fast engine decides by, and what is kept of it between runs."""

from collections.abc import Mapping
from typing import NamedTuple

from privacyrules.model.conditions import Condition
from privacyrules.model.flow import Axis, FactType

Family = tuple[int, int]
"""The bit of a clause, and those of its exceptions."""


class Masks(NamedTuple):
    """Per axis and term, the clauses that match with yes and with maybe, as bits of one integer.

    Every clause (a rule, or an exception nested in one) has a bit of its own, rules first and sorted by id:
    `ids` are theirs. A mask holds all `width` bits twice: the lower ones are those that match yes, the
    upper ones those that match yes or maybe. So one `&` per axis finds the clauses that match on all of
    them, in both senses at once. `tables[axis][term]` is a mask, for every axis that some clause names; the
    term None stands for what nobody stated. `others` are the terms of the axes that no clause names.
    `conditions` are the clauses' bits with their conditions, `families` stand in the order in which
    exceptions are settled, the innermost first. `facts` are all facts in use, with their types.
    """

    ids: tuple[str, ...]
    width: int
    tables: Mapping[Axis, Mapping[str | None, int]]
    others: Mapping[Axis, tuple[str, ...]]
    conditions: tuple[tuple[int, Condition], ...]
    families: tuple[Family, ...]
    prohibit: int
    favour: int
    oblige: int
    facts: Mapping[str, FactType]
