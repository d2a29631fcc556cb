"""What a migration in a programming language turns out to do in, piece by piece; its file's reading out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from privacyrules.model.places import Place, Problem
from privacyrules.model.schema import Disclosure, Ignore, MigrationReading, SchemaChange, Unread
from privacyrules.syntax.annotations import mentions
from privacyrules.syntax.code.owners import Comment
from privacyrules.syntax.code.remarks import lay_comments
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.sql.found import Sighting
from privacyrules.syntax.sql.words import may_define


@dataclass(slots=True)
class CodeFound:
    """What was found so far in one file; `dialect` is that of the SQL in its strings, None to guess."""

    source: CodeSource
    dialect: str | None
    sightings: list[Sighting] = field(default_factory=list)
    ignores: list[Ignore] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    statements: int = 0
    told: set[tuple[int, int, str]] = field(default_factory=set)

    def place(self, name: Text) -> Place:
        """Return where a name is written."""
        return self.source.place(name.offset(0))

    def keep(self, change: SchemaChange | Disclosure | Unread, start: int, end: int) -> None:
        """Keep what the code between two offsets does."""
        self.sightings.append(Sighting(start, end, change))

    def keep_opaque(self, what: str, start: int, end: int) -> None:
        """Keep code that is not understood, once, however often it is run; `what` says why."""
        if (start, end, what) not in self.told:
            self.told.add((start, end, what))
            unread = Unread("opaque", self.source.place(start), what, self.source.text[start:end])
            self.sightings.append(Sighting(start, end, unread))

    def keep_sql(self, text: Text, start: int, end: int) -> None:
        """Read the SQL that the code between two offsets runs.

        Raises:
            KeyError: the dialect is not known.
        """
        if not may_define(text.value):
            self.statements += 1
            return
        from privacyrules.syntax.code.sql import read_sql_text

        reading = read_sql_text(text, self.source, self.dialect)
        self.statements += reading.statements
        self.ignores += reading.ignores
        self.problems += reading.problems
        if len(reading.sightings) == 1:
            # so that a comment beside the call is one beside the only thing that the call does
            self.keep(reading.sightings[0].change, start, end)
        else:
            self.sightings += reading.sightings

    def laid(self, comments: Callable[[], Iterable[Comment]]) -> MigrationReading:
        """Lay comments beside what was found; return it all in the order in which it was found.

        Args:
            comments: gives the file's comments; asked only where one may speak to us.
        """
        spoken = comments() if mentions(self.source.text) else ()
        laid = lay_comments(self.source, self.sightings, spoken)
        found = [sighting.change for sighting in laid.sightings]
        return MigrationReading(
            self.source.path,
            changes=tuple(change for change in found if not isinstance(change, Disclosure | Unread)),
            unread=tuple(change for change in found if isinstance(change, Unread)),
            statements=self.statements,
            disclosures=tuple(change for change in found if isinstance(change, Disclosure)),
            ignores=(*self.ignores, *laid.ignores),
            problems=tuple(sorted((*self.problems, *laid.problems))),
        )


def known_text(value: object) -> Text | None:
    """Return a string of which everything is known and that is not empty."""
    return value if isinstance(value, Text) and value.whole and value.value else None
