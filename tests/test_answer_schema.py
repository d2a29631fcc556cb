"""The JSON of answers and reports is what the schemas say, no key more and no key less."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import privacyrules
from builders import flow, permit, policy, vocabulary
from privacyrules.engine.decide import decide
from privacyrules.model.answer import Answer
from privacyrules.model.flow import Assumption
from privacyrules.model.places import Place, Problem
from privacyrules.model.policy import NotCheckable, Quote
from privacyrules.reporters.json import report_text
from privacyrules.reporters.json.answer import answer_text, mistakes_text
from privacyrules.workflows.ask import ask_values, bench_for
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.trials import run_cases
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, keep_cache_apart, settings, shipped, write

Json = dict[str, object]
Step = str | int

SOURCE = Path(privacyrules.__file__).parent

EVERYTHING_AT_ONCE: Mapping[str, object] = {
    "action": ["share", "collect"],
    "data": ["card_number", "email"],
    "subject": "user",
    "recipient": "court",
    "purpose": "legal_process",
    "facts": {"subpoena_believed_valid": True, "retention_days": 30, "collected_on": "2026-01-02"},
}

QUESTIONS: Mapping[str, Mapping[str, object]] = {
    "allowed": {"action": "store", "data": "session_cookie", "subject": "user"},
    "denied": {"action": "store", "data": "card_partial", "subject": "user"},
    "not covered": {"action": "use", "data": "email", "subject": "user", "purpose": "newsletter"},
    "conditional if": {"action": "store", "data": "messages", "subject": "user"},
    "conditional unless": {"action": "store", "data": "email", "subject": "user", "source": "data_subject"},
    "conditional both": {"action": "use", "data": "gender", "subject": "user"},
    "a broader term": {"action": "disclose", "data": "payment_information", "subject": "user"},
    "hardly anything": {"data": "personal"},
    "omitted, denied": {
        "action": "publish",
        "data": "policy_text",
        "recipient": "public",
        "omitted": True,
    },
    "omitted, conditional": {"action": "share", "data": "email", "omitted": True},
    "omitted, allowed": {"action": "sell", "data": "email", "omitted": True},
    "all axes": {"action": "use", "data": "email", "form": "identified", "source": "automatic"},
    "conflict": {**EVERYTHING_AT_ONCE, "action": "share", "data": "payment_information"},
    "everything at once": EVERYTHING_AT_ONCE,
}


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SOURCE / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def mistakes(name: str, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(value)]


def answered(answer: Answer) -> Json:
    value: Json = json.loads(answer_text(answer))
    return value


def with_notes() -> Answer:
    """An answer of a pack that is not pinned, with a retired term, a promise and an assumption."""
    words = vocabulary(action="use", data="email; mail -> email")
    promise = NotCheckable(Quote("We take care.", "Care"), "nobody can measure care", {"data": ("email",)})
    told = policy(words, permit("may", {"action": "use"}), not_checkable=[promise], pinned=False)
    assumed = [Assumption("subject", ("user",), "Ada, 2026-01-02")]
    return decide(told, flow(action="use", data="mail"), assumed)


BENCH = bench_for(shipped().policy)
ANSWERS: Mapping[str, Json] = {
    **{
        name: answered(ask_values(question, bench_for(shipped().policy)))
        for name, question in QUESTIONS.items()
    },
    "notes": answered(with_notes()),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_as_its_schema_says(name: str) -> None:
    assert mistakes("answer", ANSWERS[name]) == []


def test_the_answer_to_every_case_of_the_rules_is_as_its_schema_says() -> None:
    found = {str(t.case.place): mistakes("answer", answered(t.answer)) for t in run_cases(shipped())}
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_the_answers_show_every_key_that_there_is() -> None:
    """Else the tests above would pass over a key that no answer here has."""
    assert {answer["verdict"] for answer in ANSWERS.values()} == {
        "allowed",
        "denied",
        "conditional",
        "not_covered",
    }
    assert {answer["kind"] for answer in ANSWERS.values()} == {None, "if", "unless", "both"}
    lists = ("because", "overrules", "open", "nearest", "conflicts", "notes", "assumed")
    assert {key for answer in ANSWERS.values() for key in lists if answer[key]} == set(lists)
    seen = {key for answer in ANSWERS.values() for _, found in objects(answer) for key in found}
    of_mistakes = {"mistakes", "path", "line", "column", "message", "help"}
    assert described_keys("answer") - seen == of_mistakes


def test_a_line_that_was_not_understood_is_as_the_schema_says() -> None:
    line = json.loads(mistakes_text([Problem(Place("<stdin>", 3, 1), "'emial' is no data term")]))
    assert mistakes("answer", line) == []
    assert mistakes("answer", {**line, "verdict": "denied"}) != []
    assert mistakes("answer", {**line, "mistakes": []}) != []


def objects(value: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Json]]:
    """Every object in a JSON value, with the way to it."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from objects(inner, (*path, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from objects(inner, (*path, index))


def at(value: object, path: tuple[Step, ...]) -> Json:
    for step in path:
        assert isinstance(value, dict | list)
        value = value[step] if isinstance(value, dict) else value[int(step)]
    assert isinstance(value, dict)
    return value


