"""A job in; what calling a function that does nothing costs, the unit of all decisions, out."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.peers.job import Decision, Engine, Flow, Job, serve


def write(job: Job) -> None:
    """There is nothing to write."""


def load(source: None) -> Callable[[Flow], None]:
    """There is nothing to load."""

    def nothing(flow: Flow) -> None:
        pass

    return nothing


def ask(flow: Flow) -> Flow:
    """A flow is handed over as it stands."""
    return flow


def read(answer: None) -> Decision:
    """Nothing was decided."""
    return "", None


if __name__ == "__main__":
    serve(Engine("sys", "privacyrules", write, load, ask, read))
