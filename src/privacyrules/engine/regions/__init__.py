"""Policies that share a vocabulary in, sets of fully stated flows as disjoint boxes out: exact, no solver.

A fully stated flow has one term on every axis (an inner term too) and a value for every fact. There are
endlessly many, but rules see few kinds of them: `space` sorts the terms of each axis, and the values of
each fact, into *atoms*, those together that every clause treats alike. One atom per axis and fact is a
*cell*; a *box* (`boxes`) is a set of atoms per axis and fact, and means every cell that they make; a
*region* is a tuple of boxes without a cell in common. What a clause matches is a region: its scope is one
box, and its exceptions are subtracted from it (`space`). What a policy denies, allows and leaves open are
regions again (`verdicts`). Nothing ever walks over the cells, of which there may be billions.
"""

from __future__ import annotations

from privacyrules.engine.regions.boxes import Box, Region, Shape, TooManyBoxesError
from privacyrules.engine.regions.space import Space
from privacyrules.engine.regions.verdicts import verdict_regions

__all__ = ["Box", "Region", "Shape", "Space", "TooManyBoxesError", "verdict_regions"]
