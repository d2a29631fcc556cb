"""The command line as its users meet it: arguments and files in; text, JSON and an exit code out."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import click
import pytest

import privacyrules
from house.reading import ROOT
from privacyrules.cli import run
from privacyrules.cli.commands import commands
from privacyrules.workflows.coverage import pin_pack
from privacyrules.workflows.packing import load_pack
from repositories import keep_git_apart, repository
from shipped import RULES, TODAY, keep_cache_apart, write

SENTENCE_NO_SALE = "We will not sell your personally identifiable information to any company or organization"
SENTENCE_NEVER = "Under no circumstances will Planet Soho give away any of your payment information."
SENTENCE_LAW = (
    "We will disclose your personally identifiable information if we reasonably believe we are required "
    "to do so by law, regulation or in cooperation with any governmental investigation"
)

COMMANDS = [
    "init",
    "check",
    "baseline",
    "ask",
    "inventory",
    "waivers",
    "rules",
    "explain",
    "terms",
    "test",
    "pin",
    "coverage",
    "diff",
    "report",
    "config",
    "review",
    "gaps",
    "compile",
]


class Ended(NamedTuple):
    """How a run ended: its exit code, and what it wrote to both streams."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.out)
        return found

    def ids(self, key: str) -> list[str]:
        """The rules that a key of the answer names."""
        listed = self.value[key]
        assert isinstance(listed, list)
        return [citation["rule"] for citation in listed]


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nobody's settings reach in, and no text wraps by somebody's terminal."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> Ended:
        code = run(arguments)
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call


@pytest.fixture
def ask(cli: Run) -> Run:
    """`ask` of the shipped policy, as of TODAY."""

    def call(*arguments: str) -> Ended:
        return cli("ask", "-p", "planetsoho", "--today", TODAY, *arguments)

    return call


def about(text: str) -> list[str]:
    """Options of `ask`: `sell email user` and so on, by axis: `action=sell data=email`."""
    return [part for pair in text.split() for part in (f"--{pair.partition('=')[0]}", pair.partition("=")[2])]


# What the policy says of the uses that people ask about first.


def test_the_sale_of_emails_to_a_broker_is_denied(ask: Run) -> None:
    ended = ask(*about("action=sell data=email subject=user recipient=data_broker"), "--format", "json")
    assert ended.code == 1
    assert ended.value["verdict"] == "denied"
    assert ended.ids("because") == ["no-sale"]
    assert SENTENCE_NO_SALE in ended.out


def test_a_transfer_to_the_successor_upon_a_merger_is_allowed(ask: Run) -> None:
    flow = "action=transfer data=email subject=user recipient=successor purpose=corporate_reorganization"
    ended = ask(*about(flow), "--format", "json")
    assert ended.code == 0
    assert ended.value["verdict"] == "allowed"
    assert ended.ids("because") == ["successor-transfer"]


SUBPOENA = "action=share subject=user recipient=court purpose=legal_process"


def test_a_subpoena_for_an_email_address_is_allowed_when_it_is_believed_valid(ask: Run) -> None:
    ended = ask(
        *about(f"{SUBPOENA} data=email"), "--fact", "subpoena_believed_valid=true", "--format", "json"
    )
    assert ended.code == 0
    assert ended.ids("because") == ["legal-disclosure"]
    assert SENTENCE_LAW in ended.out


def test_a_subpoena_for_an_email_address_is_conditional_while_its_validity_is_open(ask: Run) -> None:
    ended = ask(*about(f"{SUBPOENA} data=email"), "--format", "json")
    assert ended.code == 4
    assert (ended.value["verdict"], ended.value["kind"]) == ("conditional", "if")
    assert ended.ids("because") == ["legal-disclosure"]
    opened = ended.value["open"]
    assert isinstance(opened, list)
    assert [question["fact"] for question in opened] == [
        "believed_required_by_law",
        "subpoena_believed_valid",
    ]
    assert {outcome["verdict"] for q in opened for outcome in q["would"] if not outcome["same"]} == {
        "allowed"
    }


