"""Columns by the classes of their values in; the kind of each row, and what each kind means, out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.intp]

ROWS_AT_ONCE = 1 << 16
"""So many rows are worked on at a time, so that they stay in the processor's cache."""

MOST_KINDS = 1 << 20
"""So many combinations of classes are joined at once, whether or not they occur."""

Meaning = TypeVar("Meaning")
"""What a class or a kind stands for; two that mean the same are one."""

Join = Callable[[Meaning, Meaning], Meaning]


class Side(NamedTuple, Generic[Meaning]):
    """A column by classes: the class of each code, the last that of -1, and what each class means.

    `codes` is None where all rows share the last class.
    """

    name: str
    codes: NDArray[np.integer] | None
    classes: Numbers
    meanings: list[Meaning]


def joined(sides: list[Side[Meaning]], join: Join[Meaning], rows: int) -> Side[Meaning]:
    """Join columns to one, whose classes are the kinds of rows that they tell apart together.

    Args:
        sides: the columns, at least one.
        join: what two classes mean together; in whichever order.
        rows: how many rows there are.
    """
    waiting = sorted(sides, key=lambda side: len(side.meanings))
    done = waiting.pop(0)
    while waiting:
        block = [done, waiting.pop(0)]
        while waiting and prod(len(side.meanings) for side in (*block, waiting[0])) <= MOST_KINDS:
            block.append(waiting.pop(0))
        done = _block(block, join, rows)
    return done


def _block(sides: list[Side[Meaning]], join: Join[Meaning], rows: int) -> Side[Meaning]:
    import numpy as np

    numbers = _numbered(sides, rows)
    size = prod(len(side.meanings) for side in sides)
    if size > MOST_KINDS:
        occurs = np.zeros(size, np.bool_)
        occurs[numbers] = True
        table, meanings = np.zeros(size, np.intp), dict[Meaning, int]()
        first, second = sides
        for pair in np.flatnonzero(occurs).tolist():
            left, right = divmod(pair, len(second.meanings))
            meaning = join(first.meanings[left], second.meanings[right])
            table[pair] = meanings.setdefault(meaning, len(meanings))
    else:
        table, meanings = _all(sides, join)
    for start in range(0, rows, ROWS_AT_ONCE):
        part = numbers[start : start + ROWS_AT_ONCE]
        part[:] = table[part]
    return Side("", numbers, np.arange(len(meanings)), list(meanings))


def _all(sides: list[Side[Meaning]], join: Join[Meaning]) -> tuple[Numbers, dict[Meaning, int]]:
    """Number every combination of classes by what it means, joining one side after the other."""
    import numpy as np

    meanings = {meaning: at for at, meaning in enumerate(sides[0].meanings)}
    table = np.arange(len(meanings))
    for side in sides[1:]:
        many, met = len(side.meanings), dict[Meaning, int]()
        step = [
            met.setdefault(join(left, right), len(met)) for left, right in product(meanings, side.meanings)
        ]
        table = np.array(step, np.intp)[(table[:, None] * many + np.arange(many)).ravel()]
        meanings = met
    return table, meanings


def _numbered(sides: list[Side[Meaning]], rows: int) -> Numbers:
    """Number the combination of classes in each row, the last side counting fastest."""
    import numpy as np

    found = np.zeros(rows, np.intp)
    steps: list[tuple[NDArray[np.integer] | None, Numbers]] = []
    step = 1
    for side in reversed(sides):
        steps.append((side.codes, side.classes * step))
        step *= len(side.meanings)
    for start in range(0, rows, ROWS_AT_ONCE):
        part = found[start : start + ROWS_AT_ONCE]
        for codes, numbers in steps:
            np.add(part, numbers[-1 if codes is None else codes[start : start + ROWS_AT_ONCE]], out=part)
    return found
