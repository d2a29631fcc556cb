"""What our pages show as working works: the worked example of rules/README.md is a real pack."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from house.reading import ROOT
from privacyrules.cli import run

PAGE = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def spokewell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the page's policy, its rule file and its text to disk."""
    policy, section = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[:2]
    text = re.sub(r"^> ?", "", "".join(re.findall(r"^>.*\n", PAGE, re.MULTILINE)), flags=re.MULTILINE)
    folder = tmp_path / "rules" / "spokewell"
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    (folder / "where-you-ride.yaml").write_text(section, encoding="utf-8")
    (tmp_path / "policy.txt").write_text(f"# Where you ride\n\n{text}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def test_the_commands_of_the_page_run_in_its_order(
    spokewell: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["pin", "--document", "policy.txt"]) == 0
    assert (spokewell / "policy.lock").exists()
    assert run(["coverage", "--document", "policy.txt"]) == 0
    assert run(["test"]) == 0
    capsys.readouterr()
    assert run(["explain", "rides-stay-here"]) == 0
    assert '"We will not give anyone the record of where you ride"' in capsys.readouterr().out


def test_every_command_that_the_page_names_exists() -> None:
    from privacyrules.cli.commands import COMMANDS

    named = set(re.findall(r"`privacyrules ([a-z]+)", PAGE))
    assert named <= set(COMMANDS), f"the page names commands that do not exist: {named - set(COMMANDS)}"
