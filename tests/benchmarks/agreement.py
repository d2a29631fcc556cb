"""What several say of the same work in; a line for each contradiction out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.measures import OURS, Results, decisions_of
from benchmarks.peers.job import ALLOWED, Decision

MOST_TOLD = 3


class DisagreementError(Exception):
    """Raised before any time is taken: what is to be compared does not do the same."""


def same_decisions(
    flows: Sequence[Mapping[str, str]], voices: Sequence[str]
) -> Callable[[Results], list[str]]:
    """Give what compares all decisions with those of privacyrules.

    Args:
        flows: what was asked.
        voices: whose decisions count.
    """

    def agree(results: Results) -> list[str]:
        ours = decisions_of(results[OURS])
        return [
            line
            for who in voices
            if who in results and who != OURS
            for line in _different(flows, ours, decisions_of(results[who]), who)
        ]

    return agree


def _different(
    flows: Sequence[Mapping[str, str]], ours: list[Decision], theirs: list[Decision], who: str
) -> Iterator[str]:
    if len(ours) != len(theirs):
        yield f"{who} decides {len(theirs)} flows, {OURS} {len(ours)}"
        return
    found = [
        f"{shown_flow(flow)}: {OURS} says {shown(one)}, {who} says {shown(other)}"
        for flow, one, other in zip(flows, ours, theirs, strict=False)
        if not same(one, other)
    ]
    yield from found[:MOST_TOLD]
    if len(found) > MOST_TOLD:
        yield f"{who} disagrees on {len(found) - MOST_TOLD} more of {len(ours)} flows"


def same(ours: Decision, theirs: Decision) -> bool:
    """Compare two decisions; of one who names no rules, only whether the flow is allowed."""
    if theirs[1] is None:
        return (ours[0] == ALLOWED) == (theirs[0] == ALLOWED)
    return ours == theirs


def shown(decision: Decision) -> str:
    """Write `denied [rule-1]`."""
    verdict, rules = decision
    return verdict if rules is None else f"{verdict} [{', '.join(rules)}]"


def shown_flow(flow: Mapping[str, str]) -> str:
    """Write `{action: sell, data: email}`."""
    return "{" + ", ".join(f"{axis}: {term}" for axis, term in flow.items()) + "}"


def same_kinds(results: Results) -> list[str]:
    """Compare the kinds of rows that were found."""
    ours = results[OURS]["kinds"]
    return [
        f"{who} finds {result['kinds']}, {OURS} {ours}"
        for who, result in results.items()
        if result["kinds"] != ours
    ]


def nothing_to_compare(results: Results) -> list[str]:
    """Linters look for different things; that each has done its work is seen to by its own module."""
    return []
