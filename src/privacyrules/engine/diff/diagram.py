"""Two versions of a policy in; the fully stated flows that change verdict, as few boxes as can be, out.

All flows are walked through at once, one axis after the other. Each term (and, at the end, each way in which
facts can answer the conditions) is an `&` on the masks of both versions; terms that lead to the same masks go
on together, and so do masks that were met before. A branch ends where no rule that changed can match any
more: there both versions hold the same rules and give the same verdict. What leads to the same differences is
one node, and each way through the nodes is a box: a set of terms per axis.

Regions of one space would not do: there a term reaches a rule or not, while here it may reach a rule in one
version and not in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from privacyrules.engine.compiled import numbers
from privacyrules.engine.diff.sides import Side
from privacyrules.engine.diff.steps import TooMuchError, Valuation, steps_of
from privacyrules.model.diff import Outcome
from privacyrules.model.flow import Axis

MOST_NODES = 60_000
"""So many states may be met on the way; then the versions differ in too much to be compared at once."""

MOST_BOXES = 20_000
"""So many boxes may they differ in."""

SAME = 0
"""The node of flows that keep their verdict."""

Change = tuple[Outcome, Outcome]
"""The verdict before, and after."""


Cube = tuple[int, ...]
"""A box: per step the groups that are meant, as bits."""


class _Fork(NamedTuple):
    """A node: the groups of a step, as bits, those together that lead to the same node."""

    level: int
    below: tuple[tuple[int, int], ...]


class _End(NamedTuple):
    """A node at which flows change verdict."""

    change: Change


class Diagram:
    """The flows that two versions judge differently: those that are done, or those left undone."""

    def __init__(self, old: Side, new: Side, *, omitted: bool, most: int = MOST_NODES) -> None:
        """Work it out.

        Raises:
            TooMuchError: more than `most` states are met, or conditions can be answered in too many ways.
        """
        self._old, self._new = (_of_obligations(side) if omitted else side for side in (old, new))
        self._omitted = omitted
        self._most = most
        self.steps = steps_of(self._old, self._new)
        self._masks = [self.steps.masks(level) for level in range(self.steps.number)]
        self.all: Cube = tuple((1 << len(masks)) - 1 for masks in self._masks)
        self._met: dict[tuple[int, int, int], int] = {}
        self._numbers: dict[_Fork | _End, int] = {}
        self._nodes: list[_Fork | _End] = []
        self._root = self._node(0, old.full, new.full)

    def cubes(self) -> dict[Change, list[Cube]]:
        """The boxes of each change of verdict; no flow lies in two of them.

        Raises:
            TooMuchError: there are more than MOST_BOXES.
        """
        found: dict[Change, list[Cube]] = {}
        for number, (change, cube) in enumerate(self._ways(self._root, self.all), 1):
            if number > MOST_BOXES:
                raise TooMuchError
            found.setdefault(change, []).append(cube)
        return found

    def changes_so(self, change: Change, cube: Cube) -> bool:
        """Whether all flows of a box change verdict so."""
        waiting, seen = [self._root], {self._root}
        while waiting:
            number = waiting.pop()
            node = self._nodes[number - 1] if number != SAME else None
            if node is None or (isinstance(node, _End) and node.change != change):
                return False
            if isinstance(node, _Fork):
                fresh = {below for below, groups in node.below if groups & cube[node.level]} - seen
                seen |= fresh
                waiting += fresh
        return True

    def terms(self, cube: Cube) -> dict[Axis, frozenset[str]]:
        """The terms that a box means, for the axes that either version names."""
        return {
            axis: frozenset(term for at in numbers(meant) for term in groups[at].members)
            for (axis, groups), meant in zip(self.steps.axes, cube, strict=False)
        }

    def valuations(self, cube: Cube) -> frozenset[Valuation]:
        """The values of all facts together that a box means."""
        groups = self.steps.valuations
        return frozenset(values for at in numbers(cube[-1]) for values in groups[at].members)

    def _node(self, level: int, old: int, new: int) -> int:
        if not (self._old.may_differ(old) or self._new.may_differ(new)):
            return SAME
        state = level, old, new
        number = self._met.get(state)
        if number is None:
            if len(self._met) >= self._most:
                raise TooMuchError
            number = self._met[state] = self._made(level, old, new)
        return number

    def _made(self, level: int, old: int, new: int) -> int:
        if level == self.steps.number:
            before = self._old.outcome(old, omitted=self._omitted)
            after = self._new.outcome(new, omitted=self._omitted)
            return SAME if before == after else self._numbered(_End((before, after)))
        below: dict[int, int] = {}
        for at, (own, other) in enumerate(self._masks[level]):
            node = self._node(level + 1, self._old.alive(old & own), self._new.alive(new & other))
            below[node] = below.get(node, 0) | 1 << at
        if len(below) == 1:
            return next(iter(below))
        return self._numbered(_Fork(level, tuple(sorted(below.items()))))

    def _numbered(self, node: _Fork | _End) -> int:
        """The number of a node, from 1; two that lead to the same differences are one."""
        number = self._numbers.setdefault(node, len(self._nodes) + 1)
        if number > len(self._nodes):
            self._nodes.append(node)
        return number

    def _ways(self, number: int, cube: Cube) -> Iterator[tuple[Change, Cube]]:
        if number == SAME:
            return
        node = self._nodes[number - 1]
        if isinstance(node, _End):
            yield node.change, cube
            return
        for below, groups in node.below:
            yield from self._ways(below, (*cube[: node.level], groups, *cube[node.level + 1 :]))


def _of_obligations(side: Side) -> Side:
    """Only obligations bear on what is left undone."""
    return side._replace(changed=side.changed & side.compiled.masks.oblige)
