"""Work in; what linting migrations with squawk costs, out."""

from __future__ import annotations

from benchmarks.peers.tool import Tool, Work, serve


def command(work: Work) -> list[str]:
    """Lint the files."""
    return work["arguments"]


if __name__ == "__main__":
    serve(
        Tool("squawk-cli", "squawk", command, r"checked {files} source files?|Found 0 issues in {files} file")
    )