def test_a_subpoena_for_payment_information_is_denied_in_a_conflict_of_two_sentences(ask: Run) -> None:
    valid = ("--fact", "subpoena_believed_valid=true")
    ended = ask(*about(f"{SUBPOENA} data=payment_information"), *valid)
    assert ended.code == 5
    assert "\nVerdict: denied\n" in ended.out
    said = " ".join(ended.out.split())
    conflict = "Conflict: no-giving-away-payment-information and legal-disclosure cannot both be kept"
    assert f'{conflict}; the prohibition wins. "{SENTENCE_NEVER}"' in said
    assert f'"{SENTENCE_LAW}' in said
    answer = ask(*about(f"{SUBPOENA} data=payment_information"), *valid, "--format", "json")
    assert answer.code == 5
    assert answer.ids("because") == ["no-giving-away-payment-information"]
    assert answer.ids("overrules") == ["legal-disclosure"]


def test_storing_the_last_digits_of_a_card_is_denied(ask: Run) -> None:
    ended = ask(*about("action=store data=card_partial"), "--format", "json")
    assert ended.code == 1
    assert ended.ids("because") == ["no-card-or-payment-details"]
    assert '"We do not keep credit card details or payment details."' in ended.out


def test_a_session_cookie_is_allowed(ask: Run) -> None:
    ended = ask(*about("action=store data=session_cookie subject=user"), "--format", "json")
    assert ended.code == 0
    assert ended.ids("because") == ["cookies"]


def test_silence_is_not_covered_and_the_nearest_rule_says_what_differs(ask: Run) -> None:
    newsletter = about("action=use data=postal_address subject=user purpose=newsletter")
    ended = ask(*newsletter, "--format", "json")
    assert ended.code == 3
    assert ended.value["verdict"] == "not_covered"
    assert ended.value["because"] == []
    nearest = ended.value["nearest"]
    assert isinstance(nearest, list)
    differs = {near["rule"]: [(d["in"], d["stated"]) for d in near["differs"]] for near in nearest}
    assert differs["contact-you"] == [("purpose", "newsletter")]
    said = ask(*newsletter).out
    assert "The policy does not speak of this. The nearest rules:" in said
    assert "would allow this if purpose were communication, not newsletter" in said


def test_leaving_out_what_is_owed_is_denied(ask: Run) -> None:
    ended = ask("--omit", *about("action=publish data=policy_text recipient=public"), "--format", "json")
    assert ended.code == 1
    assert ended.ids("because") == ["post-updated-policy"]
    assert (
        "left undone: publish"
        in ask("--omit", *about("action=publish data=policy_text recipient=public")).out
    )


def test_leaving_out_what_nobody_promised_is_allowed_and_says_so(ask: Run) -> None:
    ended = ask("--omit", *about("action=sell data=email subject=user"))
    assert ended.code == 0
    assert "Note: nothing promises this, so it may be left undone" in ended.out


# How a question is put.


def test_commas_and_repetition_both_list_terms_and_the_strictest_part_decides(ask: Run) -> None:
    together = ask("--action", "store", "--data", "session_cookie, card_partial", "--subject", "user")
    repeated = ask(
        *("--action", "store", "--data", "session_cookie", "--data", "card_partial", "--subject", "user")
    )
    assert together == repeated
    assert together.code == 1
    assert "session_cookie: allowed (cookies)" in together.out
    assert "card_partial: denied (no-card-or-payment-details)" in together.out