def described_keys(name: str) -> set[str]:
    schema = validator(name).schema
    return {key for _, found in objects(schema) for key in _properties(found)}


def _properties(schema: Json) -> Iterator[str]:
    properties = schema.get("properties")
    if schema.get("type") == "object" and isinstance(properties, dict):
        yield from properties


def may_lack(path: tuple[Step, ...], key: str) -> bool:
    """Whether a key is one that an answer may leave out: an axis of a flow, a single fact."""
    inside = path[-1] if path else ""
    return inside == "facts" or (inside in ("understood", "flow") and key not in ("facts", "omitted"))


@pytest.mark.parametrize("name", ["everything at once", "conditional both", "not covered", "notes"])
def test_a_changed_answer_is_not_as_the_schema_says(name: str) -> None:
    """Take away any key, add one anywhere, or make any value null where it is none: each is noticed."""
    unnoticed = []
    for path, found in objects(ANSWERS[name]):
        for key in found:
            changed = copy.deepcopy(ANSWERS[name])
            del at(changed, path)[key]
            if not mistakes("answer", changed) and not may_lack(path, key):
                unnoticed.append(f"without {path}.{key}")
            changed = copy.deepcopy(ANSWERS[name])
            at(changed, path)[key] = {"never": ["so"]}
            if not mistakes("answer", changed):
                unnoticed.append(f"another value in {path}.{key}")
        if path[-1:] != ("facts",):
            changed = copy.deepcopy(ANSWERS[name])
            at(changed, path)["surplus"] = 1
            if not mistakes("answer", changed):
                unnoticed.append(f"more in {path}")
    assert unnoticed == []


@pytest.mark.parametrize(
    ("verdict", "kind"), [("allowed", "if"), ("conditional", None), ("maybe", None), ("denied", "both")]
)
def test_verdict_and_kind_go_together(verdict: str, kind: str | None) -> None:
    assert mistakes("answer", {**ANSWERS["allowed"], "verdict": verdict, "kind": kind}) != []


@pytest.mark.parametrize("name", ["answer", "report"])
def test_every_key_is_described(name: str) -> None:
    """By sentences: a stranger reads them without our code beside them."""
    terse = []
    for path, found in objects(validator(name).schema):
        if path[-1:] == ("properties",) and not {"if", "then", "else"} & set(path):
            for key, about in found.items():
                said = about.get("description") if isinstance(about, dict) else None
                if not (isinstance(said, str) and said.endswith(".") and len(said.split()) > 1):
                    terse.append(f"{'/'.join(map(str, path))}/{key}")
    assert terse == []


@pytest.mark.parametrize("name", ["answer", "report"])
def test_no_object_takes_keys_that_nobody_described(name: str) -> None:
    loose = [
        "/".join(map(str, path))
        for path, found in objects(validator(name).schema)
        if found.get("type") == "object" and found.get("additionalProperties") is not False
    ]
    assert loose == ["$defs/flow/properties/facts"] * (name == "answer")


MIGRATION = """\
CREATE TABLE users (
  email text,
  card_last4 varchar(4),
  favourite text,
  passport_number text
);
ALTER TABLE users ADD COLUMN broken text );
CREATE TABLE things (value text);
FROBNICATE email;
"""

MANIFEST = """\
flows:
  - {id: newsletter, action: use, data: email, subject: user, purpose: newsletter}
  - {id: broker, action: sell, data: email, subject: user, recipient: data_broker}
  - {id: odd, action: use, data: emial}
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Json:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.sql": MIGRATION, "b.flows.yaml": MANIFEST})
    stated = '[assume]\nsubject = "user"\n[[columns]]\ntable = "*"\ncolumn = "passport_number"\n'
    config = settings(tmp_path, stated + 'by = "Ada"\ndata = "passport_number"\nsource = "data_supplier"\n')
    found = check_paths([Path()], config, Wanted(policy="planetsoho", today=TODAY))
    value: Json = json.loads(report_text(found))
    return value


def test_a_report_is_as_its_schema_says(report: Json) -> None:
    assert mistakes("report", report) == []
    findings = report["findings"]
    assert isinstance(findings, list)
    assert {finding["verdict"] for finding in findings} == {None, "denied", "conditional", "not_covered"}
    assert {finding["band"] for finding in findings} == {None, "certain", "review", "stated"}
    assert {finding["id"] for finding in findings} >= {"malformed", "opaque", "review", "no-sale"}
    assert report["problems"]
    assert report["assumed"]


def test_a_changed_report_is_not_as_its_schema_says(report: Json) -> None:
    unnoticed = []
    for path, found in objects(report):
        for key in found:
            changed = copy.deepcopy(report)
            del at(changed, path)[key]
            if not mistakes("report", changed):
                unnoticed.append(f"without {path}.{key}")
        changed = copy.deepcopy(report)
        at(changed, path)["surplus"] = 1
        if not mistakes("report", changed):
            unnoticed.append(f"more in {path}")
    assert unnoticed == []
