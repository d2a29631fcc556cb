"""A statement that shows or hands on data in; why it is not understood, if it does so, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.syntax.sql_cursor import Cursor
from privacyrules.syntax.sql_found import Found, Opaque
from privacyrules.syntax.sql_keywords import GRANTED_WITHOUT_TABLES

_SHOWING = frozenset(("SELECT", "ALL"))
_WRITERS = ("INSERT", "MERGE", "REPLACE", "UPDATE", "DELETE")


def granted(cursor: Cursor) -> Iterator[Found]:
    """Read GRANT: to let a role read tables is to disclose them."""
    cursor.at += 1
    ahead = cursor.find("ON")
    if ahead < 0 or not _SHOWING.intersection(cursor.uppers[cursor.at : cursor.at + ahead]):
        return
    cursor.at += ahead + 1
    if cursor.word() in GRANTED_WITHOUT_TABLES and not (
        cursor.word() == "ALL" and cursor.word(1) in ("TABLES", "TABLE")
    ):
        return
    yield Opaque("a role may now read the table, which is not followed yet (GRANT)")


def copied(cursor: Cursor) -> Iterator[Found]:
    """Read COPY: `COPY ... TO` hands data out."""
    cursor.at += 1
    ahead = cursor.find("TO", "FROM")
    if ahead >= 0 and cursor.word(ahead) == "TO":
        yield Opaque("data is written out, which is not followed yet (COPY ... TO)")


def selected(cursor: Cursor) -> Iterator[Found]:
    """Read a query: `SELECT ... INTO` makes a table, or in MySQL writes a file."""
    ahead = cursor.find("INTO") if "INTO" in cursor.uppers else -1
    if ahead < 0 or cursor.word(ahead - 1) in _WRITERS:
        return
    target = cursor.word(ahead + 1)
    if target in ("OUTFILE", "DUMPFILE"):
        yield Opaque(f"data is written out, which is not followed yet (SELECT INTO {target})")
    elif not cursor.source.backslashes and target != "@":
        yield Opaque("a table is made and filled by a query (SELECT INTO), which is not read yet")


def imported(cursor: Cursor) -> Iterator[Found]:
    """Read IMPORT FOREIGN SCHEMA."""
    if cursor.word(1) == "FOREIGN":
        yield Opaque("tables of a foreign server are taken in, and their columns are not written here")
