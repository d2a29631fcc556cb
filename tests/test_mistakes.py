"""Every folder in `mistakes/` is a wrong input; `expected.txt` is the exact message that it gets.

`command` holds the arguments, which run inside a copy of the folder. `expected.txt` holds standard error, the
mistakes that `check` and `ask --batch` tell on standard output, and the exit code; the folder of the shipped
rules is called SHIPPED. `UPDATE_MISTAKES=1 pytest tests/test_mistakes.py` writes them anew: read the
difference before you keep it.
"""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.files.packs import shipped_rules

MISTAKES = Path(__file__).parent / "mistakes"
CASES = sorted(path.parent for path in MISTAKES.glob("*/command"))


def said_by(case: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a case in the working directory and give what it says."""
    code = run(shlex.split((case / "command").read_text(encoding="utf-8")))
    said = capsys.readouterr()
    told = [block.strip() + "\n" for block in said.out.split("\n\n") if block.startswith(("error", "{"))]
    text = f"{said.err}{''.join(told)}exit {code}\n"
    return text.replace(shipped_rules().as_posix(), "SHIPPED")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistake(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = case / "expected.txt"
    monkeypatch.chdir(shutil.copytree(case, tmp_path / "project"))
    found = said_by(case, capsys)
    if os.environ.get("UPDATE_MISTAKES"):
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")


def test_no_mistake_is_a_bug_of_ours() -> None:
    """Wrong input is told in sentences with exit code 2, never in a traceback."""
    for case in CASES:
        lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert lines[-1] == "exit 2", case.name
        assert "Traceback" not in lines[0], case.name


def test_there_are_cases_for_every_room_where_people_write() -> None:
    """The corpus was not lost on the way."""
    assert len(CASES) >= 60
