"""A picture of a policy: the verdicts on data by purpose, for each action, recipient and subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from privacyrules.model.answer import Ruling
from privacyrules.model.flow import Axis

CHOICES: tuple[Axis, ...] = ("action", "recipient", "subject", "source")
"""The axes of which one value at a time is looked at."""


class Line(NamedTuple):
    """A term of the picture; `depth` is how many terms of the picture it lies within, one inside the other.

    The term None stands for an axis that nobody states.
    """

    term: str | None
    depth: int = 0


class Matrix(NamedTuple):
    """Verdicts on data (down) by purpose (across), one table for each choice of the other axes.

    A table is a number of a row for each of `data`; a row is a number of a ruling for each of `purposes`.
    Rows that are alike are kept once. `tables` are by the terms of `CHOICES`, in that order; `first` is the
    one to look at first. `fixed` is what every flow of the picture states besides; all else is open.
    """

    data: tuple[Line, ...]
    purposes: tuple[Line, ...]
    choices: Mapping[Axis, tuple[Line, ...]]
    rulings: tuple[Ruling, ...]
    rows: tuple[tuple[int, ...], ...]
    tables: Mapping[tuple[str | None, ...], tuple[int, ...]]
    first: tuple[str | None, ...]
    fixed: Mapping[Axis, str]
