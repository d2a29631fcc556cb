"""A statement and what it says of who may read what in; that as a disclosure, or the end of one, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from privacyrules.model.places import Place
from privacyrules.model.schema import Disclosure, Source, TableName
from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Sighting

Kind = Literal["grant", "publication", "copy", "foreign table"]
Span = Literal["once", "tables", "all", "later"]
Undoes = Literal["nothing", "these"]

EVERY = "*"
EVERYTHING = (Source((TableName(EVERY),), EVERY),)
"""Every column of every table."""


class Act(NamedTuple):
    """The statement: where it stands, and whether it takes back what it names."""

    start: int
    end: int
    place: Place
    text: str
    undoes: Undoes = "nothing"

    def opens(
        self, how: tuple[Kind, Span], reads: Sequence[Source], roles: Sequence[str]
    ) -> Iterator[Sighting]:
        """Give what the statement opens (or closes) to each of the roles."""
        kind, span = how
        for role in dict.fromkeys(roles):
            change = Disclosure(kind, tuple(reads), role, self.place, self.text, span, undoes=self.undoes)
            yield Sighting(self.start, self.end, change)

    def joins(self, member: str, role: str) -> Sighting:
        """Return that `member` gets (or loses) the rights of `role`."""
        change = Disclosure("grant", (), member, self.place, self.text, through=role, undoes=self.undoes)
        return Sighting(self.start, self.end, change)

    def ends_all(self, kind: Kind, role: str) -> Sighting:
        """Return that nothing is open any more that ever was to `role`."""
        change = Disclosure(kind, (), role, self.place, self.text, undoes="all")
        return Sighting(self.start, self.end, change)


def act_of(cursor: Cursor, start: int, *, takes_back: bool = False) -> Act:
    """Return the statement that starts at an offset and ends with the cursor's range."""
    text = cursor.source.lines.excerpt(start, cursor.end)
    return Act(start, cursor.end, cursor.place(start), text, "these" if takes_back else "nothing")
