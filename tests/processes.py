"""Runs of privacyrules in processes of their own: with real signals, pipes, terminals and users."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, NamedTuple

from house.reading import ROOT

MODULE = (sys.executable, "-m", "privacyrules")


class Ended(NamedTuple):
    """How a process ended (minus the number of the signal that ended it), and what it wrote."""

    code: int
    out: bytes
    err: bytes


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables that a process starts with; what a CI sets is not among them."""
    apart = {"CI", "GITHUB_ACTIONS", "NO_COLOR", "PYTHONIOENCODING"}
    kept = {name: value for name, value in os.environ.items() if name not in apart}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **(more or {})}


def started(
    *arguments: str,
    program: tuple[str, ...] = MODULE,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    streams: tuple[int | IO[bytes], int | IO[bytes], int | IO[bytes]] = (PIPE, PIPE, PIPE),
) -> Popen[bytes]:
    """Start a process; `streams` are its standard input, output and error."""
    given, out, err = streams
    command = [*program, *arguments]
    return Popen(command, cwd=cwd, env=environment(env), stdin=given, stdout=out, stderr=err)


def ended(
    *arguments: str,
    program: tuple[str, ...] = MODULE,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Ended:
    """Run to the end."""
    with started(*arguments, program=program, cwd=cwd, env=env) as running:
        out, err = running.communicate()
    return Ended(running.returncode, out, err)
