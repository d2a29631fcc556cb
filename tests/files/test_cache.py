"""The cache is only ever the user's own, and a run without one answers the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from privacyrules.files.cache import cached, keep
from privacyrules.workflows.load import load_policy
from shipped import RULES, TODAY, shipped


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "privacyrules"


def test_what_was_kept_comes_back_and_only_for_what_it_is_about(home: Path) -> None:
    keep("policy", "rules/a", b"bytes")
    assert cached("policy", "rules/a") == b"bytes"
    assert cached("policy", "rules/b") is None
    assert cached("lexicon", "rules/a") is None
    assert [path.name.split("-")[0] for path in home.iterdir()] == ["policy"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners and modes are those of POSIX")
def test_a_cache_that_others_may_write_to_is_neither_read_nor_written(home: Path) -> None:
    keep("policy", "rules/a", b"ours")
    home.chmod(0o777)
    assert cached("policy", "rules/a") is None
    keep("policy", "rules/b", b"more")
    home.chmod(0o700)
    assert cached("policy", "rules/b") is None
    assert cached("policy", "rules/a") == b"ours"


def test_a_link_in_place_of_a_kept_file_is_not_followed(home: Path, tmp_path: Path) -> None:
    keep("policy", "rules/a", b"ours")
    (kept,) = home.iterdir()
    planted = tmp_path / "planted"
    planted.write_bytes(b"theirs")
    kept.unlink()
    kept.symlink_to(planted)
    assert cached("policy", "rules/a") is None


@pytest.mark.parametrize("place", ["a file where the folder must be", "relative"])
def test_without_a_usable_folder_nothing_is_kept_and_nothing_fails(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked) if place.startswith("a file") else "relative")
    monkeypatch.setenv("HOME", str(blocked))
    keep("policy", "rules/a", b"bytes")
    assert cached("policy", "rules/a") is None


def test_a_policy_read_from_the_cache_is_the_policy_that_was_compiled(home: Path) -> None:
    folder = str(RULES / "planetsoho")
    compiled = load_policy(folder, today=TODAY)
    assert list(home.iterdir())
    assert load_policy(folder, today=TODAY) == compiled
    assert compiled.rules == shipped().policy.rules


def test_a_damaged_cache_is_made_anew(home: Path) -> None:
    folder = str(RULES / "planetsoho")
    compiled = load_policy(folder, today=TODAY)
    (kept,) = home.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:1000])
    assert load_policy(folder, today=TODAY) == compiled
    assert kept.read_bytes() == whole


def test_a_changed_rule_file_is_compiled_anew(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "acme"
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text("title: Acme\ndate: 2026-01-15\n")
    section = (
        "section: Sharing\nrules:\n"
        "  - {{id: {name}, prohibit: {{action: sell, subject: any}}, quote: We never sell your data.}}\n"
    )
    (folder / "sharing.yaml").write_text(section.format(name="no-sale"))
    assert [rule.id for rule in load_policy(str(folder), today=TODAY).rules] == ["no-sale"]
    (folder / "sharing.yaml").write_text(section.format(name="never-sold"))
    assert [rule.id for rule in load_policy(str(folder), today=TODAY).rules] == ["never-sold"]
    assert home.is_dir()
