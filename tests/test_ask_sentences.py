"""`privacyrules ask "…"` from the words that are typed in to the page that comes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator

import privacyrules
from benchmarks.questions import SECOND, SENTENCES, THIRD, Marks, mark
from benchmarks.questions import read as lines_of
from house.programs import loaded_by
from house.reading import ROOT
from privacyrules.cli import run as run_commands
from privacyrules.workflows.ask import bench_for
from shipped import TODAY, keep_cache_apart, shipped

SOURCE = ROOT / "src" / "privacyrules"
LENDER = "Can I push new sign-ups' names and phones to a lender's CRM for 40 cents each?"


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_cache_apart(monkeypatch, tmp_path_factory)


class Ended(NamedTuple):
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, as in a shell."""

    def run(*arguments: str) -> Ended:
        code = run_commands(arguments)
        out, err = capsys.readouterr()
        return Ended(code, out, err)

    return run


@pytest.fixture
def ask(cli: Run) -> Run:
    """`ask` of the shipped policy, as of TODAY."""

    def run(*arguments: str) -> Ended:
        return cli("ask", "-p", "planetsoho", "--today", TODAY, *arguments)

    return run


def test_the_page_says_what_was_understood_and_the_sentence_that_decides(ask: Run) -> None:
    ended = ask(LENDER)
    assert ended.code == 1
    page, _, stamp = ended.out.rpartition("\nPolicy: ")
    assert stamp.endswith(f", as of {TODAY}\n")
    assert page == (
        "Understood: sell person name and phone of user to insurer or lender\n"
        "            (a sale, since something is given for the data: 'cents each' and 'for 40 cents')\n"
        "\n"
        "Verdict: denied. The policy says that this will not be done.\n"
        "\n"
        "  no-sale (prohibition)\n"
        '    "We will not sell your personally identifiable information to any company or organization"\n'
        "    (Disclosure, sentence 33)\n"
        "    also: PlanetSoho users, sentence 39\n"
        "\n"
        "Of 2 parts, each decided on its own, the strictest decides:\n"
        "    person_name: denied (no-sale)\n"
        "    phone: denied (no-sale)\n"
    )


def test_several_acts_are_answered_one_after_the_other(ask: Run) -> None:
    ended = ask("May we keep session cookies of users and sell their e-mails to an advertiser?")
    assert ended.code == 1
    told = [line for line in ended.out.splitlines() if line.startswith(("Asked", "Part", "Under", "Verdict"))]
    assert told == [
        "Asked about 2 acts; the strictest decides: denied",
        "Part 1 of 2",
        "Understood: store session cookie of user",
        "Verdict: allowed. The policy says that this may be done.",
        "Part 2 of 2",
        "Understood: sell email of user to advertiser",
        "Verdict: denied. The policy says that this will not be done.",
    ]


@pytest.mark.parametrize(
    ("question", "page"),
    [
        (
            "may we store the number?",
            (
                "Not understood, so not answered.\n"
                "\n"
                "  may we store the number?\n"
                "                   ^^^^^^\n"
                "Did you mean the phone, the card number, the bank account number or the tax id?\n"
                "Understood only: store\n"
                "\n"
                "Ask for example:\n"
                "    May we store the e-mail addresses of users?\n"
                "    May we store the IP addresses of users for statistics?\n"
            ),
        ),
        (
            "can we frobnicate users' emeils?",
            (
                "Not understood, so not answered.\n"
                "\n"
                "  can we frobnicate users' emeils?\n"
                "         ^^^^^^^^^^        ^^^^^^\n"
                "I did not understand what is done and to which data.\n"
                "Did you mean email by 'emeils'?\n"
                "Understood only: of user\n"
                "\n"
                "Ask for example:\n"
                "    May we keep the e-mail addresses of users?\n"
                "    May we share the e-mail addresses of users with an advertiser?\n"
            ),
        ),
    ],
)
def test_what_is_not_understood_is_asked_back(ask: Run, question: str, page: str) -> None:
    ended = ask(question)
    assert (ended.code, ended.out, ended.err) == (2, page, "")


def test_words_that_were_not_used_are_underlined(ask: Run) -> None:
    ended = ask("may we keep users' card numbers, frabjous?")
    assert ended.code == 1
    assert ended.out.startswith("Understood: store card number of user\n")
    assert ended.out.endswith(
        "\nWords that I do not know, and did not use:\n"
        "  may we keep users' card numbers, frabjous?\n"
        "                                   ^^^^^^^^\n"
    )


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("may we keep session cookies of users?", 0),
        ("may we keep credit card numbers?", 1),
        ("", 2),
        ("may we send users a newsletter?", 3),
        ("may we keep users' e-mails?", 4),
        ("may we hand users' payment history to a court with a valid subpoena?", 5),
        ("do we have to post the new privacy policy on the site?", 1),
    ],
)
def test_the_exit_code_tells_the_verdict(ask: Run, question: str, code: int) -> None:
    assert ask(question).code == code


