"""How the text of a report looks where the example project does not show it."""

from __future__ import annotations

from pathlib import Path

import pytest

import privacyrules
from privacyrules.reporters.text import report_text

LONG = "some_default text DEFAULT 'a default that goes on for quite a while, as defaults do at times, and on'"


def told(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    (folder / "a.sql").write_text(text, encoding="utf-8")
    return report_text(privacyrules.check(["a.sql"], policy="planetsoho", today="2026-01-15")).splitlines()


def test_a_line_with_two_columns_is_shown_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told("CREATE TABLE t (iban text, cvv text);", tmp_path, monkeypatch)
    assert lines[3:6] == [
        "1 | CREATE TABLE t (iban text, cvv text);",
        "  |                 ^^^^ iban (certain: the word 'iban')",
        "  |                            ^^^ card_security_code (certain: the word 'cvv')",
    ]


def test_a_long_line_is_cut_around_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(f"CREATE TABLE t ({LONG}, iban text, {LONG});", tmp_path, monkeypatch)
    assert lines[3][4] == lines[3][-1] == "…"
    assert len(lines[3]) == 100
    start = lines[3].index("iban")
    assert lines[4][start:] == "^^^^ iban (certain: the word 'iban')"


def test_help_that_was_given_before_is_not_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = told("CREATE TABLE a (iban text);\nCREATE TABLE b (iban text);", tmp_path, monkeypatch)
    assert [line[:60] for line in lines if "help: " in line] == [
        "  = help: Leave the column out. Where a payment must be reco",
        "  = help: as at a.sql:1",
        "help: Where a column holds something else, write beside it `",
    ]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (
            "source=automatic purpose=site_administration",
            "If the subject is user or visitor, it is allowed; if the subject is anything else, it is",
        ),
        (
            "source=automatic subject=user",
            "If the purpose is visitor_statistics, it is denied; if the purpose is anything else, it is",
        ),
    ],
)
def test_one_open_question_is_asked_with_all_its_answers(
    stated: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = told(f"-- privacyrules: {stated} by=me\nCREATE TABLE t (ip inet);", tmp_path, monkeypatch)
    assert f"  = help: {said}" in lines


def test_several_open_questions_are_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told("CREATE TABLE t (session_id text);", tmp_path, monkeypatch)
    help_ = [line for line in lines if "help: " in line]
    assert help_[0] == (
        "  = help: State the subject, purpose and source in the settings (`[[tool.privacyrules.columns]]`) or"
    )
    assert "privacyrules: subject=… purpose=… source=… by=NAME`." in " ".join(lines)
