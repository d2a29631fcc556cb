"""`privacyrules init`: what it finds, what it writes, and that it overwrites nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.workflows.starting import MOST_PATHS, survey
from shipped import keep_cache_apart, write

DAY = ["--today", "2026-01-31"]
ALEMBIC = 'revision = "1"\ndown_revision = None\n\n\ndef upgrade() -> None:\n    pass\n'


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    (tmp_path / "Shop & Co").mkdir()
    monkeypatch.chdir(tmp_path / "Shop & Co")


def files() -> dict[str, str]:
    return {p.as_posix(): p.read_text(encoding="utf-8") for p in sorted(Path().rglob("*")) if p.is_file()}


def test_it_writes_settings_and_a_policy_that_passes_its_own_cases(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(
        Path(),
        {"db/migrations/1.sql": "CREATE TABLE cards (card_number text);\n", "app/versions/a.py": ALEMBIC},
    )
    assert run(["init", "--yes", *DAY]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Found 1 file for the reader 'alembic'.",
        "Found 1 file for the reader 'sql'.",
        "Wrote rules/shop-co/policy.yaml.",
        "Wrote rules/shop-co/your-data.yaml.",
        "Wrote privacyrules.toml.",
        "",
        "Next:",
        "  privacyrules test        # run the examples in the rules; put your own sentences there",
        "  privacyrules check       # hold the migrations against them",
        "  privacyrules baseline    # accept what is there, so that only what is new is reported",
    ]
    settings = files()["privacyrules.toml"].splitlines()
    assert settings[2:4] == [
        'policy = "shop-co"        # the folder rules/shop-co',
        'paths = ["app/versions", "db/migrations"]',
    ]
    assert (run(["test"]), run(["check", *DAY])) == (0, 1)
    assert "error[no-card-details]: storing card_number in cards.card_number" in capsys.readouterr().out


def test_it_says_what_must_be_installed_to_read_what_is_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rails = "class A < ActiveRecord::Migration[7.1]\n  def change\n    add_column :a, :b, :text\n  end\nend\n"
    knex = 'exports.up = (knex) => knex.schema.createTable("a", (t) => { t.string("b"); });\n'
    write(Path(), {"db/migrate/20240101000000_a.rb": rails, "migrations/1_a.js": knex})
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    assert run(["init", "--yes", *DAY]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "Found 1 file for the reader 'knex'.",
        "Found 1 file for the reader 'rails'.",
        "To read them all, install: pip install 'privacyrules[js,rails]'",
    ]


def test_it_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    pack = {"rules/ours/policy.yaml": "title: Ours\ndate: 2026-01-01\n"}
    write(Path(), {**pack, "pyproject.toml": '[tool.privacyrules]\npolicy = "ours"\n'})
    before = files()
    assert run(["init", "--yes", *DAY]) == 0
    assert files() == before
    assert capsys.readouterr().out.splitlines()[:4] == [
        "No migrations, models or flow manifests were found here.",
        "Settings are in pyproject.toml already, and stay as they are.",
        "Kept pyproject.toml.",
        "Kept rules/ours.",
    ]


def test_a_file_in_the_way_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path(), {"rules/acme/your-data.yaml": "section: Ours\n"})
    assert run(["init", "--yes", "--policy", "acme", *DAY]) == 0
    assert files()["rules/acme/your-data.yaml"] == "section: Ours\n"
    assert "Kept rules/acme/your-data.yaml." in capsys.readouterr().out


def test_what_it_is_told_goes_before_what_it_finds() -> None:
    write(Path(), {"db/1.sql": "CREATE TABLE t (a int);\n"})
    assert run(["init", "--yes", "--policy", "acme", "--path", "here", "--path", 'th"ere', *DAY]) == 0
    written = files()
    assert 'paths = ["here", "th\\"ere"]' in written["privacyrules.toml"]
    assert "date: 2026-01-31" in written["rules/acme/policy.yaml"]


def test_with_nobody_to_ask_it_asks_for_yes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 2
    assert "there is nobody to ask; take what is proposed with --yes" in capsys.readouterr().err
    assert files() == {}


def test_tests_and_installed_packages_are_not_proposed() -> None:
    table = "CREATE TABLE t (a int);\n"
    places = ["db/1.sql", "tests/fixtures/2.sql", "node_modules/x/3.sql", "web/node_modules/4.sql"]
    write(Path(), dict.fromkeys(places, table))
    assert survey(Path()).paths == ("db",)


def test_many_folders_are_proposed_by_their_parents() -> None:
    table = "CREATE TABLE t (a int);\n"
    write(Path(), {f"services/s{n}/db/migrations/1.sql": table for n in range(MOST_PATHS + 1)})
    write(Path(), {"core/1.sql": table})
    assert survey(Path()).paths == ("core", "services")


def test_settings_above_are_told_before_others_take_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"privacyrules.toml": 'policy = "planetsoho"\n', "services/billing/1.sql": "SELECT 1;\n"})
    monkeypatch.chdir(tmp_path / "services" / "billing")
    assert run(["init", "--yes", *DAY]) == 0
    told = "So far ../../privacyrules.toml counts here; settings of this folder will count in its place."
    assert told in capsys.readouterr().out.splitlines()
