"""Migrations in the order of their names in, in the order in which their tools run them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from privacyrules.model.schema import ColumnChange, MigrationReading, SchemaChange, TableChange


def in_history(readings: Iterable[MigrationReading]) -> list[MigrationReading]:
    """Put each revision behind those that it follows; all else keeps its place.

    A tool such as Alembic names its files at will and says in each which revisions come before. Where
    several branches lead to one revision, the order of the names decides between them. Revisions
    that follow each other in a circle keep the order of their names as far as they can. Files that
    tell how the schema stands come last: they are written when all migrations have run.
    """
    given = sorted(readings, key=lambda reading: reading.tells != "changes")
    by_revision = {_key(reading, reading.revision): reading for reading in given if reading.revision}
    done: dict[int, MigrationReading] = {}
    for first in given:
        waiting, entered = [first], set[int]()
        while waiting:
            reading = waiting[-1]
            before = [by_revision.get(_key(reading, name)) for name in reading.follows]
            open_ = [r for r in before if r is not None and id(r) not in done and id(r) not in entered]
            if id(reading) in done or id(reading) in entered or not open_:
                waiting.pop()
                done.setdefault(id(reading), reading)
            else:
                entered.add(id(reading))
                waiting += reversed(open_)
    return list(done.values())


def changes_of(reading: MigrationReading) -> Iterator[SchemaChange]:
    """Give the changes of a file; what tells how the schema stands changes nothing that is so already."""
    for change in reading.changes:
        if isinstance(change, ColumnChange) and change.operation == "add":
            yield change if reading.tells == "changes" else replace(change, operation="stand")
        elif isinstance(change, TableChange) and change.operation == "create":
            yield replace(change, operation="stand") if reading.tells == "whole" else change
        else:
            yield change


def _key(reading: MigrationReading, revision: str | None) -> tuple[str, str | None]:
    """A revision is known by its name in its folder, since two services may name theirs alike."""
    return reading.path.rpartition("/")[0], revision
