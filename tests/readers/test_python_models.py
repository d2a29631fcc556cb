"""Files of models in Python in; which reader takes them, and that whatever they hold is read, out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, MigrationReading, TableChange
from privacyrules.readers import alembic, django, django_models, sqlalchemy

CASES = Path(__file__).parent / "cases"
READERS = {"sqlalchemy": sqlalchemy, "django_models": django_models}
READS: dict[str, Callable[[str, str], MigrationReading]] = {
    "sqlalchemy": sqlalchemy.read,
    "django_models": django_models.read,
}
PATH = "shop/models.py"
TEXTS = {
    f"{kind}-{folder.name}": (folder / "input.py").read_bytes().decode("utf-8")
    for kind in READERS
    for folder in sorted((CASES / kind).iterdir())
}


def test_there_are_cases_enough() -> None:
    assert all(sum(name.startswith(f"{kind}-") for name in TEXTS) >= 20 for kind in READERS)


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("models.py", True),
        ("shop/models.py", True),
        ("shop/MODELS.PY", True),
        ("shop\\models\\customer.py", True),
        ("shop/models/billing/card.py", True),
        ("shop/models/__init__.py", True),
        ("shop/user_models.py", True),
        ("shop/models_of_users.py", True),
        ("shop/user_model.py", True),
        ("shop/abstract_models.py", True),
        ("shop/entities/card.py", True),
        ("shop/tables.py", True),
        ("shop/schemas.py", True),
        ("shop/database.py", True),
        ("shop/db/users.py", True),
        ("shop/mixins.py", True),
        ("shop/base.py", True),
        ("app.py", True),
        ("shop/views.py", False),
        ("shop/remodels.py", False),
        ("shop/supermodels/x.py", False),
        ("shop/models.pyi", False),
        ("shop/models.sql", False),
        ("shop/migrations/models.py", False),
        ("db/versions/tables.py", False),
        ("alembic/models.py", False),
    ],
)
def test_a_file_is_claimed_by_its_name_or_that_of_a_folder(path: str, claimed: bool) -> None:
    assert sqlalchemy.claims(path) is django_models.claims(path) is claimed


@pytest.mark.parametrize("name", TEXTS)
def test_each_reader_recognises_its_own_models_only(name: str) -> None:
    kind = name.partition("-")[0]
    every = {**READERS, "alembic": alembic, "django": django}
    assert [other for other, reader in every.items() if reader.recognises(TEXTS[name])] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "import sqlalchemy\n",
        "from pydantic import BaseModel\nclass A(BaseModel):\n    email: str\n",
        "import django_tables2 as tables\nclass A(tables.Table):\n    email = tables.Column()\n",
        "from peewee import *\nclass A(Model):\n    email = CharField()\n",
        "from tortoise import fields, models\nclass A(models.Model):\n    email = fields.CharField()\n",
        "from django import forms\nclass A(forms.Form):\n    email = forms.CharField()\n",
        "from django.db import models\nclass Migration(migrations.Migration):\n    a = models.CharField()\n",
        "from django.db import models\nmodels.CharField()\n",
    ],
)
def test_what_holds_no_models_is_not_taken(text: str) -> None:
    assert not sqlalchemy.recognises(text)
    assert not django_models.recognises(text)
    for read in READS.values():
        assert read(text, PATH) == MigrationReading(PATH, tells="part")


def test_what_speaks_of_both_is_taken_by_one() -> None:
    text = (
        "from django.db import models  # as SQLAlchemy does\n"
        "class A(models.Model):\n    email = models.EmailField()\n    shown = show(Column(), table=True)\n"
    )
    assert not sqlalchemy.recognises(text)
    assert django_models.recognises(text)


def test_a_file_of_models_tells_a_part_of_each_table() -> None:
    found = {read(text, PATH).tells for text in TEXTS.values() for read in READS.values()}
    assert found == {"part"}


SNIPPETS = st.sampled_from([line for text in TEXTS.values() for line in text.splitlines(keepends=True)])


@st.composite
def mixed_up(draw: st.DrawFn) -> str:
    """Models with pieces taken out, and lines of others put in."""
    text = draw(st.sampled_from(list(TEXTS.values())))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(SNIPPETS | st.text(max_size=6)) + text[stop:]
    return text


HEADS = {
    "sqlalchemy": "from sqlalchemy import *\nclass A(Base):\n    a = Column(",
    "django_models": "from django.db import models\nclass A(models.Model):\n    a = models.CharField(",
}


@given(mixed_up() | st.text(), st.sampled_from([*HEADS.values(), ""]))
def test_every_text_is_read_and_every_place_lies_in_it(text: str, start: str) -> None:
    lines = re.split(r"\r\n?|\n", (start + text).removeprefix("\ufeff"))
    for read in READS.values():
        reading = read(start + text, PATH)
        for found in (*reading.changes, *reading.unread):
            assert 1 <= found.place.line <= len(lines)
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


def written_at(text: str, place: Place) -> str:
    lines = re.split(r"\r\n?|\n", text)
    return lines[place.line - 1][place.column - 1 :]


def is_as_python_keeps_it(letter: str) -> bool:
    return unicodedata.normalize("NFKC", letter) == letter


def columns(text: str, kind: str) -> list[ColumnChange]:
    return [change for change in READS[kind](text, PATH).changes if isinstance(change, ColumnChange)]


LETTERS = st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F).filter(is_as_python_keeps_it)
FIELDS = st.lists(st.text(LETTERS, min_size=1, max_size=8).map("é".__add__), min_size=1, max_size=5)


@given(FIELDS, st.sampled_from(["\n", "\r\n"]))
def test_every_column_is_found_where_its_name_is_written(names: list[str], end: str) -> None:
    for kind, made in {"sqlalchemy": "Column(String)", "django_models": "models.TextField()"}.items():
        head = HEADS[kind].rpartition("\n")[0]
        table = ['    __tablename__ = "ö"'] if kind == "sqlalchemy" else []
        body = [f'    "ö"; {name} = {made}  # ö' for name in dict.fromkeys(names)]
        text = end.join([*head.split("\n"), *table, *body, ""])
        found = columns(text, kind)
        assert [change.column for change in found] == list(dict.fromkeys(names))
        for change in found:
            assert written_at(text, change.place).startswith(f"{change.column} = ")


NAMES = st.text(st.characters(categories=["L", "N"], include_characters="_ -.#"), min_size=1, max_size=12)


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_every_stated_name_of_a_column_is_found_in_its_string(names: list[str]) -> None:
    made = {"sqlalchemy": 'Column("{}", String)', "django_models": 'models.TextField(db_column="{}")'}
    for kind, form in made.items():
        head = HEADS[kind].rpartition("\n")[0] + '\n    __tablename__ = "t"\n'
        text = head + "".join(f'    "ö"; f{at} = {form.format(name)}\n' for at, name in enumerate(names))
        # a column that two fields name is one, where the last of them stands
        found = {change.column.lower(): change for change in columns(text, kind)}
        assert {name.lower() for name in names} == set(found)
        for change in found.values():
            assert written_at(text, change.place).startswith(f'{change.column}"')


@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_a_comment_changes_nothing_but_the_lines(name: str, data: st.DataObject) -> None:
    text = TEXTS[name].removeprefix("\ufeff")
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    if any(line.count('"""') % 2 or line.strip().startswith("#") for line in lines[at : at + 1]):
        return
    read = READS[name.partition("-")[0]]
    longer = "\n".join([*lines[:at], "# a word to the reader", *lines[at:]])
    before, after = read(text, PATH), read(longer, PATH)
    assert [_without_place(change) for change in after.changes] == [
        _without_place(change) for change in before.changes
    ]
    assert [unread.what for unread in after.unread] == [unread.what for unread in before.unread]


