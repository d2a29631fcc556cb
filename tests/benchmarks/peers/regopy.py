"""A job in; what the engine rego-cpp for OPA's language says by regopy, or costs, out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from benchmarks.peers.job import Decision, Engine, Flow, Job, decision, serve
from benchmarks.peers.rego import SETS
from benchmarks.peers.rego import write as write_module

Source = tuple[str, tuple[str, ...]]
Ids = dict[str, list[str]]


def write(job: Job) -> Source:
    """Write the module, with the sets that it works out: the engine refuses to be asked for others."""
    effects = {rule["effect"] for rule in job["rules"]}
    return write_module(job), tuple(name for name in SETS if name in effects)


def load(source: Source) -> Callable[[object], Ids]:
    """Build a bundle with an entry for each set."""
    engine = import_module("regopy").Interpreter()
    engine.add_module("privacy.rego", source[0])
    entries = {name: f"privacy/{name}" for name in source[1]}
    bundle = engine.build(None, list(entries.values()))

    def decide(request: object) -> Ids:
        engine.set_input(request)
        return {
            name: engine.query_bundle_entrypoint(bundle, entry).results[0].expressions[0]
            for name, entry in entries.items()
        }

    return decide


def ask(flow: Flow) -> object:
    """The input is the flow."""
    made: object = import_module("regopy").Input(flow)
    return made


def read(ids: Ids) -> Decision:
    """The ids of what permits and of what prohibits."""
    return decision(ids.get("permit", []), ids.get("prohibit", []))


if __name__ == "__main__":
    serve(Engine("regopy", "regopy", write, load, ask, read))
