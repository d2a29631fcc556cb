"""Migrations in the order in which their tool runs them, whatever their files are called."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

import privacyrules
from privacyrules.engine.columns.fold import fold
from privacyrules.engine.columns.history import changes_of, in_history
from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, MigrationReading, TableChange, TableName

Tells = Literal["changes", "whole", "part"]


def reading(path: str, revision: str | None = None, *follows: str) -> MigrationReading:
    return MigrationReading(path, revision=revision, follows=follows)


def paths(*readings: MigrationReading) -> list[str]:
    return [reading.path for reading in in_history(readings)]


def test_a_revision_comes_behind_the_one_that_it_follows() -> None:
    assert paths(reading("a.py", "3", "2"), reading("b.py", "1"), reading("c.py", "2", "1")) == [
        "b.py",
        "c.py",
        "a.py",
    ]


def test_branches_come_before_the_revision_that_merges_them() -> None:
    merge = reading("a.py", "m", "left", "right")
    left, right, root = reading("d.py", "left", "r"), reading("c.py", "right", "r"), reading("z.py", "r")
    assert paths(merge, right, left, root) == ["z.py", "d.py", "c.py", "a.py"]


def test_files_without_revisions_keep_their_places() -> None:
    assert paths(reading("1.sql"), reading("2.py", "b", "a"), reading("3.sql"), reading("4.py", "a")) == [
        "1.sql",
        "4.py",
        "2.py",
        "3.sql",
    ]


def test_the_same_name_in_another_folder_is_another_revision() -> None:
    assert paths(reading("one/b.py", "2", "1"), reading("two/a.py", "1")) == ["one/b.py", "two/a.py"]


def test_a_circle_loses_nothing() -> None:
    assert sorted(paths(reading("a.py", "1", "2"), reading("b.py", "2", "1"), reading("c.py", "3", "3"))) == [
        "a.py",
        "b.py",
        "c.py",
    ]


@given(st.permutations(range(40)))
def test_a_chain_comes_out_in_its_order_however_it_is_named(order: list[int]) -> None:
    chain = [reading(f"{name:02}.py", str(n), *([str(n - 1)] if n else [])) for n, name in enumerate(order)]
    by_name = sorted(chain, key=lambda r: r.path)
    assert [r.revision for r in in_history(by_name)] == [str(n) for n in range(40)]


def test_a_column_that_a_later_revision_adds_again_is_kept(tmp_path: Path) -> None:
    """By the names of its files, the column would be added and then dropped for good."""
    folder = tmp_path / "versions"
    folder.mkdir()
    page = (
        "from alembic import op\nimport sqlalchemy as sa\n\n"
        'revision = "{0}"\ndown_revision: str | None = {1}\n\n'
        "def upgrade():\n    {2}\n"
    )
    add = 'op.add_column("users", sa.Column("iban", sa.String()))'
    for name, revision, before, does in (
        ("zz_first.py", "1", "None", add),
        ("yy_second.py", "2", '"1"', 'op.drop_column("users", "iban")'),
        ("aa_third.py", "3", '("2",)', add),
    ):
        (folder / name).write_text(page.format(revision, before, does), encoding="utf-8")
    report = privacyrules.check([tmp_path], policy="planetsoho", today="2026-01-31")
    assert [(f.id, f.columns) for f in report.findings] == [("no-card-or-payment-details", ("iban",))]
    assert report.findings[0].place.path.endswith("aa_third.py")


def stored(*readings: MigrationReading) -> dict[str, Place]:
    """The columns that stand in the end, and where."""
    changes = [change for reading in in_history(readings) for change in changes_of(reading)]
    return {f"{column.table}.{column.name}": column.place for column in fold(changes)}


def creates(path: str, *columns: str, tells: Tells = "changes") -> MigrationReading:
    """A file that makes the table `t`, each column on a line of its own."""
    table = TableName("t")
    changes = [ColumnChange("add", table, name, Place(path, n, 1)) for n, name in enumerate(columns, 2)]
    return MigrationReading(path, (TableChange("create", table, Place(path, 1, 1)), *changes), tells=tells)


def test_what_tells_how_the_schema_stands_comes_last_and_moves_nothing() -> None:
    schema = creates("a.rb", "email", "phone", tells="whole")
    assert stored(schema, creates("b.rb", "email", "phone")) == {
        "t.email": Place("b.rb", 2, 1),
        "t.phone": Place("b.rb", 3, 1),
    }


def test_a_column_that_only_the_schema_tells_stands_there() -> None:
    schema = creates("a.rb", "email", "phone", tells="whole")
    assert stored(creates("b.rb", "phone"), schema) == {
        "t.email": Place("a.rb", 2, 1),
        "t.phone": Place("b.rb", 2, 1),
    }


def test_a_column_that_the_whole_of_a_table_does_not_tell_is_gone() -> None:
    schema = creates("a.rb", "phone", tells="whole")
    assert stored(creates("b.rb", "email", "phone"), schema) == {"t.phone": Place("b.rb", 3, 1)}


def test_a_part_of_a_table_leaves_the_rest_as_it_is() -> None:
    model = creates("a.py", "phone", tells="part")
    assert stored(creates("b.py", "email"), model) == {
        "t.email": Place("b.py", 2, 1),
        "t.phone": Place("a.py", 2, 1),
    }


def test_a_model_of_a_view_makes_no_table_of_it() -> None:
    view = TableChange("create", TableName("t"), Place("b.sql", 1, 1), shows=True)
    readings = [MigrationReading("b.sql", (view,)), creates("a.py", "phone", tells="part")]
    (column,) = fold(change for reading in in_history(readings) for change in changes_of(reading))
    assert (column.name, column.kept) == ("phone", False)


def test_a_name_with_a_dot_means_the_nearest_of_those_that_bear_it() -> None:
    """It is a migration of an app of Django's, which may lie in another folder."""
    first = reading("x/shop/2.py", "shop.2", "auth.1")
    far, near = reading("y/auth/1.py", "auth.1"), reading("x/users/auth/1.py", "auth.1")
    assert paths(first, far, near) == ["x/users/auth/1.py", "x/shop/2.py", "y/auth/1.py"]


def test_what_ran_after_a_schema_was_written_down_comes_behind_it() -> None:
    schema = MigrationReading("app/db/schema.rb", revision="20240101000000", tells="whole")
    old, new = reading("app/db/migrate/20231231000000_a.rb"), reading("app/db/migrate/20250101000000_b.rb")
    elsewhere, last = (
        reading("b/db/migrate/20260101000000_c.rb"),
        reading("app/db/migrate/20250102000000_d.rb"),
    )
    assert paths(schema, old, new, last, elsewhere) == [
        old.path,
        elsewhere.path,
        schema.path,
        new.path,
        last.path,
    ]
