"""The three functions for Python: load a policy, ask about a use, check paths."""

from __future__ import annotations

import operator
from pathlib import Path

import numpy as np
import pytest

import privacyrules
from privacyrules import (
    Answer,
    MistakesError,
    NotAllowedError,
    NotUnderstoodError,
    Policy,
    Report,
    Ruling,
    ask,
    check,
    load_policy,
)
from privacyrules.engine.tables import VERDICTS, Column
from privacyrules.model.flow import FactValue, Flow
from privacyrules.workflows.api import TermsOrFacts
from shipped import RULES, TODAY, keep_cache_apart, shipped, write

BROKER = {"action": "sell", "data": ["email", "phone"], "subject": "user", "recipient": "data_broker"}
COURT = {
    "action": "share",
    "data": "email",
    "subject": "user",
    "recipient": "court",
    "purpose": "legal_process",
}
COOKIE = {"action": "store", "data": "session_cookie", "subject": "user"}
UNPOSTED: dict[str, TermsOrFacts] = {
    "action": "publish",
    "data": "policy_text",
    "recipient": "public",
    "omitted": True,
}
LETTER = {"action": "use", "data": "email", "subject": "user", "purpose": "newsletter"}

NO_TRUTH_VALUE = (
    "an Answer has no truth value: 'not_covered' and 'conditional' are neither yes nor no; "
    "compare answer.verdict, or call answer.require()"
)


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def policy() -> Policy:
    return load_policy("planetsoho", today=TODAY)


def reasons(answer: Answer) -> list[str]:
    return [citation.rule for citation in answer.because]


# Loading.


@pytest.mark.parametrize("name", ["planetsoho", str(RULES / "planetsoho"), RULES / "planetsoho"])
def test_a_policy_is_loaded_by_its_name_or_its_folder(name: str | Path) -> None:
    loaded = load_policy(name, today=TODAY)
    assert isinstance(loaded, Policy)
    assert (loaded.id, loaded.date, loaded.today) == ("planetsoho", "2014-01-08", TODAY)
    assert {rule.id for rule in loaded.rules} == {rule.id for rule in shipped().policy.rules}


def test_a_pack_of_the_project_goes_before_one_that_is_shipped(tmp_path: Path) -> None:
    section = (
        "section: All\nrules:\n  - id: ours\n    permit: {action: use, subject: any}\n    quote: We use it.\n"
    )
    write(tmp_path, {"rules/planetsoho/policy.yaml": "title: Ours\ndate: 2026-01-01\n"})
    write(tmp_path, {"rules/planetsoho/all.yaml": section})
    assert [rule.id for rule in load_policy("planetsoho").rules] == ["ours"]


def test_a_policy_that_there_is_not_is_a_mistake_that_names_those_there_are() -> None:
    with pytest.raises(MistakesError) as error:
        load_policy("planet")
    assert str(error.value) == "there is no policy 'planet'; known here: planetsoho"


def test_a_day_that_there_is_not_is_a_mistake() -> None:
    with pytest.raises(MistakesError) as error:
        load_policy("planetsoho", today="2026-02-30")
    assert "'2026-02-30' is no day of the calendar" in str(error.value)


# Asking.


def test_a_question_is_a_mapping_or_a_flow(policy: Policy) -> None:
    by_mapping = ask(BROKER, policy=policy)
    assert (by_mapping.verdict, reasons(by_mapping)) == ("denied", ["no-sale"])
    terms = Flow(
        {"action": ("sell",), "data": ("email", "phone"), "subject": ("user",), "recipient": ("data_broker",)}
    )
    assert ask(terms, policy=policy) == by_mapping


def test_a_policy_may_be_named(policy: Policy) -> None:
    named = ask(COOKIE, policy="planetsoho")
    assert (named.verdict, reasons(named)) == ("allowed", ["cookies"])
    assert named.policy.digest == policy.digest


def test_facts_may_stand_in_the_question_or_beside_it_and_those_beside_it_count(policy: Policy) -> None:
    believed: dict[str, FactValue] = {"subpoena_believed_valid": True}
    both: dict[str, TermsOrFacts] = {**COURT, "facts": believed}
    doubted: dict[str, FactValue] = {"subpoena_believed_valid": False, "believed_required_by_law": False}
    open_ = ask(COURT, policy=policy)
    assert (open_.verdict, reasons(open_)) == ("conditional", ["legal-disclosure"])
    for answer in (ask(both, policy=policy), ask(COURT, policy=policy, facts=believed)):
        assert (answer.verdict, reasons(answer)) == ("allowed", ["legal-disclosure"])
    silent = ask(both, policy=policy, facts=doubted)
    assert (silent.verdict, silent.understood.facts) == ("not_covered", doubted)
    assert silent.nearest[0].differs[0].name == "when"


