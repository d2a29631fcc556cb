"""`privacyrules ask` with options, in a new process with a warm cache."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.agreement import nothing_to_compare
from benchmarks.measures import Bench, Contest
from benchmarks.projects import one_more, project
from benchmarks.rows.commands import ours, start, tool

QUESTION = "--action share --data email --subject user --recipient court --purpose legal_process"


def contests(bench: Bench) -> Iterator[Contest]:
    """One contest."""
    folder = project(bench.folder / "ask")
    migration = one_more(folder)
    yield Contest(
        "ask with options, in a new process",
        1,
        [
            start(bench, "ask", folder),
            ours(bench, "ask", folder, ["ask", "-p", "planetsoho", *QUESTION.split()]),
            tool(bench, "ask", "rule-engine", folder, []),
            tool(bench, "ask", "sqlfluff", folder, [migration]),
        ],
        nothing_to_compare,
    )
