"""Twice as many tables, columns or entries take at most twice the work: counted in steps, never in time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Literal

import pytest

from privacyrules.engine.columns.fold import fold_all
from privacyrules.engine.columns.statements import Entries
from privacyrules.engine.columns.unmatched import MOST_GUESSED, unmatched_entries
from privacyrules.model.columns import StoredColumn
from privacyrules.model.config import ColumnStatement
from privacyrules.model.places import Place
from privacyrules.model.schema import (
    ColumnChange,
    Disclosure,
    Filling,
    Output,
    SchemaChange,
    Source,
    TableChange,
    TableName,
)

AT = Place("1.sql", 1, 1)
MOST = 2.2
"""How much more work twice as much may be: twice, and what a longer list costs now and then."""

Trace = Callable[[FrameType, str, object], "Trace"]
Changes = Callable[[int], list[SchemaChange | Disclosure]]


def table(at: int, schema: str | None = None) -> TableName:
    return TableName(f"t{at}", schema)


def added(at: int, name: str, schema: str | None = None) -> ColumnChange:
    return ColumnChange("add", table(at, schema), name, AT)


def created(at: int, *parents: TableName) -> TableChange:
    return TableChange("create", table(at), AT, inherits=parents)


def tied(how: Literal["inherit", "leave"], at: int) -> TableChange:
    return TableChange(how, table(at), AT, shows=True, inherits=(table(0),))


def view(at: int, of: TableName) -> SchemaChange:
    return Filling(TableName(f"v{at}"), (), (Output("a", (Source((of,), "a"),)),), AT)


def grant(at: int) -> Disclosure:
    return Disclosure("grant", (Source((table(at),), "*"),), f"r{at}", AT, "GRANT")


HISTORIES: Mapping[str, Changes] = {
    "tables": lambda n: [added(at, "a") for at in range(n)],
    "columns of one table": lambda n: [added(0, f"a{at}") for at in range(n)],
    "views of tables in a schema that they do not name": lambda n: [
        change for at in range(n) for change in (added(at, "a", "s"), view(at, table(at)))
    ],
    "tables that come and go": lambda n: [
        change
        for at in range(n)
        for change in (added(at, "a"), TableChange("rename", table(-at), AT, former=table(at)))
    ],
    "grants": lambda n: [change for at in range(n) for change in (added(at, "a"), grant(at))],
    "partitions": lambda n: [
        created(0),
        *(created(at, table(0)) for at in range(1, n)),
        added(0, "email"),
    ],
    "columns of one table that are renamed": lambda n: [
        *(added(0, f"a{at}") for at in range(n)),
        *(ColumnChange("rename", table(0), f"b{at}", AT, former=f"a{at}") for at in range(n)),
    ],
    "columns that come, are renamed and go": lambda n: [
        change
        for at in range(n)
        for change in (
            added(0, f"a{at}"),
            ColumnChange("rename", table(0), f"b{at}", AT, former=f"a{at}"),
            ColumnChange("drop", table(0), f"b{at - 5}", AT),
        )
    ],
    "partitions that are attached and detached": lambda n: [
        added(0, "a"),
        *(change for at in range(1, n) for change in (added(at, "a"), tied("inherit", at))),
        added(0, "email"),
        *(tied("leave", at) for at in range(1, n)),
    ],
    "children of children": lambda n: [
        created(0),
        *(created(at, table(at - 1)) for at in range(1, n)),
        added(0, "email"),
    ],
}


def steps_of(work: Callable[[], object]) -> int:
    """Count the lines of Python that some work runs; each round of a comprehension is one."""
    count = 0

    def count_one(_frame: FrameType, event: str, _argument: object) -> Trace:
        nonlocal count
        count += event == "line"
        return count_one

    before = sys.gettrace()
    sys.settrace(count_one)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", HISTORIES)
def test_folding_grows_as_the_changes_do(name: str) -> None:
    small, large = (HISTORIES[name](n) for n in (150, 300))
    assert steps_of(lambda: fold_all(large)) < MOST * steps_of(lambda: fold_all(small))


@pytest.mark.parametrize("wide", [300, 20_000])
def test_what_stands_beside_the_columns_of_a_wide_table_is_kept_once_per_stretch(wide: int) -> None:
    columns = fold_all([added(0, f"a{at}") for at in range(wide)]).columns
    assert {column.name in column.neighbours for column in columns} == {True}
    stretches = {id(column.neighbours): len(column.neighbours) for column in columns}
    assert sum(stretches.values()) == wide
    assert 140 < min(stretches.values()) <= max(stretches.values()) <= 200


# What settings state.


def entry(table_: str, column: str) -> ColumnStatement:
    return ColumnStatement(table_, column, "Ada", place=AT)


ENTRIES: Mapping[str, Callable[[int], ColumnStatement]] = {
    "names": lambda at: entry(f"t{at}", f"a{at}"),
    "names in one table": lambda at: entry("t0", f"a{at}"),
    "patterns of columns": lambda at: entry("*", f"a{at}_*"),
    "patterns that end alike": lambda at: entry(f"*_t{at}", "a"),
    "names in a schema": lambda at: entry(f"s.t{at}", "a?"),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_finding_the_entries_of_all_columns_grows_as_both_do(name: str) -> None:
    def work(n: int) -> None:
        entries = Entries(ENTRIES[name](at) for at in range(n))
        for at in range(n):
            entries.on(table(at), f"a{at}")

    assert steps_of(lambda: work(300)) < MOST * steps_of(lambda: work(150))


def test_of_many_entries_that_match_nothing_only_the_first_are_guessed_at() -> None:
    columns = [StoredColumn(TableName("users"), "email", AT)]
    found = list(unmatched_entries([entry("usrs", "email")] * (MOST_GUESSED + 3), columns))
    assert [unmatched.nearest for unmatched in found] == ["users.email"] * MOST_GUESSED + [""] * 3
