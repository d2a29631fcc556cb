"""A table of flows in; what grouping its rows with polars costs, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from benchmarks.peers.columns import Kinds, Table, counted, serve

if TYPE_CHECKING:
    from benchmarks.peers.columns import Codes


def grouping(codes: Codes, table: Table) -> tuple[Callable[[], object], Callable[[], Kinds]]:
    """Group by all columns and count, in the engine of polars that is fastest at it."""
    frame = import_module("polars").DataFrame(codes).lazy()

    def work() -> Mapping[str, Any]:
        found: Mapping[str, Any] = frame.group_by(list(codes)).len().collect(engine="streaming")
        return found

    def kinds() -> Kinds:
        found = work()
        return counted({axis: found[axis].to_list() for axis in codes}, found["len"].to_list())

    return work, kinds


if __name__ == "__main__":
    serve("polars", grouping)
