"""One SQL statement in; the schema changes it makes, or why it is not understood, out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from privacyrules.model.schema import Unread
from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.dispatch import statement_reader
from privacyrules.syntax.sql.found import Found, Opaque, Piece, Sighting
from privacyrules.syntax.sql.keywords import CONTROL, IRRELEVANT, ROUTINES
from privacyrules.syntax.sql.objects import FARTHEST, object_of

_READERS = {
    "ALTER": "objects.altered",
    "COMMENT": "tables.commented",
    "COPY": "disclosures.copied",
    "CREATE": "objects.created",
    "DENY": "grants.granted_here",
    "DO": "routines.done",
    "DROP": "objects.dropped_object",
    "EXEC": "routines.executed",
    "EXECUTE": "routines.executed",
    "GRANT": "grants.granted_here",
    "IMPORT": "disclosures.imported",
    "INSERT": "queries.inserted",
    "MERGE": "updates.merged",
    "PREPARE": "routines.executed",
    "RENAME": "tables.renamed",
    "REPLACE": "queries.inserted",
    "REVOKE": "grants.granted_here",
    "SELECT": "queries.selected",
    "UPDATE": "updates.updated",
    "WITH": "queries.selected",
}
"""What reads a statement, by its first word."""

_HOLDERS = ROUTINES | {"SCHEMA"}
"""What may hold statements in the open."""


def read_statement(cursor: Cursor, *, in_body: bool) -> Iterator[Sighting | Piece]:
    """Read the statement at `cursor`; `in_body` says that it stands in a routine or DO block.

    Returns:
        What was seen, in the order of the text; code inside of strings as pieces still to be cut.
        Nothing for a statement that brings no column.
    """
    for part in _parts(cursor, in_body=in_body):
        start, end = part.offset, part.end
        why: list[str] = []
        for found in _found(part):
            if isinstance(found, Opaque):
                why.append(found.what)
            else:
                yield found
        if why:
            text = cursor.source.lines.excerpt(start, end)
            what = "; ".join(dict.fromkeys(why))
            yield Sighting(start, end, Unread("opaque", cursor.place(start), what, text))


def _parts(cursor: Cursor, *, in_body: bool) -> Iterator[Cursor]:
    """Give the statement itself, and those that stand in the open inside of it."""
    if in_body or cursor.word() in CONTROL:
        yield from _in_the_open(cursor)
        return
    yield cursor.part(cursor.at, cursor.stop)
    beginning = cursor.uppers[cursor.at : cursor.at + FARTHEST]
    if beginning[0] in ("CREATE", "ALTER") and not _HOLDERS.isdisjoint(beginning):
        kind = object_of(cursor.part(cursor.at + 1, cursor.stop))
        if kind in ROUTINES:
            yield from _in_the_open(cursor.part(cursor.at + 1, cursor.stop))
        elif kind == "SCHEMA":
            yield from _schema_elements(cursor.part(cursor.at + 1, cursor.stop))


def _in_the_open(cursor: Cursor) -> Iterator[Cursor]:
    """Give the statements of a body that stands in the open; few files have one."""
    from privacyrules.syntax.sql.routines import fragments

    return fragments(cursor)


def _schema_elements(cursor: Cursor) -> Iterator[Cursor]:
    """Give the definitions inside of `CREATE SCHEMA name CREATE TABLE ... CREATE TABLE ...`."""
    cuts = []
    while (ahead := cursor.find("CREATE", "GRANT")) >= 0:
        cuts.append(cursor.at + ahead)
        cursor.at += ahead + 1
    for first, stop in pairwise((*cuts, cursor.stop)):
        yield cursor.part(first, stop)


def _found(cursor: Cursor) -> Iterator[Found]:
    head = cursor.word()
    if head in _READERS:
        return statement_reader(_READERS[head])(cursor)
    return iter(()) if head in IRRELEVANT or head in CONTROL else _unknown(cursor)


def _unknown(cursor: Cursor) -> Iterator[Found]:
    if not all(text in ")};" for text in cursor.texts[cursor.at : cursor.stop]):
        yield Opaque(f"a statement that begins with `{cursor.text[:40]}` is not known")