def test_an_omission_is_asked_for_by_its_key(policy: Policy) -> None:
    answer = ask(UNPOSTED, policy=policy)
    assert (answer.verdict, reasons(answer)) == ("denied", ["post-updated-policy"])
    assert ask(answer.understood, policy=policy) == answer


def test_every_mistake_in_a_question_is_told_at_once(policy: Policy) -> None:
    with pytest.raises(MistakesError) as error:
        ask({"action": "sel", "data": ["phone", "emial"], "facts": {"encrypted": "yes"}}, policy=policy)
    assert [(problem.what, problem.hint) for problem in error.value.problems] == [
        ("'sel' is no action term", "did you mean 'sell'?"),
        ("'emial' is no data term", "did you mean 'email'?"),
        ("the fact 'encrypted' is true or false, not 'yes'", ""),
    ]


def test_a_plain_sentence_is_read(policy: Policy) -> None:
    answer = ask("may we sell users' e-mail addresses to a data broker?", policy=policy)
    assert (answer.verdict, answer.understood) == (
        "denied",
        ask({**BROKER, "data": "email"}, policy=policy).understood,
    )


def test_a_plain_sentence_that_is_not_understood_is_no_answer(policy: Policy) -> None:
    with pytest.raises(NotUnderstoodError) as error:
        ask("may we store the number?", policy=policy)
    assert str(error.value).startswith("Did you mean the phone, the card number, ")


# An answer is neither yes nor no.


def answered_yes(value: object) -> str:
    return "yes" if value else "no"


@pytest.mark.parametrize(
    "question", [BROKER, COOKIE, LETTER, COURT], ids=["denied", "allowed", "silent", "open"]
)
def test_an_answer_has_no_truth_value(policy: Policy, question: dict[str, str | list[str]]) -> None:
    answer = ask(question, policy=policy)
    for taken_for_a_truth in (bool, operator.not_, answered_yes):
        with pytest.raises(TypeError) as error:
            taken_for_a_truth(answer)
        assert str(error.value) == NO_TRUTH_VALUE


def test_require_gives_an_allowed_answer_back(policy: Policy) -> None:
    answer = ask(COOKIE, policy=policy)
    assert answer.require() is answer


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (
            {"action": "store", "data": "card_partial"},
            'denied: no-card-or-payment-details: "We do not keep credit card details or payment details."',
        ),
        (LETTER, "not_covered"),
        (
            UNPOSTED,
            'denied: post-updated-policy: "Planet Soho will post its updated Privacy Policy on our Site"',
        ),
        (
            COURT,
            'conditional: legal-disclosure: "We will disclose your personally identifiable information if',
        ),
    ],
    ids=["denied", "not covered", "left undone", "conditional"],
)
def test_require_raises_with_the_verdict_and_the_promise(
    policy: Policy, question: dict[str, str | bool], message: str
) -> None:
    answer = ask(question, policy=policy)
    with pytest.raises(NotAllowedError) as error:
        answer.require()
    assert str(error.value).startswith(message)
    assert not isinstance(error.value, TypeError | MistakesError)


# Checking.


def test_paths_are_checked_under_the_settings_beside_them(tmp_path: Path) -> None:
    settings = 'policy = "planetsoho"\nassume.subject = "user"\n'
    write(tmp_path, {"shop/privacyrules.toml": settings})
    write(tmp_path, {"shop/db/a.sql": "CREATE TABLE cards (card_last4 text);\n"})
    report = check([tmp_path / "shop" / "db"], today=TODAY)
    assert isinstance(report, Report)
    (finding,) = report.findings
    assert (finding.id, report.exit_code, report.today) == ("no-card-or-payment-details", 1, TODAY)
    assert finding.answer is not None
    assert ("subject", ("user",), "settings") in [
        (a.name, a.value, a.stated_by) for a in finding.answer.assumed
    ]


def test_a_policy_that_is_given_goes_before_the_settings(tmp_path: Path) -> None:
    write(tmp_path, {"privacyrules.toml": 'policy = "nowhere"\n', "a.sql": "CREATE TABLE t (id int);\n"})
    assert check(["a.sql"], policy="planetsoho").exit_code == 0
    with pytest.raises(MistakesError) as error:
        check(["a.sql"])
    assert "there is no policy 'nowhere'" in str(error.value)


