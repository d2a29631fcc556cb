"""How many rows in; columns of flows as codes, the same in every run, and the tally of their kinds out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, TypedDict

from benchmarks.peers.job import Written

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = dict[str, NDArray[np.int16]]

SEED = 20140108
CHECKED = 10_000
"""So many rows are enough to see whether all find the same."""

Kinds = Iterable[tuple[tuple[int, ...], int]]
"""Codes, a number per axis, and how many rows have them."""


class Table(Written):
    """A policy, and columns of so many rows; `values` are the terms that codes stand for."""

    values: dict[str, list[str]]
    rows: int
    answers: bool


class Told(TypedDict, total=False):
    """What came out: the digest of the kinds of rows, or the time that the work took."""

    missing: str
    wrong: str
    version: str
    kinds: str
    seconds: float
    wall: float


Grouping = Callable[["Codes", Table], tuple[Callable[[], object], Callable[[], Kinds]]]
"""Columns to what is timed, and to the kinds of rows that come out of it."""


def serve(library: str, grouping: Grouping) -> None:
    """Do the work on standard input."""
    json.dump(done(library, grouping, json.load(sys.stdin)), sys.stdout)


def done(library: str, grouping: Grouping, table: Table) -> Told:
    """Group the rows of a table: to see what comes out, or how long it takes."""
    try:
        import_module("numpy")
        import_module(library)
    except ImportError as error:
        return {"missing": str(error)}
    if table["answers"]:
        table = {**table, "rows": min(table["rows"], CHECKED)}
    work, kinds = grouping(codes(table), table)
    told: Told = {"version": version(library)}
    if table["answers"]:
        return {**told, "kinds": digest(kinds())}
    work()  # the first time costs what threads and memory cost to come by
    times = [timed(work) for _ in range(3)]
    return {**told, "seconds": median(cpu for cpu, _ in times), "wall": median(wall for _, wall in times)}


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Work once; give the seconds of CPU, all threads together, and those on the clock."""
    wall, cpu = perf_counter(), process_time()
    work()
    return process_time() - cpu, perf_counter() - wall


def codes(table: Table) -> Codes:
    """Draw a code per row and axis."""
    import numpy as np

    chance = np.random.default_rng(SEED)
    return {
        axis: chance.integers(0, len(values), table["rows"]).astype(np.int16)
        for axis, values in table["values"].items()
    }


def digest(kinds: Kinds) -> str:
    """Tell by one text whether two found the same kinds of rows, and as many of each."""
    found = sorted((tuple(map(int, one)), int(count)) for one, count in kinds)
    return f"{len(found)} kinds, {sha256(json.dumps(found).encode()).hexdigest()[:16]}"


def counted(columns: Mapping[str, Iterable[int]], counts: Iterable[int]) -> Kinds:
    """Pair the codes of each kind with its count."""
    return zip(zip(*columns.values(), strict=True), counts, strict=True)
