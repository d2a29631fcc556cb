"""The number of atoms of each axis and fact in; the algebra of boxes and of regions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Box = int
"""One bit field per axis and fact: the atoms that are meant. No field of a box is zero."""

Region = tuple[Box, ...]
"""Boxes that have no cell in common; the empty region has none."""

MOST_BOXES = 50_000
"""A region of more boxes is given up: the work grows with the square of their number."""


class TooManyBoxesError(Exception):
    """A region falls into too many boxes to be worked out."""


class Shape:
    """Where the fields of a box lie, and what can be done with boxes.

    All fields stand side by side in one integer, so that a single `&` intersects two boxes on every axis
    at once. Above each field stays one bit that is zero in every box, its guard: adding `full` to a box
    carries into the guards of exactly those fields that are not zero, so one sum shows whether a box is
    empty (which it is as soon as a single field is zero).
    """

    def __init__(self, widths: Sequence[int], most: int = MOST_BOXES) -> None:
        """Lay out fields of these widths, the first lowest; regions may have `most` boxes."""
        self.most = most
        self.starts: list[int] = []
        self.fields: list[int] = []
        self._guards = at = 0
        for width in widths:
            self.starts.append(at)
            self.fields.append(((1 << width) - 1) << at)
            at += width + 1
            self._guards |= 1 << at - 1
        self.full: Box = sum(self.fields)

    def is_empty(self, bits: int) -> bool:
        """Whether some field is zero, so that the bits mean no cell at all."""
        return (bits + self.full) & self._guards != self._guards

    def intersect(self, one: Iterable[Box], other: Sequence[Box]) -> Region:
        """The cells that lie in both regions.

        Raises:
            TooManyBoxesError: there are too many of them.
        """
        full, guards = self.full, self._guards
        met = [both for a in one for b in other if ((both := a & b) + full) & guards == guards]
        return tuple(self._few(met))

    def subtract(self, one: Iterable[Box], other: Iterable[Box]) -> Region:
        """The cells of the first region that do not lie in the second.

        The boxes of `other` may overlap.

        Raises:
            TooManyBoxesError: there are too many of them.
        """
        left = list(one)
        full, guards = self.full, self._guards
        for hole in other:
            if not left:
                break
            kept: list[Box] = []
            for box in left:
                if ((box & hole) + full) & guards == guards:
                    kept += self._around(box, hole)
                else:
                    kept.append(box)
            left = self._few(kept)
        return tuple(left)

    def union(self, *regions: Iterable[Box]) -> Region:
        """The cells that lie in any of the regions; boxes of one may overlap those of another.

        Raises:
            TooManyBoxesError: there are too many of them.
        """
        joined: list[Box] = []
        for region in regions:
            for box in region:
                joined += self.subtract((box,), joined)
                self._few(joined)
        return tuple(joined)

    def covers(self, cover: Iterable[Box], region: Iterable[Box]) -> bool:
        """Whether every cell of the region lies in the cover, whose boxes may overlap.

        Raises:
            TooManyBoxesError: what is not covered falls into too many boxes.
        """
        boxes = list(cover)
        return all(not self.subtract((box,), self.near(boxes, box)) for box in region)

    def near(self, boxes: Iterable[Box], box: Box) -> list[Box]:
        """Those of some boxes that have a cell in common with one."""
        full, guards = self.full, self._guards
        return [other for other in boxes if ((box & other) + full) & guards == guards]

    def cells(self, region: Iterable[Box]) -> int:
        """How many cells a region has."""
        return sum(self._cells(box) for box in region)

    def atoms(self, box: Box, at: int) -> int:
        """The field of a box at a place, as bits that start at zero."""
        return (box & self.fields[at]) >> self.starts[at]

    def limited(self, box: Box, at: int, atoms: int) -> int:
        """A box with only these atoms of its field at a place; zero there if it has none of them."""
        return box & ~self.fields[at] | box & (atoms << self.starts[at])

    def _around(self, box: Box, hole: Box) -> Iterator[Box]:
        """What is left of a box around a hole: slices that share nothing, one per field that sticks out."""
        for field in self.fields:
            if outside := box & field & ~hole:
                yield box & ~field | outside
                box &= hole | ~field

    def _cells(self, box: Box) -> int:
        number = 1
        for field in self.fields:
            number *= (box & field).bit_count()
        return number

    def _few(self, boxes: list[Box]) -> list[Box]:
        if len(boxes) > self.most:
            raise TooManyBoxesError(f"more than {self.most:,} boxes")
        return boxes
