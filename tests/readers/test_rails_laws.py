"""What holds for every text that the reader of Rails may be given."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import ColumnChange, SchemaChange
from privacyrules.readers import rails

CASES = Path(__file__).parent / "cases" / "rails"
TEXTS = [file.read_bytes().decode("utf-8") for file in sorted(CASES.glob("*/input.rb"))]
PATH = "db/migrate/20240101000000_input.rb"
HEAD = "class A < ActiveRecord::Migration[7.0]\n  def change\n"
TAIL = "\n  end\nend\n"
SNIPPETS = st.sampled_from([line for text in TEXTS for line in text.splitlines(keepends=True)])
TOKENS = st.sampled_from(
    [
        "do |t|",
        "end",
        "{",
        "}",
        '"',
        "'",
        "<<~SQL\n",
        "SQL\n",
        "#{",
        "%w[",
        "]",
        "=",
        ":",
        ",",
        "(",
        ")",
        "\\",
        "\r",
    ]
)


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))


def written_at(text: str, place: Place) -> str:
    return lines_of(text)[place.line - 1][place.column - 1 :]


@st.composite
def mixed_up(draw: st.DrawFn) -> str:
    """A migration with pieces taken out and lines of other migrations put in."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SNIPPETS | TOKENS | st.text(max_size=6)) + text[stop:]
    return text


@given(mixed_up() | st.text() | st.lists(SNIPPETS | TOKENS).map("".join), st.booleans())
def test_every_text_is_read_and_every_place_lies_in_it(text: str, inside: bool) -> None:
    text = HEAD + text + TAIL if inside else text
    lines = lines_of(text)
    reading = rails.read(text, PATH)
    for found in (*reading.changes, *reading.unread, *reading.disclosures):
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


NAMES = st.text(st.characters(categories=["L", "N"], include_characters="_ -.!"), min_size=1, max_size=12)
TABLES = st.from_regex(r"[a-zäß_][a-z0-9ö_]{0,9}", fullmatch=True)


@given(TABLES, st.lists(NAMES, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_every_column_is_found_where_its_name_is_written(table: str, names: list[str], end: str) -> None:
    body = [f'    "ö🙂"; t.string "{name}", limit: 3 # ß' for name in names]
    text = end.join(["# ö", HEAD + f"  create_table :{table} do |t|", *body, "  end", TAIL])
    _, *found = rails.read(text, PATH).changes
    assert [(str(c.table), c.column, c.type) for c in found if isinstance(c, ColumnChange)] == [
        (table, name, "string(3)") for name in names
    ]
    for change in found:
        assert isinstance(change, ColumnChange)
        assert written_at(text, change.place).startswith(f'{change.column}"')


@given(TABLES, TABLES, st.lists(TABLES, min_size=1, max_size=4))
def test_a_loop_says_what_its_rounds_say(table: str, other: str, names: list[str]) -> None:
    looped = (
        f"  [:{table}, :{other}].each {{ |t| %w[{' '.join(names)}].each {{ |n| add_column t, n, :text }} }}"
    )
    rounds = [f"  add_column :{one}, :{name}, :text" for one in (table, other) for name in names]
    assert unplaced(HEAD + looped + TAIL) == unplaced(HEAD + "\n".join(rounds) + TAIL)


@given(st.sampled_from([text for text in TEXTS if "privacyrules:" not in text]), st.data())
def test_a_comment_changes_nothing(text: str, data: st.DataObject) -> None:
    lines = text.splitlines(keepends=True)
    inside = re.compile(r"<<[~-]'?SQL.*?^\s*SQL$|\"[^\"\n]*\\\r?$.*?\"", re.DOTALL | re.MULTILINE)
    shut = {
        text.count("\n", 0, found.start()) + 1 + more
        for found in inside.finditer(text)
        for more in range(found[0].count("\n"))
    }
    at = data.draw(st.sampled_from([line for line in range(len(lines) + 1) if line not in shut]))
    commented = "".join([*lines[:at], "  # t.string :never\n", *lines[at:]])
    assert unplaced(commented) == unplaced(text)


@given(st.lists(st.sampled_from(["add_column :a, :b, :text", "remove_column :a, :c, :text"]), min_size=1))
def test_taking_back_twice_is_doing_it(statements: list[str]) -> None:
    body = "\n".join(statements)
    twice = f"revert {{\nrevert {{\n{body}\n}}\n}}"
    assert unplaced(HEAD + twice + TAIL) == unplaced(HEAD + body + TAIL)


def unplaced(text: str) -> list[SchemaChange]:
    """Return what a migration does, wherever it is written."""
    return [change._replace(place=NOWHERE) for change in rails.read(text, PATH).changes]
