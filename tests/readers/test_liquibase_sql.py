"""Changelogs in SQL are SQL: what their comments say of change sets and delimiters is minded."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.schema import ColumnChange, MigrationReading, TableChange
from privacyrules.readers import liquibase, sql
from privacyrules.syntax.sql.direction import forward_only, with_semicolons

HEAD = "--liquibase formatted sql\n"
PATH = "db/changelog/001.sql"


def read(change_sets: str, dialect: str | None = None) -> MigrationReading:
    text = HEAD + change_sets
    reading = sql.read(text, PATH, dialect)
    lines = re.split(r"\r\n?|\n", text)
    for change in reading.changes:
        if isinstance(change, ColumnChange):
            assert lines[change.place.line - 1][change.place.column - 1 :].startswith(change.column)
    return reading


def told(reading: MigrationReading) -> list[str]:
    """Write `operation table.column` of each change."""
    return [
        f"{getattr(change, 'operation', 'fill')} {change.table}"
        + (f".{change.column}" if isinstance(change, ColumnChange) else "")
        for change in reading.changes
    ]


def test_they_are_left_to_the_reader_of_sql() -> None:
    assert sql.claims(PATH)
    assert not liquibase.claims(PATH)


BOTH_WAYS = """\
--changeset noor:1 labels:a context:!prod
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM guest; CREATE TABLE no (a int)
--comment: it's the first; CREATE TABLE no (b int)
CREATE TABLE guest (email text);
--rollback DROP TABLE guest;
-- rollback CREATE TABLE
--rollback   no (c int);
--changeset noor:2
ALTER TABLE guest ADD COLUMN phone text;
/* liquibase rollback
  ALTER TABLE guest DROP COLUMN phone;
*/
"""


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "sqlserver", None])
def test_the_way_back_and_the_preconditions_are_comments(dialect: str | None) -> None:
    reading = read(BOTH_WAYS, dialect)
    assert told(reading) == ["create guest", "add guest.email", "add guest.phone"]
    assert (reading.unread, reading.statements) == ((), 2)


WITHOUT_SEMICOLONS = """\
--changeset noor:1
INSERT INTO a VALUES (1)
--changeset noor:2
CREATE VIEW v AS SELECT b FROM a
  -- ChangeSet noor:3 runOnChange:true
ALTER TABLE a ADD c int
--changeset noor:4
UPDATE a SET c = 1"""


def test_a_change_set_ends_its_last_statement() -> None:
    reading = read(WITHOUT_SEMICOLONS)
    assert told(reading) == ["create v", "add v.b", "add a.c"]
    assert (reading.unread, reading.statements) == ((), 4)


WITH_DELIMITERS = """\
--changeset noor:1 splitStatements:true endDelimiter:STATED stripComments:false
COMMENT ON TABLE a IS 'half'END
ALTER TABLE a ADD b textEND
CREATE VIEW v AS SELECT b FROM a WHERE 4 / 2 = 2END
--changeset noor:2
ALTER TABLE a ADD c int;
/
ALTER TABLE a ADD d int;"""


@pytest.mark.parametrize(
    ("stated", "end"),
    [
        ("/", "\n/"),
        ("/", "\n  /  "),
        ("GO", "\ngo"),
        ("\\nGO", "\nGO"),
        ("\\n\\s*/\\s*\\n|\\n\\s*/\\s*$", "\n/"),
        ("//", "//"),
        ("@@", " @@"),
        ('"@@"', "@@"),
        ("'--//'", "\n--//"),
        ("$$", "$$"),
        (";", ";"),
        ('""', ";"),
        (";\\s*\\n|;\\s*$", ";"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_statements_end_as_the_change_set_says(stated: str, end: str, line_end: str) -> None:
    text = WITH_DELIMITERS.replace("STATED", stated).replace("END", end)
    reading = read(text.replace("\n", line_end), "postgresql")
    assert told(reading) == ["comment a", "add a.b", "create v", "add v.b", "add a.c", "add a.d"]
    assert reading.unread == ()


ROUTINE = """\
--changeset noor:1 endDelimiter:// dbms:mysql
CREATE PROCEDURE keep()
BEGIN
  INSERT INTO `a` VALUES (1);
  ALTER TABLE a ADD b int;
END //
CREATE TABLE c (d int)//
"""


def test_a_routine_is_read_up_to_its_delimiter() -> None:
    reading = read(ROUTINE)
    assert told(reading) == ["add a.b", "create c", "add c.d"]
    assert reading.unread == ()


IGNORED = """\
--changeset noor:1 ignore:true
CREATE TABLE a (b int);
--changeset noor:2
--ignoreLines:2
CREATE TABLE c (d int);
--changeset noor:3 endDelimiter:/
CREATE TABLE e (f int);
--ignoreLines:start
CREATE TABLE g (h int);
-- any
--ignoreLines:end
CREATE TABLE i (j int);
"""


def test_what_is_ignored_is_not_read() -> None:
    assert told(read(IGNORED)) == ["create e", "add e.f", "create i", "add i.j"]


ANNOTATED = """\
--changeset noor:1
-- privacyrules: subject=friend by=Noor
CREATE TABLE a (
  b text, -- privacyrules: data=email by=Noor
  c text
);
--rollback DROP TABLE a;
"""


def test_annotations_stand_beside_columns() -> None:
    reading = read(ANNOTATED)
    changes = [change for change in reading.changes if isinstance(change, ColumnChange | TableChange)]
    said = [[annotation.value for annotation in change.annotations] for change in changes]
    assert said == [["friend", "Noor"], ["email", "Noor"], []]
    assert reading.problems == ()


def test_other_sql_keeps_its_slashes() -> None:
    text = "--changeset noor:1 endDelimiter:/\nSELECT 4\n/\n2;\n--ignoreLines:1\nSELECT 1;\n"
    assert forward_only(text) == text


def test_a_delimiter_in_the_middle_of_a_line_is_no_word_or_slash() -> None:
    assert with_semicolons("a / b go\ngo on\n/x", "/") == "a / b go\ngo on\n/x"
    assert with_semicolons("a / b go\ngo on\n go\t", "GO") == "a / b go\ngo on\n ; \t"


MARKS = [
    "--changeset a:1 endDelimiter:@@\n",
    "--changeset b:2\r\n",
    "--ignoreLines:1\n",
    "--ignoreLines:start\n",
]


@given(st.lists(st.sampled_from(MARKS) | st.text(alphabet="-@;/ \r\ngo", max_size=8)))
def test_no_place_ever_moves(pieces: list[str]) -> None:
    text = HEAD + "".join(pieces)
    forward = forward_only(text)
    assert len(forward) == len(text)
    assert all(new in (old, " ", ";") for old, new in zip(text, forward, strict=True))
    assert [c for c in forward if c in "\r\n"] == [c for c in text if c in "\r\n"]
