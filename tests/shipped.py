"""The packs of this repository, each read once in a run, and the settings and folders that tests check."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from house.reading import ROOT
from privacyrules.config import parse_config
from privacyrules.model.classification import Lexicon
from privacyrules.model.config import Config
from privacyrules.model.pack import Pack
from privacyrules.workflows.load import load_lexicon
from privacyrules.workflows.packing import load_pack

RULES = ROOT / "rules"
TODAY = "2026-01-31"

PACKS = sorted(path.parent.name for path in RULES.glob("*/policy.yaml"))
"""Every folder under `rules/` that is a pack."""


@cache
def shipped(name: str = "planetsoho") -> Pack:
    """Read a shipped pack, as it stands on TODAY."""
    return load_pack(str(RULES / name), today=TODAY)


@cache
def shipped_lexicon() -> Lexicon:
    """Read the shipped lexicon of columns."""
    return load_lexicon(RULES / "planetsoho", shipped().policy)


def keep_cache_apart(monkeypatch: pytest.MonkeyPatch, factory: pytest.TempPathFactory) -> None:
    """Let a test keep compiled policies in a folder of this run, not in that of whoever runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(factory.getbasetemp() / "cache"))


def settings(folder: Path, text: str) -> Config:
    """Read `privacyrules.toml` with this text in a folder."""
    return parse_config(text, "privacyrules.toml", str(folder))


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, each under its path in the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
