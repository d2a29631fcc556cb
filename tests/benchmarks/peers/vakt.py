"""A job in; what vakt says, which is yes or no, or costs, out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypedDict

from benchmarks.peers.job import ALLOWED, REFUSED, Decision, Engine, Flow, Job, leaves, named, serve


class PolicyText(TypedDict):
    """A rule of the job, its scope by leaves."""

    id: str
    effect: str
    scope: dict[str, list[str]]


def write(job: Job) -> list[PolicyText]:
    """Say by leaves which terms each rule means: vakt knows no broader terms."""
    below = leaves(job)
    return [
        {"id": rule["id"], "effect": rule["effect"], "scope": named(rule, below)} for rule in job["rules"]
    ]


def load(source: list[PolicyText]) -> Callable[[object], bool]:
    """Store the policies, with a guard before them."""
    vakt, rules = import_module("vakt"), import_module("vakt.rules")
    effects = {"permit": vakt.ALLOW_ACCESS, "prohibit": vakt.DENY_ACCESS}
    storage = vakt.MemoryStorage()
    for rule in source:
        one = {axis: rules.In(*terms) for axis, terms in rule["scope"].items()}
        storage.add(
            vakt.Policy(
                rule["id"],
                effect=effects[rule["effect"]],
                actions=[one.get("action", rules.Any())],
                resources=[one.get("data", rules.Any())],
                subjects=[one.get("subject", rules.Any())],
                context={"recipient": one["recipient"]} if "recipient" in one else {},
            )
        )
    allowed: Callable[[object], bool] = vakt.Guard(storage, vakt.RulesChecker()).is_allowed
    return allowed


def ask(flow: Flow) -> object:
    """An inquiry about a flow."""
    recipient = {"recipient": flow["recipient"]}
    inquiry: object = import_module("vakt").Inquiry(flow["data"], flow["action"], flow["subject"], recipient)
    return inquiry


def read(allowed: bool) -> Decision:
    """Yes or no, without a reason."""
    return (ALLOWED if allowed else REFUSED), None


if __name__ == "__main__":
    serve(Engine("vakt", "vakt", write, load, ask, read))
