"""Tables that inherit from others and partitions: what ALTER TABLE hands down, and what it leaves.

Each case is one that PostgreSQL accepts; what is left is what it shows then.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from engine.test_fold import folded, named, reads
from privacyrules.engine.columns.needed import needed
from privacyrules.readers import sql

PARENT = "CREATE TABLE p (id int, email text);"
CHILD = "CREATE TABLE c (id int, email text, fax text);"
TIED = f"{PARENT} {CHILD} ALTER TABLE c INHERIT p;"
LISTED = PARENT + " CREATE TABLE c (email text, fax text) INHERITS (p);"
PARTS = "CREATE TABLE p (id int, email text) PARTITION BY HASH (id); CREATE TABLE c (id int, email text);"
ATTACHED = PARTS + " ALTER TABLE p ATTACH PARTITION c FOR VALUES WITH (MODULUS 1, REMAINDER 0);"


@pytest.mark.parametrize(
    ("migrations", "left"),
    [
        # A parent's columns reach the child from then on.
        ([TIED, "ALTER TABLE p ADD phone text;"], "c.email c.fax c.id c.phone p.email p.id p.phone"),
        ([TIED, "ALTER TABLE p RENAME email TO mail;"], "c.fax c.id c.mail p.id p.mail"),
        ([ATTACHED, "ALTER TABLE p ADD phone text;"], "c.email c.id c.phone p.email p.id p.phone"),
        # What the child declares itself, a parent's DROP COLUMN leaves.
        ([TIED, "ALTER TABLE p DROP email;"], "c.email c.fax c.id p.id"),
        ([LISTED, "ALTER TABLE p DROP email;"], "c.email c.fax c.id p.id"),
        ([LISTED, "ALTER TABLE p DROP id;"], "c.email c.fax p.email"),
        (
            [TIED, "ALTER TABLE p ADD phone text;", "ALTER TABLE p DROP phone;"],
            "c.email c.fax c.id p.email p.id",
        ),
        # A column that the parent gets and the child had before stays the child's own.
        ([TIED, "ALTER TABLE p ADD fax text;", "ALTER TABLE p DROP fax;"], "c.email c.fax c.id p.email p.id"),
        # A partition has no columns of its own, even one that was made as a table.
        ([ATTACHED, "ALTER TABLE p DROP email;"], "c.id p.id"),
        # ALTER TABLE ONLY ... DROP COLUMN leaves the column to the children, as their own.
        ([LISTED, "ALTER TABLE ONLY p DROP id;"], "c.email c.fax c.id p.email"),
        (
            [LISTED, "ALTER TABLE ONLY p DROP id;", "ALTER TABLE p ADD id int;", "ALTER TABLE p DROP id;"],
            "c.email c.fax c.id p.email",
        ),
        # After NO INHERIT and DETACH, changes of the parent reach the table no more; what it has stays.
        (
            [TIED, "ALTER TABLE c NO INHERIT p;", "ALTER TABLE p ADD phone text;"],
            "c.email c.fax c.id p.email p.id p.phone",
        ),
        ([LISTED, "ALTER TABLE c NO INHERIT p;", "ALTER TABLE p DROP id;"], "c.email c.fax c.id p.email"),
        ([ATTACHED, "ALTER TABLE p DETACH PARTITION c;", "ALTER TABLE p DROP email;"], "c.email c.id p.id"),
        (
            [ATTACHED, "ALTER TABLE p DETACH PARTITION c CONCURRENTLY;", "ALTER TABLE p ADD a int;"],
            "c.email c.id p.a p.email p.id",
        ),
        # It may be tied again.
        (
            [TIED, "ALTER TABLE c NO INHERIT p;", "ALTER TABLE c INHERIT p;", "ALTER TABLE p ADD a int;"],
            "c.a c.email c.fax c.id p.a p.email p.id",
        ),
        # A renamed child is still a child, a dropped one is not.
        (
            [TIED, "ALTER TABLE c RENAME TO k;", "ALTER TABLE p ADD a int;"],
            "k.a k.email k.fax k.id p.a p.email p.id",
        ),
        ([TIED, "DROP TABLE c;", "ALTER TABLE p ADD a int;"], "p.a p.email p.id"),
        # A renamed column that was inherited is inherited still.
        ([LISTED, "ALTER TABLE p RENAME id TO no;", "ALTER TABLE p DROP no;"], "c.email c.fax p.email"),
    ],
)
def test_what_is_left_of_a_table_and_its_heirs(migrations: Sequence[str], left: str) -> None:
    assert named(folded(*migrations)) == left.split()


DIAMOND = "CREATE TABLE a (x int, y int); CREATE TABLE b (x int); CREATE TABLE c () INHERITS (a, b);"
DEEP = "CREATE TABLE a (x int, y int); CREATE TABLE b () INHERITS (a); CREATE TABLE c () INHERITS (a, b);"


@pytest.mark.parametrize(
    ("migrations", "left"),
    [
        ([DIAMOND, "ALTER TABLE a DROP x;"], "a.y b.x c.x c.y"),
        ([DIAMOND, "ALTER TABLE a DROP x;", "ALTER TABLE b DROP x;"], "a.y c.y"),
        ([DIAMOND, "ALTER TABLE c NO INHERIT b;", "ALTER TABLE a DROP x;"], "a.y b.x c.y"),
        ([DEEP, "ALTER TABLE a DROP x;"], "a.y b.y c.y"),
        ([DEEP, "ALTER TABLE ONLY a DROP x;"], "a.y b.x b.y c.x c.y"),
    ],
)
def test_a_column_of_several_parents_goes_with_the_last_of_them(migrations: Sequence[str], left: str) -> None:
    assert named(folded(*migrations)) == left.split()


def test_a_table_that_is_attached_keeps_nothing_itself_until_it_is_detached() -> None:
    def kept(*migrations: str) -> list[str]:
        return named(column for column in folded(*migrations) if column.kept)

    assert kept(PARTS) == ["c.email", "c.id", "p.email", "p.id"]
    assert kept(ATTACHED) == ["p.email", "p.id"]
    assert kept(ATTACHED, "ALTER TABLE p DETACH PARTITION c FINALIZE;") == kept(PARTS)


def test_a_part_of_a_table_that_was_not_read_is_still_told() -> None:
    """Its columns stand in no other file: they must not be passed over."""
    attached = "ALTER TABLE archive.p ATTACH PARTITION c DEFAULT;"
    assert [(c.name, c.kept) for c in folded(CHILD, attached)] == [
        ("id", True),
        ("email", True),
        ("fax", True),
    ]
    later = folded(CHILD, attached, "ALTER TABLE archive.p ADD phone text;")
    assert named(later) == ["archive.p.phone", "c.email", "c.fax", "c.id", "c.phone"]


def test_columns_that_only_the_parent_was_seen_with_are_those_of_the_child_too() -> None:
    """PostgreSQL ties only tables that have all columns of the parent."""
    assert reads(PARENT, "ALTER TABLE c INHERIT p;") == {"c.id": ["p.id"], "c.email": ["p.email"]}


def test_schemas_and_letter_case_do_not_hide_a_parent() -> None:
    tied = 'CREATE TABLE public.p (id int); CREATE TABLE c (id int); ALTER TABLE IF EXISTS C INHERIT "P";'
    assert named(folded(tied, "ALTER TABLE public.P ADD a int;")) == [
        "c.a",
        "c.id",
        "public.p.a",
        "public.p.id",
    ]


def test_a_table_tied_to_itself_or_in_a_circle_ends() -> None:
    circle = (
        "CREATE TABLE a (x int); CREATE TABLE b (x int); ALTER TABLE a INHERIT a; ALTER TABLE a INHERIT b;"
    )
    columns = folded(circle, "ALTER TABLE b INHERIT a;", "ALTER TABLE a ADD y int;", "ALTER TABLE b DROP y;")
    assert named(columns) == ["a.x", "a.y", "b.x"]


def test_tying_tables_asks_for_no_file_before() -> None:
    """It brings nothing that is not kept already."""
    reading = sql.read("ALTER TABLE p ATTACH PARTITION c DEFAULT; ALTER TABLE c NO INHERIT p;", "2.sql")
    assert needed(reading.changes, []) == []
