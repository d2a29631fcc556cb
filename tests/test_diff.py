"""Two versions of a policy in, folders or commits; what the new one changes, and an exit code, out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from privacyrules.cli import run
from repositories import Repository, keep_git_apart, needs_git, repository
from shipped import TODAY, keep_cache_apart, write

POLICY = "title: Acme privacy policy\ndate: {date}\n"
SHARING = """\
section: Sharing
rules:
  - id: no-sale
    prohibit: {action: sell, data: email, subject: any}
    quote: We never sell your e-mail address
  - id: card
    permit: {action: store, data: card_number, subject: user}
    quote: We keep your card number
    cases:
      - {verdict: allowed, flow: {action: store, data: card_number, subject: user}}
  - id: post-changes
    oblige: {action: publish, data: policy_text, subject: any, recipient: public}
    quote: We post what changes here
"""
OLD = {"policy.yaml": POLICY.format(date="2025-01-01"), "sharing.yaml": SHARING}
NEW = {
    "policy.yaml": POLICY.format(date="2026-01-01"),
    "sharing.yaml": SHARING.replace("sell, data: email", "sell, data: phone")
    .replace("your e-mail address", "your phone number")
    .replace("  - id: card\n", "  - id: no-cards\n")
    .replace(
        "    permit: {action: store, data: card_number, subject: user}\n",
        "    prohibit: {action: store, data: card_number, subject: user}\n",
    )
    .replace("We keep your card number", "We keep no card number")
    .replace("verdict: allowed", "verdict: denied"),
}
TEXT = (
    "# Sharing\n\nWe never sell your e-mail address. We keep your card number. We post what changes here.\n"
)
NEW_TEXT = TEXT.replace("your e-mail address", "your phone number").replace("your card", "no card")
PROJECT = {
    "privacyrules.toml": 'policy = "acme"\npaths = ["migrations"]\n[assume]\nsubject = "user"\n',
    "migrations/1.sql": "CREATE TABLE cards (\n  id int,\n  card_number text\n);\n",
}


def under(folder: str, files: dict[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in files.items()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that keeps card numbers, both versions of its policy, and its texts."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    keep_git_apart(monkeypatch)
    write(tmp_path, {**under("rules/acme", NEW), **under("old/acme", OLD), **PROJECT})
    write(tmp_path, {"old.md": TEXT, "new.md": NEW_TEXT})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["diff", *arguments, "--today", TODAY])
    said = capsys.readouterr()
    return code, said.out, said.err


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = told(capsys, *arguments, "--format", "json")
    assert err == ""
    found: dict[str, Any] = json.loads(out)
    assert code == (found["fails"] > 0)
    return found


@pytest.fixture
def pinned(here: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same, with both versions pinned."""
    assert run(["pin", "-p", "old/acme", "--document", "old.md"]) == 0
    assert run(["pin", "-p", "acme", "--document", "new.md"]) == 0
    capsys.readouterr()
    return here


EXPECTED = """\
acme of 2025-01-01 (old/acme) -> acme of 2026-01-01 (rules/acme)

Sentences
  - changed: Sharing, sentence 1
      was: "We never sell your e-mail address"
      now: "We never sell your phone number"
      carries rule no-sale
  - changed: Sharing, sentence 2
      was: "We keep your card number"
      now: "We keep no card number"
      carries rule card and rule no-cards

Rules
  - no-sale (prohibition): changed
      data: email -> phone
      quote: "We never sell your e-mail address" -> "We never sell your phone number"
  - no-cards (prohibition): added
      "We keep no card number" (Sharing)
      action: store; data: card_number; subject: user
  - card (permission): gone
      "We keep your card number" (Sharing)
      action: store; data: card_number; subject: user

What becomes looser
  - denied -> not covered: sell email
      for example: sell email
      was denied by no-sale: "We never sell your e-mail address" (Sharing)
      now not covered: no rule speaks of it

What becomes stricter
  - allowed -> denied: store card_number about user
      for example: store card_number about user
      was allowed by card: "We keep your card number" (Sharing)
      now denied by no-cards: "We keep no card number" (Sharing)
  - not covered -> denied: sell phone
      for example: sell phone
      was not covered: no rule speaks of it
      now denied by no-sale: "We never sell your phone number" (Sharing)
  And 1 kind of flows in words too broad to say which of the above is meant (1 conditional (if) ->
    not covered); `--format json` lists them.

In this repository
  Held against both versions: 2 columns and 1 case.
  - fails now: cards.card_number: passes -> denied by no-cards
      at migrations/1.sql:3:3
  - a case of no-cards: allowed -> denied
      at rules/acme/sharing.yaml:10:9

What the policy owes when it changes
  The text changes, so this holds now:
  - post-changes (obligation): not touched
      "We post what changes here" (Sharing)

2 sentences, 3 rules and 4 kinds of flows differ; in this repository 1 that did not fail does now.
"""


@pytest.mark.usefixtures("pinned")
def test_a_new_version_is_told_by_its_effect(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "old/acme", "rules/acme") == (1, EXPECTED, "")


