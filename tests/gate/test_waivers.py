"""A waiver beside a finding: what it accepts, how it ends, and what it can never accept."""

from __future__ import annotations

from pathlib import Path

import pytest

import privacyrules
from privacyrules.model.report import Finding, Report

RULE = "no-card-or-payment-details"
PLACE = "0001.sql"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(column: str, today: str = "2026-01-31") -> Report:
    Path(PLACE).write_text(f"CREATE TABLE payments (\n  {column}\n);\n", encoding="utf-8")
    return privacyrules.check([PLACE], policy="planetsoho", today=today)


def only(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


def waiver(**changed: str) -> str:
    said = {"id": RULE, "until": "2026-06-30", "by": "dana", "text": text(), **changed}
    return f'-- privacyrules: ignore[{said["id"]}] "until the move" until={said["until"]} by={said["by"]}' + (
        f" text={said['text']}" if said["text"] else ""
    )


def text() -> str:
    return only(check("iban text")).text


def test_a_finding_says_which_text_a_waiver_must_repeat(here: Path) -> None:
    finding = only(check("iban text"))
    assert finding.quote is not None
    assert finding.text == finding.quote.digest[:8]


def test_a_waiver_accepts_the_finding_beside_it_and_is_counted(here: Path) -> None:
    report = check(f"iban text {waiver()}")
    assert report.findings == ()
    assert report.problems == ()
    assert report.summary.waived == 1
    assert report.exit_code == 0


def test_a_waiver_accepts_no_other_column(here: Path) -> None:
    report = check(f"iban text, {waiver()}\n  card_number text")
    assert [finding.columns for finding in report.findings] == [("card_number",)]
    assert report.summary.waived == 1


def test_a_waiver_ends_after_its_last_day(here: Path) -> None:
    line = f"iban text {waiver()}"
    assert check(line, today="2026-06-30").findings == ()
    finding = only(check(line, today="2026-07-01"))
    assert finding.id == RULE
    assert finding.help[0] == "the waiver of dana at 0001.sql:2:16 ended on 2026-06-30"


@pytest.mark.parametrize(("said", "shown"), [("12345678", "has text=12345678"), ("", "names no text")])
def test_a_waiver_of_another_text_does_not_hold(said: str, shown: str, here: Path) -> None:
    expected = text()
    finding = only(check(f"iban text {waiver(text=said)}"))
    assert finding.help[0] == (
        f"the waiver of dana at 0001.sql:2:16 {shown}, and the promise as it stands has "
        f"text={expected}: read it again before you waive it"
    )


def test_a_waiver_that_accepts_nothing_is_a_warning(here: Path) -> None:
    report = check(f"attempts integer {waiver()}")
    finding = only(report)
    assert (finding.id, finding.level, finding.help) == (
        "unused-waiver",
        "warning",
        ("move it to the line of the one column or statement that it is about, or take it out",),
    )
    assert finding.message == f"the waiver of '{RULE}' by dana accepts nothing: no such finding is beside it"
    assert report.summary.waived == 0


def test_a_waiver_of_an_unknown_rule_is_a_mistake(here: Path) -> None:
    report = check(f"iban text {waiver(id='no-card-or-payment-detail')}")
    assert [str(problem) for problem in report.problems] == [
        (
            "0001.sql:2:16: there is no rule or finding 'no-card-or-payment-detail'; "
            "did you mean 'no-card-or-payment-details'?"
        )
    ]
    assert report.exit_code == 2


def test_an_absolute_promise_cannot_be_waived(here: Path) -> None:
    report = check(f"iban text {waiver(id='no-giving-away-payment-information')}")
    assert [problem.what for problem in report.problems] == [
        "'no-giving-away-payment-information' is absolute, so it cannot be waived"
    ]
    assert [finding.id for finding in report.findings] == [RULE]