BROKER = {"action": "sell", "data": ["email", "phone"], "subject": "user", "recipient": "data_broker"}
BROKER_YAML = "action: sell\ndata: [email, phone]\nsubject: user\nrecipient: data_broker\n"


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize("text", [json.dumps(BROKER), BROKER_YAML, "\ufeff" + BROKER_YAML])
def test_a_flow_from_a_file_or_standard_input_is_answered_as_by_options(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    options = ask(*about("action=sell data=email,phone subject=user recipient=data_broker"))
    assert options.code == 1
    write(tmp_path, {"flow.txt": text})
    assert ask("--flow", "flow.txt") == options
    feed(monkeypatch, text.encode())
    assert ask("--flow", "-") == options


def test_a_case_of_a_rule_file_is_a_flow_too(ask: Run, tmp_path: Path) -> None:
    case = "flow: {action: share, data: email, subject: user, recipient: court, purpose: legal_process}\n"
    write(tmp_path, {"case.yaml": f"{case}facts: {{subpoena_believed_valid: true}}\n"})
    ended = ask("--flow", "case.yaml", "--format", "json")
    assert (ended.code, ended.ids("because")) == (0, ["legal-disclosure"])


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("encrypted=true", True),
        ("encrypted=FALSE", False),
        ("retention_days=30", 30),
        ("retention_days=-1.5", -1.5),
        ("country_of_residence=IL", "IL"),
        ("country_of_residence=true", "true"),
        ("collected_on=2026-01-31", "2026-01-31"),
    ],
)
def test_a_fact_is_read_by_its_type(ask: Run, fact: str, value: object) -> None:
    ended = ask(*about("action=store data=card_partial"), "--fact", fact, "--format", "json")
    understood = ended.value["understood"]
    assert isinstance(understood, dict)
    assert understood["facts"] == {fact.partition("=")[0]: value}
    assert isinstance(understood["facts"][fact.partition("=")[0]], type(value))


OWN_WORD = "'pii' is this policy's own word and stands in rules only"


def test_every_mistake_in_a_question_is_named_at_once_with_the_way_out(ask: Run) -> None:
    facts = ["encrypted=perhaps", "retention_days=long", "collected_on=2026-02-30", "hashd=true"]
    options = [part for fact in facts for part in ("--fact", fact)]
    ended = ask("--action", "sel", "--data", "pii", *options)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.splitlines() == [
        "error: --action: 'sel' is no action term; did you mean 'sell'?",
        f"error: --data: {OWN_WORD}; name what is meant: identifying",
        "error: --fact collected_on: the fact 'collected_on' is a date such as 2026-01-31, not '2026-02-30'",
        "error: --fact encrypted: the fact 'encrypted' is true or false, not 'perhaps'",
        "error: --fact hashd: 'hashd' is no fact; did you mean 'hashed'?",
        "error: --fact retention_days: the fact 'retention_days' is a number, not 'long'",
        "6 mistakes",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fact", "encrypted"], "--fact encrypted: write NAME=VALUE"),
        (["may I sell e-mails?", "--action", "sell"], "ask in one way at a time"),
        ([], "the flow says nothing"),
        (["--data", "email", "--today", "2026-02-30"], "'2026-02-30' is no day of the calendar"),
        (["--flow", "nowhere.yaml"], "nowhere.yaml: there is no such file or folder"),
        (["--data", "email", "--policy", "elsewhere"], "there is no policy 'elsewhere'"),
        (["--colour", "red"], "No such option"),
        (["--flow", "-", "--action", "sell"], "ask in one way at a time"),
        (["--flow", "-", "--fact", "encrypted=true"], "ask in one way at a time"),
        (["--flow", "-", "--batch", "-"], "ask in one way at a time"),
        (["--batch", "-", "--omit"], "ask in one way at a time"),
    ],
)
def test_what_is_not_understood_is_2_and_says_why(ask: Run, arguments: list[str], said: str) -> None:
    ended = ask(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_the_day_is_an_input_that_the_answer_prints(ask: Run) -> None:
    asked = about("action=store data=card_partial")
    assert f", as of {TODAY}\n" in ask(*asked).out
    assert ", as of 2031-05-06\n" in ask(*asked, "--today", "2031-05-06").out


SETTINGS = 'policy = "planetsoho"\n[assume]\nsubject = "user"\nsource = "data_subject"\n'


def test_settings_fill_an_axis_and_the_answer_prints_it_as_assumed(cli: Run, tmp_path: Path) -> None:
    write(tmp_path, {"privacyrules.toml": SETTINGS})
    ended = cli("ask", *about("action=collect data=gender source=data_supplier"), "--format", "json")
    assert ended.value["assumed"] == [{"name": "subject", "value": ["user"], "stated_by": "settings"}]
    assert ended.code == 3
    told = cli("ask", *about("action=collect data=gender"))
    assert told.code == 0
    assert "Assumed: subject is user (settings)\nAssumed: source is data_subject (settings)\n" in told.out


def test_a_stated_axis_is_not_assumed(cli: Run, tmp_path: Path) -> None:
    write(
        tmp_path, {"pyproject.toml": '[tool.privacyrules]\npolicy = "planetsoho"\nassume.subject = "user"\n'}
    )
    ended = cli("ask", *about("action=collect data=gender subject=employee"), "--format", "json")
    assert ended.value["assumed"] == []


BATCH = """\
{"action": "sell", "data": "email", "subject": "user", "recipient": "data_broker"}

{"action": "sel", "data": "email"}
{"action": "store", "data": "session_cookie", "subject": "user"}
{"action": "store",
"""


def test_a_batch_is_answered_line_by_line_and_is_2_when_a_line_was_not_understood(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"asked.jsonl": BATCH})
    ended = ask("--batch", "asked.jsonl")
    assert ended.code == 2
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert [line["verdict"] for line in lines] == ["denied", None, "allowed", None]
    assert lines[1]["mistakes"] == [
        {
            "path": "asked.jsonl",
            "line": 3,
            "column": 12,
            "message": "'sel' is no action term",
            "help": "did you mean 'sell'?",
        }
    ]
    assert {mistake["line"] for mistake in lines[3]["mistakes"]} == {5}
    assert "line 1" not in str(lines[3])
    feed(monkeypatch, BATCH.encode())
    assert ask("--batch", "-").out == ended.out.replace("asked.jsonl", "<stdin>")


