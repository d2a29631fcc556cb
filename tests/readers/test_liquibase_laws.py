"""Whatever a changelog holds, it is read to its end, and every name is found where it is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import ColumnChange, Filling, MigrationReading
from privacyrules.readers import liquibase

CASES = Path(__file__).parent / "cases" / "liquibase"
TEXTS = {file.parent.name: file.read_bytes().decode("utf-8") for file in sorted(CASES.glob("*/input.*"))}
XML = [text for text in TEXTS.values() if text.lstrip("\ufeff").startswith("<")]
YAML = [text for text in TEXTS.values() if text.startswith("databaseChangeLog")]
SNIPPETS = st.sampled_from(
    sorted({line for text in TEXTS.values() for line in text.splitlines(keepends=True)})
)
NAMES = (
    st.text(st.characters(categories=["L", "N"], include_characters="_ -.(}#/&<>'"), min_size=1, max_size=9)
    .map(str.strip)
    .filter(bool)
)
IN_SQL = st.text(st.characters(categories=["L"]), max_size=9).map("c_{}".format)
PATH = "db/changelog"
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", "ö": "&#xf6;"}


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))


def written_at(text: str, place: Place) -> str:
    return lines_of(text)[place.line - 1][place.column - 1 :]


def columns(reading: MigrationReading) -> list[ColumnChange]:
    assert reading.unread == ()
    return [change for change in reading.changes if isinstance(change, ColumnChange)]


def in_xml(text: str) -> str:
    return "".join(ESCAPES.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("db/changelog.xml", True),
        ("db.changelog-master.YAML", True),
        ("changes/001.yml", True),
        ("changes/001.json", True),
        ("changes/001.sql", False),
        ("changes/001.xsd", False),
    ],
)
def test_what_may_hold_a_changelog_is_claimed(path: str, claimed: bool) -> None:
    assert liquibase.claims(path) is claimed


@pytest.mark.parametrize("name", TEXTS)
def test_every_case_is_recognised(name: str) -> None:
    assert liquibase.recognises(TEXTS[name])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<project><artifactId>databaseChangeLog</artifactId></project>",
        '<beans>\n<!-- --><databaseChangeLog xmlns="x"/></beans>',
        "<databaseChangeLogs/>",
        "spring:\n  databaseChangeLog: master.xml\n",
        "# databaseChangeLog: none\n",
        '{"properties": {"databaseChangeLog": {"type": "array"}}}',
        '["databaseChangeLog"]',
    ],
)
def test_what_only_speaks_of_changelogs_is_none(text: str) -> None:
    assert not liquibase.recognises(text)
    assert liquibase.read(text, PATH) == MigrationReading(PATH)


@pytest.mark.parametrize(
    "text",
    [
        "<databaseChangeLog/>",
        "\ufeff\n<?xml version='1.0'?>\n<!-- <beans> -->\n<db:databaseChangeLog\n xmlns:db='x'/>",
        "---\n# ours\ndatabaseChangeLog:\n- changeSet: {id: 1}\n",
        '\ufeff{"databaseChangeLog": []}',
        '{"$schema": "x", "databaseChangeLog" : []}',
    ],
)
def test_a_changelog_is_recognised_by_its_outermost_element_or_key(text: str) -> None:
    assert liquibase.recognises(text)


@st.composite
def mixed_up(draw: st.DrawFn) -> str:
    """A changelog with pieces taken out and lines of other changelogs put in."""
    text = draw(st.sampled_from(sorted(TEXTS.values())))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SNIPPETS | st.text(max_size=6)) + text[stop:]
    return text


@given(
    mixed_up() | st.text(), st.sampled_from(["", "<databaseChangeLog><changeSet>", "databaseChangeLog:\n- "])
)
def test_every_text_is_read_and_every_place_lies_in_it(text: str, start: str) -> None:
    text = start + text
    reading = liquibase.read(text, PATH)
    lines = lines_of(text)
    for found in (*reading.changes, *reading.unread):
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


@given(st.lists(NAMES, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_every_column_in_xml_is_found_where_its_name_is_written(names: list[str], end: str) -> None:
    listed = [f'<!-- ö😀 --><column type="ö" name=" {in_xml(name)} "/>' for name in names]
    head = '<databaseChangeLog><changeSet><createTable tableName="ö">'
    text = end.join([head, *listed, "</createTable></changeSet></databaseChangeLog>"])
    found = columns(liquibase.read(text, PATH))
    assert [change.column for change in found] == names
    for change in found:
        assert written_at(text, change.place).startswith(in_xml(change.column) + ' "')


@given(st.lists(NAMES, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_every_column_in_json_and_yaml_is_found_where_its_name_is_written(
    names: list[str], as_json: bool, ascii_only: bool
) -> None:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=as_json and ascii_only)

    listed = [f'{{"column": {{"remarks": {quoted("😀")}, "name": {quoted(name)}}}}}' for name in names]
    table = f'{{"createTable": {{"tableName": "ö", "columns": [\n{",".join(listed)}]}}}}'
    log = f'[{{"changeSet": {{"id": {quoted("ö😀")}, "changes": [{table}]}}}}]'
    text = f'{{"databaseChangeLog": {log}}}' if as_json else f"databaseChangeLog: {log}"
    found = columns(liquibase.read(text, PATH))
    assert [change.column for change in found] == names
    for change in found:
        assert written_at(text, change.place).startswith(quoted(change.column)[1:])


def in_block(sql: str) -> str:
    return "|\n" + "".join(f"          {line}\n" for line in sql.split("\n"))


XML_SQL = "<databaseChangeLog><changeSet><sql>{}</sql></changeSet></databaseChangeLog>"
JSON_SQL = '{{"databaseChangeLog": [{{"changeSet": {{"changes": [{{"sql": {{"sql": {}}}}}]}}}}]}}'
YAML_SQL = "databaseChangeLog:\n- changeSet:\n    changes:\n    - sql:\n        sql: {}\n"
WAYS = {
    "xml": (XML_SQL, in_xml),
    "cdata": (XML_SQL, lambda sql: f"<![CDATA[{sql}]]>"),
    "json": (JSON_SQL, json.dumps),
    "json without escapes": (JSON_SQL, lambda sql: json.dumps(sql, ensure_ascii=False)),
    "yaml": (YAML_SQL, in_block),
    "yaml folded": (YAML_SQL, lambda sql: in_block(sql).replace("|", ">-", 1).replace("\n ", "\n\n ")),
    "yaml in single quotes": (
        YAML_SQL,
        lambda sql: "'" + sql.replace("'", "''").replace("\n", "\n\n    ") + "'",
    ),
}


@pytest.mark.parametrize("way", WAYS)
@given(names=st.lists(IN_SQL, min_size=1, max_size=4))
def test_every_column_in_sql_is_found_where_its_name_is_written(way: str, names: list[str]) -> None:
    log, write = WAYS[way]
    sql = "".join(f"ALTER TABLE t\n  ADD COLUMN {name} text DEFAULT '\\ö';\n" for name in names)
    text = log.format(write(sql))
    found = columns(liquibase.read(text, PATH, "postgresql"))
    assert [change.column for change in found] == names
    for change in found:
        name = change.column if way.startswith("yaml") or way == "cdata" else write(change.column).strip('"')
        assert written_at(text, change.place).startswith(f"{name} text")


def placeless(reading: MigrationReading) -> object:
    changes = [
        change._replace(place=NOWHERE, annotations=()) if not isinstance(change, Filling) else change.columns
        for change in reading.changes
    ]
    return changes, [(unread.kind, unread.what) for unread in reading.unread]


COMMENTABLE = [text for text in XML if "<!" not in text and "<sql>" not in text]


@given(st.sampled_from(COMMENTABLE), st.data())
def test_adding_a_comment_to_xml_changes_nothing(text: str, data: st.DataObject) -> None:
    tags = [found.start() for found in re.finditer(r"<[\w:/]+", text)]
    at = data.draw(st.sampled_from(tags))
    more = text[:at] + '<!-- note: <column name="none"/> -->\n' + text[at:]
    assert placeless(liquibase.read(more, PATH)) == placeless(liquibase.read(text, PATH))


@given(
    st.sampled_from([text for text in YAML if "|" not in text and "tableName: visit" not in text]), st.data()
)
def test_adding_a_comment_to_yaml_changes_nothing(text: str, data: st.DataObject) -> None:
    lines = text.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines)))
    more = "".join([*lines[:at], "  # note: {column: none}\n", *lines[at:]])
    assert placeless(liquibase.read(more, PATH)) == placeless(liquibase.read(text, PATH))
