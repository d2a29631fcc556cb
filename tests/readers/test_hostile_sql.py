"""Texts that went wrong, or are meant to do harm: one clear message each, or a right reading."""

from __future__ import annotations

import pytest

from privacyrules.model.places import MistakesError
from privacyrules.model.schema import ColumnChange, MigrationReading
from privacyrules.readers import sql
from privacyrules.syntax.text import decode

PLAIN = "CREATE TABLE t (a int,\n  b text);\n-- why\nALTER TABLE t ADD c int;\n"
NUL = "the file holds a NUL byte, so it is UTF-16 or no text at all"
DEEP = 10_000


def read(data: bytes | str, dialect: str | None = None) -> MigrationReading:
    return sql.read(decode(data, "a.sql") if isinstance(data, bytes) else data, "a.sql", dialect)


def columns(reading: MigrationReading) -> list[str]:
    """Each column behind its place."""
    return [
        f"{change.place.line}:{change.place.column} {change.column}"
        for change in reading.changes
        if isinstance(change, ColumnChange)
    ]


def unread(reading: MigrationReading) -> list[str]:
    return [f"{u.place.line}:{u.place.column} {u.kind}: {u.what}" for u in reading.unread]


# Bytes that are no text in UTF-8.


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"CREATE TABLE t (a\0 int);", f"1:18: {NUL}"),
        (b"\xff\xfe" + PLAIN.encode("utf-16-le"), "1:1: the file is UTF-16, not UTF-8"),
        (b"\xfe\xff" + PLAIN.encode("utf-16-be"), "1:1: the file is UTF-16, not UTF-8"),
        (PLAIN.encode("utf-16-le"), f"1:2: {NUL}"),
        (PLAIN.encode("utf-16-be"), f"1:1: {NUL}"),
        ("CREATE TABLE t (\n  é int);".encode("latin-1"), "2:3: the byte 0xE9 is not UTF-8"),
        (b"CREATE TABLE t (a int); -- \xed\xa0\x80", "1:28: the byte 0xED is not UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_one_clear_mistake(data: bytes, message: str) -> None:
    with pytest.raises(MistakesError) as error:
        read(data)
    assert str(error.value) == f"a.sql:{message}; save it as UTF-8"


# Line ends and other spaces.


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_places_are_right_whatever_ends_a_line(line_end: str, mark: bytes) -> None:
    reading = read(mark + PLAIN.replace("\n", line_end).encode())
    assert columns(reading) == ["1:17 a", "2:3 b", "4:19 c"]
    assert (unread(reading), reading.statements) == ([], 2)


def test_lines_may_end_in_several_ways() -> None:
    text = (
        "CREATE TABLE t ( -- one,\r  a int,\r\n  b text -- two\n, c int);\r-- three\rALTER TABLE t ADD d int;"
    )
    assert columns(read(text)) == ["2:3 a", "3:3 b", "4:3 c", "6:19 d"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_what_depends_on_lines_does_so_whatever_ends_them(line_end: str) -> None:
    batches = "CREATE TABLE [t] (a int)\nGO\nALTER TABLE t ADD b int\nGO\n"
    assert columns(read(batches.replace("\n", line_end))) == ["1:19 a", "3:19 b"]
    data = "COPY t FROM stdin;\nCREATE TABLE no (no int);\n\\.\nCREATE TABLE x (a int);"
    assert columns(read(data.replace("\n", line_end))) == ["4:17 a"]
    both = "-- migrate:up\nALTER TABLE t ADD a int;\n-- migrate:down\nALTER TABLE t DROP a;\n"
    assert columns(read(both.replace("\n", line_end))) == ["2:19 a"]
    remark = "CREATE TABLE t (\n-- privacyrules: data=email\na text);"
    (_, column) = read(remark.replace("\n", line_end)).changes
    assert [f"{a.key}={a.value}" for a in column.annotations] == ["data=email"]  # type: ignore[union-attr]


def test_form_feeds_are_spaces_and_end_no_line() -> None:
    assert columns(read("CREATE TABLE t (\x0ca int,\n\x0c\x0b  b text);")) == ["1:18 a", "2:5 b"]


def test_letters_beyond_ascii_stand_in_names_and_count_once() -> None:
    text = "CREATE TABLE straße (größe int, ß int, naïve text);"
    assert columns(read(text)) == ["1:22 größe", "1:33 ß", "1:40 naïve"]


def test_lone_surrogates_are_letters_like_others() -> None:
    assert columns(read("CREATE TABLE t (\ud800 int, b text DEFAULT '\udfff');")) == ["1:17 \ud800", "1:24 b"]


def test_a_byte_order_mark_within_the_text_is_a_space() -> None:
    assert columns(read("CREATE TABLE t (\ufeffa int);")) == ["1:18 a"]


# What is nested ten thousand deep.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CREATE TABLE t (a int DEFAULT " + "(" * DEEP + "1" + ")" * DEEP + ", b int);",
         ["1:17 a", "1:20034 b"]),
        ("CREATE TABLE t (a int" + "[]" * DEEP + ", b int);", ["1:17 a", "1:20024 b"]),
        ("CREATE TABLE t (" + "/*" * DEEP + "*/" * DEEP + "a int);", ["1:40017 a"]),
        ("CREATE TABLE t (a text DEFAULT '" + "''" * DEEP + "', b int);", ["1:17 a", "1:20036 b"]),
        ("CREATE TABLE t (a int DEFAULT " + "CASE WHEN x THEN " * DEEP + "1" + " END" * DEEP + ", b int);",
         ["1:17 a", "1:210034 b"]),
        ("DO $$ " + "BEGIN " * DEEP + "ALTER TABLE t ADD c int; " + "END; " * DEEP + "$$;", ["1:60025 c"]),
        ("CREATE PROCEDURE p() " + "BEGIN " * DEEP + "ALTER TABLE t ADD c int; " + "END; " * DEEP,
         ["1:60040 c"]),
        ("CREATE TABLE " + "a." * DEEP + "b (c int);", ["1:20017 c"]),
    ],
)  # fmt: skip
def test_depth_hides_no_column(text: str, expected: list[str]) -> None:
    reading = read(text, "postgresql")
    assert columns(reading) == expected
    assert unread(reading) == []


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (f"SELECT {'(' * DEEP}a{')' * DEEP}", "it is nested deeper than 200 levels"),
        (f"{'SELECT * FROM (' * DEEP}SELECT 1{') x' * DEEP}", "it is nested deeper than 200 levels"),  # noqa: S608
        (f"SELECT {'CASE WHEN a THEN ' * DEEP}1{' END' * DEEP}", "it is longer than 200,000 characters"),
        (f"SELECT {'CASE WHEN a THEN ' * 900}1{' END' * 900}", "its text cannot be parsed"),
        (f"SELECT {'a || ' * DEEP}a", "its text cannot be parsed"),
        (f"{'SELECT a FROM t UNION ' * DEEP}SELECT 1", "it is longer than 200,000 characters"),  # noqa: S608
    ],
)  # fmt: skip
def test_a_query_too_deep_to_follow_is_opaque(query: str, why: str) -> None:
    reading = read(f"CREATE VIEW v AS {query};\nALTER TABLE t ADD a int;", "postgresql")
    assert unread(reading) == [f"1:1 opaque: the query of the view is not followed: {why}"]
    assert columns(reading) == ["2:19 a"]


