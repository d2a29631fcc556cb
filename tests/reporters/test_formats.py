"""What formats for machines make of names that their grammars trip over, and of a run without findings."""

from __future__ import annotations

import json
from collections import Counter
from importlib import import_module
from typing import cast
from xml.etree import ElementTree as ET

import pytest

from privacyrules.model.places import NOWHERE, Place, Problem
from privacyrules.model.policy import Quote
from privacyrules.model.report import Finding, Report, Summary, Waiver
from privacyrules.model.schema import Ignore
from privacyrules.reporters import REPORTERS, Reporter, github

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
    mistake, finding = written("github", FOUND).splitlines()
    assert finding == (
        "::error file=db/a%2C b%3A100%25.sql,line=3,col=7,title=privacyrules no-sale::"
        "storing `email` of @all in <users>.e_mail%0Abreaks | a promise & more"
        '%0Apromise: "We will not sell *anything*"%0Ahelp: Leave it out.'
    )
    assert mistake == (
        "::error file=rules/acme/sale.yaml,line=2,col=1,title=privacyrules::"
        "unknown key 'promise'%0Ahelp: did you mean 'prohibit'?"
    )


def test_github_shows_a_gap_as_one_and_the_gravest_first() -> None:
    gap = [FINDING._replace(columns=(name,), place=Place("a.sql", n)) for n, name in enumerate("abc", 1)]
    warning = FINDING._replace(id="review", level="warning", place=Place("a.sql", 1), fails=False)
    lines = written("github", CLEAN._replace(findings=(warning, *gap))).splitlines()
    assert [line.partition(",title")[0] for line in lines] == [
        "::error file=a.sql,line=1",
        "::warning file=a.sql,line=1",
    ]
    assert "%0Acolumns: a, b, c%0A" in lines[0]


def test_beside_a_text_there_are_no_more_annotations_than_github_shows() -> None:
    found = [
        FINDING._replace(level=level, table=f"t{n}", fails=level == "error")
        for level in ("error", "warning", "note")
        for n in range(30)
    ]
    report = FOUND._replace(findings=tuple(found))
    lines = github.annotate(report).splitlines()
    assert Counter(line.partition(" ")[0] for line in lines) == {
        "::error": 10,
        "::warning": 10,
        "::notice": 10,
    }
    assert lines[0].endswith("unknown key 'promise'%0Ahelp: did you mean 'prohibit'?")
    assert len(written("github", report).splitlines()) == 91


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


def test_a_comment_says_a_way_out_once_and_a_promise_in_full_once() -> None:
    quote = Quote("We will not sell *anything* that we know of you, nor will anybody else", "Sale")
    ways = ("Write `a_b = [x]` for @all, or * leave it out.",)
    found = [FINDING._replace(table=f"t{n}", quote=quote, help=ways, place=Place("a.sql", n)) for n in (1, 2)]
    lines = written("markdown", CLEAN._replace(findings=tuple(found))).splitlines()
    assert lines[5:7] == [
        "  - promise: “We will not sell \\*anything\\* that we know of you, nor will anybody else” (Sale)",
        "  - Write `a_b = [x]` for &#64;all, or \\* leave it out.",
    ]
    assert lines[9:] == [
        "  - promise: “We will not sell \\*anything\\* that we know of you, nor will …” (Sale)"
    ]


def test_mistakes_beyond_the_longest_list_are_counted_too() -> None:
    problems = tuple(PROBLEM._replace(place=Place("a.yaml", n)) for n in range(1, 31))
    lines = written("markdown", CLEAN._replace(problems=problems)).splitlines()
    assert lines[0] == "### privacyrules: 30 to mend"
    assert lines[-1] == "…and 10 more."


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


def test_xml_shows_what_is_waived_as_skipped_and_why() -> None:
    ignore = Ignore("no-sale", "the audit asks for it", "2026-03-31", "Ada", "", Place("a.sql", 3, 20))
    waived = Waiver(ignore, "used", 59, (FINDING,))
    lapsed = Waiver(ignore, "lapsed", -1, (FINDING,), "it ended")
    suites = ET.fromstring(written("junit", CLEAN._replace(waivers=(waived, lapsed))))  # noqa: S314
    (case,) = suites.iter("testcase")
    skipped = case.find("skipped")
    assert (suites.get("tests"), suites.get("skipped"), suites.get("failures")) == ("1", "1", "0")
    assert (case.get("name"), case.get("file")) == ("no-sale: users.e_mail", "db/a, b:100%.sql")
    assert skipped is not None
    assert skipped.get("message") == "waived until 2026-03-31 by Ada: the audit asks for it"


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
    (nowhere,) = json.loads(written("gitlab", CLEAN._replace(problems=(PROBLEM._replace(place=NOWHERE),))))
    assert nowhere["location"] == {"path": ".", "lines": {"begin": 1}}


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
