"""What code scanning services read: valid by the standard, taken by GitHub, one gap under one name."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import privacyrules
from house.reading import ROOT
from privacyrules.gate.waivers import KINDS, NEVER
from privacyrules.model.places import NOWHERE, Place, Problem
from privacyrules.model.policy import Quote
from privacyrules.model.report import Finding, Report, Summary, Waiver
from privacyrules.model.schema import Ignore
from privacyrules.reporters import sarif
from sarif_standard import breaches
from shipped import keep_cache_apart, write

Json = dict[str, Any]

OFFICIAL = os.environ.get("SARIF_SCHEMA", "")
"""The standard's own schema, where somebody has it: `sarif-schema-2.1.0.json` of the OASIS committee."""

SUMMARY = Summary("acme of 2026-01-01", 3, 2, 0, 4, 0, 5, 1, 0, waived=1, known=1)
FINDING = Finding(
    id="no-sale",
    level="error",
    place=Place("db/1.sql", 3, 7),
    message="storing email in users.e_mail breaks a promise",
    fingerprint="f" * 64,
    rule="no-sale",
    quote=Quote("We will not sell anything", "Sale"),
    table="users",
    columns=("e_mail",),
    source="      e_mail text,",
    fails=True,
)
WAIVED = FINDING._replace(id="not-covered", rule=None, quote=None, place=Place("db/2.sql", 9, 5))
IGNORE = Ignore("not-covered", "the audit asks for it", "2026-03-31", "Ada", "", Place("db/2.sql", 9, 20))
BROKEN = Problem(Place("db/3.sql", 2, 1), "it is no UTF-8 text", "save it as UTF-8")


def log_of(report: Report) -> Json:
    """The log, of which all that the standard and GitHub ask for is true."""
    log: Json = json.loads(sarif.report_text(report))
    assert breaches(log) == []
    if OFFICIAL:
        schema = json.loads(Path(OFFICIAL).read_text(encoding="utf-8"))
        assert [error.message for error in Draft7Validator(schema).iter_errors(log)] == []
    return log


def run_of(report: Report) -> Json:
    (found,) = log_of(report)["runs"]
    return found  # type: ignore[no-any-return]


def report(*findings: Finding, **more: object) -> Report:
    return Report(findings, (), (), SUMMARY, "2026-01-31")._replace(**more)  # type: ignore[arg-type]


def suppressions(found: Report) -> dict[str, list[Json]]:
    return {result["ruleId"]: result["suppressions"] for result in run_of(found)["results"]}


def test_the_example_project_keeps_to_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = privacyrules.check(["tests/example_project"], today="2026-01-15")
    results = run_of(found)["results"]
    assert len(results) == len(found.findings)
    names = [str(result["partialFingerprints"]) for result in results]
    assert len(set(names)) == len(names)


def test_a_finding_that_nobody_has_accepted_has_no_suppression() -> None:
    assert suppressions(report(FINDING, problems=(BROKEN,))) == {"no-sale": [], "mistake": []}


def test_a_comment_that_waives_is_in_the_source_and_says_why() -> None:
    found = report(waivers=(Waiver(IGNORE, "used", 59, (WAIVED,)),))
    region = {"startLine": 9, "startColumn": 20, "endLine": 9, "endColumn": 20}
    artifact = {"uri": "db/2.sql", "uriBaseId": "%SRCROOT%"}
    assert suppressions(found) == {
        "not-covered": [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "the audit asks for it (Ada, until 2026-03-31)",
                "location": {"physicalLocation": {"artifactLocation": artifact, "region": region}},
            }
        ]
    }


@pytest.mark.parametrize(
    ("more", "kind", "justification"),
    [
        (
            {"waivers": (Waiver(IGNORE._replace(of=("column", "users", "e_mail")), "used", 59, (WAIVED,)),)},
            "external",
            "the audit asks for it (Ada, until 2026-03-31)",
        ),
        ({"listed": (WAIVED,)}, "external", "It is listed in the baseline."),
    ],
    ids=["settings", "baseline"],
)
def test_what_the_settings_and_the_baseline_accept_is_outside_of_the_source(
    more: dict[str, object], kind: str, justification: str
) -> None:
    ((suppression,),) = suppressions(report(**more)).values()
    assert (suppression["kind"], suppression["justification"]) == (kind, justification)


