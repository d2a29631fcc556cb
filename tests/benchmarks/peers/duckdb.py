"""A table of flows in; what grouping its rows with DuckDB costs, out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.peers.columns import Kinds, Table, counted, serve

if TYPE_CHECKING:
    from benchmarks.peers.columns import Codes


def grouping(codes: Codes, table: Table) -> tuple[Callable[[], object], Callable[[], Kinds]]:
    """Group by all columns and count, in a table of DuckDB's own."""
    connection = import_module("duckdb").connect()
    connection.execute("CREATE TABLE flows AS SELECT * FROM codes")
    axes = ", ".join(codes)
    query = f"SELECT {axes}, count(*) AS number FROM flows GROUP BY {axes}"  # noqa: S608 - the names are ours

    def work() -> dict[str, list[int]]:
        found: dict[str, list[int]] = connection.execute(query).fetchnumpy()
        return found

    def kinds() -> Kinds:
        found = work()
        return counted({axis: found[axis] for axis in codes}, found["number"])

    return work, kinds


if __name__ == "__main__":
    serve("duckdb", grouping)
