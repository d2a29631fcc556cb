"""The packs of this repository, each read once in a run, and a way to let the workflows share them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from house.reading import ROOT
from privacyrules.model.classification import Lexicon
from privacyrules.model.config import Config
from privacyrules.model.pack import Pack
from privacyrules.model.policy import Policy
from privacyrules.model.vocabulary import OwnTerm
from privacyrules.workflows.load import load_lexicon, load_pack

RULES = ROOT / "rules"
TODAY = "2026-01-31"

PACKS = sorted(path.parent.name for path in RULES.glob("*/policy.yaml"))
"""Every folder under `rules/` that is a pack."""


@cache
def shipped(name: str = "planetsoho", own_terms: tuple[OwnTerm, ...] = ()) -> Pack:
    """Read a shipped pack, as it stands on TODAY."""
    return load_pack(str(RULES / name), today=TODAY, own_terms=own_terms)


@cache
def shipped_lexicon() -> Lexicon:
    """Read the shipped lexicon of columns."""
    return load_lexicon(RULES / "planetsoho", shipped().policy)


def share_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let questions and checks by the shipped pack use what this run has read already.

    A run that names another pack, or another day than TODAY, reads its files as ever.
    """

    def pack(
        name: str | None,
        *,
        project: Path | None = None,
        today: str | None = None,
        own_terms: tuple[OwnTerm, ...] = (),
    ) -> Pack:
        if name == "planetsoho" and today == TODAY:
            return shipped(name, tuple(own_terms))
        return load_pack(name, project=project, today=today, own_terms=own_terms)

    def lexicon(folder: Path, policy: Policy) -> Lexicon:
        return shipped_lexicon() if policy.id == "planetsoho" else load_lexicon(folder, policy)

    monkeypatch.setattr("privacyrules.cli.packs.load_pack", pack)
    monkeypatch.setattr("privacyrules.workflows.check.load_lexicon", lexicon)


def settings(folder: Path, text: str) -> Config:
    """Read `privacyrules.toml` with this text in a folder."""
    from privacyrules.config import parse_config

    return parse_config(text, "privacyrules.toml", str(folder))
