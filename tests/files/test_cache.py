"""The cache is only ever the user's own, and a run without one answers the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from privacyrules.files.cache import cached, keep
from privacyrules.model.places import MistakesError
from privacyrules.workflows.load import load_config, load_policy, load_ready
from shipped import RULES, TODAY, shipped, write


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "privacyrules"


def found(kind: str, about: str) -> bytes | None:
    data = cached(kind, about)
    return None if data is None else data[:]


def test_what_was_kept_comes_back_and_only_for_what_it_is_about(home: Path) -> None:
    keep("policy", "rules/a", b"bytes")
    assert found("policy", "rules/a") == b"bytes"
    assert found("policy", "rules/b") is None
    assert found("lexicon", "rules/a") is None
    assert [path.name.split("-")[0] for path in home.iterdir()] == ["policy"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners and modes are those of POSIX")
def test_a_cache_that_others_may_write_to_is_neither_read_nor_written(home: Path) -> None:
    keep("policy", "rules/a", b"ours")
    home.chmod(0o777)
    assert found("policy", "rules/a") is None
    keep("policy", "rules/b", b"more")
    home.chmod(0o700)
    assert found("policy", "rules/b") is None
    assert found("policy", "rules/a") == b"ours"


def test_a_link_in_place_of_a_kept_file_is_not_followed(home: Path, tmp_path: Path) -> None:
    keep("policy", "rules/a", b"ours")
    (kept,) = home.iterdir()
    planted = tmp_path / "planted"
    planted.write_bytes(b"theirs")
    kept.unlink()
    kept.symlink_to(planted)
    assert found("policy", "rules/a") is None


@pytest.mark.parametrize("place", ["a file where the folder must be", "relative"])
def test_without_a_usable_folder_nothing_is_kept_and_nothing_fails(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked) if place.startswith("a file") else "relative")
    monkeypatch.setenv("HOME", str(blocked))
    keep("policy", "rules/a", b"bytes")
    assert found("policy", "rules/a") is None


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


ACME = {
    "rules/acme/policy.yaml": "title: Acme\ndate: 2026-01-15\n",
    "rules/acme/sharing.yaml": (
        "section: Sharing\nrules:\n"
        "  - {id: no-sale, prohibit: {action: sell, subject: any}, quote: We never sell your data.}\n"
    ),
    "rules/vocabulary/action.yaml": "axis: action\nterms:\n  sell: {definition: For money.}\n",
    "rules/vocabulary/subject.yaml": "axis: subject\nterms:\n  user: {definition: Who has an account.}\n",
    "rules/columns/words.yaml": "{}\n",
}
OLDER = b"privacyrules compiled 1\n"

WRONG: dict[str, Callable[[bytes, bytes], bytes]] = {
    "nothing": lambda _whole, _other: b"",
    "a first line alone": lambda whole, _other: whole[: whole.index(b"\n") + 1],
    "half of it": lambda whole, _other: whole[: len(whole) // 2],
    "one byte less": lambda whole, _other: whole[:-1],
    "one byte more": lambda whole, _other: whole + b"\0",
    "one byte that differs": lambda whole, _other: whole[:-1] + bytes([whole[-1] ^ 1]),
    "zeros, as a crash leaves them": lambda whole, _other: bytes(len(whole)),
    "what an older version wrote": lambda whole, _other: OLDER + whole[len(OLDER) :],
    "another noun of the same files": lambda _whole, other: other,
    "a text": lambda _whole, _other: b"compiled by somebody else\n",
}


@pytest.fixture
def acme(home: Path, tmp_path: Path) -> Path:
    write(tmp_path, ACME)
    return tmp_path / "rules" / "acme"


@pytest.mark.parametrize("what", WRONG)
def test_whatever_lies_in_the_cache_instead_is_not_believed(what: str, acme: Path, home: Path) -> None:
    """The answers are the same, and the next run finds the cache as it should be."""
    ready = load_ready(str(acme), today=TODAY)
    files = {path.name.partition("-")[0]: path for path in home.iterdir()}
    assert set(files) == {"policy", "masks"}
    whole = {kind: path.read_bytes() for kind, path in files.items()}
    for kind, path in files.items():
        other = whole["masks" if kind == "policy" else "policy"]
        path.write_bytes(WRONG[what](whole[kind], other))
    assert load_ready(str(acme), today=TODAY) == ready
    assert {kind: path.read_bytes() for kind, path in files.items()} == whole


def test_settings_in_the_cache_are_believed_for_the_same_text_only(home: Path) -> None:
    first = load_config('policy = "acme"\n', "privacyrules.toml", "/shop")
    (kept,) = home.iterdir()
    whole = kept.read_bytes()
    assert load_config('policy = "acme"\n', "privacyrules.toml", "/shop") == first
    assert load_config('policy = "asme"\n', "privacyrules.toml", "/shop").policy == "asme"
    assert load_config('policy = "acme"\n', "../privacyrules.toml", "/shop").path == "../privacyrules.toml"
    kept.write_bytes(whole[:-1])
    assert load_config('policy = "acme"\n', "privacyrules.toml", "/shop") == first
    assert kept.read_bytes() == whole


def test_settings_with_mistakes_are_told_each_time(home: Path) -> None:
    for _ in range(2):
        with pytest.raises(MistakesError, match=r"privacyrules\.toml:1: polcy: unknown key"):
            load_config("polcy = 1\n", "privacyrules.toml", "/shop")
    assert not home.exists()


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
