"""Work in; what running the console script `privacyrules` costs, out."""

from __future__ import annotations

from benchmarks.peers.tool import Tool, Work, serve


def command(work: Work) -> list[str]:
    """The arguments are those of the work."""
    return work["arguments"]


if __name__ == "__main__":
    done = r"^Verdict: |^Checked {files} files? "
    serve(Tool("privacyrules", "privacyrules", command, rf"(?m){done}", frozenset(range(6)) - {2}))
