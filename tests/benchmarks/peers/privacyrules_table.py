"""A table of flows in; what deciding all its rows with privacyrules costs, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks.peers.columns import Kinds, Table, counted, serve
from benchmarks.peers.privacyrules import policy_of
from privacyrules import Policy
from privacyrules.engine.masks import masks_of
from privacyrules.engine.tables import VERDICTS, Column

if TYPE_CHECKING:
    from benchmarks.peers.columns import Codes


def ready(table: Table) -> Policy:
    """Compile the rules."""
    policy = policy_of(table)
    return Policy(policy, masks_of(policy))


def grouping(codes: Codes, table: Table) -> tuple[Callable[[], object], Callable[[], Kinds]]:
    """Decide every row; its kinds are those of which the table and single decisions say the same."""
    policy, values = ready(table), table["values"]
    columns = {axis: Column(codes[axis], values[axis]) for axis in codes}

    def work() -> object:
        return policy.decide_table(columns)

    def kinds() -> Kinds:
        decided = policy.decide_table(columns)
        rows = zip(*(codes[axis].tolist() for axis in codes), decided.verdict.tolist(), strict=True)
        found = Counter(tuple(row) for row in rows)
        for *kind, verdict in found:
            flow = {axis: values[axis][code] for axis, code in zip(codes, kind, strict=True)}
            if policy.decide(flow).verdict != VERDICTS[verdict]:
                raise ValueError(f"the table says {VERDICTS[verdict]} of {flow}")
        by_axis = zip(codes, zip(*found, strict=True), strict=False)
        return counted(dict(by_axis), found.values())

    return work, kinds


if __name__ == "__main__":
    serve("privacyrules", grouping)
