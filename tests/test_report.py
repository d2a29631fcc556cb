"""`privacyrules report` on the command line: into a file, as Mermaid, and what it says of wrong input."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacyrules.cli import run
from shipped import RULES, write

PACK = str(RULES / "planetsoho")


def report(*arguments: str) -> int:
    return run(["report", "-p", PACK, "--today", "2026-01-31", *arguments])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"migrations/0001_cards.sql": "CREATE TABLE cards (card_number text);\n"})
    return tmp_path


def test_the_page_is_written_whole_into_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report("--output", "page.html") == 0
    assert capsys.readouterr() == ("", "")
    text = (project / "page.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text.endswith("</html>")
    assert "storing card_number in cards.card_number breaks a promise" in text
    assert [path.name for path in project.iterdir() if path.is_file()] == ["page.html"]


@pytest.mark.usefixtures("project")
def test_the_page_is_the_same_from_run_to_run(capsys: pytest.CaptureFixture[str]) -> None:
    texts = []
    for _ in range(2):
        assert report() == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1] != ""


@pytest.mark.usefixtures("project")
def test_where_data_goes_as_mermaid(capsys: pytest.CaptureFixture[str]) -> None:
    assert report("--format", "mermaid") == 0
    assert capsys.readouterr().out == (
        "flowchart LR\n"
        '  s0["card_number"]\n'
        '  s1[("cards")]\n'
        '  s0 -->|"store: denied"| s1\n'
        "  linkStyle 0 stroke:#c62828\n"
    )


def test_a_file_that_is_malformed_stands_on_the_page_and_the_exit_code_tells(project: Path) -> None:
    write(project, {"migrations/0002_a.sql": "CREATE TABLE users (email text;\n"})
    assert report("-o", "page.html") == 2
    text = (project / "page.html").read_text(encoding="utf-8")
    assert "this statement is malformed" in text


def test_a_document_that_is_not_there_is_a_mistake(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report("--document", "policy.txt", "-o", "page.html") == 2
    assert capsys.readouterr().err == "error: policy.txt: there is no such file or folder\n"
    assert not (project / "page.html").exists()


def test_a_format_that_there_is_not_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report("--format", "htm") == 2
    assert "there is no 'htm'; did you mean 'html'?" in capsys.readouterr().err
