"""A list of tables as FROM and UPDATE write it in; the names by which their columns go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacyrules.model.schema import TableName
from privacyrules.syntax.sql.cursor import Cursor

_BEFORE_A_TABLE = (",", "JOIN", "STRAIGHT_JOIN", "APPLY")
_NO_NAMES = frozenset(
    (
        *(
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "NATURAL",
            "OUTER",
            "STRAIGHT_JOIN",
            "ON",
            "USING",
        ),
        *(",", "WITH", "FORCE", "USE", "IGNORE", "TABLESAMPLE", "PARTITION"),
    )
)
"""What may follow a table that has no other name."""


def named_tables(cursor: Cursor) -> Mapping[str, TableName]:
    """Return the tables of a list, by the names, in small letters, that their columns go by.

    What is no table (a query in parentheses, a function) is passed over.
    """
    return {name.lower(): table for name, table in _named(cursor.part(cursor.at, cursor.stop))}


def _named(cursor: Cursor) -> Iterator[tuple[str, TableName]]:
    while not cursor.done:
        cursor.accept_any(("ONLY", "LATERAL"))
        table = cursor.table()
        if table and cursor.word() != "(":
            cursor.accept("*")
            cursor.accept("AS")
            name = None if cursor.word() in _NO_NAMES else cursor.name()
            yield name.text if name else table.name, table
        ahead = cursor.find(*_BEFORE_A_TABLE)
        cursor.at = cursor.at + ahead + 1 if ahead >= 0 else cursor.stop
