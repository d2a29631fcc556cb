"""One decision with rule ids, and loading the policy that it is made by: policies of growing size."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.agreement import same_decisions
from benchmarks.measures import OURS, Bench, Contest, Contestant, Reading
from benchmarks.peers.job import Job
from benchmarks.policies import core_vocabulary, flows, job, opened, policy

PEERS = {
    "vakt": "benchmarks.peers.vakt",
    "cedarpy": "benchmarks.peers.cedar",
    "celine-regorus": "benchmarks.peers.regorus",
    "regopy": "benchmarks.peers.regopy",
    "zen-engine": "benchmarks.peers.zen",
    "rule-engine": "benchmarks.peers.rule_engine",
}
"""How peers are installed, and the modules that run them."""

NOTES = {"vakt": "yes or no", "cedarpy": "Cedar", "celine-regorus": "OPA's Rego", "regopy": "OPA's Rego"}

EMPTY, KNOWN, NEW = "an empty call", OURS, f"{OURS}, first time"
VERDICT, OPEN, OPEN_NEW = f"{OURS}, verdict", f"{OURS}, open", f"{OURS}, open, first time"


def contests(bench: Bench) -> Iterator[Contest]:
    """A contest per size of a policy."""
    vocabulary = core_vocabulary()
    for size in bench.sizes.rules:
        rules = policy(size, vocabulary)
        asked = flows(bench.sizes.flows, rules)
        stated, less = (job(rules, some, bench.seconds) for some in (asked, opened(asked, vocabulary)))
        yield Contest(
            f"one decision by {size:,} rules",
            size,
            [*_ours(bench, stated, less), *peers(bench, stated)],
            same_decisions(asked, (VERDICT, *PEERS)),
        )


def _ours(bench: Bench, stated: Job, less: Job) -> Iterator[Contestant]:
    def one(who: str, module: str, work: Job, *readings: Reading) -> Contestant:
        return Contestant(who, f"benchmarks.peers.{module}", bench.python, work, readings)

    yield one(EMPTY, "empty_call", stated, Reading("decide", EMPTY, "again"))
    yield one(
        OURS,
        "privacyrules",
        stated,
        Reading("decide", KNOWN, "again"),
        Reading("decide", NEW, "first"),
        Reading("load", OURS, "load", note="from what the cache keeps"),
    )
    yield one(
        VERDICT,
        "privacyrules_verdict",
        stated,
        Reading("decide", VERDICT, "again", note="of the same answer"),
    )
    note = "an axis left out, another broader"
    yield one(
        OPEN,
        "privacyrules",
        less,
        Reading("decide", OPEN, "again", note=note),
        Reading("decide", OPEN_NEW, "first", note=note),
    )


def peers(bench: Bench, work: Job) -> Iterator[Contestant]:
    """All who can decide such flows."""
    for who, module in PEERS.items():
        readings = (
            Reading("decide", who, "again", note=NOTES.get(who, "")),
            Reading("load", who, "load", note=NOTES.get(who, "")),
        )
        yield Contestant(who, module, bench.peers, work, readings)
