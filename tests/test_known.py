"""`privacyrules baseline`: after it a check is clean, and only what is new is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.model.config import BASELINE as NAME
from shipped import keep_cache_apart, write

TODAY = ["--today", "2026-01-31"]
PROJECT = {
    "shop/privacyrules.toml": 'policy = "planetsoho"\npaths = ["db"]\nassume.subject = "user"\n',
    "shop/db/1.sql": "CREATE TABLE cards (card_number text, holder_email text);\n",
    "shop/db/2.sql": "CREATE TABLE notes (body text);\nDROP TABLE (;\n",
}


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    write(tmp_path, PROJECT)
    monkeypatch.chdir(tmp_path / "shop")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run([*arguments, *TODAY])
    return code, capsys.readouterr().out


def test_after_a_baseline_the_check_is_clean_and_says_what_it_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert output(capsys, "check")[0] == 2
    code, said = output(capsys, "baseline")
    listed = [line for line in Path(NAME).read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert (code, said) == (0, f"Wrote {len(listed)} findings to {NAME} ({len(listed)} new, 0 gone).\n")
    assert listed[-1].startswith("no-card-or-payment-details  cards.card_number  ")
    code, said = output(capsys, "check")
    assert code == 0
    assert said.endswith("No findings.\n")
    assert f"{len(listed)} findings listed in the baseline.\n" in said


def test_what_is_new_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, "baseline")
    write(Path(), {"db/3.sql": "ALTER TABLE cards ADD COLUMN cvc text;\n"})
    code, said = output(capsys, "check", "--format", "concise")
    assert code == 1
    assert [line.partition(" ")[0] for line in said.splitlines()] == ["db/3.sql:1:30:", "1"]


def test_where_a_file_cannot_be_read_no_line_is_called_stale(capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, "baseline")
    Path("db/1.sql").write_bytes(b"\xff\xfe\x00\x00\xff")
    code, said = output(capsys, "check")
    assert code == 2
    assert "db/1.sql" in said
    assert "stale-baseline" not in said


def test_a_file_that_was_moved_is_no_news(capsys: pytest.CaptureFixture[str]) -> None:
    write(Path(), {"db/2.sql": ""})
    output(capsys, "baseline")
    Path("db/1.sql").rename("db/0.sql")
    Path("db/0.sql").write_text("\n\n" + PROJECT["shop/db/1.sql"], encoding="utf-8")
    assert output(capsys, "check")[0] == 0


def test_what_was_mended_is_told_until_its_line_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    output(capsys, "baseline")
    write(Path(), {"db/3.sql": "ALTER TABLE cards DROP COLUMN card_number;\n"})
    code, said = output(capsys, "check")
    assert code == 0
    assert (
        "warning[stale-baseline]: the baseline lists 'no-card-or-payment-details' of cards.card_number"
        in said
    )
    assert "stale-baseline" not in output(capsys, "check", "db/3.sql")[1]
    assert output(capsys, "baseline")[1].endswith("(0 new, 1 gone).\n")
    assert "stale-baseline" not in output(capsys, "check")[1]


def test_another_baseline_may_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "baseline", "--output", "known.txt")[0] == 0
    assert output(capsys, "check")[0] == 2
    assert output(capsys, "check", "--baseline", "known.txt")[0] == 0


def test_a_baseline_that_was_named_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = output(capsys, "check", "--baseline", "known.txt")
    assert code == 2
    assert "error: known.txt: there is no such file or folder" in said


def test_a_broken_baseline_hides_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path(NAME).write_text("no-card-or-payment-details cards.card_number\n", encoding="utf-8")
    code, said = output(capsys, "check")
    assert code == 2
    assert f"error: {NAME}:1:1: this line of the baseline names no finding" in said
    assert "error[no-card-or-payment-details]" in said


def test_what_is_no_baseline_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.txt").write_text("Dear all,\n", encoding="utf-8")
    assert output(capsys, "baseline", "--output", "letter.txt")[0] == 2
    assert Path("letter.txt").read_text(encoding="utf-8") == "Dear all,\n"


def test_with_mistakes_in_the_input_nothing_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    Path("db/4.sql").write_bytes(b"\xff")
    assert output(capsys, "baseline")[0] == 2
    assert not Path(NAME).exists()
