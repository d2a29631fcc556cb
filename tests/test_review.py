"""`privacyrules review` as users meet it: text, JSON, exit codes, and what it says of PlanetSoho."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.config import parse_config
from privacyrules.workflows.review import review_pack
from shipped import shipped, write

TITLE = "title: Shop\ndate: 2026-01-15\n"

CONTRADICTION = """section: Sharing
rules:
  - id: no-sale
    prohibit: {action: sell, data: identifying, subject: any}
    quote: We never sell data that identifies you.
    cases:
      - {verdict: denied, flow: {action: sell, data: email, subject: user, recipient: data_broker}}
  - id: sell-addresses
    permit: {action: sell, data: email, subject: user, recipient: data_broker}
    quote: We may sell your e-mail address to brokers.
    cases:
      - verdict: denied
        because: no-sale
        flow: {action: sell, data: email, subject: user, recipient: data_broker}
"""

HARMLESS = """section: Sharing
rules:
  - id: share
    permit: {action: share, data: email, subject: user, purpose: communication}
    quote: We may share your e-mail address to write to you.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one pack that contradicts itself."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"rules/shop/policy.yaml": TITLE, "rules/shop/sharing.yaml": CONTRADICTION})
    return tmp_path


def reviewed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the command as of a day; give its exit code and what it printed."""
    code = run(["review", "--today", "2026-01-31", *arguments])
    return code, capsys.readouterr().out


def test_a_contradiction_is_told_with_both_sentences_and_an_example(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = reviewed(capsys)
    assert code == 1
    assert text == (
        "error[conflict]: 'sell-addresses' can never apply: 'no-sale' forbids all that it allows\n"
        "  --> rules/shop/sharing.yaml:3:9\n"
        "  = no-sale (prohibition), rules/shop/sharing.yaml:3:9\n"
        '    "We never sell data that identifies you." (Sharing)\n'
        "  = sell-addresses (permission), rules/shop/sharing.yaml:8:9\n"
        '    "We may sell your e-mail address to brokers." (Sharing)\n'
        "  = example: sell email about user to data_broker\n"
        "  = help: Both sentences cannot be kept, and the prohibition wins. Change one of the rules, or\n"
        "      record under `resolutions:` which of them wins, who decided so, why, and until when.\n"
        "\n"
        "2 rules of shop, 2026-01-15, as of 2026-01-31: 1 error, 0 warnings and 0 notes.\n"
    )


def test_json_lists_the_findings(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = reviewed(capsys, "--format", "json")
    told = json.loads(text)
    assert code == 1
    assert told["policies"] == [{"policy": "shop", "date": "2026-01-15", "today": "2026-01-31", "rules": 2}]
    (finding,) = told["findings"]
    assert finding == {
        "policy": "shop",
        "id": "conflict",
        "level": "error",
        "path": "rules/shop/sharing.yaml",
        "line": 3,
        "column": 9,
        "message": "'sell-addresses' can never apply: 'no-sale' forbids all that it allows",
        "help": "Both sentences cannot be kept, and the prohibition wins. Change one of the rules, or record "
        "under `resolutions:` which of them wins, who decided so, why, and until when.",
        "rules": [
            {
                "rule": "no-sale",
                "effect": "prohibit",
                "absolute": False,
                "quote": "We never sell data that identifies you.",
                "section": "Sharing",
                "sentence": None,
                "path": "rules/shop/sharing.yaml",
                "line": 3,
                "column": 9,
            },
            {
                "rule": "sell-addresses",
                "effect": "permit",
                "absolute": False,
                "quote": "We may sell your e-mail address to brokers.",
                "section": "Sharing",
                "sentence": None,
                "path": "rules/shop/sharing.yaml",
                "line": 8,
                "column": 9,
            },
        ],
        "example": {
            "action": ["sell"],
            "data": ["email"],
            "subject": ["user"],
            "recipient": ["data_broker"],
            "facts": {},
            "omitted": False,
        },
        "number": None,
    }


def test_a_person_may_decide_and_the_decision_lapses(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    resolution = (
        "resolutions:\n  - {id: brokers, between: [no-sale, sell-addresses], winner: no-sale, "
        "reason: agreed, by: Ada, until: 2026-02-28}\n"
    )
    write(project, {"rules/shop/policy.yaml": TITLE + resolution})
    code, text = reviewed(capsys)
    assert (code, text) == (0, "2 rules of shop, 2026-01-15, as of 2026-01-31: nothing to remark.\n")
    assert run(["review", "--today", "2026-03-01"]) == 1
    assert "warning[lapsed-resolution]: the decision 'brokers' of Ada" in capsys.readouterr().out


def test_every_pack_is_reviewed_and_strict_fails_on_warnings(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wide = HARMLESS.replace("subject: user, purpose: communication", "subject: any")
    write(project, {"rules/shop/sharing.yaml": HARMLESS})
    write(project, {"rules/bare/policy.yaml": TITLE, "rules/bare/sharing.yaml": wide})
    code, text = reviewed(capsys)
    assert code == 0
    assert [line for line in text.splitlines() if line.startswith(("==", "warning", "1 rule"))] == [
        "== bare",
        "warning[unlimited-permission]: 'share' allows this of everybody's data, for every purpose, towards",
        "1 rule of bare, 2026-01-15, as of 2026-01-31: 0 errors, 1 warning and 0 notes.",
        "== shop",
        "1 rule of shop, 2026-01-15, as of 2026-01-31: nothing to remark.",
    ]
    assert reviewed(capsys, "--strict")[0] == 1
    assert reviewed(capsys, "--strict", "--policy", "shop")[0] == 0


def test_waivers_of_the_settings_are_reviewed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waiver = 'privacyrules: ignore[share] "agreed" until=2026-01-30 by=Ada\n'
    write(project, {"rules/shop/sharing.yaml": HARMLESS, "privacyrules.toml": f'policy = "shop"\n# {waiver}'})
    code, text = reviewed(capsys)
    assert code == 0
    assert text.startswith(
        "warning[lapsed-waiver]: the waiver of 'share' by Ada ended on 2026-01-30, so it accepts nothing\n"
        "  --> privacyrules.toml:2"
    )


def test_sentences_of_the_pinned_text_that_nothing_carries_are_warnings(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# Sharing\n\nWe may share your e-mail address to write to you. We erase all after a year.\n"
    write(project, {"rules/shop/sharing.yaml": HARMLESS, "policy.md": text})
    assert run(["pin", "--document", "policy.md"]) == 0
    capsys.readouterr()
    code, text = reviewed(capsys)
    assert code == 0
    assert text == (
        "warning[uncovered-sentence]: nothing carries sentence 2 (Sharing)\n"
        "  --> rules/shop/policy.yaml\n"
        "  = help: Write a rule for it, or list it under `not_checkable:` with the reason.\n"
        "\n"
        "1 rule of shop, 2026-01-15, as of 2026-01-31: 0 errors, 1 warning and 0 notes.\n"
    )


def test_a_mistake_in_the_rules_is_exit_code_2(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"rules/shop/sharing.yaml": HARMLESS.replace("email", "emial")})
    assert run(["review"]) == 2


# --- PlanetSoho -----------------------------------------------------------------------------------------


def test_the_contradictions_of_planetsoho_and_no_others() -> None:
    """Payment information is never given away; by law, in good faith, on a merger and on the page it is."""
    pack = shipped()
    review = review_pack(pack, parse_config("", "privacyrules.toml", "."))
    assert [(r.rules[0].id, r.rules[1].id) for r in review.remarks if r.id == "conflict"] == [
        ("no-giving-away-payment-information", "business-page-visible"),
        ("no-giving-away-payment-information", "good-faith"),
        ("no-giving-away-payment-information", "legal-disclosure"),
        ("no-giving-away-payment-information", "successor-transfer"),
    ]
    narrowed = {(r.rules[0].id, r.rules[1].id) for r in review.remarks if r.id == "narrows"}
    assert narrowed >= {
        ("aggregate-only", "automatic-information"),
        ("aggregate-only", "server-logs"),
        ("no-card-or-payment-details", "profile-data"),
        ("no-card-or-payment-details", "registration-form"),
    }
    assert {r.id for r in review.remarks} == {"conflict", "narrows", "no-effect"}


def test_each_contradiction_of_planetsoho_comes_with_a_flow_that_people_recognise() -> None:
    review = review_pack(shipped(), parse_config("", "privacyrules.toml", "."))
    found = {r.rules[1].id: r.example for r in review.remarks if r.id == "conflict"}
    shown = {rule: {a: t[0] for a, t in flow.terms.items()} for rule, flow in found.items() if flow}
    assert shown["legal-disclosure"] == {
        "action": "share",
        "data": "card_number",
        "subject": "user",
        "purpose": "legal_process",
        "recipient": "court",
    }
    assert shown["business-page-visible"]["recipient"] == "public"
    assert shown["good-faith"]["recipient"] == "law_enforcement"
    assert shown["successor-transfer"]["recipient"] == "successor"
