"""Which files are taken: by their names, by their texts, and what is passed over as none of ours."""

from __future__ import annotations

from functools import partial

from privacyrules.files.inputs import Input
from privacyrules.model.manifest import ManifestReading
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.workflows.taking import Taken, Taking

ALEMBIC = """
revision = "1"


def upgrade() -> None:
    op.add_column("users", sa.Column("email", sa.Text()))
"""


def take(name: str, data: bytes, *, outright: bool = False) -> Taken | None:
    given = Input(name, name.rpartition("/")[2], partial(bytes, data))
    return Taking(None).take(given, outright=outright)


def columns(taken: Taken | None) -> list[str]:
    assert taken is not None
    assert taken.found is not None
    assert not isinstance(taken.found, ManifestReading)
    return [f"{change.table}.{getattr(change, 'column', '')}" for change in taken.found.changes]


def test_a_file_that_was_named_is_known_by_its_text() -> None:
    assert take("tools/add_email.py", ALEMBIC.encode()) is None
    assert columns(take("tools/add_email.py", ALEMBIC.encode(), outright=True)) == ["users.email"]


def test_a_file_that_was_named_and_is_none_of_ours_is_not_taken() -> None:
    assert take("tools/hello.py", b"print('hello')\n", outright=True) is None


def test_bytes_that_are_no_text_are_passed_over_where_only_the_text_would_tell() -> None:
    assert take("web/page.xml", b"<html>\xff</html>") is None
    assert take("web/page.xml", b"\xff\xfe<\x00") is None


def test_bytes_that_are_no_text_are_a_mistake_where_they_look_like_ours() -> None:
    broken = (
        b'<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">\xff</databaseChangeLog>'
    )
    taken = take("db/changelog.xml", broken)
    assert taken is not None
    assert [problem.what for problem in taken.problems] == ["the byte 0xFF is not UTF-8"]
    sql = take("db/1.sql", b"\xff")
    assert sql is not None
    assert [problem.what for problem in sql.problems] == ["the byte 0xFF is not UTF-8"]


def test_a_file_that_cannot_be_read_is_a_mistake_where_its_name_is_enough() -> None:
    def fails() -> bytes:
        raise MistakesError([Problem(Place("x"), "it is too large")])

    assert Taking(None).take(Input("a.xml", "a.xml", fails)) is None
    taken = Taking(None).take(Input("a.sql", "a.sql", fails))
    assert taken is not None
    assert [problem.what for problem in taken.problems] == ["it is too large"]
