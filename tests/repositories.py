"""Git repositories in the folder of a test, made by git itself under nobody's settings."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from shipped import write

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="not run: there is no git here")

WHO = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
FAST = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsync", "GIT_CONFIG_VALUE_0": "none"}
DATES = {f"GIT_{who}_DATE": "2026-01-31T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")}


def keep_git_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let neither the settings of whoever runs the tests reach in, nor the hook in which they run."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {**WHO, **SETTINGS, **FAST, **DATES}.items():
        monkeypatch.setenv(name, value)


@dataclass(frozen=True)
class Repository:
    """A repository; its first branch is called `main`."""

    folder: Path

    def git(self, *arguments: str, **environment: str) -> str:
        """Run git in it and give what it writes."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def stage(self, files: Mapping[str, str]) -> None:
        """Write files and stage everything."""
        write(self.folder, files)
        self.git("add", "--all")

    def commit(self, files: Mapping[str, str], message: str = "one") -> str:
        """Write files, commit everything, and give the name of the commit."""
        self.stage(files)
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


def repository(folder: Path) -> Repository:
    """Make an empty repository in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "--quiet", "--template=", "--initial-branch", "main")
    return made
