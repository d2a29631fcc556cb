"""What a changelog turns out to do in, part by part; what its parts say out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.annotations import mentions, parse
from privacyrules.syntax.code.found import CodeFound, known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.liquibase.parts import Part
from privacyrules.syntax.liquibase.properties import Properties

_QUALIFIED = re.compile(r"\w+\.\w+")
_JAVA = re.compile(r"java\.sql\.Types\.", re.IGNORECASE)
_WHITE = re.compile(r"\s+")
NO_TABLE = "the name of the table is not written here"
NO_COLUMN = "the name of the column is not written here"


class Table(NamedTuple):
    """A table that a part names, as it is written there, and where."""

    name: TableName
    text: Text
    place: Place


@dataclass(slots=True)
class Log:
    """What was found so far in one changelog, and what its properties stand for."""

    found: CodeFound
    properties: Properties = field(default_factory=Properties)
    servers: str = ""
    """The databases that the change set at hand is for, as written."""

    def name(self, part: Part, key: str) -> Text | None:
        """Return the name that a part states, if all of it is known."""
        stated = part.values.get(key)
        return known_text(self.properties.fill(stated)) if stated is not None else None

    def table(self, part: Part, key: str = "tableName", schema: str = "schemaName") -> Table | None:
        """Return the table that a part names; a schema that is not known stays as written."""
        name, within = self.name(part, key), part.values.get(schema)
        if name is None:
            return None
        owner = self.properties.fill(within).value if within is not None else ""
        if not owner and _QUALIFIED.fullmatch(name.value):
            owner = name.value.partition(".")[0]
            name = name.part(len(owner) + 1, len(name.value))
        return Table(TableName(name.value, owner or None), name, self.found.place(name))

    def type(self, part: Part, key: str = "type") -> str | None:
        """Return a type as written, without its package."""
        stated = part.values.get(key)
        if stated is None:
            return None
        written = self.properties.fill(stated, any_of=True).value
        return _JAVA.sub("", _WHITE.sub(" ", written)) or None

    def keep(
        self, change: ColumnChange | TableChange, part: Part, span: tuple[int, int] | None = None
    ) -> None:
        """Keep what a part does, and what its remarks say; `span` is where, if not all of the part."""
        remarks = part.values.get("remarks")
        if remarks is not None and remarks.value:
            change = change._replace(comment=remarks.value)
            if mentions(remarks.value):
                said = parse(remarks.value, self.found.place(remarks))
                change = change._replace(annotations=said.annotations)
                self.found.ignores += [ignore._replace(beside=change.place) for ignore in said.ignores]
                self.found.problems += said.problems
        start, end = span or (part.start, part.end)
        self.found.keep(change, start, end)

    def opaque(self, part: Part, what: str) -> None:
        """Keep a part that is not understood; `what` says why."""
        self.found.keep_opaque(what, part.start, part.end)
