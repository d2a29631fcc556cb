"""The classes of models in some files in; the tables that they make, with what they inherit, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.model.mapped import ModelClass
from privacyrules.model.schema import (
    ColumnChange,
    MigrationReading,
    SchemaChange,
    TableChange,
    TableName,
    Unread,
)

_SEPARATOR = re.compile(r"[\\/]")
_END = re.compile(r"(?:[\\/]__init__)?\.py\Z", re.IGNORECASE)

DEEPEST = 60
MOST_INHERITED = 100_000
"""No more changes are passed on: a short file may let thousands of classes inherit thousands of columns."""
MOST_NAMESAKES = 50
_TOO_MANY = "with all that inherits here, there are more columns than can be followed"

Called = Callable[[TableName, ModelClass], TableName]
"""What a class's table is called, given what the class itself says."""


def with_inherited(readings: Sequence[MigrationReading], called: Called) -> Iterator[MigrationReading]:
    """Give every reading that has classes the changes that follow from all of them."""
    families = _Families(readings, called)
    for reading in readings:
        if reading.classes:
            homes = (_Home(reading.path, cls) for cls in reading.classes)
            found = [part for home in homes for part in families.changes(home)]
            unread = [part for part in found if isinstance(part, Unread) and part not in reading.unread]
            changes = tuple(part for part in found if not isinstance(part, Unread))
            yield reading._replace(changes=changes, unread=(*reading.unread, *unread))
        else:
            yield reading


def as_stated(table: TableName, _: ModelClass) -> TableName:
    """Call a table as its class says."""
    return table


class _Home(NamedTuple):
    """A class, and the file that it stands in."""

    path: str
    cls: ModelClass


class _Line(NamedTuple):
    """What follows for a class from all that it inherits.

    `changes` are what it says of its table, or lends to others, by column. `open`: some base stands in no
    file that was read. `over`: there was too much to be passed on.
    """

    table: TableName | None = None
    changes: Mapping[str, SchemaChange] = {}
    model: bool = False
    open: bool = False
    over: bool = False


class _Families:
    """Knows which class inherits from which."""

    def __init__(self, readings: Sequence[MigrationReading], called: Called) -> None:
        self.called = called
        self.named: dict[str, list[_Home]] = {}
        self._lines: dict[int, _Line] = {}
        self._depth = 0
        self._left = MOST_INHERITED
        for reading in readings:
            for cls in reading.classes:
                self.named.setdefault(cls.name, []).append(_Home(reading.path, cls))

    def changes(self, home: _Home) -> Iterator[SchemaChange | Unread]:
        """Give what a class and its bases make of its table, the table first; nothing if it has none."""
        line = self.line(home)
        if line.table is not None:
            for change in sorted(line.changes.values(), key=lambda change: isinstance(change, ColumnChange)):
                yield change._replace(table=line.table)
            if line.over:
                yield Unread("opaque", home.cls.changes[0].place, _TOO_MANY, home.cls.name)

    def line(self, home: _Home) -> _Line:
        """Return what follows for a class; nothing from one that inherits from itself, or all too deeply."""
        key = id(home.cls)
        if key not in self._lines:
            self._lines[key] = _Line()
            if self._depth < DEEPEST:
                self._depth += 1
                self._lines[key] = self._worked_out(home)
                self._depth -= 1
        return self._lines[key]

    def _worked_out(self, home: _Home) -> _Line:
        cls = home.cls
        bases = [self._base(home, name) for name in cls.bases]
        lines = [self.line(base) for base in bases if base is not None]
        lent = {
            name: change
            for line in reversed(lines)
            if line.table is None
            for name, change in line.changes.items()
            if name not in cls.without
        }
        self._left -= len(lent)
        line = _Line(
            changes=_in_passing(lent if self._left >= 0 else {}),
            model=cls.known != "if" or any(line.model for line in lines),
            open=None in bases or any(line.open for line in lines),
            over=self._left < 0 and bool(lent),
        )
        kept = next((base.table for base in lines if base.table is not None), None)
        if cls.known in ("guessed", "unsure") and kept is not None:
            # its rows are kept with those of the base
            return line._replace(table=kept, changes={**line.changes, **_in_passing(_by_column(cls))})
        is_table = line.model and (line.open or cls.known != "unsure")
        table = self.called(cls.table, cls) if cls.table is not None and is_table else None
        return line._replace(table=table, changes={**line.changes, **_by_column(cls)})

    def _base(self, home: _Home, name: str) -> _Home | None:
        """Return the class that a base is, in the file itself or where its module says."""
        module, _, own = name.rpartition(".")
        others = [other for other in self.named.get(own, ())[-MOST_NAMESAKES:] if other.cls is not home.cls]
        if not module and name.startswith("."):
            return next((other for other in reversed(others) if other.path == home.path), None)
        fitting = [other for other in others if _is_module(module.strip("."), other.path)]
        return max(fitting, key=lambda other: _near(other.path, home.path), default=None)


def _by_column(cls: ModelClass) -> dict[str, SchemaChange]:
    """Return the changes of a class by the columns that they are about; that of its table by its own name."""
    return {
        change.column.lower() if isinstance(change, ColumnChange) else f"{cls.name} {change.place}": change
        for change in cls.changes
    }


def _in_passing(changes: Mapping[str, SchemaChange]) -> dict[str, SchemaChange]:
    """What people state of a base's table is said of that of the class, but makes none."""
    return {
        name: change._replace(operation="comment") if isinstance(change, TableChange) else change
        for name, change in changes.items()
        if not isinstance(change, TableChange) or change.annotations
    }


def _is_module(module: str, path: str) -> bool:
    """Say whether a path may be that of a module, or of one that the module's package is made of.

    A name without a module comes by `import *`, or from the package that the file lies in.
    """
    own = f".{_SEPARATOR.sub('.', _END.sub('', path))}."
    return not module or f".{module}." in own or f".{module}.".endswith(own)


def _near(one: str, other: str) -> int:
    """Count the folders that two paths share."""
    folders = zip(_SEPARATOR.split(one), _SEPARATOR.split(other), strict=False)
    return next((at for at, (a, b) in enumerate(folders) if a != b), len(one))
