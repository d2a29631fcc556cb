"""Work in; what linting migrations with sqlfluff costs, out."""

from __future__ import annotations

from benchmarks.peers.tool import Tool, Work, serve


def command(work: Work) -> list[str]:
    """Lint the files, in this process."""
    return ["lint", "--dialect", "postgres", "--processes", "1", "--disable-progress-bar", *work["arguments"]]


if __name__ == "__main__":
    serve(Tool("sqlfluff", "sqlfluff", command, "All Finished"))
