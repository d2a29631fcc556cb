"""Command lines in; the contestants that run them, each in a new process, out."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measures import OURS, Bench, Contestant, Reading

START = "python -c pass"


def start(bench: Bench, row: str, folder: Path) -> Contestant:
    """Python itself: the unit of what a new process costs."""
    return tool(bench, row, START, folder, [])._replace(python=bench.python)


def ours(bench: Bench, row: str, folder: Path, arguments: list[str], files: int = 1) -> Contestant:
    """Our console script."""
    return tool(bench, row, OURS, folder, arguments, files=files)._replace(python=bench.python)


MODULES = {
    START: "bare_python",
    OURS: "privacyrules_command",
    "squawk": "squawk",
    "detect-secrets": "detect_secrets",
    "sqlfluff": "sqlfluff",
    "semgrep": "semgrep",
    "ruff": "ruff",
    "rule-engine": "rule_engine_process",
}


def tool(
    bench: Bench, row: str, who: str, folder: Path, arguments: list[str], *, files: int = 1, of: int = 0
) -> Contestant:
    """A peer's command line.

    Args:
        bench: where the peers are.
        row: the row that the figure belongs to.
        who: its name.
        folder: where it runs.
        arguments: what it looks at.
        files: how many files that are.
        of: how many files the others look at, if more: its time is scaled up.
    """
    scale = of / files if of > files else 1
    note = f"{files:,} of the {of:,} files, times {scale:.3g}" if scale > 1 else ""
    work = {"folder": str(folder), "arguments": arguments, "files": files}
    reading = Reading(row, who, scale=scale, note=note)
    return Contestant(who, f"benchmarks.peers.{MODULES[who]}", bench.peers, work, (reading,))
