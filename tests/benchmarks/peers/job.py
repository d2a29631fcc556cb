"""A policy, flows and an engine in; its decisions, or what loading and deciding cost, out.

A job comes as JSON on standard input, the result goes to standard output. A peer's module needs the standard
library and the peer alone: `PYTHONPATH=tests python -m benchmarks.peers.vakt < job.json`.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from statistics import median
from time import process_time
from typing import Generic, NamedTuple, TypedDict, TypeVar

Source = TypeVar("Source")
Request = TypeVar("Request")
Raw = TypeVar("Raw")

AXES = ("action", "data", "subject", "recipient")
"""The axes that rules name and flows state."""

ALLOWED, DENIED, NOT_COVERED, REFUSED = "allowed", "denied", "not_covered", "refused"
"""The verdicts of two values; `refused` is not allowed, and the peer does not say why."""

MOST_LOADS = 20

Terms = dict[str, dict[str, list[str]]]
Flow = dict[str, str]
Decision = tuple[str, list[str] | None]
"""A verdict and the ids of the rules that decide it, sorted; None from a peer that does not name them."""


class RuleText(TypedDict):
    """A rule: its effect is `permit` or `prohibit`; an axis that is not in its scope is not limited."""

    id: str
    effect: str
    scope: dict[str, list[str]]


class Written(TypedDict):
    """Rules over terms; `within` gives the broader terms directly above each."""

    rules: list[RuleText]
    within: Terms


class Job(Written):
    """Rules, and flows to decide by them.

    `answers` asks what is decided on the first flows, as many as `checked` says; otherwise `seconds` of CPU
    are spent on each measure, or what doing it once takes.
    """

    flows: list[Flow]
    seconds: float
    checked: int
    answers: bool


class Result(TypedDict, total=False):
    """What a peer gives back: `missing` alone where it is not installed; times are seconds of CPU."""

    missing: str
    version: str
    decisions: list[Decision]
    load: float
    first: float
    again: float


class Engine(NamedTuple, Generic[Source, Request, Raw]):
    """How a peer decides: only `load`, and what it gives, are timed."""

    library: str
    distribution: str
    write: Callable[[Job], Source]
    load: Callable[[Source], Callable[[Request], Raw]]
    ask: Callable[[Flow], Request]
    read: Callable[[Raw], Decision]


def serve(engine: Engine[Source, Request, Raw]) -> None:
    """Do the job on standard input."""
    json.dump(done(engine, json.load(sys.stdin)), sys.stdout)


def done(engine: Engine[Source, Request, Raw], job: Job) -> Result:
    """Decide the flows of a job: to see what comes out, or how long it takes."""
    try:
        import_module(engine.library)
    except ImportError as error:
        return {"missing": str(error)}
    source = engine.write(job)
    requests = [engine.ask(flow) for flow in job["flows"]]
    result: Result = {"version": version(engine.distribution)}
    if job["answers"]:
        decide = engine.load(source)
        decided = map(decide, requests[: job["checked"]])
        return {**result, "decisions": [engine.read(answer) for answer in decided]}
    load, decide = loaded(engine, source, job["seconds"])
    gc.collect()  # To clear away what loading left behind is no part of a decision.
    first, count = paced(decide, requests, job["seconds"])
    again = middle(decide, requests[:count], job["seconds"])
    return {**result, "load": load, "first": first, "again": again / count}


def loaded(
    engine: Engine[Source, Request, Raw], source: Source, seconds: float
) -> tuple[float, Callable[[Request], Raw]]:
    """Load until the time is up; give the median time, and what was loaded last and has decided nothing."""
    times: list[float] = []
    while True:
        start = process_time()
        decide = engine.load(source)
        times.append(process_time() - start)
        if sum(times) > seconds or len(times) == MOST_LOADS:
            return median(times), decide


def time_of(function: Callable[[Request], object], arguments: Sequence[Request]) -> float:
    """Call a function with one argument after another."""
    start = process_time()
    for argument in arguments:
        function(argument)
    return process_time() - start


def middle(decide: Callable[[Request], Raw], requests: Sequence[Request], seconds: float) -> float:
    """Decide all requests again and again until the time is up, at least once, and give the median."""
    times = [time_of(decide, requests)]
    while sum(times) < seconds:
        times.append(time_of(decide, requests))
    return median(times)


def paced(decide: Callable[[Request], Raw], requests: Sequence[Request], seconds: float) -> tuple[float, int]:
    """Decide as many of the requests as the time allows; give the time of one, and how many it were."""
    spent, count = 0.0, 0
    while count < len(requests) and spent < seconds:
        some = requests[count : 2 * count + 1]
        spent += time_of(decide, some)
        count += len(some)
    return spent / count, count


def leaves(job: Job) -> Terms:
    """List, for each term, the terms at or below it that have none below them."""
    return {axis: {term: _leaves(term, within) for term in within} for axis, within in job["within"].items()}


def _leaves(term: str, within: dict[str, list[str]]) -> list[str]:
    below = [other for other, parents in within.items() if term in parents]
    return sorted({leaf for other in below for leaf in _leaves(other, within)}) if below else [term]


def named(rule: RuleText, leaves: Terms) -> dict[str, list[str]]:
    """The scope of a rule by leaves: what a peer that knows no broader terms must be told."""
    return {
        axis: sorted({leaf for term in terms for leaf in leaves[axis][term]})
        for axis, terms in rule["scope"].items()
    }


def decision(permits: Sequence[str], prohibits: Sequence[str]) -> Decision:
    """The verdict that follows from the rules that match."""
    if prohibits:
        return DENIED, sorted(prohibits)
    return (ALLOWED, sorted(permits)) if permits else (NOT_COVERED, [])
