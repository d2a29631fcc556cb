"""Work in; what searching migrations with the hook of detect-secrets costs, out."""

from __future__ import annotations

from benchmarks.peers.tool import Tool, Work, serve


def command(work: Work) -> list[str]:
    """Look at every file, as the hook does; its output is empty where nothing is found."""
    return work["arguments"]


if __name__ == "__main__":
    serve(Tool("detect-secrets", "detect-secrets-hook", command, ""))
