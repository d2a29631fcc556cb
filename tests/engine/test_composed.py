"""Columns of a type that the schema itself defines hold what the type is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from privacyrules.engine.columns.fold import fold_all
from privacyrules.readers import sql

ADDRESS = "CREATE TYPE address AS (street text, city text);"


def reads(*migrations: str) -> dict[str, list[str]]:
    """The columns that are kept and read others, with what they read."""
    readings = [sql.read(text, f"{n}.sql", "postgresql") for n, text in enumerate(migrations, 1)]
    assert [unread for reading in readings for unread in reading.unread] == []
    columns = fold_all(change for reading in readings for change in reading.changes).columns
    return {
        f"{c.table}.{c.name}": [f"{read.table}.{read.name}" for read in c.reads]
        for c in columns
        if c.kept and c.reads
    }


def kept(*migrations: str) -> list[str]:
    readings = [sql.read(text, f"{n}.sql", "postgresql") for n, text in enumerate(migrations, 1)]
    columns = fold_all(change for reading in readings for change in reading.changes).columns
    return [f"{column.table}.{column.name}" for column in columns if column.kept]


@pytest.mark.parametrize(
    ("migrations", "expected"),
    [
        # What a type is made of.
        ([ADDRESS, "CREATE TABLE t (a address);"], {"t.a": ["type address.street", "type address.city"]}),
        ([ADDRESS, "CREATE TABLE t (a address[]);"], {"t.a": ["type address.street", "type address.city"]}),
        ([ADDRESS, 'CREATE TABLE t (a "address");'], {"t.a": ["type address.street", "type address.city"]}),
        (
            ["CREATE TYPE s.address AS (street text);", "ALTER TABLE t ADD a s.address NOT NULL;"],
            {"t.a": ["type s.address.street"]},
        ),
        (
            ["CREATE TYPE s.address AS (street text);", "CREATE TABLE t (a address);"],
            {"t.a": ["type s.address.street"]},
        ),
        ([ADDRESS, "CREATE TABLE t (a text);", "ALTER TABLE t ALTER a TYPE address USING NULL;"],
         {"t.a": ["type address.street", "type address.city"]}),
        # A type within a type.
        (
            [ADDRESS, "CREATE TYPE home AS (place address);", "CREATE TABLE t (a home);"],
            {"t.a": ["type home.place"]},
        ),
        # A domain is made of one column that bears its name.
        (["CREATE DOMAIN email AS text;", "CREATE TABLE t (a email);"], {"t.a": ["type email.email"]}),
        # A type that changes later.
        (
            [ADDRESS, "CREATE TABLE t (a address);", "ALTER TYPE address ADD ATTRIBUTE phone text;"],
            {"t.a": ["type address.street", "type address.city", "type address.phone"]},
        ),
        # A table of a type.
        (
            [ADDRESS, "CREATE TABLE t OF address;"],
            {"t.street": ["type address.street"], "t.city": ["type address.city"]},
        ),
        # A copy reads on.
        (
            [ADDRESS, "CREATE TABLE t (a address);", "CREATE TABLE u AS SELECT a AS b FROM t;"],
            {
                "t.a": ["type address.street", "type address.city"],
                "u.b": ["t.a", "type address.street", "type address.city"],
            },
        ),
        # What is no type of the schema's own.
        (["CREATE TABLE t (a text, b numeric(9, 2), c other.type);"], {}),
        (["CREATE TYPE mood AS ENUM ('sad');", "CREATE TABLE t (a mood);"], {}),
    ],
)  # fmt: skip
def test_a_column_reads_what_its_type_is_made_of(
    migrations: Sequence[str], expected: Mapping[str, Sequence[str]]
) -> None:
    assert reads(*migrations) == expected


def test_a_type_keeps_nothing_itself() -> None:
    assert kept(ADDRESS, "CREATE DOMAIN email AS text;", "CREATE TABLE t (a int);") == ["t.a"]


def test_what_is_added_to_a_type_that_no_file_defines_counts_as_kept() -> None:
    assert kept("ALTER TYPE address ADD ATTRIBUTE phone text;") == ["type address.phone"]


def test_a_table_may_be_called_as_a_type_is() -> None:
    assert kept("CREATE TABLE address (a int);", ADDRESS, "DROP TYPE address;") == ["address.a"]


def test_the_columns_of_a_copied_table_go_on() -> None:
    users = "CREATE TABLE users (id int, email text);"
    assert reads(users, "CREATE TABLE t (LIKE users, more int);") == {
        "t.id": ["users.id"],
        "t.email": ["users.email"],
    }
    assert reads(users, "CREATE TABLE t (email citext) INHERITS (users);") == {
        "t.email": ["users.email"],
        "t.id": ["users.id"],
    }


def test_a_column_that_is_listed_and_inherited_stands_where_it_is_listed() -> None:
    migrations = ("CREATE TABLE a (b text);", "CREATE TABLE c (b citext) INHERITS (a);")
    readings = [sql.read(text, f"{n}.sql", "postgresql") for n, text in enumerate(migrations, 1)]
    columns = fold_all(change for reading in readings for change in reading.changes).columns
    assert [(str(c.place), c.type) for c in columns] == [("1.sql:1:17", "text"), ("2.sql:1:17", "citext")]


def test_a_partition_keeps_nothing_that_its_table_does_not() -> None:
    users = "CREATE TABLE users (id int, email text) PARTITION BY HASH (id);"
    part = "CREATE TABLE users_1 PARTITION OF users FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
    assert kept(users, part) == ["users.id", "users.email"]
