"""Deciding every row of a table of encoded flows, beside merely grouping its rows."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.agreement import same_kinds
from benchmarks.measures import OURS, Bench, Contest, Contestant, Reading
from benchmarks.policies import AXES, core_vocabulary, job, leaves, policy

RULES = 12
PEERS = ("polars", "duckdb")


def contests(bench: Bench) -> Iterator[Contest]:
    """A contest per size of a table."""
    vocabulary = core_vocabulary()
    written = job(policy(RULES, vocabulary), [], bench.seconds)
    for rows in bench.sizes.rows:
        work = {
            "rules": written["rules"],
            "within": written["within"],
            "values": {axis: leaves(vocabulary, axis) for axis in AXES},
            "rows": rows,
        }
        ours = Contestant(
            OURS, "benchmarks.peers.privacyrules_table", bench.python, work, (Reading("tables", OURS),)
        )
        peers = [
            Contestant(who, f"benchmarks.peers.{who}", bench.peers, work, (Reading("tables", who),))
            for who in PEERS
        ]
        yield Contest(f"{rows:,} encoded flows", rows, [ours, *peers], same_kinds)
