"""Migrations in the order of their names in, in the order in which their tools run them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacyrules.model.schema import ColumnChange, MigrationReading, SchemaChange, TableChange


def in_history(readings: Iterable[MigrationReading]) -> list[MigrationReading]:
    """Put each revision behind those that it follows; all else keeps its place.

    A tool such as Alembic names its files at will and says in each which revisions come before. Where
    several branches lead to one revision, the order of the names decides between them. Revisions
    that follow each other in a circle keep the order of their names as far as they can. Files that
    tell how the schema stands come last: they are written when all migrations have run, but for those
    that came after the revision of which such a file tells. What a file leaves to others (the table of a
    model that an earlier migration made) is then told by them.
    """
    ordered = _since_told(_ordered(sorted(readings, key=lambda reading: reading.tells != "changes")))
    if any(reading.steps or reading.classes for reading in ordered):
        from privacyrules.engine.columns.mapped import across_files

        return across_files(ordered)
    return ordered


def _since_told(ordered: list[MigrationReading]) -> list[MigrationReading]:
    """Put migrations behind a file that tells the whole schema and is older than they are."""
    told = [reading for reading in ordered if reading.tells == "whole" and (reading.revision or "").isdigit()]
    if not told:
        return ordered
    return sorted(ordered, key=lambda reading: any(_is_newer(reading, state) for state in told))


def _is_newer(reading: MigrationReading, state: MigrationReading) -> bool:
    """Whether a migration below the folder of a schema has a higher number than the last that had run."""
    *folders, name = reading.path.split("/")
    number = name.partition("_")[0]
    below = folders[: len(_folders(state))] == _folders(state)
    return (
        reading.tells == "changes" and below and number.isdigit() and int(number) > int(state.revision or 0)
    )


def _ordered(given: list[MigrationReading]) -> list[MigrationReading]:
    revisions = _Revisions(given)
    done: dict[int, MigrationReading] = {}
    for first in given:
        waiting, entered = [first], set[int]()
        while waiting:
            reading = waiting[-1]
            before = revisions.before(reading) if id(reading) not in entered else ()
            open_ = [other for other in before if id(other) not in done and id(other) not in entered]
            if id(reading) in done or not open_:
                waiting.pop()
                done.setdefault(id(reading), reading)
            else:
                entered.add(id(reading))
                waiting += reversed(open_)
    return list(done.values())


class _Revisions:
    """Knows the revisions by their names.

    Two services may name theirs alike: a name means the one in the same folder. A name with a dot is that
    of another app of Django's; it means the nearest one.
    """

    def __init__(self, readings: Iterable[MigrationReading]) -> None:
        self.named: dict[str, list[MigrationReading]] = {}
        for reading in readings:
            if reading.revision:
                self.named.setdefault(reading.revision, []).append(reading)

    def before(self, reading: MigrationReading) -> Iterator[MigrationReading]:
        """Give the revisions that one follows, as far as they were read."""
        for name in (*reading.follows, *reading.replaces):
            found = self._find(name, reading)
            if found is not None:
                yield found

    def _find(self, name: str, reading: MigrationReading) -> MigrationReading | None:
        folders = _folders(reading)
        every = [other for other in self.named.get(name, ()) if "." in name or _folders(other) == folders]
        return max(every, key=lambda other: _shared(_folders(other), folders), default=None)


def _folders(reading: MigrationReading) -> list[str]:
    return reading.path.split("/")[:-1]


def _shared(one: list[str], other: list[str]) -> int:
    """Count the folders in which two files lie together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def changes_of(reading: MigrationReading) -> Iterator[SchemaChange]:
    """Give the changes of a file; what tells how the schema stands changes nothing that is so already."""
    if reading.tells == "changes":
        return iter(reading.changes)
    return _told(reading)


def _told(reading: MigrationReading) -> Iterator[SchemaChange]:
    """Give the changes of a file that tells how the schema stands."""
    for change in reading.changes:
        if isinstance(change, ColumnChange) and change.operation == "add":
            yield change._replace(operation="stand")
        elif isinstance(change, TableChange) and change.operation == "create":
            yield _standing(change, reading)
        else:
            yield change


def _standing(change: TableChange, reading: MigrationReading) -> TableChange:
    # a model may show a view, and makes no table of it
    return change._replace(operation="stand" if reading.tells == "whole" else "comment")
