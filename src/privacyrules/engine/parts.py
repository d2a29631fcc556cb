"""A flow taken apart into its combinations, and its verdict put together from theirs."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from privacyrules.engine.matching import OpenAxis, Situation
from privacyrules.model.answer import KINDS, STRICTEST_FIRST, Kind, Verdict
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import AXES, Axis, Flow
from privacyrules.model.policy import Rule


class Decision(NamedTuple):
    """The verdict on one situation, the rules that decide it, and those that leave it open.

    `deciding` is sorted by rule id; `open` are the deciding rules whose open questions bear on
    the verdict.
    """

    verdict: Verdict
    kind: Kind | None
    deciding: tuple[Rule, ...]
    open: tuple[Rule, ...] = ()


Judge = Callable[[Situation], Decision]
"""Decides single situations by one policy."""

MOST_PARTS = 4096
"""A flow of more combinations than this is refused, so that no list can stall a gate."""


def situations(
    flow: Flow,
    beyond: frozenset[OpenAxis] = frozenset(),
    supposed: Mapping[Comparison, bool] | None = None,
) -> tuple[Situation, ...]:
    """One situation per combination of the flow's terms, in the order of the axes and their terms.

    Raises:
        ValueError: the flow has more than MOST_PARTS combinations.
    """
    stated: list[Axis] = [axis for axis in AXES if flow.terms.get(axis)]
    lists = [tuple(dict.fromkeys(flow.terms[axis])) for axis in stated]
    size = 1
    for terms in lists:
        size *= len(terms)
    if size > MOST_PARTS:
        raise ValueError(
            f"the flow has {size:,} combinations of terms; at most {MOST_PARTS:,} are decided at once"
        )
    return tuple(
        Situation(dict(zip(stated, terms, strict=True)), flow.facts, flow.omitted, beyond, supposed or {})
        for terms in product(*lists)
    )


def strictest(decisions: Sequence[Decision]) -> tuple[Verdict, Kind | None]:
    """The verdict and kind of a flow whose parts were decided so."""
    verdicts = {decision.verdict for decision in decisions}
    verdict = next(v for v in STRICTEST_FIRST if v in verdicts)
    if verdict != "conditional":
        return verdict, None
    kinds = {decision.kind for decision in decisions}
    return verdict, next(kind for kind in KINDS if kind in kinds)


def suppose(
    judge: Judge,
    flow: Flow,
    beyond: frozenset[OpenAxis] = frozenset(),
    supposed: Mapping[Comparison, bool] | None = None,
) -> tuple[Verdict, Kind | None]:
    """The verdict and kind of a flow under suppositions."""
    return strictest([judge(s) for s in situations(flow, beyond, supposed)])
