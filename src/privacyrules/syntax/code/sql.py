"""A string of a program that holds SQL in; what it does to the schema, at its places in the file, out."""

from __future__ import annotations

from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, TableChange
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.line_map import LineMap
from privacyrules.syntax.sql.dialect import guess_dialect
from privacyrules.syntax.sql.found import Sighting
from privacyrules.syntax.sql.reading import SqlReading, read_sql


def read_sql_text(text: Text, source: CodeSource, dialect: str | None) -> SqlReading:
    """Read the SQL in a string; every place and offset of what it holds is one of the file.

    Raises:
        KeyError: the dialect is not known.
    """
    reading = read_sql(text.value, LineMap(text.value, ""), dialect or guess_dialect(text.value))
    moving = _Moving(text, source)
    reading.sightings = [moving.sighting(sighting) for sighting in reading.sightings]
    reading.ignores = [
        ignore._replace(place=moving.place(ignore.place), beside=moving.place(ignore.beside))
        for ignore in reading.ignores
    ]
    reading.problems = [problem._replace(place=moving.place(problem.place)) for problem in reading.problems]
    return reading


class _Moving:
    """Moves places from a string to the file that it is written in."""

    def __init__(self, text: Text, source: CodeSource) -> None:
        self.text = text
        self.source = source
        self.starts = [0]
        for at, letter in enumerate(text.value):
            if letter == "\n" or (letter == "\r" and text.value[at + 1 : at + 2] != "\n"):
                self.starts.append(at + 1)

    def offset(self, at: int) -> int:
        """Return the offset in the file of an offset in the string."""
        return min(self.text.offset(at), len(self.source.text))

    def place(self, place: Place) -> Place:
        """Return the place in the file of a place in the string."""
        return self.source.place(self.offset(self.starts[place.line - 1] + place.column - 1))

    def sighting(self, sighting: Sighting) -> Sighting:
        """Move a sighting and all that is said of it."""
        start, end = self.offset(sighting.start), self.offset(sighting.end - 1) + 1
        change = sighting.change
        if isinstance(change, ColumnChange | TableChange):
            annotations = tuple(said._replace(place=self.place(said.place)) for said in change.annotations)
            change = change._replace(annotations=annotations)
        return Sighting(start, end, change._replace(place=self.place(change.place)))