def test_mistakes_in_what_is_checked_stand_in_the_report(tmp_path: Path) -> None:
    write(tmp_path, {"a.flows.yaml": "flows: [{id: a, action: sel}]\n"})
    report = check(["a.flows.yaml", "b.sql"], policy="planetsoho")
    assert [str(problem) for problem in report.problems] == [
        "a.flows.yaml:1:25: 'sel' is no action term; did you mean 'sell'?",
        "b.sql: there is no such file or folder",
    ]
    assert report.exit_code == 2


def test_without_a_policy_nothing_is_checked(tmp_path: Path) -> None:
    write(tmp_path, {"a.sql": "CREATE TABLE t (id int);\n"})
    with pytest.raises(MistakesError) as error:
        check(["a.sql"])
    assert "no policy is named" in str(error.value)


# The package itself.


def test_every_public_name_is_there_and_documented() -> None:
    for name in privacyrules.__all__:
        found = getattr(privacyrules, name)
        assert isinstance(found, str) or found.__doc__
    assert {"load_policy", "ask", "check"} < set(privacyrules.__all__)


def test_a_name_that_there_is_not_is_an_error_as_of_any_module() -> None:
    with pytest.raises(AttributeError, match="module 'privacyrules' has no attribute 'asks'"):
        _ = privacyrules.asks


# Deciding without an explanation.


QUESTIONS: list[dict[str, TermsOrFacts]] = [
    {**BROKER},
    {**COURT},
    {**COURT, "facts": {"subpoena_believed_valid": True}},
    {**COOKIE},
    UNPOSTED,
    {**LETTER},
    {**LETTER, "data": ["email", "visit_counts", "card_number"]},
]


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_a_ruling_is_that_of_the_answer(policy: Policy, question: dict[str, TermsOrFacts]) -> None:
    answer = ask(question, policy=policy)
    expected = Ruling(answer.verdict, answer.kind, tuple(reasons(answer)))
    assert policy.decide(question) == policy.decide(answer.understood) == expected


def test_facts_may_stand_beside_the_flow_that_is_decided(policy: Policy) -> None:
    assert policy.decide(COURT).verdict == "conditional"
    assert policy.decide(COURT, {"subpoena_believed_valid": True}) == Ruling(
        "allowed", None, ("legal-disclosure",)
    )


def test_many_flows_are_decided_as_they_come(policy: Policy) -> None:
    assert [ruling.verdict for ruling in policy.decide_many(iter(QUESTIONS))] == [
        policy.decide(question).verdict for question in QUESTIONS
    ]


@pytest.mark.parametrize(
    ("flow", "facts", "what"),
    [
        ({"action": "sel"}, None, "'sel' is no action term"),
        ({"acton": "sell"}, None, "unknown key 'acton'"),
        ({}, None, "the flow says nothing"),
        ({"action": None}, None, "'action' is a term or a list of terms, not empty"),
        (
            COURT,
            {"subpoena_believed_valid": "yes"},
            "the fact 'subpoena_believed_valid' is true or false, not 'yes'",
        ),
        (COURT, {"subpoena": True}, "'subpoena' is no fact"),
        (QUESTIONS[0], {"subpoena": True}, "'subpoena' is no fact"),
        (QUESTIONS[0], {"encrypted": "yes"}, "the fact 'encrypted' is true or false, not 'yes'"),
    ],
)
def test_a_flow_that_cannot_be_decided_is_a_mistake(
    policy: Policy, flow: dict[str, str], facts: dict[str, FactValue] | None, what: str
) -> None:
    """Also where no fact could change what is decided."""
    assert policy.decide(QUESTIONS[0]).kind is None
    with pytest.raises(MistakesError) as error:
        policy.decide(flow, facts)
    assert error.value.problems[0].what == what


def test_a_table_is_decided_by_the_same_policy(policy: Policy) -> None:
    data = Column(np.array([0, 1, 0]), ["email", "policy_text"])
    shared: dict[str, FactValue] = {"action": "sell", "subject": "user", "recipient": "data_broker"}
    table = policy.decide_table({**shared, "data": data})
    assert [VERDICTS[verdict] for verdict in table.verdict] == ["denied", "not_covered", "denied"]
    assert [table.rules[rule] if rule >= 0 else None for rule in table.rule] == ["no-sale", None, "no-sale"]
