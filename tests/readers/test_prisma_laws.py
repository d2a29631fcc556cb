"""Whatever a schema of Prisma holds, it is read to its end, and every name is found where it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import ColumnChange, MigrationReading, TableChange
from privacyrules.readers import prisma

CASES = Path(__file__).parent / "cases" / "prisma"
TEXTS = [file.read_bytes().decode("utf-8") for file in sorted(CASES.glob("*/input.prisma"))]
SNIPPETS = st.sampled_from(sorted({line for text in TEXTS for line in text.splitlines(keepends=True)}))
NAMES = st.text(st.characters(categories=["L", "N"], include_characters="_"), min_size=1, max_size=9)
MAPPED = st.text(st.characters(categories=["L", "N"], include_characters="_ -.(}'#/"), min_size=1, max_size=9)
PATH = "prisma/schema.prisma"


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))


def written_at(text: str, place: Place) -> str:
    return lines_of(text)[place.line - 1][place.column - 1 :]


def columns(reading: MigrationReading) -> list[ColumnChange]:
    return [change for change in reading.changes if isinstance(change, ColumnChange)]


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("schema.prisma", True),
        ("prisma/schema/user.PRISMA", True),
        ("prisma/schema.sql", False),
        ("schema.prisma.bak", False),
    ],
)
def test_what_ends_in_prisma_is_claimed(path: str, claimed: bool) -> None:
    assert prisma.claims(path) is claimed


def test_a_schema_tells_the_whole_of_its_tables() -> None:
    assert prisma.read("model A {\n  b Int\n}\n", PATH).tells == "whole"


@st.composite
def mixed_up(draw: st.DrawFn) -> str:
    """A schema with pieces taken out and lines of other schemas put in."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SNIPPETS | st.text(max_size=6)) + text[stop:]
    return text


@given(mixed_up() | st.text() | st.text(alphabet='model A{}()[]"@.?\\/*\n\r,:'))
def test_every_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    reading = prisma.read(text, PATH)
    lines = lines_of(text)
    for found in (*reading.changes, *reading.unread):
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


@given(mixed_up())
def test_every_place_points_at_the_name_as_it_is_written(text: str) -> None:
    for change in prisma.read(text, PATH).changes:
        assert isinstance(change, ColumnChange | TableChange)
        name = change.column if isinstance(change, ColumnChange) else change.table.name
        written = written_at(text, change.place)
        assert written.startswith((name, "\\")) or "\\" in written.split('")')[0]


@given(
    NAMES,
    st.lists(st.tuples(NAMES, st.none() | MAPPED), min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_column_is_found_where_its_name_is_written(
    table: str, names: list[tuple[str, str | None]], end: str
) -> None:
    fields = [f"  {name} String?" + (f' @map("{mapped}")' if mapped else "") for name, mapped in names]
    text = end.join([f"/* ö😀 */ model {table} {{", *fields, "}", ""])
    reading = prisma.read(text, PATH)
    assert (reading.unread, [change.column for change in columns(reading)]) == (
        (),
        [mapped or name for name, mapped in names],
    )
    assert {change.table.name for change in columns(reading)} == {table}
    for change in columns(reading):
        assert written_at(text, change.place).startswith(change.column)


@given(st.sampled_from([text.removeprefix("\ufeff") for text in TEXTS if "/*" not in text]), st.data())
def test_adding_a_comment_changes_nothing(text: str, data: st.DataObject) -> None:
    lines = text.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines)))
    comment = data.draw(st.sampled_from(["// note\n", "  //\n", '  /* model A { b String @map("c") } */\n']))
    more = "".join([*lines[:at], comment, *lines[at:]])
    assert placeless(prisma.read(more, PATH)) == placeless(prisma.read(text, PATH))


def placeless(reading: MigrationReading) -> object:
    changes = [
        change._replace(place=NOWHERE, annotations=())
        if isinstance(change, ColumnChange | TableChange)
        else change
        for change in reading.changes
    ]
    return changes, [(unread.kind, unread.what) for unread in reading.unread]
