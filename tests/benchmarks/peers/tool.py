"""A command line in; what running it costs, with all the processes that it starts, out.

The job says in which folder to run and on what; the result goes to standard output as JSON.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import NamedTuple, TypedDict

UNIT_OF_MEMORY = 1 if sys.platform == "darwin" else 1024
"""What the system counts the memory of a process in: bytes on macOS, else kilobytes."""


SEEN_FROM = 1.1


class Work(TypedDict):
    """Where to run, and what is to be looked at (or, for privacyrules, all arguments)."""

    folder: str
    arguments: list[str]
    files: int
    answers: bool


class Spent(TypedDict, total=False):
    """What running the command cost: seconds of CPU and on the clock, and bytes at the peak if seen."""

    missing: str
    wrong: str
    version: str
    seconds: float
    wall: float
    memory: int


class Tool(NamedTuple):
    """A program: what runs it, and what its output must hold once it has looked at so many files.

    `script` is a console script beside this interpreter; `command` gives the rest of its command line.
    `proof` is a pattern in which `{files}` stands for how many files were looked at.
    """

    distribution: str
    script: str
    command: Callable[[Work], list[str]]
    proof: str
    leaves_with: frozenset[int] = frozenset({0, 1})
    settings: Mapping[str, str] = {}


def serve(tool: Tool) -> None:
    """Do the work on standard input."""
    json.dump(done(tool, json.load(sys.stdin)), sys.stdout)


def done(tool: Tool, work: Work) -> Spent:
    """Run the tool once, and see that it has done what it was asked for."""
    script = Path(sys.executable).with_name(tool.script)
    try:
        found = version(tool.distribution) if tool.distribution else sys.version.split()[0]
    except PackageNotFoundError:
        return {"missing": f"no package {tool.distribution} beside {Path(sys.executable).name}"}
    if not script.exists():
        return {"missing": f"no {tool.script} beside {Path(sys.executable).name}"}
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    spent, code, output = run(
        [str(script), *tool.command(work)], work["folder"], {**outside, **tool.settings}
    )
    proof = tool.proof.format(files=f"{work['files']:,}".replace(",", ",?"))
    if code not in tool.leaves_with or not re.search(proof, output):
        return {"wrong": f"left with {code} and wrote: {' '.join(output.split())[-300:]}"}
    return {**spent, "version": found}


def run(command: list[str], folder: str, environment: Mapping[str, str]) -> tuple[Spent, int, str]:
    """Run a command; give what it cost, its exit code and all that it wrote.

    The kernel counts for each child and those that it waited for, to the microsecond.
    """
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as written:
        start = perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=written, stderr=written
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        written.seek(0)
        cost: Spent = {"seconds": usage.ru_utime + usage.ru_stime, "wall": wall}
        # A child counts from before it becomes the command: less than this process takes is not seen.
        if usage.ru_maxrss * UNIT_OF_MEMORY > own_peak() * SEEN_FROM:
            cost["memory"] = usage.ru_maxrss * UNIT_OF_MEMORY
        return cost, process.returncode, written.read()


def own_peak() -> float:
    """The most memory that this process has taken, in bytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 if found else 0
