"""The names of rows as users type them, with what measures each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from benchmarks.measures import Bench, Contest
from benchmarks.rows import ask, check, decide, files, review, tables

ROWS: Mapping[str, Callable[[Bench], Iterator[Contest]]] = {
    "decide": decide.contests,
    "ask": ask.contests,
    "check": check.contests,
    "files": files.contests,
    "alembic": files.alembic,
    "tables": tables.contests,
    "review": review.contests,
}
