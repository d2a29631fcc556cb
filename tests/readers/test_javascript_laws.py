"""Laws of the readers of JavaScript and TypeScript, over random texts and random migrations."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, MigrationReading
from privacyrules.readers import knex, sequelize, typeorm

READS: dict[str, Callable[[str, str], MigrationReading]] = {
    "knex": knex.read,
    "sequelize": sequelize.read,
    "typeorm": typeorm.read,
}
PATHS = ("migrations/20240101000000_a.js", "migrations/20240101000000_a.ts", "src/models/a.ts")
TEXTS = {
    kind: [
        file.read_bytes().decode("utf-8")
        for folder in sorted((Path(__file__).parent / "cases" / kind).iterdir())
        for file in folder.glob("input.*")
    ]
    for kind in READS
}
EVERY_KIND = pytest.mark.parametrize("kind", READS)
LINES = {
    kind: st.sampled_from([line for text in texts for line in text.splitlines(keepends=True)])
    for kind, texts in TEXTS.items()
}


def written_at(text: str, place: Place) -> str:
    return re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))[place.line - 1][place.column - 1 :]


@st.composite
def mixed_up(draw: st.DrawFn, kind: str) -> str:
    """A file with pieces taken out and lines of other files put in."""
    text = draw(st.sampled_from(TEXTS[kind]))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(LINES[kind] | st.text(max_size=6)) + text[stop:]
    return text


@EVERY_KIND
@given(data=st.data(), path=st.sampled_from(PATHS))
def test_every_text_is_read_and_every_place_lies_in_it(kind: str, data: st.DataObject, path: str) -> None:
    text = data.draw(mixed_up(kind) | st.text())
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    reading = READS[kind](text, path)
    for found in (*reading.changes, *reading.unread, *reading.disclosures):
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


HEADS = {
    "knex": "exports.up = async (knex) => {",
    "sequelize": "exports.up = async (queryInterface, Sequelize) => {",
    "typeorm": "class A { async up(queryRunner) {",
}


@EVERY_KIND
@given(body=st.text(st.sampled_from("`'\"${}()[]=>.,;\\/*\n abknexSequelizeup@#"), max_size=40))
def test_any_code_in_a_migration_is_read(kind: str, body: str) -> None:
    reading = READS[kind](HEADS[kind] + body, PATHS[0])
    assert reading.path == PATHS[0]


class Written(NamedTuple):
    """A migration as it is put together: its lines, and how each kind says what it does to a column."""

    start: list[str]
    column: str
    end: list[str]

    def text(self, names: list[str], end: str, notes: list[str]) -> str:
        lines = [*self.start, *(self.column.replace("NAME", name) for name in names), *self.end]
        noted = [
            part
            for line, note in zip(lines, [*notes, *[""] * len(lines)], strict=False)
            for part in (note, line)
        ]
        return end.join(line for line in noted if line)


WRITTEN = {
    "knex": Written(
        ["exports.up = (knex) =>", "/* ö 💳 */ knex.schema.createTable('users', (table) => {"],
        "  /* ß */ table.string('NAME', 20).notNullable();",
        ["});"],
    ),
    "sequelize": Written(
        ["exports.up = (queryInterface, Sequelize) =>", "queryInterface.createTable('users', {"],
        "  /* ß */ 'NAME': { type: Sequelize.STRING },",
        ["});"],
    ),
    "typeorm": Written(
        ["class A { async up(queryRunner) {"],
        '  /* ß */ await queryRunner.query(`ALTER TABLE "users" ADD "NAME" text`);',
        ["} }"],
    ),
}
NAMES = st.lists(
    st.text(st.characters(categories=["L", "N"], include_characters="_ -.#"), min_size=1, max_size=12),
    min_size=1,
    max_size=5,
    unique=True,
)
NOTES = st.lists(
    st.sampled_from(["", "// note", "/* a\n b */", "// knex.schema.dropTable('users')"]), max_size=7
)


@EVERY_KIND
@given(names=NAMES, end=st.sampled_from(["\n", "\r\n"]))
def test_every_column_is_found_where_its_name_is_written(kind: str, names: list[str], end: str) -> None:
    text = WRITTEN[kind].text(names, end, [])
    found = [change for change in READS[kind](text, PATHS[0]).changes if isinstance(change, ColumnChange)]
    assert [(change.table.name, change.column) for change in found] == [("users", name) for name in names]
    for change in found:
        assert written_at(text, change.place).removeprefix('"').startswith(change.column)


@EVERY_KIND
@given(names=NAMES, notes=NOTES)
def test_a_comment_changes_nothing(kind: str, names: list[str], notes: list[str]) -> None:
    bare, noted = (READS[kind](WRITTEN[kind].text(names, "\n", said), PATHS[0]) for said in ([], notes))
    assert len(bare.changes) >= len(names)
    assert [strip(change) for change in noted.changes] == [strip(change) for change in bare.changes]
    assert (noted.statements, noted.unread) == (bare.statements, bare.unread)


def strip(change: object) -> dict[str, object]:
    """What a change says, but not where."""
    return {name: getattr(change, name, None) for name in ("operation", "table", "column", "type", "comment")}


FIELDS = st.lists(
    st.from_regex(r"[a-zA-Zäß_][a-zA-Z0-9äß]{0,8}", fullmatch=True), min_size=1, max_size=5, unique=True
)


@given(FIELDS)
def test_every_field_of_an_entity_is_found_where_its_name_is_written(names: list[str]) -> None:
    fields = "\n".join(f"  /* ö */ @Column() {name}: string;" for name in names)
    text = f"@Entity('ö')\nclass A {{\n{fields}\n}}\n"
    reading = typeorm.read(text, "src/a.entity.ts")
    found = [change for change in reading.changes if isinstance(change, ColumnChange)]
    assert reading.tells == "part"
    assert [(change.table.name, change.column) for change in found] == [("ö", name) for name in names]
    for change in found:
        assert written_at(text, change.place).startswith(f"{change.column}:")
