"""Every folder under cases/alembic and cases/django is a test: `input.py` in, `expected.json` out.

`expected.json` may name the path at which the file is said to lie.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, MigrationReading, TableChange
from privacyrules.readers import alembic, django
from readings import Plain, plain

READERS = {"alembic": alembic, "django": django}
READS: dict[str, Callable[[str, str], MigrationReading]] = {"alembic": alembic.read, "django": django.read}
PATHS = {"alembic": "db/versions/input.py", "django": "shop/migrations/input.py"}
FOLDERS = sorted(path for kind in READERS for path in (Path(__file__).parent / "cases" / kind).iterdir())


class Case(NamedTuple):
    kind: str
    text: str
    path: str
    expected: Plain

    def read(self) -> MigrationReading:
        return READS[self.kind](self.text, self.path)


def load(folder: Path) -> Case:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    kind = folder.parent.name
    text = (folder / "input.py").read_bytes().decode("utf-8")
    return Case(kind, text, expected.pop("path", PATHS[kind]), expected)


CASES = {f"{folder.parent.name}-{folder.name}": load(folder) for folder in FOLDERS}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@every_case
def test_case(case: Case) -> None:
    assert plain(case.read()) == case.expected


def test_there_are_cases_enough() -> None:
    assert all(sum(case.kind == kind for case in CASES.values()) >= 20 for kind in READERS)


def written_at(text: str, place: Place) -> str:
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    return lines[place.line - 1][place.column - 1 :]


def named(change: ColumnChange | TableChange) -> str:
    return (change.column if isinstance(change, ColumnChange) else change.table.name).lower()


@every_case
def test_places_point_at_names(case: Case) -> None:
    """A place is where the name, or the part of it that is written out, stands in the text."""
    for change in case.read().changes:
        assert isinstance(change, ColumnChange | TableChange)
        written = written_at(case.text, change.place).lstrip('"')
        word = re.match(r"\w*", written)
        put_in = written.startswith(("{", "%", "\\"))
        assert put_in or (word and word[0] and word[0].lower() in named(change)), (change, written)


@pytest.mark.parametrize("name", CASES)
def test_each_reader_recognises_its_own_migrations_only(name: str) -> None:
    case = CASES[name]
    recognising = [kind for kind, reader in READERS.items() if reader.recognises(case.text)]
    assert recognising == ([] if name.endswith("not_a_migration") else [case.kind])


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("db/versions/1f0c_users.py", True),
        ("versions/1f0c.PY", True),
        ("shop/migrations/0001_initial.py", True),
        ("shop/migrations/more/0001.py", True),
        ("migrations.py", False),
        ("shop/migrations/0001_initial.sql", False),
        ("shop/models.py", False),
        ("my_migrations/0001.py", False),
    ],
)
def test_what_lies_below_a_folder_of_migrations_is_claimed(path: str, claimed: bool) -> None:
    assert alembic.claims(path) is django.claims(path) is claimed


SNIPPETS = st.sampled_from([line for case in CASES.values() for line in case.text.splitlines(keepends=True)])


@st.composite
def mixed_up(draw: st.DrawFn) -> str:
    """A migration with pieces taken out and lines of other migrations put in."""
    text = draw(st.sampled_from([case.text for case in CASES.values()]))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SNIPPETS | st.text(max_size=6)) + text[stop:]
    return text


@given(
    mixed_up() | st.text(),
    st.sampled_from(["def upgrade():\n    op.", "class Migration:\n    operations = [", ""]),
)
def test_every_text_is_read_and_every_place_lies_in_it(text: str, start: str) -> None:
    text = ("import alembic\n" if "op." in start else "") + start + text
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    for kind, read in READS.items():
        reading = read(text, PATHS[kind])
        for found in (*reading.changes, *reading.unread):
            assert 1 <= found.place.line <= len(lines)
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


NAMES = st.text(st.characters(categories=["L", "N"], include_characters="_ -.#"), min_size=1, max_size=12)


@given(NAMES, st.lists(NAMES, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_every_column_is_found_where_its_name_is_written(table: str, names: list[str], end: str) -> None:
    columns = [f'    "ö", sa.Column("{name}", sa.Text()),' for name in names]
    lines = ["from alembic import op", "def upgrade():", f'  op.create_table("{table}",']
    text = end.join([*lines, *(column.removeprefix('    "ö",') for column in columns), "  )"])
    text = text.replace("  op.", '  "ö"; op.')
    found = [
        change for change in alembic.read(text, PATHS["alembic"]).changes if isinstance(change, ColumnChange)
    ]
    assert [change.column for change in found] == names
    for change in found:
        assert written_at(text, change.place).startswith(f'{change.column}"')


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_every_field_is_found_where_its_name_is_written(names: list[str]) -> None:
    fields = "\n".join(f'  ("{name}", models.TextField()), # ö' for name in names)
    text = f'class Migration:\n operations = [migrations.CreateModel("ö", [\n{fields}\n])]\n'
    found = [
        change for change in django.read(text, PATHS["django"]).changes if isinstance(change, ColumnChange)
    ]
    assert [(change.table.name, change.column) for change in found] == [("shop_ö", name) for name in names]
    for change in found:
        assert written_at(text, change.place).startswith(f'{change.column}"')
