"""The text of a file of models in; its classes, and the tables that they make, out."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from privacyrules.model.mapped import ModelClass
from privacyrules.model.schema import (
    ColumnChange,
    Disclosure,
    MigrationReading,
    SchemaChange,
    TableChange,
    TableName,
    Unread,
)
from privacyrules.syntax.python.classes import Class
from privacyrules.syntax.python.found import Found, read_python
from privacyrules.syntax.python.inheritance import as_stated, with_inherited
from privacyrules.syntax.sql.found import Sighting

_COLON = re.compile(r":")


class Told(NamedTuple):
    """A class, and which sightings are what it says itself."""

    cls: ModelClass
    start: int
    stop: int


@dataclass(slots=True)
class Models:
    """What a file tells of models so far."""

    found: Found
    told: list[Told] = field(default_factory=list)

    def tell(self, cls: ModelClass, sightings: Iterable[Sighting]) -> None:
        """Keep a class, and what it says of its table and columns."""
        start = len(self.found.sightings)
        self.found.sightings += sightings
        self.told.append(Told(cls, start, len(self.found.sightings)))
        self.found.statements += cls.table is not None and cls.known != "if"

    def column(self, change: ColumnChange, node: ast.expr | ast.stmt) -> Sighting:
        """Return the sighting of a column that a node makes."""
        return Sighting(*self.found.source.span(node), change)

    def brought(self, base: ast.expr, table: TableName, columns: Mapping[str, str]) -> Iterator[Sighting]:
        """Give the columns, by name and type, that a base brings without writing them in the file."""
        place = self.found.source.place(self.found.source.start(base))
        for name, type_ in columns.items():
            yield self.column(ColumnChange("add", table, name, place, type_), base)

    def header(self, cls: Class, table: TableChange, first: str = "") -> Sighting:
        """Return the sighting of a table: the header of its class, and `first` if that begins its body."""
        source, node = self.found.source, cls.node
        start = min([source.start(node), *(source.start(part) - 1 for part in node.decorator_list)])
        parts = (*node.bases, *(word.value for word in node.keywords))
        behind = max(map(source.end, parts), default=cls.name.offset(0))
        colon = _COLON.search(source.text, behind)
        member = cls.members.get(first)
        begins = member is not None and member.node in node.body[:2]
        end = source.end(member.node) if member and begins else colon.end() if colon else behind
        return Sighting(start, end, table)


def read_models(text: str, path: str, walk: Callable[[ast.Module, Models], None]) -> MigrationReading:
    """Read the text of a file of models; `walk` tells what its classes are."""
    kept: list[Models] = []

    def read(tree: ast.Module, found: Found) -> None:
        kept.append(Models(found))
        walk(tree, kept[0])

    reading = read_python(text, path, None, read)
    classes = _laid(kept[0], reading.changes) if kept else ()
    unread = tuple(sorted((reading.unread if kept else _newer(reading)), key=lambda unread: unread.place))
    reading = reading._replace(tells="part", classes=classes, unread=unread)
    (found,) = with_inherited([reading], as_stated)
    return found


def _newer(reading: MigrationReading) -> Iterator[Unread]:
    """Say of a file that Python cannot read what is likely: models use what is new in Python sooner."""
    for unread in reading.unread:
        yield unread._replace(what=f"{unread.what}; one for a newer Python is read by running that Python")


def _laid(models: Models, changes: tuple[SchemaChange, ...]) -> tuple[ModelClass, ...]:
    """Give the classes what comments say of their columns, in the order of the text."""
    sightings = models.found.sightings
    places = [at for at, seen in enumerate(sightings) if not isinstance(seen.change, Disclosure | Unread)]
    # a file that turns out to nest too deeply has no changes
    laid = dict(zip(places, changes, strict=bool(changes)))
    told = sorted(models.told, key=lambda each: sightings[each.start].start)
    return tuple(
        each.cls._replace(changes=tuple(laid[at] for at in range(each.start, each.stop) if at in laid))
        for each in told
    )
