"""Two values in; whether they are surely the same, or what is known if either may hold, out."""

from __future__ import annotations

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain, Unknown
from privacyrules.syntax.php.values import Array, ClassName, Handed, Instance, Php


def same(one: Php | None, other: Php | None) -> bool:
    """Say whether two values are surely the same; arrays are not looked into."""
    if one is other:
        return True
    if isinstance(one, Text) and isinstance(other, Text):
        return one.whole and other.whole and one.value == other.value
    if isinstance(one, Plain) and isinstance(other, Plain):
        return one == other
    if isinstance(one, Handed) and isinstance(other, Handed):
        return one.role == other.role
    if isinstance(one, ClassName) and isinstance(other, ClassName):
        return one.path == other.path
    return isinstance(one, Instance) and one == other


def merged(one: Php | None, other: Php | None, unknown: Unknown) -> Php:
    """Return what a name stands for that is bound on two ways of which one is gone.

    Of a list that grows on one way only, all is kept: whatever may stand in it is to be read.
    """
    if isinstance(one, Array) and isinstance(other, Array):
        short, long = sorted((one, other), key=lambda array: len(array.entries))
        if all(entry is kept for entry, kept in zip(short.entries, long.entries, strict=False)):
            return Array(long.entries, one.missing or other.missing)
    return one if one is not None and same(one, other) else unknown


def joined_names(ends: list[dict[str, Php]], unknown: Unknown) -> dict[str, Php]:
    """Return the names that are known behind several ways, of which one is gone."""
    names = dict(ends[0])
    for end in ends[1:]:
        for name in names.keys() | end.keys():
            names[name] = merged(names.get(name), end.get(name), unknown)
    return names


def alike(values: list[Php]) -> Php | None:
    """Return what all of some values are, if they are the same."""
    return values[0] if values and all(same(values[0], other) for other in values) else None
