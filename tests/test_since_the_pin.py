"""A pinned pack and its document of today in; what changed since, and what rests upon it, out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacyrules.cli import run
from shipped import keep_cache_apart, write

TEXT = "# Sharing\n\nWe never sell your e-mail address. We keep your card number. We like tea.\n"
PACK = {
    "rules/acme/policy.yaml": """\
title: Acme privacy policy
date: 2026-01-01
resolutions:
  - {id: sold-once, between: [no-sale, sale], winner: sale, reason: Agreed., by: Ada, until: 2099-12-31}
""",
    "rules/acme/sharing.yaml": """\
section: Sharing
rules:
  - id: no-sale
    prohibit: {action: sell, data: email, subject: any}
    quote: We never sell your e-mail address
  - id: sale
    permit: {action: sell, data: email, subject: user, recipient: data_broker}
    quote: We never sell your e-mail address
    reading: It is the other way round.
  - id: no-cards
    prohibit: {action: store, data: card_number, subject: any}
    quote: We keep your card number
not_checkable:
  - {quote: We like tea, why: a matter of taste}
""",
    "privacyrules.toml": 'policy = "acme"\npaths = ["migrations"]\n',
    "migrations/1.sql": """\
CREATE TABLE cards (
  -- privacyrules: ignore[no-cards] "until the move" until=2099-12-31 by=Ada
  card_number text
);
""",
    "policy.md": TEXT,
}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a pinned pack, a waiver and a resolution."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, PACK)
    assert run(["pin", "--document", "policy.md"]) == 0
    return tmp_path


def covered(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["coverage", "--document", "policy.md", *arguments])
    said = capsys.readouterr()
    assert said.err == ""
    return code, said.out


def test_a_text_that_is_as_it_was_pinned_is_0_and_ends_with_the_picture(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = covered(capsys)
    assert code == 0
    assert out.endswith(
        "              enforced #  not checkable -  nothing ?\n"
        "Sharing  ##-           2                1          0\n"
        "\n"
        "3 sentences: 2 enforced, 1 not checkable, 0 carried by nothing.\n"
    )


FILE = "rules/acme/sharing.yaml"
CHANGED = "has changed since it was pinned:"
AGAIN = "read it against its rules, then run `privacyrules pin --document FILE`"


def test_what_changed_is_told_with_all_that_rests_upon_it(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = TEXT.replace("never sell your", "seldom sell your").replace(
        "your card number", "all card numbers"
    )
    write(pack, {"policy.md": changed})
    code, out = covered(capsys)
    assert code == 1
    _, _, told = out.partition("nothing ?\n")
    assert (
        told
        == f"""\
Sharing  ##-           2                1          0

error: {FILE}:5:12: sentence 1 (Sharing) {CHANGED} We seldom sell your e-mail address.; {AGAIN}
    was quoted: "We never sell your e-mail address"
    is now: "We seldom sell your e-mail address." (sentence 1)
    rests upon it: rule no-sale, rule sale and the resolution sold-once by Ada until 2099-12-31
error: rules/acme/sharing.yaml:5:12: this quote no longer stands in sentence 1; {AGAIN}
error: rules/acme/sharing.yaml:8:12: this quote no longer stands in sentence 1; {AGAIN}
error: {FILE}:12:12: sentence 2 (Sharing) {CHANGED} We keep all card numbers.; {AGAIN}
    was quoted: "We keep your card number"
    is now: "We keep all card numbers." (sentence 2)
    rests upon it: rule no-cards and the waiver of no-cards by Ada at migrations/1.sql:2:6
error: rules/acme/sharing.yaml:12:12: this quote no longer stands in sentence 2; {AGAIN}
3 sentences: 2 enforced, 1 not checkable, 0 carried by nothing.
"""
    )


def test_json_has_the_same(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(pack, {"policy.md": TEXT.replace("your card number", "all card numbers") + "We are kind.\n"})
    code, out = covered(capsys, "--format", "json")
    assert code == 1
    assert json.loads(out)["drift"] == [
        {
            "policy": "acme",
            "change": "added",
            "number": 4,
            "section": "Sharing",
            "said": [],
            "now": {"number": 4, "section": "Sharing", "text": "We are kind."},
            "carriers": [],
            "waivers": [],
            "resolutions": [],
        },
        {
            "policy": "acme",
            "change": "changed",
            "number": 2,
            "section": "Sharing",
            "said": ["We keep your card number"],
            "now": {"number": 2, "section": "Sharing", "text": "We keep all card numbers."},
            "carriers": ["rule no-cards"],
            "waivers": [{"id": "no-cards", "by": "Ada", "path": "migrations/1.sql", "line": 2}],
            "resolutions": [],
        },
    ]
