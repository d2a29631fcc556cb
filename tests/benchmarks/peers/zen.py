"""A job in; what a decision table of zen-engine says, or costs, out."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module

from benchmarks.peers.job import AXES, Decision, Engine, Flow, Job, decision, leaves, named, serve

Rows = dict[str, list[dict[str, str]]]


def write(job: Job) -> str:
    """Write a table that collects every row that matches: a row per rule, a column per axis."""
    below = leaves(job)
    rows = []
    for rule in job["rules"]:
        cells = {axis: ", ".join(map(json.dumps, terms)) for axis, terms in named(rule, below).items()}
        outputs = {"out_id": json.dumps(rule["id"]), "out_effect": json.dumps(rule["effect"])}
        rows.append({"_id": rule["id"], **dict.fromkeys(AXES, ""), **cells, **outputs})
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": axis, "name": axis, "field": axis} for axis in AXES],
        "outputs": [{"id": f"out_{name}", "name": name, "field": name} for name in ("id", "effect")],
        "rules": rows,
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    return json.dumps({"nodes": nodes, "edges": [_edge("in", "table"), _edge("table", "out")]})


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}


def load(source: str) -> Callable[[Flow], Rows]:
    """Read the table, and ask once: the engine compiles it on the first question."""
    evaluate: Callable[[Flow], Rows] = import_module("zen").ZenEngine().create_decision(source).evaluate
    evaluate(dict.fromkeys(AXES, ""))
    return evaluate


def ask(flow: Flow) -> Flow:
    """The context is the flow."""
    return flow


def read(rows: Rows) -> Decision:
    """The rows that match."""
    found = {
        effect: [row["id"] for row in rows["result"] if row["effect"] == effect]
        for effect in ("permit", "prohibit")
    }
    return decision(found["permit"], found["prohibit"])


if __name__ == "__main__":
    serve(Engine("zen", "zen-engine", write, load, ask, read))
