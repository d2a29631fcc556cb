"""Ways of which one is gone, and code that may run any number of times, in; the names behind them out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.javascript.budget import Budget
from privacyrules.syntax.javascript.values import Frame, Unknown, Value, either, same

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_NAMES_IN_A_STEP = 10


def go_either(ways: Iterable[Callable[[], bool]], frame: Frame, budget: Budget) -> bool:
    """Go ways of which one is gone; a name that they bind differently is one of several things.

    Args:
        ways: each goes one way, and says whether it leads to what stands behind them all.
        frame: the names that the ways start with.
        budget: counts what this takes.

    Returns:
        Whether what stands behind can be reached.

    Raises:
        UnfollowableError: there were too many steps.
    """
    frames = list(frame.outwards())
    before = [dict(each.names) for each in frames]
    budget.spend(sum(map(len, before)) // _NAMES_IN_A_STEP)
    ends: list[list[dict[str, Value]]] = []
    for way in ways:
        for each, names in zip(frames, before, strict=True):
            each.names = dict(names)
        if way():
            ends.append([each.names for each in frames])
    for at, each in enumerate(frames):
        each.names = _agreed([end[at] for end in ends]) if ends else before[at]
    return bool(ends)


def _agreed(ends: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    names = dict(ends[0])
    for name in {name for end in ends for name in end}:
        given = [end.get(name) for end in ends]
        if not all(same(given[0], value) for value in given):
            names[name] = either(given)
    return names


def forget(nodes: Iterable[Node], frame: Frame, source: TreeSource) -> int:
    """Take every name that is assigned to in some code as not known; return how much code that is."""
    waiting, seen = list(nodes), 0
    while waiting:
        node = waiting.pop()
        seen += 1
        target = node.child_by_field_name("left" if "assignment" in node.type else "argument")
        if target is not None and target.type == "identifier":
            frame.assign(source.excerpt(target), Unknown(target))
        waiting += node.named_children
    return seen