def test_a_batch_that_was_understood_is_0_whatever_the_verdicts(ask: Run, tmp_path: Path) -> None:
    write(tmp_path, {"asked.jsonl": '{"action": "store", "data": "card_partial"}\r\n'})
    ended = ask("--batch", "asked.jsonl")
    assert ended.code == 0
    assert ended.value["verdict"] == "denied"


def test_a_line_of_a_batch_ends_where_its_line_ends(ask: Run, tmp_path: Path) -> None:
    """JSON may hold U+2028 in its texts; that ends no line."""
    line = '{"action": "store", "data": "card_partial", "facts": {"country_of_residence": "a\u2028b"}}\n'
    write(tmp_path, {"asked.jsonl": line})
    assert ask("--batch", "asked.jsonl").out.count('"verdict": "denied", "kind"') == 2


def test_a_batch_takes_questions_in_plain_words_and_passes_over_remarks(ask: Run, tmp_path: Path) -> None:
    lines = [
        "# what we ask every week",
        "may we keep card numbers?",
        '{"action": "store", "data": "card_partial"}',
    ]
    write(tmp_path, {"asked.txt": "\n".join(lines) + "\n"})
    ended = ask("--batch", "asked.txt")
    assert ended.code == 0
    first, second = (json.loads(line) for line in ended.out.splitlines())
    assert (first["question"], first["verdict"], second["verdict"]) == (lines[1], "denied", "denied")
    write(tmp_path, {"asked.txt": "may we frobnicate it?\n"})
    ended = ask("--batch", "asked.txt")
    assert (ended.code, ended.value["mistakes"]) == (
        2,
        ["I did not understand what is done and to which data."],
    )


# Help, version, and the examples that they give.


def test_the_version_is_that_of_the_package(cli: Run) -> None:
    assert cli("--version") == Ended(0, f"privacyrules {privacyrules.__version__}\n", "")


