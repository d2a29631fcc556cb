"""What a shell is offered: click's protocol, spoken by real processes.

Source: click, "Shell Completion" (a shell asks by `_PROGRAM_COMPLETE`, `COMP_WORDS` and `COMP_CWORD`).
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from privacyrules.cli.commands import COMMANDS
from privacyrules.model.flow import AXES
from privacyrules.reporters import REPORTERS
from shipped import keep_cache_apart, shipped, write

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def program(instruction: str, **environment: str) -> str:
    """Run the program as a shell does that wants to complete a line."""
    done = subprocess.run(
        [sys.executable, "-m", "privacyrules"],
        env={**os.environ, "_PRIVACYRULES_COMPLETE": instruction, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def offered(line: str) -> list[str]:
    """What bash is offered at the end of a line: `plain,word` or `file,word`."""
    words = shlex.split(line)
    at = len(words) - (not line.endswith(" "))
    return program("bash_complete", COMP_WORDS=line, COMP_CWORD=str(at)).splitlines()


def words(*known: str) -> list[str]:
    return [f"plain,{word}" for word in known]


def test_commands_are_offered_in_the_order_of_the_help() -> None:
    assert offered("privacyrules ") == words(*COMMANDS)
    assert offered("privacyrules in") == words("init", "inventory")


def test_options_are_offered() -> None:
    assert offered("privacyrules check --s") == words("--strict", "--staged", "--stdin-filename")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("privacyrules terms ", words(*AXES, "facts")),
        ("privacyrules check --format ", words(*sorted(REPORTERS))),
        ("privacyrules check --dialect m", words("mysql", "mariadb")),
        ("privacyrules inventory --format ", words("text", "json", "csv")),
        ("privacyrules ask --action s", words("sell", "share", "store")),
        ("privacyrules ask --action sell,st", words("sell,store")),
        ("privacyrules ask --form ps", words("pseudonymous")),
        ("privacyrules ask --fact good", words("good_faith_belief=")),
        ("privacyrules explain unm", words("unmapped-role", "unmatched-setting")),
        ("privacyrules check db/mi", ["file,db/mi"]),
        ("privacyrules check --config ci", ["file,ci"]),
        ("privacyrules pin --document po", ["file,po"]),
    ],
)
def test_what_is_offered(line: str, expected: list[str], here: Path) -> None:
    write(here, {"privacyrules.toml": 'policy = "planetsoho"\n'})
    assert offered(line) == expected


def test_policies_are_those_of_the_project_and_those_that_come_along(here: Path) -> None:
    write(here, {"rules/acme/policy.yaml": "title: x\ndate: 2026-01-15\n"})
    assert offered("privacyrules check --policy ") == words("acme", "planetsoho")


def test_rules_are_those_of_the_policy_that_is_typed() -> None:
    known = sorted(rule.id for rule in shipped().policy.rules if rule.id.startswith("no-s"))
    assert known
    assert offered("privacyrules explain --policy planetsoho no-s") == words(*known)


def test_settings_with_mistakes_offer_nothing_and_say_nothing(here: Path) -> None:
    write(here, {"privacyrules.toml": "polcy = 1\n"})
    assert offered("privacyrules ask --action ") == [""]


def test_zsh_and_fish_are_told_what_a_word_means(here: Path) -> None:
    write(here, {"privacyrules.toml": 'policy = "planetsoho"\n'})
    line = {"COMP_WORDS": "privacyrules ask --recipient court", "COMP_CWORD": "court"}
    meaning = " ".join(shipped().policy.vocabulary.terms["recipient"]["court"].definition.split())
    assert f"plain,court\t{meaning}" in program("fish_complete", **line)
    line["COMP_CWORD"] = "3"
    assert program("zsh_complete", **line).splitlines()[:2] == ["plain", "court"]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_its_script(shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("not run: there is no bash here")
    script = program(f"{shell}_source")
    assert f"_PRIVACYRULES_COMPLETE={shell}_complete" in script
    assert "_privacyrules_completion" in script


@pytest.mark.skipif(shutil.which("bash") is None, reason="not run: there is no bash here")
def test_the_line_of_the_help_sets_bash_up() -> None:
    """The line stands in the help; `privacyrules` is what an installation puts on the path."""
    line = 'eval "$(_PRIVACYRULES_COMPLETE=bash_source privacyrules)"'
    python = shlex.quote(sys.executable)
    done = subprocess.run(
        [
            "bash",
            "-c",
            f'privacyrules() {{ {python} -m privacyrules "$@"; }}\n{line}\ncomplete -p privacyrules',
        ],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "-F _privacyrules_completion privacyrules" in done.stdout
    from privacyrules.cli.commands import commands

    assert line in (commands.help or "")
