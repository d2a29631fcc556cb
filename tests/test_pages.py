"""What our pages show as working works: the worked example of rules/README.md is a real pack."""

from __future__ import annotations

import re
import shlex
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


README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    """The text block below the mark of that name in the README."""
    found = re.search(rf"<!-- {name} -->\n```text\n(.*?)```", README, re.DOTALL)
    assert found, f"README.md has no block <!-- {name} -->"
    return found[1]


def test_the_readme_shows_what_the_check_of_the_example_project_prints() -> None:
    golden = ROOT / "tests" / "reporters" / "golden" / "text" / "example_project.txt"
    printed = golden.read_text(encoding="utf-8").strip("\n").split("\n\n")
    shown = block("output").strip("\n").split("\n\n")
    assert [part for part in shown if part not in printed] == []
    assert shown[-1] == printed[-1]


def test_the_readme_shows_what_the_inventory_of_the_example_project_prints() -> None:
    golden = ROOT / "tests" / "reporters" / "golden" / "text" / "example_project_inventory.txt"
    printed = golden.read_text(encoding="utf-8").strip("\n").split("\n\n")
    shown = block("inventory").strip("\n").split("\n\n")
    assert [part for part in shown if part not in printed] == []
    assert shown[-1] == printed[-1]


def test_the_readme_shows_what_its_question_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    asked = re.search(r"^\.venv/bin/privacyrules (ask .*)$", README, re.MULTILINE)
    assert asked
    assert run([*shlex.split(asked[1]), "--today", "2026-01-15"]) == 1
    told, _, stamp = capsys.readouterr().out.rpartition("\n\n")
    assert told.strip("\n") == block("ask").strip("\n")
    assert stamp.startswith("Policy: planetsoho of 2014-01-08, digest ")


def test_the_policy_of_the_readme_is_made_in_the_steps_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The two files, the settings and the commands of "Your own policy in ten minutes" work as they stand."""
    own = README[README.index("## Your own policy") : README.index("## What is read")]
    blocks = [
        re.sub(r"^   ", "", text, flags=re.MULTILINE)
        for text in re.findall(r"```(?:yaml|toml|sh)\n(.*?)```", own, re.DOTALL)
    ]
    policy, section, commands, settings = blocks
    folder = tmp_path / "rules" / "acme"
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    (folder / "sharing.yaml").write_text(section, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    text = "# Sharing\n\nWe never sell your data. We take your privacy seriously.\n"
    (tmp_path / "policy.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for command in commands.split("\n"):
        if command.strip():
            assert run(command.split()[1:]) == 0, command
    assert (folder / "policy.lock").exists()
    assert "2 sentences: 1 enforced, 1 not checkable, 0 carried by nothing." in capsys.readouterr().out


def test_the_python_of_the_readme_runs() -> None:
    import privacyrules

    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    with pytest.raises(privacyrules.NotAllowedError, match="denied: no-sale"):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own page
