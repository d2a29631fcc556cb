"""The schema that migrations leave behind: what is dropped is gone, what is renamed goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.columns.fold import fold, fold_all
from privacyrules.model.columns import StoredColumn
from privacyrules.model.places import Place
from privacyrules.model.schema import (
    Annotation,
    ColumnChange,
    Disclosure,
    SchemaChange,
    TableChange,
    TableName,
)
from privacyrules.readers import sql

NAMES = ("a", "b", "c")
TABLES = ("t", "u", "s.t")

Change = ColumnChange | TableChange


def folded(*migrations: str) -> tuple[StoredColumn, ...]:
    """Read migrations in SQL, in this order, and fold them."""
    readings = [sql.read(text, f"{n}.sql", "postgresql") for n, text in enumerate(migrations, 1)]
    assert [unread for reading in readings for unread in reading.unread] == []
    return fold(change for reading in readings for change in reading.changes)


def read(column: StoredColumn) -> list[str]:
    return [f"{source.table}.{source.name}" for source in column.reads]


def reads(*migrations: str) -> dict[str, list[str]]:
    """The columns that read others, with what they read."""
    return {f"{c.table}.{c.name}": read(c) for c in folded(*migrations) if c.reads}


def opened(*migrations: str) -> dict[str, list[str]]:
    """What each disclosure opens in the end, by whom it opens it to; unknown tables with a `?`."""
    found: dict[str, list[str]] = {}
    events: list[SchemaChange | Disclosure] = []
    for n, text in enumerate(migrations, 1):
        reading = sql.read(text, f"{n}.sql", "postgresql")
        assert reading.unread == ()
        events += [*reading.changes, *reading.disclosures]
    for opening in fold_all(events).openings:
        names = [*named(opening.columns), *(f"{table}?" for table in opening.unknown)]
        found[opening.disclosure.to] = names
    return found


def named(columns: Iterable[StoredColumn]) -> list[str]:
    return sorted(f"{column.table}.{column.name}" for column in columns)


@pytest.mark.parametrize(
    ("migrations", "left"),
    [
        (["CREATE TABLE t (a int, b text);"], ["t.a", "t.b"]),
        (["CREATE TABLE t (a int, b text);", "ALTER TABLE t DROP COLUMN b;"], ["t.a"]),
        (["CREATE TABLE t (a int, b text);", "DROP TABLE t;"], []),
        (["CREATE TABLE t (a int);", "ALTER TABLE t RENAME COLUMN a TO b;"], ["t.b"]),
        (["CREATE TABLE t (a int);", "ALTER TABLE t RENAME TO u;"], ["u.a"]),
        (["CREATE TABLE t (a int);", "ALTER TABLE t RENAME TO u;", "DROP TABLE t;"], ["u.a"]),
        (["CREATE TABLE t (a int);", "ALTER TABLE t RENAME TO u;", "ALTER TABLE u DROP COLUMN a;"], []),
        (["CREATE TABLE t (a int);", "DROP TABLE t;", "CREATE TABLE t (b int);"], ["t.b"]),
        (["ALTER TABLE t DROP COLUMN a;", "ALTER TABLE t ADD COLUMN a int;"], ["t.a"]),
        (["ALTER TABLE t ADD COLUMN a int;"], ["t.a"]),
        (["CREATE TABLE s.t (a int); CREATE TABLE t (b int);", "DROP TABLE s.t;"], ["t.b"]),
        (['CREATE TABLE t (a int); ALTER TABLE "T" DROP COLUMN "A";'], []),
    ],
)
def test_what_is_left(migrations: Sequence[str], left: Sequence[str]) -> None:
    assert named(folded(*migrations)) == left


def test_a_rename_carries_on_what_is_known_and_names_the_old_name() -> None:
    (column,) = folded(
        "CREATE TABLE t (a varchar(40)); COMMENT ON COLUMN t.a IS 'of the person';",
        "ALTER TABLE t RENAME COLUMN a TO b;",
    )
    assert (column.name, column.former, column.type) == ("b", "a", "varchar(40)")
    assert column.comment == "of the person"
    assert column.place == Place("2.sql", 1, 34)


def test_a_column_stands_where_it_was_last_changed_and_a_comment_changes_nothing_there() -> None:
    (column,) = folded(
        "CREATE TABLE t (a int);",
        "ALTER TABLE t ALTER COLUMN a TYPE text;",
        "COMMENT ON COLUMN t.a IS 'a note';",
    )
    assert (column.place, column.type, column.comment) == (Place("2.sql", 1, 28), "text", "a note")


def test_a_comment_on_a_column_that_nobody_created_makes_none() -> None:
    assert folded("COMMENT ON COLUMN t.a IS 'a note';") == ()


def test_the_columns_of_a_renamed_table_go_on_under_its_new_name() -> None:
    (column,) = folded("CREATE TABLE t (a int);", "ALTER TABLE t RENAME TO u;")
    assert column.table == TableName("u")
    assert column.place == Place("1.sql", 1, 17)


def test_neighbours_are_the_columns_as_they_stand_in_the_end() -> None:
    columns = folded("CREATE TABLE t (a int, b int, c int);", "ALTER TABLE t DROP COLUMN b;")
    assert {column.name: column.neighbours for column in columns} == {"a": ("a", "c"), "c": ("a", "c")}


def test_what_is_stated_of_a_table_reaches_the_columns_that_come_later() -> None:
    place = Place("1.sql", 1, 1)
    stated = Annotation("subject", "user", place)
    create = TableChange("create", TableName("t"), place, annotations=(stated,))
    add = ColumnChange("add", TableName("T"), "a", Place("2.sql", 1, 1))
    (column,) = fold([create, add])
    assert column.table_annotations == (stated,)


def test_annotations_of_one_column_add_up_in_their_order() -> None:
    first, second = (Annotation("data", value, Place("1.sql", n, 1)) for n, value in enumerate("xy"))
    add = ColumnChange("add", TableName("t"), "a", Place("1.sql", 1, 1), annotations=(first,))
    (column,) = fold([add, add._replace(operation="retype", annotations=(second,))])
    assert column.annotations == (first, second)


def test_nothing_makes_nothing() -> None:
    assert fold([]) == ()


# Columns that a query gives.

USERS = "CREATE TABLE users (id int, email varchar(90), name text);"


@pytest.mark.parametrize(
    ("migration", "expected"),
    [
        ("CREATE TABLE t AS SELECT email AS m FROM users;", {"t.m": ["users.email"]}),
        ("CREATE VIEW t AS SELECT u.email FROM users u, x;", {"t.email": ["users.email"]}),
        (
            "CREATE TABLE t AS SELECT * FROM users;",
            {"t.id": ["users.id"], "t.email": ["users.email"], "t.name": ["users.name"]},
        ),
        (
            "CREATE TABLE t (a, b) AS SELECT id, email FROM users;",
            {"t.a": ["users.id"], "t.b": ["users.email"]},
        ),
        ("SELECT email INTO t FROM users;", {"t.email": ["users.email"]}),
        ("CREATE TABLE t (m text); INSERT INTO t (m) SELECT email FROM users;", {"t.m": ["users.email"]}),
        ("CREATE TABLE t (a int, m text); INSERT INTO t SELECT id, name FROM users;",
         {"t.a": ["users.id"], "t.m": ["users.name"]}),
        ("INSERT INTO t SELECT email FROM users;", {"t.email": ["users.email"]}),
        ("INSERT INTO users (name) SELECT email FROM users;", {"users.name": ["users.email"]}),
        ("INSERT INTO users SELECT * FROM users;", {}),
        ("CREATE TABLE t AS SELECT to_json(u) AS j FROM users u;",
         {"t.j": ["users.id", "users.email", "users.name"]}),
        ("CREATE TABLE t AS SELECT * FROM users UNION SELECT * FROM users;",
         {"t.id": ["users.id"], "t.email": ["users.email"], "t.name": ["users.name"]}),
        ("CREATE TABLE t AS SELECT email FROM x JOIN USERS USING (id);", {"t.email": ["users.email"]}),
        ("CREATE TABLE t AS SELECT email FROM public.users;", {"t.email": ["users.email"]}),
        ("CREATE TABLE t AS SELECT mail FROM elsewhere;", {"t.mail": ["elsewhere.mail"]}),
        ("CREATE TABLE t AS SELECT * FROM elsewhere;", {"t.*": ["elsewhere.*"]}),
        ("CREATE TABLE t AS SELECT count(email) AS n FROM users;", {}),
    ],
)  # fmt: skip
def test_what_a_column_reads(migration: str, expected: dict[str, list[str]]) -> None:
    assert reads(USERS, migration) == expected


def test_a_copy_takes_the_type_of_what_it_copies_and_keeps_what_it_read() -> None:
    columns = folded(
        USERS,
        "CREATE TABLE t AS SELECT email AS m FROM users;",
        "DROP TABLE users; ALTER TABLE t RENAME m TO n;",
    )
    (column,) = columns
    assert (column.name, column.type, read(column)) == ("n", "varchar(90)", ["users.email"])


def test_a_view_keeps_nothing_but_a_materialized_one_does() -> None:
    columns = folded(
        USERS,
        "CREATE VIEW v AS SELECT email FROM users;",
        "CREATE MATERIALIZED VIEW m AS SELECT email FROM users;",
    )
    assert {str(column.table): column.kept for column in columns} == {"users": True, "v": False, "m": True}


def test_a_view_made_anew_has_its_new_columns_alone() -> None:
    columns = folded(
        USERS,
        "CREATE VIEW v AS SELECT email FROM users;",
        "CREATE OR REPLACE VIEW v AS SELECT id FROM users;",
    )
    assert [column.name for column in columns if not column.kept] == ["id"]


def test_the_order_of_columns_outlives_renames_and_new_types() -> None:
    changed = "ALTER TABLE users ALTER id TYPE bigint; ALTER TABLE users RENAME email TO mail;"
    assert reads(USERS, changed, "CREATE TABLE t (a, b, c) AS TABLE users;") == {
        "t.a": ["users.id"],
        "t.b": ["users.mail"],
        "t.c": ["users.name"],
    }


# What disclosures open.


@pytest.mark.parametrize(
    ("migrations", "expected"),
    [
        (["GRANT SELECT (email) ON users TO r;"], {"r": ["users.email"]}),
        (["GRANT SELECT ON public.users TO r;"], {"r": ["users.email", "users.id", "users.name"]}),
        (
            ["GRANT SELECT (email) ON users TO r;", "ALTER TABLE users RENAME email TO mail;"],
            {"r": ["users.mail"]},
        ),
        (
            ["GRANT SELECT (email) ON users TO r;", "ALTER TABLE users RENAME TO people;"],
            {"r": ["people.email"]},
        ),
        (["GRANT SELECT ON users TO r;", "DROP TABLE users;"], {"r": []}),
        (["GRANT SELECT ON x TO r;", "CREATE TABLE x (a int);"], {"r": ["x.a"]}),
        (
            ["CREATE TABLE x (a int); GRANT SELECT ON x TO r;", "ALTER TABLE x ADD b int;"],
            {"r": ["x.a", "x.b"]},
        ),
        (["GRANT SELECT ON elsewhere TO r;"], {"r": ["elsewhere?"]}),
        (["GRANT SELECT (mail) ON elsewhere TO r;"], {"r": ["elsewhere.mail"]}),
        (["CREATE TABLE s.x (a int); GRANT SELECT ON ALL TABLES IN SCHEMA s TO r;"], {"r": ["s.x.a"]}),
        (
            ["GRANT SELECT ON ALL TABLES IN SCHEMA public TO r;", "CREATE TABLE x (a int);"],
            {"r": ["users.email", "users.id", "users.name"]},
        ),
        (
            ["ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO r;", "CREATE TABLE x (a int);"],
            {"r": ["x.a"]},
        ),
        (
            ["CREATE PUBLICATION p FOR ALL TABLES;", "CREATE TABLE x (a int);"],
            {"p": ["users.email", "users.id", "users.name", "x.a"]},
        ),
        (["COPY users (email) TO '/x';", "ALTER TABLE users DROP COLUMN email;"], {"/x": ["users.email"]}),
        (["COPY (SELECT lower(email) FROM users) TO STDOUT;"], {"stdout": ["users.email"]}),
        (["CREATE VIEW v AS SELECT email AS m FROM users; GRANT SELECT ON v TO r;"], {"r": ["v.m"]}),
        (["CREATE VIEW v AS SELECT * FROM elsewhere; GRANT SELECT ON v TO r;"], {"r": ["v?"]}),
    ],
)  # fmt: skip
def test_what_is_opened(migrations: Sequence[str], expected: dict[str, list[str]]) -> None:
    assert opened(USERS, *migrations) == expected


# Laws, over any changes in any order.


def table(text: str) -> TableName:
    schema, _, name = text.rpartition(".")
    return TableName(name, schema or None)


tables = st.sampled_from(TABLES).map(table)
columns = st.sampled_from(NAMES)
places = st.builds(Place, st.just("m.sql"), st.integers(1, 9), st.integers(1, 9))
types = st.sampled_from([None, "int", "text"])
NOTHING = st.just(())
plain_columns = st.builds(
    ColumnChange,
    st.sampled_from(["add", "retype", "drop", "comment"]),
    tables,
    columns,
    places,
    types,
    annotations=NOTHING,
    sources=NOTHING,
)
renamed_columns = st.builds(
    ColumnChange,
    st.just("rename"),
    tables,
    columns,
    places,
    former=columns,
    comment=st.sampled_from([None, "x"]),
    annotations=NOTHING,
    sources=NOTHING,
)
plain_tables = st.builds(
    TableChange, st.sampled_from(["create", "drop", "comment"]), tables, places, annotations=NOTHING
)
renamed_tables = st.builds(TableChange, st.just("rename"), tables, places, former=tables, annotations=NOTHING)
histories = st.lists(st.one_of(plain_columns, renamed_columns, plain_tables, renamed_tables), max_size=12)


def spelt(change: Change, loud: bool) -> Change:
    """The same change by somebody who writes names in capitals."""
    if not loud:
        return change

    def loudly(name: TableName | None) -> TableName | None:
        return name and TableName(name.name.upper(), name.schema and name.schema.upper())

    at = loudly(change.table) or change.table
    if isinstance(change, TableChange):
        return change._replace(table=at, former=loudly(change.former))
    return change._replace(
        table=at, column=change.column.upper(), former=change.former and change.former.upper()
    )


def quietly(stored: Iterable[StoredColumn]) -> set[tuple[object, ...]]:
    """Columns without regard to letter case, nor to the order of neighbours."""
    return {
        (
            str(column.table).lower(),
            column.name.lower(),
            column.place,
            column.type,
            column.former and column.former.lower(),
            column.comment,
            frozenset(name.lower() for name in column.neighbours),
        )
        for column in stored
    }


@given(histories, st.lists(st.booleans(), min_size=12, max_size=12))
def test_letter_case_of_names_changes_nothing(history: list[Change], loud: list[bool]) -> None:
    shouted = [spelt(change, loudly) for change, loudly in zip(history, loud, strict=False)]
    assert quietly(fold(shouted)) == quietly(fold(history))


@given(histories)
def test_dropping_every_table_leaves_nothing(history: list[Change]) -> None:
    drops = [TableChange("drop", table(name), Place("z.sql", 1, 1)) for name in TABLES]
    assert fold([*history, *drops]) == ()


@given(histories)
def test_dropping_every_column_leaves_nothing(history: list[Change]) -> None:
    place = Place("z.sql", 1, 1)
    drops = [ColumnChange("drop", table(t), c, place) for t in TABLES for c in NAMES]
    assert fold([*history, *drops]) == ()


@given(histories)
def test_every_column_has_a_name_of_its_own_and_all_of_its_table_as_neighbours(
    history: list[Change],
) -> None:
    stored = fold(history)
    assert len({(str(c.table).lower(), c.name.lower()) for c in stored}) == len(stored)
    for column in stored:
        beside = {other.name for other in stored if other.table == column.table}
        assert set(column.neighbours) == beside


@given(histories)
def test_columns_come_sorted_by_place(history: list[Change]) -> None:
    stored = fold(history)
    assert list(stored) == sorted(stored, key=lambda column: (column.place, column.name))


def test_a_renamed_column_keeps_its_place_in_the_table() -> None:
    """What fills a table by the order of its columns must still find them."""
    table_ = "CREATE TABLE t (a int, b int, c int);"
    renamed = (
        "ALTER TABLE t RENAME b TO x;",
        "ALTER TABLE t ADD d int;",
        "ALTER TABLE t RENAME d TO y;",
        "ALTER TABLE t ADD e int;",
        "ALTER TABLE t RENAME x TO z;",
        "ALTER TABLE t RENAME a TO e;",
        "ALTER TABLE t DROP c; ALTER TABLE t ADD c int;",
    )
    source = "CREATE TABLE s (one int, two int, three int, four int);"
    filled = "INSERT INTO t SELECT one, two, three, four FROM s;"
    assert reads(table_, source, *renamed, filled) == {
        "t.e": ["s.one"],
        "t.z": ["s.two"],
        "t.y": ["s.three"],
        "t.c": ["s.four"],
    }


FAMILY = "CREATE TABLE p (a int); CREATE TABLE c (b int) INHERITS (p); CREATE TABLE d () INHERITS (c);"


@pytest.mark.parametrize(
    ("migrations", "left"),
    [
        (["ALTER TABLE p ADD COLUMN e text;"], ["c.a", "c.b", "c.e", "d.a", "d.b", "d.e", "p.a", "p.e"]),
        (["ALTER TABLE c ADD COLUMN e text;"], ["c.a", "c.b", "c.e", "d.a", "d.b", "d.e", "p.a"]),
        (["ALTER TABLE p RENAME COLUMN a TO z;"], ["c.b", "c.z", "d.b", "d.z", "p.z"]),
        (["ALTER TABLE p DROP COLUMN a;"], ["c.b", "d.b"]),
        (["DROP TABLE c CASCADE;", "ALTER TABLE p ADD e text;"], ["d.a", "d.b", "p.a", "p.e"]),
        (["ALTER TABLE c RENAME TO k;", "ALTER TABLE p DROP COLUMN a;"], ["d.b", "k.b"]),
        (
            ["CREATE TABLE q (LIKE p);", "ALTER TABLE p ADD e text;"],
            ["c.a", "c.b", "c.e", "d.a", "d.b", "d.e", "p.a", "p.e", "q.a"],
        ),
    ],
)
def test_a_later_change_of_a_parent_reaches_its_heirs(migrations: Sequence[str], left: list[str]) -> None:
    assert named(folded(FAMILY, *migrations)) == left


def test_a_column_that_a_parent_got_later_is_read_from_the_nearest_parent_that_has_it() -> None:
    read_by = reads(FAMILY, "ALTER TABLE p ADD COLUMN e text;")
    assert {name: read for name, read in read_by.items() if name.endswith(".e")} == {
        "c.e": ["p.e"],
        "d.e": ["c.e"],
    }


def test_a_partition_has_the_later_columns_of_its_table_and_keeps_none_itself() -> None:
    table_ = "CREATE TABLE p (a int) PARTITION BY RANGE (a);"
    part = "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);"
    columns = folded(f"{table_} {part}", "ALTER TABLE p ADD COLUMN e text;")
    assert {f"{c.table}.{c.name}": c.kept for c in columns} == {
        "p.a": True,
        "p.e": True,
        "p1.a": False,
        "p1.e": False,
    }


def test_tables_that_inherit_from_each_other_end() -> None:
    circle = "CREATE TABLE a (x int); CREATE TABLE b () INHERITS (a); CREATE TABLE a () INHERITS (b);"
    columns = folded(circle, "ALTER TABLE a ADD COLUMN e text;")
    assert named(columns) == ["a.e", "a.x", "b.e", "b.x"]


HEADS = (
    *(
        "CREATE VIEW v",
        "CREATE TABLE t",
        "CREATE TABLE t AS",
        "SELECT",
        "INSERT INTO t",
        "WITH",
        "GRANT SELECT ON",
    ),
    *(
        "COPY",
        "COPY ()",
        "COPY (",
        "CREATE PUBLICATION p",
        "ALTER VIEW v",
        "ALTER DEFAULT PRIVILEGES",
        "DROP VIEW",
    ),
)
WORDS = (
    *(
        "SELECT",
        "FROM",
        "t",
        "v",
        "a",
        "*",
        ",",
        ".",
        "(",
        ")",
        "AS",
        "WITH",
        "UNION",
        "ON",
        "TO",
        "INTO",
        "'x'",
    ),
    *(
        "OUTFILE",
        "FOR",
        "ALL",
        "TABLES",
        "TABLE",
        "IN SCHEMA s",
        "RENAME",
        "STDOUT",
        "(a, b)",
        "DISTINCT ON (a)",
    ),
    *("SELECT * FROM t", "VALUES", "${x}", "WITH NO DATA", "PUBLIC", "RETURNING", "ON CONFLICT", "@", "::"),
)
statements = st.tuples(st.sampled_from(HEADS), st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join))


@given(st.lists(statements.map(" ".join), max_size=4), st.sampled_from(["postgresql", "mysql"]))
def test_whatever_is_written_ends_in_changes_disclosures_or_unread_statements(
    written: list[str], dialect: str
) -> None:
    reading = sql.read(";\n".join(written), "m.sql", dialect)
    folded = fold_all([*reading.changes, *reading.disclosures])
    assert len(folded.openings) == len(reading.disclosures)
    assert all(unread.what for unread in reading.unread)


def test_views_on_views_cost_no_more_than_their_columns() -> None:
    first = "CREATE TABLE t0 (a text, b text);"
    view = "CREATE VIEW t{} AS SELECT a || b AS a, b || a AS b FROM t{};"
    views = [view.format(n, n - 1) for n in range(1, 60)]
    assert len(folded(first, *views)) == 120
