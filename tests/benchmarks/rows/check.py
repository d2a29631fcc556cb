"""`privacyrules check` of one migration by 100 rules, in a new process: by its path, and as it is staged."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.agreement import nothing_to_compare
from benchmarks.measures import Bench, Contest
from benchmarks.projects import one_more, project, repository
from benchmarks.rows.commands import ours, start, tool

PEERS = ("squawk", "detect-secrets", "sqlfluff", "semgrep")


def contests(bench: Bench) -> Iterator[Contest]:
    """A contest for the path, and one for what is staged in a large repository."""
    folder = project(bench.folder / "check")
    migration = one_more(folder)
    yield Contest(
        "check of one migration, in a new process",
        1,
        [
            start(bench, "check", folder),
            ours(bench, "check", folder, ["check", migration]),
            *(tool(bench, "check", who, folder, [migration]) for who in PEERS),
        ],
        nothing_to_compare,
    )
    files = bench.sizes.repository
    folder = repository(bench.folder / "staged", files)
    yield Contest(
        f"check --staged among {files:,} migrations",
        files,
        [start(bench, "staged", folder), ours(bench, "staged", folder, ["check", "--staged"])],
        nothing_to_compare,
    )
