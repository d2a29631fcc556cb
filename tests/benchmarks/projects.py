"""Sizes in; folders with a pack of rules, settings and generated migrations, as a project has them, out."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from benchmarks.generate import migrations
from benchmarks.policies import core_vocabulary, policy

RULES = 100
"""So many rules has the pack of a project."""

SETTINGS = """\
[tool.privacyrules]
policy = "benchmark"
paths = ["migrations"]

[[tool.privacyrules.columns]]
table = "*"
subject = "user"
source = "data_subject"
by = "Dana Levi"
date = "2026-01-31"

[tool.privacyrules.roles]
"*" = "internal"
"""

KEEPS = {
    "id": "keeps-what-you-enter",
    "permit": {"action": ["collect", "store"], "data": "personal", "subject": "any"},
    "quote": "We keep what you enter.",
}
"""What most policies say first; without it, every column would be a finding."""

LINES = range(19, 23)
"""The lines of the one migration that a commit brings."""

WHO = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def project(folder: Path, flavour: str = "postgresql", files: int = 0) -> Path:
    """Make a folder with a pack of 100 rules, settings, and so many migrations."""
    pack, below = folder / "rules" / "benchmark", folder / "migrations" / "versions"
    pack.mkdir(parents=True)
    below.mkdir(parents=True)
    (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (pack / "policy.yaml").write_text(
        json.dumps({"title": "Benchmark", "date": "2026-01-01"}), encoding="utf-8"
    )
    (pack / "all.yaml").write_text(
        json.dumps({"section": "All", "rules": [KEEPS, *_rules(RULES - 1)]}), encoding="utf-8"
    )
    for name, text in migrations(flavour, files):
        (below / name).write_text(text, encoding="utf-8")
    return folder


def _rules(number: int) -> list[dict[str, object]]:
    """Write rules as a pack does; JSON is YAML too."""
    return [
        {
            "id": rule.id,
            rule.effect: {
                "subject": "any",
                **{axis: list(terms) for axis, terms in rule.clause.scope.items()},
            },
            "quote": rule.quotes[0].text,
        }
        for rule in policy(number, core_vocabulary()).rules
    ]


def one_more(folder: Path) -> str:
    """Write one migration of about 20 lines into a project, and give its path there."""
    found = (text for _, text in migrations("postgresql", 1_000, seed=2) if text.count("\n") in LINES)
    text = next(text for text in found if "ADD COLUMN" in text)
    path = Path("migrations", "versions", "99999_one_more.sql")
    (folder / path).write_text(text, encoding="utf-8")
    return path.as_posix()


def repository(folder: Path, files: int) -> Path:
    """Make a git repository of so many migrations, with one more that is staged."""
    project(folder, files=files)
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all"]):
        _git(folder, *arguments)
    _git(folder, "add", one_more(folder))
    return folder


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "core.fsync=none", *arguments],
        cwd=folder,
        env={**os.environ, **WHO, **ALONE},
        check=True,
        stdout=subprocess.DEVNULL,
    )