@pytest.mark.usefixtures("pinned")
def test_the_way_back_is_the_mirror_and_fails_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    there, back = (data(capsys, *pair) for pair in (("old/acme", "acme"), ("acme", "old/acme")))
    classes = [{(str(c["before"]), str(c["after"])) for c in found["effect"]} for found in (there, back)]
    assert classes[0] == {(after, before) for before, after in classes[1]}
    assert (there["fails"], back["fails"]) == (1, 0)
    assert [duty["rule"] for duty in back["duties"]] == ["post-changes"]


@pytest.mark.usefixtures("pinned")
def test_json_has_every_class_with_all_its_terms(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "old/acme", "rules/acme")
    stricter = found["effect"][1]
    assert (stricter["before"]["verdict"], stricter["after"]["verdict"]) == ("allowed", "denied")
    assert stricter["looser"] is False
    assert stricter["classes"] == [
        {
            "scope": {
                "action": {"within": ["store"], "but": [], "alone": [], "terms": ["store"]},
                "data": {"within": ["card_number"], "but": [], "alone": [], "terms": ["card_number"]},
                "subject": {"within": ["user"], "but": [], "alone": [], "terms": ["subscriber", "user"]},
            },
            "facts": [],
            "omitted": False,
            "broad": False,
            "example": {
                "action": ["store"],
                "data": ["card_number"],
                "subject": ["user"],
                "facts": {},
                "omitted": False,
            },
            "because_before": ["card"],
            "because_after": ["no-cards"],
        }
    ]
    assert found["looked"] == {"columns": 2, "flows": 0, "cases": 1}
    assert found["touched"][0] == {
        "kind": "column",
        "name": "cards.card_number",
        "path": "migrations/1.sql",
        "line": 3,
        "column": 3,
        "before": [],
        "after": ["denied by no-cards"],
        "fails": True,
    }


@pytest.mark.usefixtures("here")
def test_a_policy_does_not_differ_from_itself(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "acme", "rules/acme")
    assert code == 0
    assert out.endswith("The two versions say the same.\n")
    assert "None is judged otherwise." in out


@pytest.mark.usefixtures("here")
def test_versions_that_are_not_pinned_are_compared_by_their_quotes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = told(capsys, "old/acme", "rules/acme")
    assert (
        """\
Sentences
  old/acme and rules/acme are not pinned, so quotes are compared and no other sentences.
  - changed: Sharing
      was: "We never sell your e-mail address"
      now: "We never sell your phone number"
      carries rule no-sale
  - changed: Sharing
      was: "We keep your card number"
      now: "We keep no card number"
      carries rule card and rule no-cards
"""
        in out
    )


def test_markdown_and_html_say_the_same_and_nothing_in_them_marks_up(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "We keep <script>alert(1)</script> and *all* of @you"
    text = OLD["sharing.yaml"].replace("We keep your card number", hostile)
    write(here, {"old/acme/sharing.yaml": text})
    _, markdown, _ = told(capsys, "old/acme", "acme", "--format", "markdown")
    assert "### acme of 2025-01-01 (old/acme) → acme of 2026-01-01 (acme)\n" in markdown
    assert "We keep \\<script\\>alert(1)\\</script\\> and \\*all\\* of &#64;you" in markdown
    assert "- allowed → denied: store card\\_number about user\n  - for example: " in markdown
    _, html, _ = told(capsys, "old/acme", "acme", "--format", "html")
    assert "We keep &lt;script&gt;alert(1)&lt;/script&gt; and *all* of @you" in html
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert "://" not in html


def test_a_result_goes_whole_into_a_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "old/acme", "acme", "--format", "html", "--output", "diff.html") == (1, "", "")
    page = (here / "diff.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>\n")
    assert page.endswith("</html>\n")


# Words that move.


