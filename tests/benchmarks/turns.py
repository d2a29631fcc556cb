"""A contest in; what each contestant's process cost in each round, one after another, out."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from time import monotonic

from benchmarks.agreement import DisagreementError
from benchmarks.measures import OURS, Bench, Contest, Contestant, Figure, Measured

Result = dict[str, object]


class PeerError(Exception):
    """Raised if a process did not give back a result; the message says why."""


def held(contest: Contest, bench: Bench) -> Measured:
    """Let everybody show once what they do, compare that, then measure them by turns.

    Raises:
        DisagreementError: they do not do the same.
        PeerError: privacyrules itself failed.
    """
    results, absent, slow = _first_turn(contest, bench)
    if contradictions := contest.agree(results):
        raise DisagreementError("\n".join([f"{contest.title}:", *contradictions]))
    there = [one for one in contest.contestants if one.who in results]
    taken: dict[str, list[Result]] = {one.who: [] for one in there}
    for turn in range(bench.rounds):
        for one in there:
            if not (turn and one.who in slow):
                taken[one.who].append(run(one, {**one.work, "answers": False}, bench))
    figures = tuple(figure for one in there for figure in figures_of(contest, one, taken[one.who]))
    return Measured(figures, {one.who: str(results[one.who]["version"]) for one in there}, absent)


def _first_turn(contest: Contest, bench: Bench) -> tuple[dict[str, Result], dict[str, str], set[str]]:
    """Ask everybody once: what they say, who is absent and why, and who takes long."""
    results: dict[str, Result] = {}
    absent: dict[str, str] = {}
    slow: set[str] = set()
    for one in contest.contestants:
        start = monotonic()
        try:
            result = run(one, {**one.work, "answers": True}, bench)
        except PeerError as error:
            if one.who.startswith(OURS):
                raise
            absent[f"{one.who}, {contest.title}"] = str(error)
            continue
        if missing := result.get("missing"):
            absent[one.who] = str(missing)
        else:
            results[one.who] = result
        if monotonic() - start > bench.patience:
            slow.add(one.who)
    return results, absent, slow


def run(contestant: Contestant, work: Mapping[str, object], bench: Bench) -> Result:
    """Run a contestant's module in a process of its own.

    Raises:
        PeerError: it failed, took too long, or did not do its work.
    """
    try:
        done = subprocess.run(
            [contestant.python, "-P", "-m", contestant.module],
            cwd=bench.folder,
            env=environment(bench),
            input=json.dumps(work),
            capture_output=True,
            encoding="utf-8",
            timeout=bench.longest,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PeerError(f"not through after {bench.longest:.0f} seconds") from None
    if done.returncode:
        raise PeerError(told(done.stderr) or f"left with {done.returncode}")
    result: Result = json.loads(done.stdout)
    if wrong := result.get("wrong"):
        raise PeerError(str(wrong))
    return result


def told(errors: str) -> str:
    """Find the line that says what went wrong: the last that speaks of an error, else the last."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    return next((line for line in reversed(lines) if "error" in line.lower()), lines[-1] if lines else "")


def environment(bench: Bench) -> dict[str, str]:
    """What processes see: this one's variables, but a cache of their own, compiled modules, and no colour."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path, cache = os.pathsep.join(bench.path), str(bench.folder / "cache")
    return {**kept, "PYTHONPATH": path, "XDG_CACHE_HOME": cache, "PYTHONUTF8": "1", "NO_COLOR": "1"}


def figures_of(contest: Contest, one: Contestant, results: list[Result]) -> list[Figure]:
    """Take from the results of all rounds what they say."""
    return [
        Figure(
            row=reading.row,
            size=contest.size,
            who=reading.who,
            version=str(results[0]["version"]),
            times=tuple(_number(result[reading.key]) * reading.scale for result in results),
            memory=max(
                (int(_number(result["memory"])) for result in results if "memory" in result), default=None
            ),
            wall=min((_number(result["wall"]) for result in results if "wall" in result), default=None),
            note=reading.note,
        )
        for reading in one.readings
    ]


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise PeerError(f"a number was expected, not {value!r}")
    return value
