"""Reviewing a whole policy, exactly: every flow that its words can say. No peer does it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measures import OURS, Bench, Contest, Contestant, Reading, Results
from benchmarks.policies import core_vocabulary, job, policy

MOST = 1_000
"""Nobody reads a review of more rules."""


def contests(bench: Bench) -> Iterator[Contest]:
    """A contest per size of a policy."""
    vocabulary = core_vocabulary()
    for size in (size for size in bench.sizes.rules if size <= MOST):
        work = job(policy(size, vocabulary), [], bench.seconds)
        ours = Contestant(
            OURS, "benchmarks.peers.privacyrules_review", bench.python, work, (Reading("review", OURS),)
        )
        yield Contest(f"review of {size:,} rules", size, [ours], says_something)


def says_something(results: Results) -> list[str]:
    """A policy of random rules has much to be remarked."""
    return [] if results[OURS]["remarks"] else ["the review had nothing to say of random rules"]
