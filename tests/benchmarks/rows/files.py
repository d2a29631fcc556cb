"""`privacyrules check` of whole folders of PostgreSQL migrations, every statement classified."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.agreement import nothing_to_compare
from benchmarks.measures import Bench, Contest, Contestant
from benchmarks.projects import project
from benchmarks.rows.commands import ours, start, tool

FOLDER = "migrations/versions"
SLOW = 100
"""Of more files than that, a linter that takes seconds for them looks at so many only."""
MOST = 1_000
"""Of more files than that, only the fast ones are measured."""


def contests(bench: Bench) -> Iterator[Contest]:
    """A contest per size of a folder."""
    for size in bench.sizes.files:
        folder = project(bench.folder / f"files-{size}", files=size)
        found = sorted(path.relative_to(folder).as_posix() for path in (folder / FOLDER).iterdir())
        contestants = [
            start(bench, "files", folder),
            ours(bench, "files", folder, ["check", FOLDER], size),
            tool(bench, "files", "squawk", folder, found, files=size),
        ]
        if size <= MOST:
            few = found[:SLOW]
            contestants += [
                tool(bench, "files", "detect-secrets", folder, found, files=size),
                tool(bench, "files", "semgrep", folder, [FOLDER], files=size),
                tool(bench, "files", "sqlfluff", folder, few, files=len(few), of=size),
            ]
        yield Contest(f"check of {size:,} migrations", size, contestants, nothing_to_compare)


def alembic(bench: Bench) -> Iterator[Contest]:
    """A contest over migrations in Python."""
    size = bench.sizes.files[-1] if MOST not in bench.sizes.files else MOST
    folder = project(bench.folder / "alembic", "alembic", size)
    contestants: list[Contestant] = [
        start(bench, "alembic", folder),
        ours(bench, "alembic", folder, ["check", FOLDER], size),
        tool(bench, "alembic", "ruff", folder, [FOLDER], files=size),
    ]
    yield Contest(f"check of {size:,} Alembic files", size, contestants, nothing_to_compare)
