"""The exact output of each reporter for the example project; `UPDATE_GOLDEN=1 pytest` writes it anew."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest

import privacyrules
from privacyrules.reporters import REPORTERS

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "reporters" / "golden"
ENDINGS = {"text": "txt"}


@pytest.mark.parametrize("form", REPORTERS)
def test_the_output_for_the_example_project(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = privacyrules.check(["tests/example_project"], today="2026-01-15")
    written = import_module(f"privacyrules.reporters.{form}").report_text(report)
    golden = GOLDEN / form / f"example_project.{ENDINGS.get(form, form)}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_the_text_is_no_wider_than_a_terminal() -> None:
    lines = (GOLDEN / "text" / "example_project.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 100] == []
