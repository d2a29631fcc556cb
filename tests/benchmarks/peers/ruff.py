"""Work in; what linting Python with ruff costs without its cache, out."""

from __future__ import annotations

from benchmarks.peers.tool import Tool, Work, serve


def command(work: Work) -> list[str]:
    """Lint the folder by ruff's own settings."""
    return ["check", "--no-cache", "--isolated", *work["arguments"]]


if __name__ == "__main__":
    serve(Tool("ruff", "ruff", command, r"Found \d+ error|All checks passed"))
