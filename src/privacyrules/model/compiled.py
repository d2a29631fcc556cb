"""What a compiled policy is made of: the numbers that `compile --explain` prints."""

from typing import NamedTuple


class AxisSize(NamedTuple):
    """An axis, or all facts together: its words, those that rules name, and the classes they tell apart."""

    name: str
    words: int
    named: int
    classes: int


class CompiledSize(NamedTuple):
    """A compiled policy by its size.

    `cells` is how many kinds of fully stated flows rules may tell apart, facts included: the product of the
    classes. `files` are the names of what the cache keeps of it, with their bytes; empty where the
    cache cannot be used.
    """

    policy: str
    date: str
    rules: int
    exceptions: int
    conditions: int
    axes: tuple[AxisSize, ...]
    facts: AxisSize
    cells: int
    files: tuple[tuple[str, int], ...]