def _without_place(change: object) -> object:
    assert isinstance(change, ColumnChange | TableChange)
    return change._replace(place=Place(PATH), annotations=())


SA, DJ = "from sqlalchemy import *\n", "from django.db import models\n"
HOSTILE = {
    "brackets": HEADS["sqlalchemy"] + "(" * 5000,
    "subscripts": HEADS["sqlalchemy"] + "String" + "[0]" * 3000 + ")\n",
    "loops": HEADS["sqlalchemy"]
    + "Text)\n    for x in range(1000):\n        for y in range(1000):\n            z = y\n",
    "a long line of heirs": SA + "".join(f"class C{n}(C{n - 1}):\n  x{n} = Column()\n" for n in range(1000)),
    "namesakes": SA + "class A(A):\n  x = Column()\n" * 1000,
    "classes in classes": SA
    + "".join("  " * n + f"class C{n}(B):\n" for n in range(60))
    + "  " * 60
    + "x = Column()\n",
    "diamonds": DJ
    + "".join(
        f"class C{n}(C{n - 1}, C{n - 1}, models.Model):\n  class Meta(C{n - 1}.Meta):\n    pass\n"
        for n in range(300)
    ),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_read_to_an_end(text: str) -> None:
    for kind, read in READS.items():
        assert read(text, PATH).tells == "part", kind


def test_what_is_too_much_to_be_inherited_is_told() -> None:
    """Each class would take over each column."""
    fields = "".join(f"  x{n} = Column()\n" for n in range(1500))
    heirs = "".join(f"class C{n}(A):\n  __tablename__ = 't{n}'\n" for n in range(70))
    reading = sqlalchemy.read(f"{SA}class A:\n{fields}{heirs}", PATH)
    assert [(unread.kind, unread.text) for unread in reading.unread] == [
        ("opaque", f"C{n}") for n in range(66, 70)
    ]
    what = "with all that inherits here, there are more columns than can be followed"
    assert {unread.what for unread in reading.unread} == {what}
    assert sum(isinstance(change, ColumnChange) for change in reading.changes) == 66 * 1500