def test_a_new_term_within_two_others_says_where_no_becomes_maybe(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "terms:\n  chat_handle: {within: [email, username], definition: A name to write to.}\n"
    write(here, {"new/acme/sharing.yaml": SHARING, "new/acme/policy.yaml": OLD["policy.yaml"] + words})
    _, out, _ = told(capsys, "old/acme", "new/acme")
    assert (
        """\
Rules
  - no-sale (prohibition): reads as before, but words that it names have moved
      a flow that says data username: no -> maybe, by chat_handle

Words
  - the data term chat_handle within email and username is new; what shared nothing overlaps in it
"""
        in out
    )
    assert "What becomes looser" not in out
    assert "What becomes stricter" not in out


def test_a_fact_of_another_type_is_a_mistake(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, kind in (("one", "boolean"), ("two", "number")):
        fact = f"terms:\n  loyal: {{type: {kind}, definition: Whether or how long.}}\n"
        write(here, under(f"{folder}/acme", {**OLD, "policy.yaml": OLD["policy.yaml"] + fact}))
    assert told(capsys, "one/acme", "two/acme") == (
        2,
        "",
        (
            "error: two/acme/policy.yaml:4:3: the fact 'loyal' is a boolean in the old version and "
            "a number in the new one; retire the old name with `replaced_by`, and give the new fact a name "
            "of its own\n"
        ),
    )


# Commits.


@pytest.fixture
def kept(here: Path) -> Repository:
    """A repository whose first commit holds the old version, and whose second the new one."""
    made = repository(here)
    made.commit({**under("rules/acme", OLD)}, "old")
    made.commit({**under("rules/acme", NEW)}, "new")
    return made


@needs_git
def test_commits_stand_for_the_policy_as_they_hold_it(
    kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = data(capsys, "old/acme", "acme")["effect"]
    for pair in (
        ("HEAD~1", "rules/acme"),
        ("HEAD~1", "main:rules/acme"),
        ("HEAD~1:acme", "HEAD"),
    ):
        found = data(capsys, *pair)
        assert found["effect"] == expected, pair
        assert [found[side]["name"] for side in ("old", "new")] == list(pair)
    assert kept.git("status", "--porcelain") == ""


@needs_git
def test_a_vocabulary_beside_the_pack_is_that_of_the_commit(
    kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    from privacyrules.files.packs import shipped_rules

    files = {
        path.name: path.read_text(encoding="utf-8")
        for path in (shipped_rules() / "vocabulary").glob("*.yaml")
    }
    kept.commit(under("rules/vocabulary", files))
    grown = files["form.yaml"] + "\n  blurred:\n    definition: Made hard to read.\n"
    kept.commit({"rules/vocabulary/form.yaml": grown})
    found = data(capsys, "HEAD~1", "HEAD")
    assert [(word["change"], word["axis"], word["name"]) for word in found["words"]] == [
        ("added", "form", "blurred")
    ]
    assert (found["rules"], found["effect"]) == ([], [])


@needs_git
@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (
            ("HEAD~7", "acme"),
            (
                "error: 'HEAD~7' is no policy, no folder and no commit; the policies known here are acme, "
                "planetsoho; `git log --oneline` lists commits\n"
            ),
        ),
        (("--", "--output", "acme"), "error: '--output' is no policy"),
        (
            ("migrations", "acme"),
            "error: migrations: the folder holds no policy.yaml; a pack is a folder with ",
        ),
        (
            ("HEAD~1:rules/other", "acme"),
            (
                "error: diff HEAD~1:rules/other: HEAD~1 holds no policy in rules/other; name its folder "
                "there: COMMIT:FOLDER\n"
            ),
        ),
        (
            ("HEAD", "planetsoho"),
            "which is not in this repository; name the folder too: HEAD:rules/NAME\n",
        ),
    ],
)
def test_a_version_that_is_not_there_is_2_and_says_what_is(
    kept: Repository, capsys: pytest.CaptureFixture[str], pair: tuple[str, ...], said: str
) -> None:
    code = run(["diff", "--today", TODAY, *pair])
    ended = capsys.readouterr()
    assert (code, ended.out) == (2, "")
    assert said in ended.err


@needs_git
def test_mistakes_of_both_versions_are_told_at_their_places(
    kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.commit({"rules/acme/sharing.yaml": SHARING.replace("data: email", "data: emial")})
    write(kept.folder, {"rules/acme/sharing.yaml": SHARING.replace("action: sell", "action: sel")})
    code, out, err = told(capsys, "HEAD", "acme")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "error: HEAD:rules/acme/sharing.yaml:4:36: 'emial' is no data term; did you mean 'email'?",
        "error: rules/acme/sharing.yaml:4:24: 'sel' is no action term; did you mean 'sell'?",
        "2 mistakes",
    ]


@pytest.mark.usefixtures("here")
def test_outside_of_a_repository_only_folders_are_versions(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, "HEAD~1", "acme")
    assert (code, out) == (2, "")
    assert err == "error: there is no policy 'HEAD~1'; known here: acme, planetsoho\n"


# This repository.


@pytest.mark.usefixtures("here")
def test_a_path_that_is_named_must_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "old/acme", "acme", "nowhere.sql")
    assert code == 2
    assert "Not read\n  - error: nowhere.sql: there is no such file or folder\n" in out


def test_where_there_is_nothing_to_check_cases_are_held_against_both(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "privacyrules.toml").unlink()
    (here / "migrations" / "1.sql").unlink()
    code, out, _ = told(capsys, "old/acme", "acme")
    assert code == 0
    assert "In this repository\n  Held against both versions: 1 case.\n" in out


def test_flows_of_manifests_are_held_against_both(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = "flows:\n  - {id: offer, description: Sell numbers., action: sell, data: phone, subject: user}\n"
    write(here, {"sales.flows.yaml": flow})
    found = data(capsys, "old/acme", "acme", "sales.flows.yaml")
    assert [(t["kind"], t["name"], t["before"], t["after"], t["fails"]) for t in found["touched"]] == [
        ("flow", "offer", ["not covered"], ["denied by no-sale"], False),
        ("case", "a case of no-cards", ["allowed"], ["denied"], False),
    ]
