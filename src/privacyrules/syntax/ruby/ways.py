"""Pieces of a Ruby program of which one is run in; what all of them lead to out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from privacyrules.syntax.code.values import Unknown
from privacyrules.syntax.ruby.runner import Runner, Way
from privacyrules.syntax.ruby.values import Frame, Ruby, same

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node


def either(runner: Runner, branches: Sequence[Callable[[], Ruby]], frame: Frame, node: Node) -> Ruby:
    """Follow branches of which one is run; a name that they bind differently is not known."""
    frames = frame.chain()
    before = [dict(one.names) for one in frames]
    runner.step(sum(map(len, before)) // 8)
    ends: list[list[dict[str, Ruby]]] = []
    values: list[Ruby] = []
    ways: list[Way | None] = []
    for branch in branches:
        for one, names in zip(frames, before, strict=True):
            one.names = dict(names)
        value = branch()
        ways.append(runner.left)
        if runner.left is None:
            ends.append([one.names for one in frames])
            values.append(value)
        runner.left = None
    unknown = Unknown(runner.span(node))
    for at, one in enumerate(frames):
        one.names = _merged([end[at] for end in ends] or [before[at]], unknown)
    if not ends:
        runner.left = ways[0]
    alike = values and all(same(values[0], other) for other in values)
    return values[0] if alike else unknown


def _merged(ends: list[dict[str, Ruby]], unknown: Ruby) -> dict[str, Ruby]:
    merged = dict(ends[0])
    for names in ends[1:]:
        for name in merged.keys() | names.keys():
            if not same(merged.get(name), names.get(name)):
                merged[name] = unknown
    return merged