def test_a_sentence_and_options_are_two_ways(ask: Run) -> None:
    ended = ask(LENDER, "--data", "email")
    assert ended.code == 2
    assert (
        "ask in one way at a time: in a sentence, with --action and the like, --flow, or --batch" in ended.err
    )


def test_the_settings_fill_in_what_a_sentence_leaves_open(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "privacyrules.toml").write_text('policy = "planetsoho"\nassume = {subject = "user"}\n')
    ended = cli("ask", "may we keep session cookies?")
    assert ended.code == 0
    assert "Assumed: subject is user (settings)\n" in ended.out


def test_a_company_of_the_project_is_read_by_its_name(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    term = 'globex = {within = "advertiser", phrases = ["globex", "globex corp"]}'
    text = f'policy = "planetsoho"\n[terms]\n{term}\n'
    (tmp_path / "privacyrules.toml").write_text(text)
    ended = cli("ask", "may we share users' clicks with Globex Corp?")
    assert ended.out.startswith("Understood: share clicks of user to globex\n")


# JSON


def valid(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    for name, found in (("question", [value]), ("answer", value["answers"])):
        schema = json.loads((SOURCE / f"{name}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        for part in found:
            Draft202012Validator(schema).validate(part)
    return value


@pytest.mark.parametrize("question", [LENDER, "may we store the number?", "can we frobnicate emials?", ""])
def test_the_json_is_as_its_schema_says(ask: Run, question: str) -> None:
    ended = ask(question, "--format", "json")
    value = valid(ended.out)
    assert value["question"] == question
    assert (value["verdict"] is None) == (ended.code == 2) == bool(value["mistakes"])


def test_the_json_of_an_unsettled_word_holds_the_flow_of_each_sense(ask: Run) -> None:
    value = valid(ask("can we store the e-mail of a client?", "--format", "json").out)
    (reading,) = value["readings"]
    (choice,) = reading["alternatives"]
    assert choice["asks"] == "Did you mean the user or the invoice recipient?"
    assert choice["span"] == [29, 35]
    assert [sense["understood"]["subject"] for sense in choice["senses"]] == [["user"], ["invoice_recipient"]]


# Python


def test_python_reads_and_answers_by_the_same_words() -> None:
    policy = privacyrules.load_policy("planetsoho", today=TODAY)
    (reading,) = privacyrules.understand(LENDER, policy=policy)
    answer = privacyrules.ask(LENDER, policy=policy)
    assert answer.understood == reading.flow
    assert answer.verdict == "denied"
    assert [LENDER[start:end] for start, end in reading.spans["data"]] == ["names", "phones"]


def test_facts_may_stand_beside_a_sentence() -> None:
    question = "may we share users' e-mails with a court because of a subpoena?"
    policy = privacyrules.load_policy("planetsoho", today=TODAY)
    assert privacyrules.ask(question, policy=policy).verdict == "conditional"
    known = privacyrules.ask(question, policy=policy, facts={"subpoena_believed_valid": True})
    assert known.verdict == "allowed"


# The sets of questions


@pytest.fixture(scope="module")
def marks() -> list[Marks]:
    bench = bench_for(shipped().policy)
    return [mark(line, bench) for line in lines_of(SENTENCES)]


def test_no_question_of_the_set_is_answered_with_a_critical_mistake(marks: list[Marks]) -> None:
    assert [(m.id, m.critical) for m in marks if m.critical] == []


def test_most_questions_of_the_set_are_understood_and_answered_rightly(marks: list[Marks]) -> None:
    stated = [good for m in marks for axis, good in m.axes.items() if axis not in ("facts", "omitted")]
    assert sum(stated) / len(stated) >= 0.95
    assert sum(m.right for m in marks) / len(marks) >= 0.94


def test_a_warm_ask_loads_nothing_heavy(tmp_path: Path) -> None:
    arguments = ["privacyrules", "ask", "-p", "planetsoho", "may we keep session cookies of users?"]
    code = f"import sys; sys.argv = {arguments!r}; from privacyrules.cli import run; assert run() == 0"
    heavy = ("pydantic", "rule_engine", "yaml", "sqlglot", "dataclasses")
    loaded_by(code, heavy)
    assert loaded_by(code, heavy) == []


@pytest.mark.parametrize("path", [SECOND, THIRD], ids=["second", "third"])
def test_no_question_of_strangers_is_answered_with_a_critical_mistake(path: Path) -> None:
    bench = bench_for(shipped().policy)
    marks = [mark(line, bench) for line in lines_of(path)]
    assert [(m.id, m.critical) for m in marks if m.critical] == []
