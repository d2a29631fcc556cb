"""The schema that migrations leave behind: what is dropped is gone, what is renamed goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.columns.fold import fold
from privacyrules.model.columns import StoredColumn
from privacyrules.model.places import Place
from privacyrules.model.schema import Annotation, ColumnChange, SchemaChange, TableChange, TableName
from privacyrules.readers import sql

NAMES = ("a", "b", "c")
TABLES = ("t", "u", "s.t")


def folded(*migrations: str) -> tuple[StoredColumn, ...]:
    """Read migrations in SQL, in this order, and fold them."""
    readings = [sql.read(text, f"{n}.sql", "postgresql") for n, text in enumerate(migrations, 1)]
    assert [unread for reading in readings for unread in reading.unread] == []
    return fold(change for reading in readings for change in reading.changes)


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


def test_neighbours_are_the_other_columns_as_they_stand_in_the_end() -> None:
    columns = folded("CREATE TABLE t (a int, b int, c int);", "ALTER TABLE t DROP COLUMN b;")
    assert {column.name: column.neighbours for column in columns} == {"a": ("c",), "c": ("a",)}


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
    (column,) = fold([add, replace(add, operation="retype", annotations=(second,))])
    assert column.annotations == (first, second)


def test_nothing_makes_nothing() -> None:
    assert fold([]) == ()


# Laws, over any changes in any order.


def table(text: str) -> TableName:
    schema, _, name = text.rpartition(".")
    return TableName(name, schema or None)


tables = st.sampled_from(TABLES).map(table)
columns = st.sampled_from(NAMES)
places = st.builds(Place, st.just("m.sql"), st.integers(1, 9), st.integers(1, 9))
types = st.sampled_from([None, "int", "text"])
plain_columns = st.builds(
    ColumnChange, st.sampled_from(["add", "retype", "drop", "comment"]), tables, columns, places, types
)
renamed_columns = st.builds(
    ColumnChange,
    st.just("rename"),
    tables,
    columns,
    places,
    former=columns,
    comment=st.sampled_from([None, "x"]),
)
plain_tables = st.builds(TableChange, st.sampled_from(["create", "drop", "comment"]), tables, places)
renamed_tables = st.builds(TableChange, st.just("rename"), tables, places, former=tables)
histories = st.lists(st.one_of(plain_columns, renamed_columns, plain_tables, renamed_tables), max_size=12)


def spelt(change: SchemaChange, loud: bool) -> SchemaChange:
    """The same change by somebody who writes names in capitals."""
    if not loud:
        return change

    def loudly(name: TableName | None) -> TableName | None:
        return name and TableName(name.name.upper(), name.schema and name.schema.upper())

    at = loudly(change.table) or change.table
    if isinstance(change, TableChange):
        return replace(change, table=at, former=loudly(change.former))
    return replace(
        change, table=at, column=change.column.upper(), former=change.former and change.former.upper()
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
def test_letter_case_of_names_changes_nothing(history: list[SchemaChange], loud: list[bool]) -> None:
    shouted = [spelt(change, loudly) for change, loudly in zip(history, loud, strict=False)]
    assert quietly(fold(shouted)) == quietly(fold(history))


@given(histories)
def test_dropping_every_table_leaves_nothing(history: list[SchemaChange]) -> None:
    drops = [TableChange("drop", table(name), Place("z.sql", 1, 1)) for name in TABLES]
    assert fold([*history, *drops]) == ()


@given(histories)
def test_dropping_every_column_leaves_nothing(history: list[SchemaChange]) -> None:
    place = Place("z.sql", 1, 1)
    drops = [ColumnChange("drop", table(t), c, place) for t in TABLES for c in NAMES]
    assert fold([*history, *drops]) == ()


@given(histories)
def test_every_column_has_a_name_of_its_own_and_all_the_others_as_neighbours(
    history: list[SchemaChange],
) -> None:
    stored = fold(history)
    assert len({(str(c.table).lower(), c.name.lower()) for c in stored}) == len(stored)
    for column in stored:
        beside = {other.name for other in stored if other.table == column.table} - {column.name}
        assert set(column.neighbours) == beside


@given(histories)
def test_columns_come_sorted_by_place(history: list[SchemaChange]) -> None:
    stored = fold(history)
    assert list(stored) == sorted(stored, key=lambda column: (column.place, column.name))
