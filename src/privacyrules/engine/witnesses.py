"""For each fact that conditions name, values that together answer the conditions in every way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import FactValue

Literals = list[FactValue]

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def witnesses(comparisons: Iterable[Comparison]) -> Mapping[str, tuple[FactValue, ...]]:
    """Per fact, one value on each side of every literal that it is compared with."""
    literals: dict[str, Literals] = {}
    for comparison in comparisons:
        values = comparison.literal if isinstance(comparison.literal, tuple) else (comparison.literal,)
        literals.setdefault(comparison.fact, []).extend(values)
    return {fact: _values(sorted(set(values), key=_order)) for fact, values in sorted(literals.items())}


def _values(literals: Literals) -> tuple[FactValue, ...]:
    first = literals[0]
    if isinstance(first, bool):
        return (True, False)
    if isinstance(first, str):
        return _texts([text for text in literals if isinstance(text, str)])
    return _numbers([number for number in literals if not isinstance(number, str)])


def _numbers(cuts: list[int | float]) -> tuple[FactValue, ...]:
    """Below the first, each, between each pair of neighbours, above the last."""
    values: Literals = [cuts[0] - 1]
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        values += [cut, cut + 1 if following is None else (cut + following) / 2]
    return tuple(values)


def _texts(cuts: list[str]) -> tuple[FactValue, ...]:
    """Each text and one that is none of them; for dates also the days between and around."""
    if all(_is_date(cut) for cut in cuts):
        days = [date.fromisoformat(cut).toordinal() for cut in cuts]
        around = {min(max(day + step, _FIRST), _LAST) for day in days for step in (-1, 0, 1)}
        return tuple(date.fromordinal(day).isoformat() for day in sorted(around))
    return (*cuts, "".join(cuts) + "?")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _order(value: FactValue) -> tuple[str, FactValue]:
    return ("text" if isinstance(value, str) else "number", value)