@pytest.mark.parametrize("state", ["lapsed", "changed", "unused", "unread"])
def test_a_waiver_that_does_not_hold_suppresses_nothing(state: str) -> None:
    waiver = Waiver(IGNORE, state, -1, (WAIVED,), "it ended")  # type: ignore[arg-type]
    assert suppressions(report(WAIVED, waivers=(waiver,))) == {"not-covered": []}


def test_a_rule_leads_to_the_policy_as_it_was_published() -> None:
    found = run_of(report(FINDING, WAIVED, published="https://acme.example/privacy"))
    rules = found["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["helpUri"]) for rule in rules] == [
        ("no-sale", "https://acme.example/privacy"),
        ("not-covered", "https://acme.example/privacy"),
    ]
    assert rules[0]["help"]["text"].endswith(
        "`privacyrules explain no-sale` tells what this means, and the way out."
    )
    nowhere = run_of(report(FINDING, published="our intranet"))
    assert "helpUri" not in nowhere["tool"]["driver"]["rules"][0]


@pytest.mark.parametrize(
    ("finding", "region"),
    [
        (FINDING, [3, 7, 3, 13]),
        (FINDING._replace(source='     "e_mail" text', place=Place("a", 3, 6)), [3, 6, 3, 13]),
        (FINDING._replace(source="SELECT * FROM t;", place=Place("a", 1, 1)), [1, 1, 1, 17]),
        (FINDING._replace(columns=("a", "b")), [3, 7, 3, 19]),
        (FINDING._replace(source=""), [3, 7, 3, 7]),
        (FINDING._replace(place=Place("a", 3)), [3, 1, 3, 19]),
        (FINDING._replace(place=Place("a")), [1, 1, 1, 1]),
    ],
    ids=["name", "quoted name", "name elsewhere", "several names", "no line", "no column", "no place"],
)
def test_a_region_has_four_numbers_that_count_from_1(finding: Finding, region: list[int]) -> None:
    (result,) = run_of(report(finding))["results"]
    found = result["locations"][0]["physicalLocation"]["region"]
    assert list(found.values()) == region


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("db/a b:1,ü%.sql", "db/a%20b%3A1%2C%C3%BC%25.sql"),
        ("odd\\\\name.sql", "odd%5C%5Cname.sql"),
        ("../other/1.sql", "../other/1.sql"),
        ("/srv/a b.sql", "file:///srv/a%20b.sql"),
        ("D:/a b/1.sql", "file:///D:/a%20b/1.sql"),
    ],
)
def test_an_address_is_encoded_and_relative_if_the_path_is(path: str, address: str) -> None:
    (result,) = run_of(report(FINDING._replace(place=Place(path, 1, 1))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == address


def test_a_mistake_that_stands_in_no_file_is_told_of_the_run() -> None:
    found = run_of(report(FINDING, problems=(Problem(NOWHERE, "there is no policy", "name one"),)))
    assert [result["ruleId"] for result in found["results"]] == ["no-sale"]
    assert found["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {"level": "error", "message": {"text": "there is no policy; name one"}}
            ],
        }
    ]


def test_of_more_results_than_github_takes_the_gravest_are_kept_and_the_rest_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "MOST", 3)
    note = FINDING._replace(level="note")
    found = run_of(report(note, FINDING, note, FINDING, listed=(FINDING,)))
    assert [result["level"] for result in found["results"]] == ["error", "error", "note"]
    (invocation,) = found["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"] == {"text": "2 results are left out: a run may have 3."}


@pytest.mark.parametrize("id_", [*KINDS, *NEVER])
def test_every_id_that_is_no_rule_is_told_in_a_sentence(id_: str) -> None:
    (rule,) = run_of(report(FINDING._replace(id=id_, rule=None)))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].endswith(".")


