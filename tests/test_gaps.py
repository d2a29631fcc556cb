"""`privacyrules gaps` as users meet it: without paths, with migrations and flows, in text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.model.review import Gaps, Kinds, Silence
from privacyrules.reporters.text.gaps import MOST_CLASSES, gaps_text
from shipped import write

TITLE = "title: Shop\ndate: 2026-01-15\n"

LOGS = """section: Logs
rules:
  - id: keep-logs
    permit: {action: store, data: ip_address, subject: visitor, purpose: site_security}
    when: retention_days <= 30
    quote: We may keep the address of your device for thirty days to keep the site secure.
  - id: keep-accounts
    permit: {action: store, data: [contact_details, person_name], subject: user, purpose: service_provision}
    quote: We keep your name and how to reach you to serve you.
  - id: keep-photos
    permit: {action: store, data: photo_or_logo, subject: user, purpose: profile_display}
    quote: We may keep the photo that you show on your page.
  - id: answer
    permit: {action: use, data: contact_details, subject: user, purpose: communication}
    quote: We may write to you.
"""

SETTINGS = """policy = "shop"

[[columns]]
table = "log"
subject = "visitor"
purpose = "site_security"
facts = {retention_days = 90}
by = "Ada"
date = "2026-01-10"

[[columns]]
table = "accounts"
subject = "user"
purpose = "service_delivery"
by = "Ada"
date = "2026-01-10"
"""

MIGRATION = """CREATE TABLE log (id int, ip_address inet);
CREATE TABLE accounts (
  id int,
  email text,
  birth_date date
);
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that keeps addresses too long, and dates of birth that no rule speaks of."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"rules/shop/policy.yaml": TITLE, "rules/shop/logs.yaml": LOGS})
    write(tmp_path, {"privacyrules.toml": SETTINGS, "db/0001.sql": MIGRATION})
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the command as of a day; give its exit code and what it printed."""
    code = run(["gaps", "--today", "2026-01-31", *arguments])
    return code, capsys.readouterr().out


def test_what_is_done_and_not_promised_comes_first_with_its_places(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = told(capsys, "db")
    assert code == 0
    assert text.split("\n\nNumbers\n")[0] == (
        "Done, and not promised\n"
        "\n"
        "  Nothing on storing ip_address about visitor for site_security to internal in form identified,\n"
        "    retention_days = 90.\n"
        "    --> db/0001.sql:1:27 (log)\n"
        "    = nearest: keep-logs speaks of when retention_days <= 30\n"
        '      "We may keep the address of your device for thirty days to keep the site secure." (Logs)\n'
        "\n"
        "  Nothing on storing birth_date about user for service_delivery to internal in form identified.\n"
        "    --> db/0001.sql:5:3 (accounts)\n"
        "    = nearest: keep-accounts speaks of data contact_details or person_name\n"
        '      "We keep your name and how to reach you to serve you." (Logs)'
    )


def test_numbers_stand_beside_those_of_the_rules_and_promises_that_nothing_uses_are_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = told(capsys, "db")
    numbers = text.split("\nNumbers\n")[1].split("\nWhere the policy says nothing\n")[0]
    assert numbers == (
        "\n"
        "  retention_days = 90 goes beyond 'keep-logs' (permission when retention_days <= 30)\n"
        "    --> db/0001.sql:1:27\n"
        '      "We may keep the address of your device for thirty days to keep the site secure." (Logs)\n'
    )
    assert text.split("\nPromised, and nothing that was read does it\n")[1] == (
        "\n"
        "  keep-photos (permission), rules/shop/logs.yaml:10:9\n"
        '      "We may keep the photo that you show on your page." (Logs)\n'
        "\n"
        "Nothing that was read tells of the acts of which answer speaks.\n"
        "3 flows in 1 file held against shop, 2026-01-15, as of 2026-01-31: 2 things done and not "
        "promised, 1\npromise that nothing uses.\n"
    )


def test_without_a_path_the_policy_alone_is_looked_at(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = told(capsys)
    assert code == 0
    first, *_, last = text.splitlines()
    assert first == "Where the policy says nothing"
    assert last == "flows to see which of them are real."
    assert "  Nothing on disclosing, collecting or erasing personal.\n" in text
    assert "Done, and not promised" not in text


def test_the_setting_paths_stands_for_a_path(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"privacyrules.toml": 'paths = ["db"]\n' + SETTINGS})
    assert told(capsys) == told(capsys, "db")


def test_flows_of_manifests_are_done_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = (
        "flows:\n  - {id: mail, action: use, data: email, subject: user, purpose: reply_to_request}\n"
        "  - {id: ads, action: use, data: email, subject: user, purpose: advertising}\n"
    )
    write(project, {"db/app.flows.yaml": manifest})
    _, text = told(capsys, "db")
    assert "  Nothing on using email about user for advertising.\n    --> db/app.flows.yaml:3:" in text
    assert "answer" not in text.split("Promised, and nothing that was read does it")[1]


def test_json_has_everything(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = told(capsys, "db", "--format", "json")
    found = json.loads(text)
    assert code == 0
    assert list(found) == ["done", "stated", "silent", "unused", "unseen", "problems", "summary"]
    assert [doing["flow"]["data"] for doing in found["done"]] == [["ip_address"], ["birth_date"]]
    assert found["done"][1]["places"] == [{"path": "db/0001.sql", "line": 5, "column": 3}]
    (stated,) = found["stated"]
    assert (stated["rule"], stated["value"], stated["named"], stated["beyond"]) == (
        "keep-logs",
        90,
        [30],
        True,
    )
    (silent,) = [silence for silence in found["silent"] if "erase" in silence["action"]]
    assert silent.pop("number") > 0
    assert silent == {
        "action": ["disclose", "collect", "erase"],
        "data": [{"term": "personal", "other_than": []}],
        "subject": [],
        "purpose": [],
        "recipient": [],
        "but": [],
    }
    assert ([rule["rule"] for rule in found["unused"]], found["unseen"]) == (["keep-photos"], ["answer"])
    assert found["summary"] == {
        "policy": "shop",
        "date": "2026-01-15",
        "today": "2026-01-31",
        "rules": 4,
        "flows": 3,
        "files": 1,
    }


def test_a_file_that_cannot_be_read_is_told_and_is_exit_code_2(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, {"db/bad.flows.yaml": "flows: [\n"})
    code, text = told(capsys, "db")
    assert code == 2
    assert "\nerror: db/bad.flows.yaml:" in text


def test_only_the_largest_classes_are_written() -> None:
    silent = tuple(Silence((f"act_{n}",), (Kinds("personal"),), number=n) for n in range(MOST_CLASSES + 2))
    text = gaps_text(Gaps("shop", "2026-01-15", "2026-01-31", 4, silent))
    assert text.count("  Nothing on act ") == MOST_CLASSES
    assert "\n  And 2 smaller ones; --format json lists them all.\n" in text
    unknown = gaps_text(Gaps("shop", "2026-01-15", "2026-01-31", 4, None))
    assert unknown.startswith(
        "The rules tell too many kinds of flows apart to say where the policy is silent"
    )


def test_long_lists_are_cut_and_exceptions_named() -> None:
    nine = tuple(f"purpose_{n}" for n in range(9))
    silence = Silence(("transfer", "use"), (Kinds("personal", ("email", "phone")),), (), nine, (), ("a", "b"))
    text = gaps_text(Gaps("shop", "2026-01-15", "2026-01-31", 4, (silence,)))
    assert " ".join(text.split("\n\n")[1].split()) == (
        "Nothing on transferring or using personal other than email and phone for purpose_0, purpose_1, "
        "purpose_2, purpose_3, purpose_4, purpose_5, purpose_6 and 2 more, save what a and b allow."
    )
