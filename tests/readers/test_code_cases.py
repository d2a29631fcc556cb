"""Every folder under cases/rails, cases/laravel and so on is a test: `input.*` in, `expected.json` out.

`expected.json` may name the path at which the file is said to lie. UPDATE_CASES=1 writes what comes out
where a folder has no `expected.json` yet; read it before you believe it.
"""

from __future__ import annotations

import json
import os
import re
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from privacyrules.model.places import Place
from privacyrules.model.schema import ColumnChange, MigrationReading, TableChange
from privacyrules.readers import Choosy, Reader
from readings import Plain, plain

CASES = Path(__file__).parent / "cases"
PATHS = {
    "rails": "db/migrate/20240101000000_input.rb",
    "laravel": "database/migrations/2024_01_01_000000_input.php",
    "doctrine": "migrations/Version20240101000000.php",
    "phinx": "db/migrations/20240101000000_input.php",
    "knex": "migrations/20240101000000_input.js",
    "sequelize": "migrations/20240101000000-input.js",
    "typeorm": "src/migrations/1700000000000-Input.ts",
    "prisma": "prisma/schema.prisma",
    "liquibase": "db/changelog/input.xml",
    "sqlalchemy": "shop/models.py",
    "django_models": "shop/models.py",
}
KINDS = [kind for kind in PATHS if (CASES / kind).is_dir()]
FOLDERS = [folder for kind in KINDS for folder in sorted((CASES / kind).iterdir())]


class Case(NamedTuple):
    kind: str
    text: str
    path: str
    expected: Plain

    def read(self) -> MigrationReading:
        reader = cast("Reader", import_module(f"privacyrules.readers.{self.kind}"))
        assert reader.claims(self.path)
        assert not isinstance(reader, Choosy) or reader.recognises(self.text)
        found = reader.read(self.text, self.path)
        assert isinstance(found, MigrationReading)
        return found


def load(folder: Path) -> Case:
    kind, expectation = folder.parent.name, folder / "expected.json"
    file = next(folder.glob("input.*"))
    usual = re.sub(r"\.\w+$", file.suffix, PATHS[kind])
    expected = json.loads(expectation.read_text(encoding="utf-8")) if expectation.exists() else {}
    case = Case(kind, file.read_bytes().decode("utf-8"), expected.pop("path", usual), expected)
    if not expected and os.environ.get("UPDATE_CASES"):
        expectation.write_text(
            json.dumps(plain(case.read()), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    return case


every_folder = pytest.mark.parametrize(
    "folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}"
)


@every_folder
def test_case(folder: Path) -> None:
    case = load(folder)
    assert plain(case.read()) == case.expected


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_cases_enough(kind: str) -> None:
    assert sum(folder.parent.name == kind for folder in FOLDERS) >= 12


def written_at(text: str, place: Place) -> str:
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    return lines[place.line - 1][place.column - 1 :]


@every_folder
def test_every_place_points_into_the_text(folder: Path) -> None:
    case = load(folder)
    for change in case.read().changes:
        if isinstance(change, ColumnChange | TableChange):
            assert written_at(case.text, change.place), change