def test_a_long_promise_is_cut_to_what_github_takes() -> None:
    long = FINDING._replace(quote=Quote("We promise " * 200, "Sale"))
    (rule,) = run_of(report(long))["tool"]["driver"]["rules"]
    assert len(rule["shortDescription"]["text"]) == len(rule["fullDescription"]["text"]) == 1024


@pytest.fixture
def names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], set[str]]:
    """The fingerprints in the log of a check of `a.sql` with this text."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)

    def call(text: str) -> set[str]:
        write(tmp_path, {"a.sql": text})
        found = privacyrules.check(["a.sql"], policy="planetsoho", today="2026-01-15")
        return {str(result["partialFingerprints"]) for result in run_of(found)["results"]}

    return call


def test_lines_that_move_and_neighbours_that_come_change_no_fingerprint(
    names: Callable[[str], set[str]],
) -> None:
    before = names("CREATE TABLE cards (card_number text, cvv text);\n")
    after = names(
        "-- new\n\nCREATE TABLE jobs (id int);\n"
        "CREATE TABLE cards (\n id int,\n  cvv text,\n card_number text);\n"
    )
    assert len(before) == 2
    assert after == before


PATHS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
FINDINGS = st.builds(
    FINDING._replace,
    id=st.sampled_from(["no-sale", "review", "opaque"]),
    level=st.sampled_from(["error", "warning", "note"]),
    message=st.text(min_size=1, max_size=20),
    place=st.builds(Place, PATHS, st.integers(0, 9), st.integers(0, 9)),
    source=st.text(max_size=12),
    columns=st.lists(st.text(max_size=4), max_size=2).map(tuple),
)


@given(st.lists(FINDINGS, max_size=4), st.lists(FINDINGS, max_size=2))
def test_whatever_is_found_keeps_to_the_standard(found: list[Finding], listed: list[Finding]) -> None:
    log_of(report(*found, listed=tuple(listed)))


def broken(log: Json, path: str, value: object) -> Json:
    """The log with another value at a path of keys and numbers."""
    at = log
    *keys, last = (int(key) if key.isdecimal() else key for key in path.split("/"))
    for key in keys:
        at = at[key]  # type: ignore[index]
    at[last] = value  # type: ignore[index]
    return log


RESULT = "runs/0/results/0"
PHYSICAL = f"{RESULT}/locations/0/physicalLocation"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("version", "2.2.0", "version: '2.1.0' was expected"),
        (f"{RESULT}/level", "none", "runs/0/results/0/level: 'none' is not one of"),
        (f"{RESULT}/kinds", [], "Additional properties are not allowed ('kinds' was unexpected)"),
        (f"{RESULT}/ruleIndex", 1, "3.27.6: no-sale is not the rule 1"),
        (f"{RESULT}/suppressions", None, "None is not of type 'array'"),
        (f"{PHYSICAL}/region/startLine", 0, "0 is less than the minimum of 1"),
        (f"{PHYSICAL}/region/endColumn", 6, "3.30.8: db/1.sql ends before it starts: [3, 7], [3, 6]"),
        (f"{PHYSICAL}/artifactLocation/uri", "/db/1.sql", "3.4.3: /db/1.sql is no relative reference"),
        (f"{PHYSICAL}/artifactLocation/uri", "db/a b.sql", "3.4.3: db/a b.sql is no relative reference"),
        (f"{PHYSICAL}/artifactLocation/uri", "file:///a", "3.4.4: file:///a must be either absolute or"),
        (f"{PHYSICAL}/artifactLocation/uriBaseId", "HERE", "3.4.3: db/1.sql is no relative reference below"),
        ("runs/0/tool/driver/rules/0/help", {"text": ""}, "'' should be non-empty"),
    ],
)
def test_the_standard_bites(path: str, value: object, said: str) -> None:
    log = broken(log_of(report(FINDING)), path, value)
    (breach,) = breaches(log)
    assert said in breach
