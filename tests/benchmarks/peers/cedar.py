"""A job in; what the policy language Cedar says by cedarpy, or costs, out."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Protocol

from benchmarks.peers.job import Decision, Engine, Flow, Job, RuleText, decision, serve

TYPES = {"action": "Action", "data": "Data", "subject": "Subject", "recipient": "Recipient"}
PLACES = {
    "action": "action",
    "data": "resource",
    "subject": "principal",
    "recipient": "context.recipient",
}


class Answer(Protocol):
    """What cedarpy gives back, as far as it is read here."""

    allowed: bool

    @property
    def diagnostics(self) -> Diagnostics:
        """The policies that decided."""


class Diagnostics(Protocol):
    """The names of the policies that decided."""

    id_annotations_by_reason: dict[str, str]


def write(job: Job) -> tuple[str, str]:
    """Write the rules in Cedar, and the terms as entities with their parents."""
    entities = [
        {"uid": uid(axis, term), "attrs": {}, "parents": [uid(axis, parent) for parent in parents]}
        for axis, terms in job["within"].items()
        for term, parents in terms.items()
    ]
    return "\n".join(map(written, job["rules"])), json.dumps(entities)


def uid(axis: str, term: str) -> dict[str, str]:
    """The name of a term."""
    return {"type": TYPES[axis], "id": term}


def written(rule: RuleText) -> str:
    """Write a rule in Cedar."""
    conditions = [
        " || ".join(f'{PLACES[axis]} in {TYPES[axis]}::"{term}"' for term in terms)
        for axis, terms in rule["scope"].items()
    ]
    when = " && ".join(f"({condition})" for condition in conditions) or "true"
    effect = "permit" if rule["effect"] == "permit" else "forbid"
    return f'@id("{rule["id"]}")\n{effect} (principal, action, resource) when {{ {when} }};'


def load(source: tuple[str, str]) -> Callable[[dict[str, object]], Answer]:
    """Parse policies and entities, once for all questions."""
    cedar = import_module("cedarpy")
    policies, entities = cedar.PolicySet.from_str(source[0]), cedar.Entities.from_json_str(source[1])
    decide: Callable[..., Answer] = cedar.is_authorized

    def authorized(request: dict[str, object]) -> Answer:
        return decide(request, policies, entities)

    return authorized


def ask(flow: Flow) -> dict[str, object]:
    """A request about a flow."""
    recipient = {"recipient": {"__entity": uid("recipient", flow["recipient"])}}
    names = {PLACES[axis]: uid(axis, flow[axis]) for axis in ("action", "data", "subject")}
    return {**names, "context": json.dumps(recipient)}


def read(answer: Answer) -> Decision:
    """Cedar names the policies that decided: those that permit, or those that forbid."""
    named = list(answer.diagnostics.id_annotations_by_reason.values())
    return decision(named, []) if answer.allowed else decision([], named)


if __name__ == "__main__":
    serve(Engine("cedarpy", "cedarpy", write, load, ask, read))
