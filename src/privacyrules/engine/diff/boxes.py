"""The boxes of one change of verdict in; fewer and broader ones that hold the same flows out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from privacyrules.engine.diff.diagram import Cube

MOST_GROWN = 1_000
"""Of more boxes than this nobody reads them all; they stay as they are."""


class Broad(NamedTuple):
    """A box, and a part of it that lies in no other one of the same cover."""

    cube: Cube
    own: Cube


def broadened(cubes: Sequence[Cube], all_: Cube, changes_so: Callable[[Cube], bool]) -> list[Broad]:
    """Cover the same flows with boxes that cannot be made any broader.

    Args:
        cubes: boxes that hold all flows of the change.
        all_: the box of all flows.
        changes_so: whether all flows of a box belong to the change.

    Returns:
        Boxes that may have flows in common, but none of which the others could do without.
    """
    merged = sorted(_merged(cubes), key=lambda cube: (-_breadth(cube), cube))
    if len(merged) > MOST_GROWN:
        return [Broad(cube, cube) for cube in merged]
    found: list[Cube] = []
    for cube in merged:
        if _left_of(cube, found):
            found.append(_grown(cube, all_, changes_so))
    for cube in sorted(found, key=lambda cube: (_breadth(cube), cube)):
        others = [other for other in found if other != cube]
        if not _left_of(cube, others):
            found = others
    return [Broad(cube, max(_left_of(cube, [o for o in found if o != cube]), key=_breadth)) for cube in found]


def _merged(cubes: Sequence[Cube]) -> list[Cube]:
    """Make one of boxes that differ in a single step, again and again."""
    left = list(dict.fromkeys(cubes))
    before = 0
    while len(left) != before:
        before = len(left)
        for step in range(len(left[0]) if left else 0):
            alike: dict[Cube, int] = {}
            for cube in left:
                rest = (*cube[:step], 0, *cube[step + 1 :])
                alike[rest] = alike.get(rest, 0) | cube[step]
            left = [(*rest[:step], groups, *rest[step + 1 :]) for rest, groups in alike.items()]
    return left


def _grown(cube: Cube, all_: Cube, changes_so: Callable[[Cube], bool]) -> Cube:
    """Take in, step by step, every further group that changes nothing about the change."""
    for step in reversed(range(len(cube))):
        for groups in _bits(all_[step] & ~cube[step]):
            if changes_so((*cube[:step], groups, *cube[step + 1 :])):
                cube = (*cube[:step], cube[step] | groups, *cube[step + 1 :])
    return cube


def _left_of(cube: Cube, others: Sequence[Cube]) -> list[Cube]:
    """What is left of a box without the flows of others."""
    left = [cube]
    for other in others:
        left = [part for piece in left for part in _around(piece, other)]
    return left


def _around(cube: Cube, hole: Cube) -> Iterator[Cube]:
    """What is left of a box around another one: slices that share nothing, one per step that sticks out."""
    if not all(groups & others for groups, others in zip(cube, hole, strict=True)):
        yield cube
        return
    for step, others in enumerate(hole):
        if outside := cube[step] & ~others:
            yield (*cube[:step], outside, *cube[step + 1 :])
            cube = (*cube[:step], cube[step] & others, *cube[step + 1 :])


def _breadth(cube: Cube) -> int:
    breadth = 1
    for groups in cube:
        breadth *= groups.bit_count()
    return breadth


def _bits(groups: int) -> list[int]:
    return [1 << at for at in range(groups.bit_length()) if groups >> at & 1]
