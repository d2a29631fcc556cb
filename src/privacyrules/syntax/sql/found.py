"""What the readers of SQL statements hand to each other: things seen, things not understood, code in code."""

from typing import NamedTuple

from privacyrules.model.schema import Disclosure, SchemaChange, Unread


class Sighting(NamedTuple):
    """A change, a disclosure or an unread statement, and the offsets of the text of the file that says it."""

    start: int
    end: int
    change: SchemaChange | Disclosure | Unread


class Opaque(NamedTuple):
    """Why a statement, or a part of it, is not understood."""

    what: str


class Piece(NamedTuple):
    """SQL inside of SQL: the body of a routine, or a string that is executed; `base` is its offset."""

    text: str
    base: int


Found = Sighting | Opaque | Piece