def test_values_too_deep_to_follow_are_opaque() -> None:
    text = f"UPDATE t SET a = {'CASE WHEN a THEN b ELSE ' * DEEP}1{' END' * DEEP};"  # noqa: S608
    why = "what a column is set to is not followed: it is longer than 200,000 characters"
    assert unread(read(text, "postgresql")) == [f"1:1 opaque: {why}"]


# What is never closed: one message at its place, and the rest is read.


@pytest.mark.parametrize(
    ("opening", "message"),
    [
        ("(" * DEEP, "1:10029 malformed: this `(` is never closed"),
        ("/*" * DEEP, "1:31 malformed: this comment is never closed"),
        ("'", "1:31 malformed: this string is never closed"),
        ('"', "1:31 malformed: this quoted name is never closed"),
        ("$a$", "1:31 malformed: this dollar quote is never closed"),
        (")" * DEEP, "1:32 malformed: this `)` closes nothing"),
    ],
)
def test_what_is_never_closed_hides_nothing_behind_it(opening: str, message: str) -> None:
    reading = read(f"CREATE TABLE t (a int DEFAULT {opening});\nALTER TABLE t ADD c int;\n", "postgresql")
    assert unread(reading) == [message]
    assert columns(reading) == ["2:19 c"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\ufeff",
        ";",
        ";;;\n;",
        "create",
        "CREATE TABLE",
        "CREATE TABLE (",
        "ALTER",
        "GRANT",
        "--",
        "/* create */",
    ],
)
def test_scraps_end_in_an_answer(text: str) -> None:
    reading = read(text, "postgresql")
    assert columns(reading) == []
    assert len(reading.unread) <= 1
