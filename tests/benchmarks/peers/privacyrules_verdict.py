"""A job in; the verdict of `Policy.decide` of privacyrules alone, or what that costs, out."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.peers.job import ALLOWED, REFUSED, Decision, Engine, Flow, serve
from benchmarks.peers.privacyrules import ask, load, write
from privacyrules.model.answer import Verdict
from privacyrules.model.policy import Policy


def load_verdict(source: tuple[Policy, bytes]) -> Callable[[Flow], Verdict]:
    """Read the compiled rules back, ready to decide."""
    decide = load(source)

    def verdict(flow: Flow) -> Verdict:
        return decide(flow).verdict

    return verdict


def read(verdict: Verdict) -> Decision:
    """The verdict alone."""
    return (ALLOWED if verdict == "allowed" else REFUSED), None


if __name__ == "__main__":
    serve(Engine("privacyrules", "privacyrules", write, load_verdict, ask, read))
