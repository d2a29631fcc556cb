"""What another program prints in, judged as if it lay in a file of the name that is given for it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.files import disk
from shipped import TODAY, keep_cache_apart, write

Told = Callable[..., tuple[int, str]]

DENIED = b"CREATE TABLE cards (id int, card_last4 varchar(4));\n"
SETTINGS = 'policy = "planetsoho"\n'
TAKEN = "readers take "


@pytest.fixture
def told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> Told:
    """Put bytes on standard input, run `check`, and give the exit code and what it wrote to both streams."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"privacyrules.toml": SETTINGS})

    def call(data: bytes, *arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
        code = run(["check", "--today", TODAY, *arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return call


def test_a_text_is_judged_under_its_name(told: Told) -> None:
    expected = """\
error[no-card-or-payment-details]: storing card_partial in cards.card_last4 breaks a promise
  --> db/x.sql:1:29
  |
1 | CREATE TABLE cards (id int, card_last4 varchar(4));
  |                             ^^^^^^^^^^ card_partial (certain: the words 'card last 4')
"""
    for arguments in (["--stdin-filename", "db/x.sql"], ["-", "--stdin-filename=db/x.sql"]):
        code, said = told(DENIED, *arguments)
        assert (code, said[: len(expected)]) == (1, expected)
    assert said.endswith("\nFound 1 error.\n")


def test_the_file_of_that_name_is_not_read(told: Told, tmp_path: Path) -> None:
    write(tmp_path, {"db/x.sql": "CREATE TABLE t (iban text);\n"})
    code, said = told(b"CREATE TABLE t (id int);\n", "--stdin-filename", "db/x.sql")
    assert (code, said.splitlines()[-1]) == (0, "No findings.")
    assert said.startswith("Checked 1 file (1 statement, 1 column in the end, 0 personal; 0 flows) against")


def test_the_settings_are_those_of_the_name(told: Told, tmp_path: Path) -> None:
    stated = '\n[[columns]]\ntable = "cards"\nnot_personal = "of playing cards"\nby = "Ada"\n'
    write(tmp_path, {"shop/privacyrules.toml": SETTINGS + stated})
    assert told(DENIED, "--stdin-filename", "shop/db/x.sql")[0] == 0
    assert told(DENIED, "--stdin-filename", "x.sql")[0] == 1


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("versions/x.py", "from alembic import op\n\ndef upgrade():\n    op.drop_table('t')\n", 0),
        ("a.flows.yaml", "flows: [{id: a, action: sell, data: email, recipient: data_broker}]\n", 0),
        ("a.flows.json", '{"flows": [{"id": "a", "action": "store", "data": "iban"}]}', 1),
    ],
)
def test_the_name_decides_the_reader(told: Told, name: str, text: str, code: int) -> None:
    ended, said = told(text.encode(), "--stdin-filename", name, "--fail-on", "denied")
    assert (ended, "Checked 1 file" in said) == (code, True)


@pytest.mark.parametrize("name", ["x.txt", "versions/x.py", "x_down.sql"])
def test_a_name_that_no_reader_takes_is_2(told: Told, name: str) -> None:
    code, said = told(b"hello\n", "--stdin-filename", name)
    assert (code, said.partition(TAKEN)[0]) == (2, f"error: {name}: no reader takes this file; ")


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n"])
def test_empty_input_is_nothing_to_check(told: Told, data: bytes) -> None:
    for name in ("x.sql", "versions/x.py", "a.flows.yaml"):
        assert told(data, "--stdin-filename", name) == (0, "nothing to check: standard input is empty\n")
    code, said = told(data, "--stdin-filename", "x.txt")
    assert (code, said.partition(TAKEN)[0]) == (2, "error: x.txt: no reader takes this file; ")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"CREATE TABLE t (\xff);", "x.sql:1:17: the byte 0xFF is not UTF-8; save it as UTF-8"),
        ("\ufeffx".encode("utf-16-le"), "x.sql:1:1: the file is UTF-16, not UTF-8; save it as UTF-8"),
        (b"a\0", "x.sql:1:2: the file holds a NUL byte, so it is UTF-16 or no text at all; save it as UTF-8"),
    ],
)
def test_bytes_are_decoded_as_those_of_files_are(told: Told, data: bytes, said: str) -> None:
    code, out = told(data, "--stdin-filename", "x.sql")
    assert (code, out.partition("\n\n")[0]) == (2, f"error: {said}")
    marked, plain = (told(mark + DENIED, "--stdin-filename", "x.sql") for mark in (b"\xef\xbb\xbf", b""))
    assert marked == plain


def test_more_than_a_file_may_hold_is_2(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privacyrules.cli.input.LARGEST", 5)
    megabytes = disk.LARGEST // 1024 // 1024
    said = f"error: x.sql: the file is larger than {megabytes} MB and was not read; split it, or exclude it\n"
    assert told(b"123456", "--stdin-filename", "x.sql") == (2, said)


def test_a_malformed_statement_is_2(told: Told) -> None:
    code, said = told(b"CREATE TABLE t (id int;\n", "--stdin-filename", "x.sql")
    assert code == 2
    assert said.startswith("error[malformed]: this statement is malformed: ")
