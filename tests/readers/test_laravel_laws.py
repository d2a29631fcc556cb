"""What holds for every text that the readers of PHP migrations may be given."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import ColumnChange, MigrationReading, SchemaChange
from privacyrules.readers import doctrine, laravel, phinx

READS: dict[str, Callable[[str, str], MigrationReading]] = {
    "laravel": laravel.read,
    "doctrine": doctrine.read,
    "phinx": phinx.read,
}
CASES = Path(__file__).parent / "cases"
TEXTS = {
    kind: [file.read_bytes().decode("utf-8") for file in sorted((CASES / kind).glob("*/input.php"))]
    for kind in READS
}
PATH = "database/migrations/2024_01_01_000000_input.php"
HEADS = {
    "laravel": "<?php use Illuminate\\Database\\Migrations\\Migration;\nclass A { function up() {\n",
    "doctrine": "<?php use Doctrine\\DBAL\\Schema\\Schema;\nclass A { function up(Schema $schema) {\n",
    "phinx": "<?php use Phinx\\Migration\\AbstractMigration;\nclass A { function up() {\n",
}
TAIL = "\n} }\n"
KINDS = st.sampled_from(sorted(READS))
SNIPPETS = st.sampled_from(
    sorted({line for texts in TEXTS.values() for text in texts for line in text.splitlines(keepends=True)})
)
TOKENS = st.sampled_from(
    [
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "'",
        '"',
        "<<<A\n",
        "\nA",
        "<?php",
        "?>",
        "$",
        "->",
        "::",
        "=>",
        "=",
        ";",
        "\\",
    ]
)


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))


def written_at(text: str, place: Place) -> str:
    return lines_of(text)[place.line - 1][place.column - 1 :]


def unplaced(text: str, kind: str = "laravel") -> list[SchemaChange]:
    """Return what a migration does, wherever it is written."""
    return [change._replace(place=NOWHERE) for change in READS[kind](text, PATH).changes]


@st.composite
def mixed_up(draw: st.DrawFn) -> str:
    """A migration with pieces taken out and lines of other migrations put in."""
    text = draw(st.sampled_from(TEXTS[draw(KINDS)]))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SNIPPETS | TOKENS | st.text(max_size=6)) + text[stop:]
    return text


@given(mixed_up() | st.text() | st.lists(SNIPPETS | TOKENS).map("".join), KINDS, st.booleans())
def test_every_text_is_read_and_every_place_lies_in_it(text: str, kind: str, inside: bool) -> None:
    text = HEADS[kind] + text + TAIL if inside else text
    lines = lines_of(text)
    for read in READS.values():
        reading = read(text, PATH)
        for found in (*reading.changes, *reading.unread, *reading.disclosures):
            assert 1 <= found.place.line <= len(lines)
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


NAMES = st.text(st.characters(categories=["L", "N"], include_characters="_ -.!"), min_size=1, max_size=12)
TABLES = st.from_regex(r"[a-zäß_][a-z0-9ö_]{0,9}", fullmatch=True)
SHAPES = {
    "laravel": ("Schema::table('{table}', function ($table) {{", "$table->string('{name}', 9);", "}});"),
    "doctrine": (
        "$table = $schema->getTable('{table}');",
        "$table->addColumn('{name}', 'string', ['length' => 9]);",
        "",
    ),
    "phinx": ("$this->table('{table}')", "->addColumn('{name}', 'string', ['limit' => 9])", "->save();"),
}


@given(KINDS, TABLES, st.lists(NAMES, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_every_column_is_found_where_its_name_is_written(
    kind: str, table: str, names: list[str], end: str
) -> None:
    head, column, tail = SHAPES[kind]
    body = [f"/* ö🙂 */ {column.format(name=name)} // ß" for name in names]
    text = end.join([HEADS[kind] + "/* ö */", head.format(table=table), *body, tail.format(), TAIL])
    found = [change for change in READS[kind](text, PATH).changes if isinstance(change, ColumnChange)]
    assert [(str(change.table), change.column, change.type) for change in found] == [
        (table, name, "string(9)") for name in names
    ]
    for change in found:
        assert written_at(text, change.place).startswith(f"{change.column}'")


@pytest.mark.parametrize("kind", READS)
@given(data=st.data())
def test_a_comment_changes_nothing(kind: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([text for text in TEXTS[kind] if "privacyrules:" not in text]))
    inside = re.compile(r"<<<.*?^\s*(?:SQL|SAID)\b|^[^'\n]*'[^'\n]*$.*?'", re.DOTALL | re.MULTILINE)
    shut = {
        text.count("\n", 0, found.start()) + 1 + more
        for found in inside.finditer(text)
        for more in range(found[0].count("\n"))
    }
    lines = text.splitlines(keepends=True)
    at = data.draw(st.sampled_from([line for line in range(1, len(lines)) if line not in shut]))
    remark = data.draw(
        st.sampled_from(["// it's $table->string('never')\n", '/* "never"\n*/\n', "# never\n"])
    )
    commented = "".join([*lines[:at], remark, *lines[at:]])
    assert unplaced(commented, kind) == unplaced(text, kind)


@given(st.lists(TABLES, min_size=1, max_size=3), st.lists(TABLES, min_size=1, max_size=4))
def test_a_loop_says_what_its_rounds_say(tables: list[str], names: list[str]) -> None:
    def listed(words: list[str]) -> str:
        return "[" + ", ".join(f"'{word}'" for word in words) + "]"

    looped = (
        f"foreach ({listed(tables)} as $one) Schema::table($one, function ($table) {{"
        f" foreach ({listed(names)} as $name) {{ $table->text($name); }} }});"
    )
    rounds = "".join(
        f"Schema::table('{one}', fn ($table) => $table->text('{name}'));\n"
        for one in tables
        for name in names
    )
    assert unplaced(HEADS["laravel"] + looped + TAIL) == unplaced(HEADS["laravel"] + rounds + TAIL)


WRAPPED = st.sampled_from(
    [
        "if (! Schema::hasTable('x')) {{ {} }}",
        "if (f()) {{ $x = 1; }} else {{ {} }}",
        "DB::transaction(function () {{ {} }});",
        "(function () {{ {} }})();",
        "try {{ {} }} catch (E $error) {{ }}",
        "foreach (['a'] as $ignored) {{ {} }}",
        "switch (f()) {{ case 1: {} break; }}",
        "foreach (DB::select('x') as $ignored) {{ {} }}",
        "$f = fn () => 1; {{ {} }}",
    ]
)


@given(WRAPPED, WRAPPED, st.lists(st.sampled_from(["Schema::drop('a');", "Schema::rename('b', 'c');"])))
def test_what_may_happen_is_read_as_if_it_did(outer: str, inner: str, statements: list[str]) -> None:
    body = "\n".join(statements)
    wrapped = outer.format(inner.format(body))
    assert unplaced(HEADS["laravel"] + wrapped + TAIL) == unplaced(HEADS["laravel"] + body + TAIL)


@given(st.text("ab\\'\"$ {}\n\t", max_size=12))
def test_each_way_to_write_a_string_says_the_same(value: str) -> None:
    single = "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    double = '"' + re.sub(r'(["\\$])', r"\\\1", value) + '"'
    nowdoc = f"<<<'A'\n{value}\nA"
    head = HEADS["laravel"]
    names: list[list[str]] = []
    for written in (single, double, nowdoc):
        changes = unplaced(f"{head}Schema::dropColumns('t', ['x' . {written}]);{TAIL}")
        names.append([change.column for change in changes if isinstance(change, ColumnChange)])
    assert names == [["x" + value]] * 3
