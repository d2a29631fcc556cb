"""Two versions of a policy in; their terms and facts, those together that both see alike, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from math import prod
from typing import Generic, NamedTuple, TypeVar

from privacyrules.engine.diff.sides import Side
from privacyrules.engine.kleene import comparisons
from privacyrules.engine.witnesses import witnesses
from privacyrules.model.flow import AXES, Axis, FactValue

MOST_VALUATIONS = 4_096
"""So many ways may there be to answer all conditions."""

Valuation = tuple[FactValue, ...]
"""A value for each fact that conditions name, in the order of the facts."""

Facts = Mapping[str, tuple[FactValue, ...]]
"""The facts that conditions name, each with one value for every way in which it can answer them."""

Member = TypeVar("Member")


class TooMuchError(Exception):
    """The two versions differ in too many ways at once."""


class Group(NamedTuple, Generic[Member]):
    """Terms, or values of all facts, that both versions see alike, and the masks by which they do."""

    members: tuple[Member, ...]
    old: int
    new: int


class Steps(NamedTuple):
    """What a flow is decided by, step by step: its term on each axis, then its facts together."""

    axes: tuple[tuple[Axis, tuple[Group[str], ...]], ...]
    facts: Facts
    valuations: tuple[Group[Valuation], ...]

    @property
    def number(self) -> int:
        """How many steps there are; facts are one."""
        return len(self.axes) + 1

    def masks(self, level: int) -> list[tuple[int, int]]:
        """The masks of the groups of a step."""
        groups = self.axes[level][1] if level < len(self.axes) else self.valuations
        return [(group.old, group.new) for group in groups]


def steps_of(old: Side, new: Side) -> Steps:
    """Sort terms and facts.

    The axes on which the rules that changed say least come first: most branches end there.

    Raises:
        TooMuchError: there are too many ways to answer all conditions.
    """
    named = [axis for axis in AXES if axis in old.tables or axis in new.tables]
    axes = [(axis, _groups(axis, old, new)) for axis in named]
    axes.sort(key=lambda step: (_share(step[1], old, new), AXES.index(step[0])))
    facts = _facts(old, new)
    if prod(map(len, facts.values())) > MOST_VALUATIONS:
        raise TooMuchError
    valuations = ((values, dict(zip(facts, values, strict=True))) for values in product(*facts.values()))
    seen = ((values, old.met(stated), new.met(stated)) for values, stated in valuations)
    return Steps(tuple(axes), facts, _together(seen))


def _groups(axis: Axis, old: Side, new: Side) -> tuple[Group[str], ...]:
    tables = old.tables.get(axis), new.tables.get(axis)
    terms = sorted(term for term in next(filter(None, tables)) if term is not None)
    return _together(
        (term, tables[0][term] if tables[0] else old.full, tables[1][term] if tables[1] else new.full)
        for term in terms
    )


def _together(seen: Iterable[tuple[Member, int, int]]) -> tuple[Group[Member], ...]:
    groups: dict[tuple[int, int], list[Member]] = {}
    for member, old, new in seen:
        groups.setdefault((old, new), []).append(member)
    return tuple(Group(tuple(members), *masks) for masks, members in groups.items())


def _share(groups: tuple[Group[str], ...], old: Side, new: Side) -> float:
    """The share of the groups in which a rule that changed may match."""
    return sum(old.may_differ(group.old) or new.may_differ(group.new) for group in groups) / len(groups)


def _facts(old: Side, new: Side) -> Facts:
    conditions = [*old.compiled.masks.conditions, *new.compiled.masks.conditions]
    return witnesses(dict.fromkeys(c for _, condition in conditions for c in comparisons(condition)))