def test_the_commands_are_those_that_are_tested_here() -> None:
    assert commands.list_commands(click.Context(commands)) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_0_and_shows_what_the_command_is_for(cli: Run, command: str, option: str) -> None:
    ended = cli(command, option)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Usage: privacyrules {command} ")
    told = " ".join(ended.out.split())
    summary = re.search(rf"^  {command}  +(.+)$", cli("--help").out, re.MULTILINE)
    assert summary is not None
    assert summary[1].rstrip(".") in told
    assert "\b" not in ended.out
    assert "\\b" not in ended.out


@pytest.mark.parametrize("command", ["check", "ask", "test", "coverage"])
def test_help_says_the_exit_codes_where_there_are_more_than_0_and_2(cli: Run, command: str) -> None:
    assert "Exit codes: 0 " in cli(command, "--help").out


POLICY = 'policy = "planetsoho"\n'


def examples() -> list[str]:
    """The lines below "Examples:" in every help text."""
    found = []
    for name in ("", *COMMANDS):
        command = commands.get_command(click.Context(commands), name) if name else commands
        assert command is not None
        block = (command.help or "").partition("Examples:\n")[2].partition("\n\n")[0]
        found += [line.strip() for line in block.splitlines() if line.strip()]
    return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the examples speak of: a pinned policy of our own, and since then payments and a flow."""
    keep_git_apart(monkeypatch)
    promise = "We never sell your data."
    rule = f"{{id: no-sale, prohibit: {{action: sell, subject: any}}, quote: {promise}}}"
    ours = {
        "rules/acme/policy.yaml": "title: Acme privacy policy\ndate: 2026-01-15\n",
        "rules/acme/sharing.yaml": f"section: Sharing\nrules:\n  - {rule}\n",
        "policy.txt": f"Sharing\n\n{promise}\n",
    }
    write(tmp_path, ours)
    pin_pack(load_pack("acme", project=tmp_path), tmp_path / "policy.txt")
    shop = repository(tmp_path)
    shop.git("update-ref", "refs/remotes/origin/main", shop.commit({"privacyrules.toml": POLICY}))
    payments = "CREATE TABLE payments (id int, processor_reference text);\n"
    letters = "flows:\n  - {id: news, description: letters, action: use, data: email, subject: user}\n"
    shop.commit({"migrations/0042_payments.sql": payments, "flows/news.flows.yaml": letters})


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("example", examples())
def test_an_example_of_the_help_runs(cli: Run, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    piped, bar, line = example.rpartition(" | ")
    if bar:
        feed(monkeypatch, shlex.split(piped.removeprefix("echo "))[0].encode())
    program, *arguments = shlex.split(line)
    assert program == "privacyrules"
    ended = cli(*arguments)
    assert ended.code != 2, ended.err
    assert ended.err == ""


def test_every_help_has_examples() -> None:
    named = {shlex.split(example.rpartition(" | ")[2])[1] for example in examples()}
    assert named == set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "there is no command 'chekc'; did you mean 'check'?"),
        (["frobnicate"], "there is no command 'frobnicate'; the commands are init, check, baseline, ask, "),
        (
            ["explain", "-p", "planetsoho", "no-sail"],
            "'planetsoho' has no rule 'no-sail'; did you mean 'no-sale'?",
        ),
        (["terms", "-p", "planetsoho", "dta"], "did you mean 'data'?"),
        (["rules"], "no policy is named; name one with --policy"),
        (["coverage", "-p", str(RULES / "vocabulary")], "the folder holds no policy.yaml"),
    ],
)
def test_a_wrong_argument_is_2_and_names_the_way_out(cli: Run, arguments: list[str], said: str) -> None:
    ended = cli(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


# The other commands.


def test_test_runs_the_cases_of_the_shipped_policy(cli: Run) -> None:
    ended = cli("test", "-p", "planetsoho", "--format", "json")
    assert ended.code == 0
    assert (ended.value["failed"], ended.value["untried"]) == (0, [])


PACK = {
    "rules/tiny/policy.yaml": "title: Tiny\ndate: 2026-01-01\n",
    "rules/tiny/all.yaml": (
        "section: All\nrules:\n"
        "  - id: no-sale\n    prohibit: {action: sell, subject: any}\n    quote: We never sell your data.\n"
        "    cases:\n      - {verdict: allowed, flow: {action: sell, data: email}}\n"
    ),
}


def test_a_case_that_fails_is_1_and_says_what_was_expected(cli: Run, tmp_path: Path) -> None:
    write(tmp_path, PACK)
    ended = cli("test")
    assert ended.code == 1
    assert "expected allowed, got denied" in ended.out
    assert "rules/tiny/all.yaml:7" in ended.out


def test_a_pack_is_pinned_and_then_covers_its_document(cli: Run, tmp_path: Path) -> None:
    document = "# Tiny\n\n## All\n\nWe never sell your data. We like tea.\n"
    write(tmp_path, {**PACK, "policy.md": document})
    unpinned = cli("coverage")
    assert unpinned.code == 2
    assert "the pack is not pinned" in unpinned.err
    assert "not pinned" in cli("ask", *about("action=sell data=email")).out
    assert cli("pin", "--document", "policy.md").out.startswith(
        "Pinned 2 sentences and 1 quotes in rules/tiny/"
    )
    covered = cli("coverage", "--document", "policy.md")
    assert covered.code == 1
    assert "We like tea." in covered.out
    assert "2 sentences: 1 enforced, 0 not checkable, 1 carried by nothing." in covered.out
    assert "not pinned" not in cli("ask", *about("action=sell data=email")).out


def test_a_quote_that_is_not_in_the_document_is_2_and_nothing_is_written(cli: Run, tmp_path: Path) -> None:
    write(tmp_path, {**PACK, "policy.md": "## All\n\nWe sell your data.\n"})
    ended = cli("pin", "--document", "policy.md")
    assert ended.code == 2
    assert "rules/tiny/all.yaml:5" in ended.err
    assert not (tmp_path / "rules/tiny/policy.lock").exists()


MIGRATION = "CREATE TABLE payments (id int, card_last4 varchar(4));\n"


def test_check_writes_its_report_into_a_file_and_nothing_to_standard_output(cli: Run, tmp_path: Path) -> None:
    write(tmp_path, {"a.sql": MIGRATION})
    checked = ("check", "-p", "planetsoho", "--today", TODAY, "a.sql", "--format", "json")
    told = cli(*checked)
    assert told.code == 1
    ended = cli(*checked, "--output", "report.json")
    assert ended == Ended(1, "", "")
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == told.out


def test_check_exits_with_0_if_told_so_but_not_for_wrong_input(cli: Run, tmp_path: Path) -> None:
    write(tmp_path, {"a.sql": MIGRATION})
    assert cli("check", "-p", "planetsoho", "a.sql", "--exit-zero").code == 0
    assert cli("check", "-p", "planetsoho", "a.sql", "b.sql", "--exit-zero").code == 2
    assert cli("check", "-p", "planetsoho", "a.sql", "--exit-zero", "--output", "no/where.txt").code == 2


# A bug of ours.


def test_a_bug_of_ours_is_70_and_says_so(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("somebody divided by nothing")

    monkeypatch.setattr("privacyrules.cli.ask.ask_values", broken)
    ended = ask(*about("action=sell data=email"))
    assert (ended.code, ended.out) == (70, "")
    assert "ZeroDivisionError: somebody divided by nothing" in ended.err
    assert ended.err.endswith(
        "This is a bug of privacyrules, not of yours. Please report it with the lines above.\n"
    )


# Real processes: the console script, pipes and signals.

MODULE = (sys.executable, "-m", "privacyrules")
SCRIPT = (str(Path(sys.executable).with_name("privacyrules")),)
ASKED = ("ask", "-p", "planetsoho", "--today", TODAY, "--action", "store", "--data", "card_partial")


def process(*command: str, **more: str) -> subprocess.Popen[bytes]:
    reach = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": reach, **more}
    return subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=pipe)


def ended(*command: str, **more: str) -> tuple[int, bytes, bytes]:
    with process(*command, **more) as running:
        out, err = running.communicate()
        return running.returncode, out, err


@pytest.mark.parametrize("program", [MODULE, SCRIPT], ids=["python -m", "console script"])
def test_a_real_process_answers_as_one_in_here_does(ask: Run, program: tuple[str, ...]) -> None:
    if not Path(program[0]).exists():
        pytest.skip("not run: the console script is not installed beside this Python")
    here = ask(*about("action=store data=card_partial"))
    code, out, err = ended(*program, *ASKED)
    assert (code, out.decode("utf-8"), err) == (here.code, here.out, b"")


def test_output_is_the_same_from_run_to_run(tmp_path: Path) -> None:
    """Byte for byte, whatever the order in which Python keeps sets."""
    write(tmp_path, {"a.sql": MIGRATION + "CREATE TABLE users (email text, name text, note text);\n"})
    checked = ("check", "-p", "planetsoho", "--today", TODAY, "--format", "json", "a.sql")
    broad = (*ASKED[:5], "--action", "disclose", "--data", "personal", "--format", "json")
    for command in (checked, broad):
        first, *others = (ended(*MODULE, *command, PYTHONHASHSEED=seed) for seed in ("0", "1", "17"))
        assert json.loads(first[1])
        assert others == [first, first]


def test_whoever_closes_the_pipe_sees_no_traceback_and_changes_no_verdict() -> None:
    with process(*MODULE, *ASKED) as running:
        assert running.stdout is not None
        running.stdout.close()
        running.stdout = None
        _, err = running.communicate()
    assert (running.returncode, err) == (1, b"")


def test_whoever_closes_the_pipe_of_a_help_page_sees_no_traceback() -> None:
    with process(*MODULE, "--help") as running:
        assert running.stdout is not None
        running.stdout.close()
        running.stdout = None
        _, err = running.communicate()
    assert (running.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="not run: there is no /dev/full here")
def test_a_full_disk_is_an_error_and_no_bug() -> None:
    with Path("/dev/full").open("wb") as full:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(
            [*MODULE, *ASKED], stdout=full, stderr=subprocess.PIPE, env=environment, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"error: standard output: cannot be written (no space left on device)\n"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "ascii"])
def test_a_name_that_the_terminal_cannot_write_is_no_bug(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, {"a.sql": 'CREATE TABLE "имя" (card_last4 text);\n'})
    code, out, err = ended(*MODULE, "check", "-p", "planetsoho", "a.sql", PYTHONIOENCODING=encoding)
    assert (code, err) == (1, b"")
    assert b"no-card-or-payment-details" in out


@pytest.mark.skipif(os.name == "nt", reason="not run: Windows has no SIGINT for one process")
def test_ctrl_c_is_130_and_no_traceback() -> None:
    """It waits for a question on standard input when the signal comes."""
    with process(*MODULE, "ask", "-p", "planetsoho", "--batch", "-") as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b'{"action": "sell", "data": "email"}\n')
        running.stdin.flush()
        _until_it_reads(running.pid)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert running.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def _until_it_reads(pid: int) -> None:
    """Wait until a process sleeps in a read of its standard input (or, where nobody can tell, a while)."""
    import time

    for _ in range(200):
        time.sleep(0.02)
        try:
            if Path(f"/proc/{pid}/syscall").read_text(encoding="ascii").startswith("0 0x0 "):
                return
        except OSError:
            continue


def test_the_environment_is_not_what_decides(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A narrow or wide terminal changes no line."""
    asked: Mapping[str, Ended] = {}
    for columns in ("20", "400"):
        monkeypatch.setenv("COLUMNS", columns)
        asked = {**asked, columns: ask(*about("action=store data=session_cookie subject=user"))}
    assert asked["20"] == asked["400"]
