"""Work in; what starting Python and doing nothing costs, the unit of all commands, out."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.peers.tool import Tool, Work, serve


def command(work: Work) -> list[str]:
    """Do nothing."""
    return ["-c", "pass"]


if __name__ == "__main__":
    serve(Tool("", Path(sys.executable).name, command, ""))
