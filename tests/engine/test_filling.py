"""What statements that change rows put into a column, it holds from then on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from privacyrules.engine.columns.fold import fold
from privacyrules.readers import sql

TABLES = """\
CREATE TABLE users (id int, email text, name text);
CREATE TABLE contacts (id int, mail text);
CREATE TABLE notes (id int, x text, y text);
"""
MERGED = """\
MERGE INTO notes n USING users u ON u.id = n.id WHEN MATCHED THEN UPDATE SET x = u.email
WHEN NOT MATCHED THEN INSERT (id, y) VALUES (1, u.name);
"""


def reads(text: str) -> dict[str, list[str]]:
    """The columns that read others, with what they read."""
    reading = sql.read(TABLES + text, "a.sql", "postgresql")
    assert reading.unread == ()
    return {
        f"{c.table}.{c.name}": [f"{r.table}.{r.name}" for r in c.reads]
        for c in fold(reading.changes)
        if c.reads
    }


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE notes SET x = u.email FROM users u WHERE u.id = notes.id;", {"notes.x": ["users.email"]}),
        ("UPDATE notes SET x = (SELECT max(email) FROM users);", {"notes.x": ["users.email"]}),
        ("UPDATE notes SET (x, y) = (SELECT email, name FROM users LIMIT 1);",
         {"notes.x": ["users.email"], "notes.y": ["users.name"]}),
        ("UPDATE notes SET x = y;", {"notes.x": ["notes.y"]}),
        ("UPDATE users SET name = name || ' ' || email;", {"users.name": ["users.email"]}),
        ("UPDATE notes SET x = 'email', y = DEFAULT;", {}),
        (MERGED, {"notes.x": ["users.email"], "notes.y": ["users.name"]}),
        ("CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO notes (x) VALUES (NEW.email); END $$;",
         {"notes.x": ["NEW.email"]}),
        ("CREATE FUNCTION f() RETURNS int AS $$ INSERT INTO notes (x) SELECT email FROM users $$;",
         {"notes.x": ["users.email"]}),
        ("WITH a AS (INSERT INTO notes (x) SELECT email FROM users RETURNING id) SELECT id FROM a;",
         {"notes.x": ["users.email"]}),
        ("UPDATE notes SET x = u.email FROM users u; UPDATE notes SET x = c.mail FROM contacts c;",
         {"notes.x": ["users.email", "contacts.mail"]}),
    ],
)  # fmt: skip
def test_a_column_holds_what_it_is_set_to(statement: str, expected: Mapping[str, Sequence[str]]) -> None:
    assert reads(statement) == expected


def test_a_column_that_nobody_made_stands_where_it_is_set() -> None:
    reading = sql.read("UPDATE t SET a = 1,\n    b = u.email FROM users u;", "a.sql", "postgresql")
    (column,) = fold(reading.changes)
    assert (str(column.place), column.name) == ("a.sql:2:5", "b")
