"""Folders with migrations in Python in; which of their files are read, and what a check says of them, out."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacyrules.files.walk import on_disk
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.read import FilesRead, read_files
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, keep_cache_apart, write

ALEMBIC = """from alembic import op
import sqlalchemy as sa


def upgrade():
    op.add_column("users", sa.Column("card_number", sa.String(19)))


def downgrade():
    op.drop_column("users", "card_number")
"""
DJANGO = """from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [migrations.AddField("Card", "pan", models.CharField(max_length=19))]
"""
TAKEN = (
    "readers take *.sql, *.flows.yaml, *.flows.json, the migrations of Alembic, Django, Rails, Laravel, "
    "Doctrine, Phinx, Knex, Sequelize and TypeORM, the models of SQLAlchemy, Django, Sequelize and TypeORM, "
    "schemas of Prisma, and changelogs of Liquibase"
)
NEITHER = "def upgrade_all():\n    return []\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*paths: str) -> FilesRead:
    return read_files([on_disk(Path(path), lambda _: False) for path in paths], Taking(None))


def test_a_file_is_read_by_the_reader_that_recognises_it(here: Path) -> None:
    write(
        here,
        {
            "db/versions/1f0c_card.py": ALEMBIC,
            "db/versions/__init__.py": "",
            "shop/migrations/0002_card.py": DJANGO,
            "shop/migrations/shared.py": NEITHER,
            "shop/models.py": DJANGO,
        },
    )
    found = read(".")
    assert [reading.path for reading in found.migrations] == [
        "db/versions/1f0c_card.py",
        "shop/migrations/0002_card.py",
    ]
    assert [str(change.table) for reading in found.migrations for change in reading.changes] == [
        "users",
        "shop_card",
    ]
    assert (found.count, found.passed_over, found.problems) == (2, 3, [])
    assert sorted(found.texts) == [reading.path for reading in found.migrations]


def test_a_folder_without_a_migration_that_is_recognised_is_a_problem(here: Path) -> None:
    write(here, {"db/versions/shared.py": NEITHER})
    found = read("db")
    assert (found.count, found.passed_over) == (0, 1)
    assert [str(problem) for problem in found.problems] == [
        f"db: the folder holds no file that a reader takes; {TAKEN}"
    ]


@pytest.mark.parametrize("order", [("db/versions/shared.py", "db"), ("db", "db/versions/shared.py")])
def test_a_file_that_is_named_and_not_recognised_is_a_problem(here: Path, order: tuple[str, str]) -> None:
    write(here, {"db/versions/shared.py": NEITHER, "db/versions/1f0c.py": ALEMBIC})
    found = read(*order)
    assert found.count == 1
    assert [str(problem) for problem in found.problems] == [
        f"db/versions/shared.py: no reader takes this file; {TAKEN}"
    ]


def test_a_migration_that_is_no_utf_8_is_a_problem(here: Path) -> None:
    write(here, {"db/versions/1f0c.py": ALEMBIC})
    (here / "db/versions/2a.py").write_bytes(b"# caf\xe9\n" + ALEMBIC.encode())
    found = read("db")
    assert [str(problem.place) for problem in found.problems] == ["db/versions/2a.py:1:6"]


def test_what_a_migration_in_python_stores_is_held_against_the_promises(here: Path) -> None:
    write(here, {"privacyrules.toml": 'policy = "planetsoho"\n', "db/versions/1f0c_card.py": ALEMBIC})
    report = check_paths([], find_config(here), Wanted(today=TODAY))
    (finding,) = report.findings
    assert (finding.rule, str(finding.place)) == (
        "no-card-or-payment-details",
        "db/versions/1f0c_card.py:6:39",
    )
    assert finding.source == '    op.add_column("users", sa.Column("card_number", sa.String(19)))'
    assert report.exit_code == 1
