"""`test` and `coverage` take every policy of a project; a gate takes the one that is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacyrules.cli import run

SECTION = """section: Sharing
rules:
  - id: no-sale
    prohibit: {action: sell, data: personal, subject: any}
    quote: We never sell your data.
    cases:
      - {verdict: VERDICT, flow: {action: sell, data: email}}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Two pinned policies; a case of the second is wrong."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy.txt").write_text("# Sharing\n\nWe never sell your data.\n")
    for name, verdict in (("one", "denied"), ("two", "allowed")):
        folder = tmp_path / "rules" / name
        folder.mkdir(parents=True)
        (folder / "policy.yaml").write_text(f"title: {name}\ndate: 2026-01-15\n")
        (folder / "sharing.yaml").write_text(SECTION.replace("VERDICT", verdict))
        assert run(["pin", "--policy", name, "--document", "policy.txt"]) == 0
    capsys.readouterr()
    return tmp_path


def test_the_cases_of_all_are_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "FAILED no-sale at rules/two/sharing.yaml:7:9",
        "  flow: sell email",
        "  expected allowed, got denied",
        '  no-sale says "We never sell your data."',
        "",
        "1 case passed, 1 failed.",
    ]
    assert run(["test", "--policy", "one"]) == 0


def test_the_sentences_of_all_are_covered(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage"]) == 0
    text = capsys.readouterr().out
    assert [line for line in text.splitlines() if line.startswith("==")] == ["== one", "== two"]
    assert run(["coverage", "--format", "json"]) == 0
    sentences = json.loads(capsys.readouterr().out)["sentences"]
    assert [(line["policy"], line["status"]) for line in sentences] == [
        ("one", "enforced"),
        ("two", "enforced"),
    ]


def test_the_mistakes_of_all_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        (project / "rules" / name / "policy.yaml").write_text("title: a policy\n")
    assert run(["test"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "error: rules/one/policy.yaml:1:1: 'date' is missing; add it",
        "error: rules/two/policy.yaml:1:1: 'date' is missing; add it",
        "2 mistakes",
    ]
