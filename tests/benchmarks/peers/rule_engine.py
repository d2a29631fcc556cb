"""A job in; what rules of rule-engine say one after another, or cost, out."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module

from benchmarks.peers.job import Decision, Engine, Flow, Job, decision, leaves, named, serve

Texts = list[tuple[str, str, str]]
Ids = list[tuple[str, str]]


def write(job: Job) -> Texts:
    """Write each rule as an expression, id and effect; `==` is what it decides fastest by."""
    below = leaves(job)
    return [
        (rule["id"], rule["effect"], " and ".join(_written(*one) for one in named(rule, below).items()))
        for rule in job["rules"]
    ]


def _written(axis: str, terms: list[str]) -> str:
    return f"({' or '.join(f'{axis} == {json.dumps(term)}' for term in terms)})"


def load(source: Texts) -> Callable[[Flow], Ids]:
    """Parse the expressions."""
    rule = import_module("rule_engine").Rule
    rules = [((name, effect), rule(text or "true").matches) for name, effect, text in source]

    def decide(flow: Flow) -> Ids:
        return [one for one, matches in rules if matches(flow)]

    return decide


def ask(flow: Flow) -> Flow:
    """A flow is asked as it stands."""
    return flow


def read(ids: Ids) -> Decision:
    """The rules that match."""
    permits = [name for name, effect in ids if effect == "permit"]
    return decision(permits, [name for name, effect in ids if effect == "prohibit"])


if __name__ == "__main__":
    serve(Engine("rule_engine", "rule-engine", write, load, ask, read))
