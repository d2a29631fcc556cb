"""A policy and columns in; each axis and fact by the classes of its values, with what they mean, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.engine.compiled import Compiled
from privacyrules.engine.kleene import comparisons, evaluate
from privacyrules.engine.tables.kinds import Meaning, Side
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import AXES, Axis, FactType, FactValue
from privacyrules.model.logic import MAYBE, Truth

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.integer]

Answers = tuple[tuple[Comparison, Truth], ...]
"""What a value of a fact, or its being unknown, answers to each comparison on it."""


_TYPES: Mapping[FactType, tuple[type, ...]] = {
    "boolean": (bool,),
    "number": (int, float),
    "string": (str,),
    "date": (str,),
}


class Column(NamedTuple):
    """An axis or a fact of many flows: per row the index of its value in `values`, -1 where it is unknown."""

    codes: Codes
    values: Sequence[FactValue]


def axis_sides(compiled: Compiled, columns: Mapping[str, Column | FactValue]) -> list[Side[int]]:
    """Sort what columns hold of the axes into classes; each means the mask of its terms.

    Raises:
        ValueError: an unknown name or term, codes without a value.
    """
    named = compiled.masks.tables
    return [
        _side(axis, columns.get(axis), _term(compiled, axis))
        for axis in AXES
        if axis in columns or axis in named
    ]


def fact_sides(compiled: Compiled, columns: Mapping[str, Column | FactValue]) -> list[Side[Answers]]:
    """Sort what columns hold of facts into classes; each means the answers to all comparisons on the fact.

    Raises:
        ValueError: an unknown name, a value of the wrong type, codes without a value.
    """
    asked = _asked(compiled)
    return [
        _side(name, columns.get(name), _answer(compiled, name, tuple(asked.get(name, ()))))
        for name in sorted({*asked, *columns} - set(AXES))
    ]


def length_of(columns: Mapping[str, Column | FactValue]) -> int:
    """Return how many rows there are.

    Raises:
        ValueError: the columns differ, or there is none.
    """
    lengths = {name: len(column.codes) for name, column in columns.items() if isinstance(column, Column)}
    if len(set(lengths.values())) != 1:
        told = ", ".join(f"{name} {length:,}" for name, length in lengths.items())
        raise ValueError(f"columns of one length are needed, not: {told or 'none'}")
    return next(iter(lengths.values()))


def _asked(compiled: Compiled) -> dict[str, dict[Comparison, None]]:
    """The comparisons of all conditions, by their facts."""
    asked: dict[str, dict[Comparison, None]] = {}
    for _, condition in compiled.masks.conditions:
        for comparison in comparisons(condition):
            asked.setdefault(comparison.fact, {})[comparison] = None
    return asked


def _term(compiled: Compiled, axis: Axis) -> Callable[[FactValue | None], int]:
    """What a term means: its mask; the clauses that do not name the axis stay as they are."""
    table = compiled.masks.tables.get(axis)
    known = compiled.masks.others.get(axis, ()) if table is None else table

    def means(value: FactValue | None) -> int:
        if value is not None and value not in known:
            raise ValueError(f"'{value}' is no {axis} term in use")
        if table is None:
            return (1 << 2 * compiled.masks.width) - 1
        return table[None if value is None else str(value)]

    return means


def _answer(
    compiled: Compiled, name: str, asked: tuple[Comparison, ...]
) -> Callable[[FactValue | None], Answers]:
    """What a value of a fact means: its answers."""
    kind = compiled.masks.facts.get(name)
    if kind is None:
        raise ValueError(f"'{name}' is no axis and no fact in use")
    types = _TYPES[kind]

    def means(value: FactValue | None) -> Answers:
        if value is None:
            return tuple((comparison, MAYBE) for comparison in asked)
        if type(value) not in types:
            raise ValueError(f"the fact '{name}' cannot be {value!r}: it is a {kind}")
        return tuple((comparison, evaluate(comparison, {name: value})) for comparison in asked)

    return means


def _side(
    name: str, column: Column | FactValue | None, means: Callable[[FactValue | None], Meaning]
) -> Side[Meaning]:
    import numpy as np

    codes = column.codes if isinstance(column, Column) else None
    values: Sequence[FactValue | None] = (*column.values, None) if isinstance(column, Column) else (column,)
    if codes is not None and len(codes) and not (codes.min() >= -1 and codes.max() < len(values) - 1):
        raise ValueError(f"a code of '{name}' stands for none of its {len(values) - 1} values")
    numbers: dict[Meaning, int] = {}
    classes = [numbers.setdefault(means(value), len(numbers)) for value in values]
    return Side(name, codes, np.array(classes, np.intp), list(numbers))
