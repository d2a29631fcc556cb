"""A job in; what the engine regorus for OPA's language says by celine-regorus, or costs, out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from benchmarks.peers.job import Decision, Engine, Flow, decision, serve
from benchmarks.peers.rego import SETS, write

Ids = tuple[object, object]
"""What permits and what prohibits, as sets; a set that no rule speaks of is something else."""


def load(source: str) -> Callable[[Flow], Ids]:
    """Parse the module, and ask once: the engine prepares it on the first question."""
    engine = import_module("regorus").Engine()
    engine.add_policy("privacy.rego", source)
    permit, prohibit = (f"data.privacy.{name}" for name in SETS)

    def decide(flow: Flow) -> Ids:
        engine.set_input(flow)
        return engine.eval_rule(permit), engine.eval_rule(prohibit)

    decide({})
    return decide


def ask(flow: Flow) -> Flow:
    """The input is the flow."""
    return flow


def read(ids: Ids) -> Decision:
    """The ids of what permits and of what prohibits; without any, there is no set."""
    permits, prohibits = (sorted(found) if isinstance(found, set) else [] for found in ids)
    return decision(permits, prohibits)


if __name__ == "__main__":
    serve(Engine("regorus", "celine-regorus", write, load, ask, read))
