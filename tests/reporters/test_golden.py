"""The exact output of each reporter for the example project; `UPDATE_GOLDEN=1 pytest` writes it anew."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest

import privacyrules
from privacyrules.cli import run
from privacyrules.reporters import REPORTERS

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "reporters" / "golden"
ENDINGS = {
    "text": "txt",
    "concise": "txt",
    "github": "txt",
    "gitlab": "json",
    "junit": "xml",
    "markdown": "md",
}

PROJECT = "tests/example_project"
SOME_MIGRATIONS = [
    f"{PROJECT}/migrations/{name}.sql" for name in ("0001_users", "0021_audit_columns", "0022_referral_codes")
]


@pytest.mark.parametrize("form", REPORTERS)
def test_the_output_for_the_example_project(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = privacyrules.check(["tests/example_project"], today="2026-01-15")
    written = import_module(f"privacyrules.reporters.{form}").report_text(report)
    golden = GOLDEN / form / f"example_project.{ENDINGS.get(form, form)}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


INVENTORIES = {
    "text/example_project_inventory.txt": [PROJECT],
    "text/example_project_inventory.csv": [PROJECT, "--format", "csv"],
    "json/example_project_inventory.json": [*SOME_MIGRATIONS, "--format", "json"],
    "text/example_project_column.txt": [PROJECT, "--explain-column", "payments.name_on_card"],
    "json/example_project_column.json": [
        *SOME_MIGRATIONS,
        "--format",
        "json",
        "--explain-column",
        "users.email",
    ],
}
"""What `inventory` writes, each with its arguments; CSV is a text that only an inventory has."""


@pytest.mark.parametrize("name", INVENTORIES)
def test_the_inventory_of_the_example_project(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(ROOT)
    written = tmp_path / "written"
    assert run(["inventory", *INVENTORIES[name], "--output", str(written)]) == 0
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_bytes(written.read_bytes())
    assert written.read_bytes().decode() == (GOLDEN / name).read_bytes().decode()


def test_the_text_is_no_wider_than_a_terminal() -> None:
    pages = sorted((GOLDEN / "text").glob("*.txt"))
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if len(line) > 100] == []
