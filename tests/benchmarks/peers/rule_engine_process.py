"""Work in; what a process that imports rule-engine and asks one rule costs, out."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.peers.tool import Tool, Work, serve

CODE = "import rule_engine; print(rule_engine.Rule('data == \"email\"').matches({'data': 'email'}))"


def command(work: Work) -> list[str]:
    """Ask one rule."""
    return ["-c", CODE]


if __name__ == "__main__":
    serve(Tool("rule-engine", Path(sys.executable).name, command, "^True", frozenset({0})))
