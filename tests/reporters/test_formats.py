"""What formats for machines make of names that their grammars trip over, and of a run without findings."""

from __future__ import annotations

import json
from importlib import import_module
from typing import cast
from xml.etree import ElementTree as ET

import pytest

from privacyrules.model.places import Place, Problem
from privacyrules.model.policy import Quote
from privacyrules.model.report import Finding, Report, Summary
from privacyrules.reporters import REPORTERS, Reporter

SUMMARY = Summary(
    "acme of 2026-01-01",
    rules=3,
    files=2,
    passed_over=0,
    statements=4,
    opaque=0,
    columns=5,
    personal=1,
    flows=0,
)
FINDING = Finding(
    id="no-sale",
    level="error",
    place=Place("db/a, b:100%.sql", 3, 7),
    message="storing `email` of @all in <users>.e_mail\nbreaks | a promise & more",
    fingerprint="f" * 64,
    verdict="denied",
    rule="no-sale",
    quote=Quote("We will not sell *anything*", "Sale & disclosure"),
    table="users",
    columns=("e_mail",),
    category="email",
    band="certain",
    help=("Leave it out.",),
    fails=True,
)
PROBLEM = Problem(Place("rules/acme/sale.yaml", 2, 1), "unknown key 'promise'", "did you mean 'prohibit'?")
FOUND = Report((FINDING,), (PROBLEM,), (), SUMMARY, "2026-01-31")
CLEAN = Report((), (), (), SUMMARY, "2026-01-31")


def written(form: str, report: Report) -> str:
    return cast("Reporter", import_module(f"privacyrules.reporters.{form}")).report_text(report)


def test_a_finding_on_one_line() -> None:
    message = " ".join(FINDING.message.split())
    assert written("concise", FOUND).splitlines() == [
        f"db/a, b:100%.sql:3:7: error[no-sale] {message} (“We will not sell *anything*”)",
        "rules/acme/sale.yaml:2:1: error: unknown key 'promise'; did you mean 'prohibit'?",
        "2 findings.",
    ]


def test_a_command_of_github_keeps_what_its_grammar_uses() -> None:
    first, second = written("github", FOUND).splitlines()
    assert first == (
        "::error file=db/a%2C b%3A100%25.sql,line=3,col=7,title=privacyrules no-sale::"
        "storing `email` of @all in <users>.e_mail%0Abreaks | a promise & more"
        '%0Apromise: "We will not sell *anything*"%0Ahelp: Leave it out.'
    )
    assert second == (
        "::error file=rules/acme/sale.yaml,line=2,col=1,title=privacyrules::"
        "unknown key 'promise'%0Ahelp: did you mean 'prohibit'?"
    )


MARKED = r"storing \`email\` of &#64;all in \<users\>.e\_mail breaks \| a promise &amp; more"


def test_a_comment_marks_nothing_up_and_calls_nobody() -> None:
    assert written("markdown", FOUND).splitlines() == [
        "### privacyrules: 2 to mend",
        "",
        "Checked against acme of 2026-01-01, as of 2026-01-31.",
        "",
        "- **mistake** at `rules/acme/sale.yaml:2:1`: unknown key 'promise'",
        "  - did you mean 'prohibit'?",
        "",
        "- **error** `no-sale` at `db/a, b:100%.sql:3:7`: " + MARKED,
        "  - promise: “We will not sell \\*anything\\*” (Sale &amp; disclosure)",
        "  - Leave it out.",
    ]


def test_a_comment_lists_a_gap_once_and_the_longest_tail_is_counted() -> None:
    gap = [FINDING._replace(columns=(name,), place=Place("a.sql", n)) for n, name in enumerate("abc", 1)]
    many = [FINDING._replace(table=f"t{n}", place=Place("b.sql", n)) for n in range(1, 31)]
    lines = written("markdown", FOUND._replace(findings=(*gap, *many), problems=())).splitlines()
    assert lines[0] == "### privacyrules: 31 to mend"
    assert "  - columns: `a`, `b`, `c`" in lines
    assert lines[-1] == "…and 11 more."


def test_notes_are_no_matter_for_a_comment() -> None:
    note = FINDING._replace(level="note", fails=False)
    assert written("markdown", CLEAN._replace(findings=(note,))) == ""


def test_xml_that_can_be_read_counts_what_fails() -> None:
    odd = FINDING._replace(message="\x00 <&> \ud800 'email'")
    suites = ET.fromstring(written("junit", FOUND._replace(findings=(odd, FINDING._replace(fails=False)))))  # noqa: S314
    assert {name: suites.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }
    failure = suites.find(".//failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("no-sale", "\ufffd <&> \ufffd 'email'")
    assert [case.get("name") for case in suites.iter("testcase")] == [
        "no-sale: users.e_mail",
        "no-sale: users.e_mail",
        "mistake: rules/acme/sale.yaml:2:1",
    ]


def test_every_line_of_jsonl_says_what_it_is() -> None:
    lines = [json.loads(line) for line in written("jsonl", FOUND).splitlines()]
    assert [line["type"] for line in lines] == ["finding", "problem", "summary"]
    report = json.loads(written("json", FOUND))
    assert lines[0] == {"type": "finding", **report["findings"][0]}


def test_gitlab_wants_a_fingerprint_and_a_line_of_each() -> None:
    finding, mistake = json.loads(written("gitlab", FOUND))
    assert (finding["check_name"], finding["severity"], finding["fingerprint"]) == (
        "no-sale",
        "blocker",
        "f" * 64,
    )
    assert finding["location"] == {"path": "db/a, b:100%.sql", "lines": {"begin": 3}}
    assert (mistake["check_name"], mistake["location"]["lines"]) == ("mistake", {"begin": 2})


def test_sarif_counts_from_1_and_its_addresses_are_encoded() -> None:
    (run,) = json.loads(written("sarif", FOUND))["runs"]
    finding, mistake = run["results"]
    assert finding["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "db/a%2C%20b%3A100%25.sql", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 3, "startColumn": 7, "endColumn": 13},
            }
        }
    ]
    assert finding["partialFingerprints"] == {"privacyrules/v1": "f" * 64}
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == [
        "no-sale",
        "mistake",
    ]
    assert mistake["message"]["text"] == "unknown key 'promise'\ndid you mean 'prohibit'?"
    assert run["invocations"] == [{"executionSuccessful": False}]


NOTHING = {
    "concise": "No findings.\n",
    "github": "",
    "gitlab": "[]\n",
    "markdown": "",
}


@pytest.mark.parametrize("form", NOTHING)
def test_a_run_that_finds_nothing(form: str) -> None:
    assert written(form, CLEAN) == NOTHING[form]


def test_a_suite_without_findings_is_not_empty() -> None:
    (case,) = ET.fromstring(written("junit", CLEAN)).iter("testcase")  # noqa: S314
    assert (case.get("name"), case.findtext("system-out")) == (
        "no findings",
        "2 files, 4 statements, 0 flows",
    )


@pytest.mark.parametrize("form", REPORTERS)
def test_the_same_report_is_written_alike(form: str) -> None:
    assert written(form, FOUND) == written(form, FOUND)
