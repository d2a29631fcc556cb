"""Waivers of the settings, what a run counts of them, and `privacyrules waivers`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.gate.waivers import SOON
from privacyrules.model.report import Report
from privacyrules.reporters.text import waivers as page
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import keep_cache_apart, write

RULE = "no-card-or-payment-details"
TODAY = "2026-01-31"
POLICY = 'policy = "planetsoho"\n'
FLOWS = """\
flows:
  - {id: newsletter, description: a letter, action: use, data: email, subject: user, purpose: newsletter}
"""

Check = Callable[..., Report]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Write files and check them."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)

    def call(files: dict[str, str], *paths: str, today: str = TODAY) -> Report:
        write(tmp_path, files)
        return check_paths([Path(path) for path in paths], find_config(tmp_path), Wanted(today=today))

    return call


def entry(**said: str) -> str:
    """An entry of the settings; what is given as empty is left out."""
    whole = {
        "id": RULE,
        "table": "payments",
        "column": "iban",
        "reason": "until the move",
        "until": "2026-06-30",
        "by": "Dana Levi",
        "text": "b18b82b1",
        **said,
    }
    lines = [f'{key} = "{value}"' for key, value in whole.items() if value]
    return "\n".join(["", "[[waivers]]", *lines, ""])


def stored(*columns: str) -> dict[str, str]:
    return {"1.sql": f"CREATE TABLE payments ({', '.join(f'{column} text' for column in columns)});\n"}


def settings(*entries: str) -> dict[str, str]:
    return {"privacyrules.toml": POLICY + "".join(entries)}


def told(report: Report) -> list[tuple[str, tuple[str, ...]]]:
    assert report.problems == ()
    return [(finding.id, finding.columns) for finding in report.findings]


# What an entry of the settings accepts.


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"table": "PAYMENTS", "column": "Iban"},
        {"until": "2026-01-31"},
        {"fingerprint": "here", "table": "", "column": ""},
    ],
)
def test_an_entry_accepts_the_finding_that_it_names(named: dict[str, str], check: Check) -> None:
    (finding,) = check({**stored("iban"), **settings()}).findings
    if "fingerprint" in named:
        named = {**named, "fingerprint": finding.fingerprint[:16]}
    report = check({**stored("iban"), **settings(entry(**named))})
    assert told(report) == []
    assert (report.summary.waived, report.exit_code) == (1, 0)
    (waiver,) = report.waivers
    assert (waiver.state, waiver.why, [f.columns for f in waiver.findings]) == ("used", "", [("iban",)])


@pytest.mark.parametrize(
    "named",
    [
        {"id": "no-pii-in-statistics"},
        {"table": "accounts"},
        {"table": "shop.payments"},
        {"column": "bic"},
        {"fingerprint": "0" * 16, "table": "", "column": ""},
        {"table": "", "column": "", "path": "1.sql", "flow": "iban"},
    ],
)
def test_an_entry_accepts_no_other_rule_table_or_column(named: dict[str, str], check: Check) -> None:
    report = check({**stored("iban"), **settings(entry(**named))})
    assert told(report) == [(RULE, ("iban",)), ("unused-waiver", ())]
    assert report.summary.waived == 0


def test_an_unused_entry_says_what_it_might_have_named(check: Check) -> None:
    report = check({**stored("iban", "card_number"), **settings(entry(column="ibann"))})
    unused = report.findings[-1]
    assert (unused.level, unused.place.line) == ("warning", 3)
    assert unused.message == f"the waiver of '{RULE}' by Dana Levi accepts nothing: there is no such finding"
    assert unused.help == ("take it out, or name what is found: payments.iban, payments.card_number",)


def test_a_waiver_beside_a_finding_of_another_id_says_which_ids_are_there(check: Check) -> None:
    sql = (
        'CREATE TABLE p (\n  iban text -- privacyrules: ignore[review] "later" until=2026-06-30 by=dana\n);\n'
    )
    report = check({"1.sql": sql, **settings()})
    (unused,) = [finding for finding in report.findings if finding.id == "unused-waiver"]
    assert unused.help == (f"take it out, or name what is found: {RULE}",)


def test_that_a_column_may_be_kept_does_not_let_anybody_read_it(check: Check) -> None:
    roles = 'assume.subject = "user"\n[roles]\nbank = { recipient = "data_broker", by = "Dana Levi" }\n'
    sql = stored("iban")["1.sql"] + "GRANT SELECT ON payments TO bank;\n"
    giving_away = "no-giving-away-payment-information"
    before = told(check({"1.sql": sql, "privacyrules.toml": POLICY + roles}))
    assert before == [(RULE, ("iban",)), (giving_away, ("iban",))]
    after = told(check({"1.sql": sql, "privacyrules.toml": POLICY + roles + entry()}))
    assert after == [(giving_away, ("iban",))]


GRANTED = """\
CREATE TABLE users (email text{});
GRANT SELECT ON users TO bank; -- privacyrules: ignore[{}] "a list to come" until=2026-06-30 by=dana text={}
"""
BANK = f'{POLICY}assume.subject = "user"\n[roles]\nbank = {{ recipient = "data_broker", by = "Dana Levi" }}\n'


def test_what_is_opened_is_waived_column_by_column_so_that_no_later_one_is_hidden(check: Check) -> None:
    def opened(more: str, settings: str = BANK) -> Report:
        return check({"1.sql": GRANTED.format(more, id_, text), "privacyrules.toml": settings}, "1.sql")

    id_, text = "review", ""
    (found,) = [finding for finding in opened("").findings if finding.flow]
    id_, text = found.id, found.text
    assert [finding.flow for finding in opened("").findings if finding.flow] == []
    report = opened(", phone text")
    (now,) = [finding for finding in report.findings if finding.flow]
    assert now.columns == ("email", "phone")
    (problem,) = report.problems
    assert problem.what == (
        f"this waiver of '{id_}' stands beside several columns, and would hide more that come later"
    )
    assert problem.hint == (
        "waive each in the settings, under [[waivers]]: users.email, users.phone by fingerprint = "
        f"'{now.fingerprint[:16]}'"
    )
    said = entry(id=id_, table="", column="", fingerprint=now.fingerprint[:16], text=text)
    sql = GRANTED.partition(" -- ")[0] + "\n"
    report = check({"1.sql": sql.format(", phone text"), "privacyrules.toml": BANK + said})
    assert [finding for finding in report.findings if finding.flow] == []
    report = check({"1.sql": sql.format(", phone text, first_name text"), "privacyrules.toml": BANK + said})
    (back,) = [finding for finding in report.findings if finding.flow]
    assert back.columns == ("email", "phone", "first_name")


def test_a_flow_is_named_by_its_file_and_id(check: Check) -> None:
    files = {"a.flows.yaml": FLOWS, "b.flows.yaml": FLOWS}
    (first, _) = check({**files, **settings()}).findings
    said = {"id": "not-covered", "table": "", "column": "", "text": first.text}
    report = check({**files, **settings(entry(**said, path="a.flows.yaml", flow="newsletter"))})
    assert [finding.place.path for finding in report.findings] == ["b.flows.yaml"]


# How a waiver ends.


def test_an_entry_ends_after_its_last_day(check: Check) -> None:
    files = {**stored("iban"), **settings(entry())}
    assert told(check(files, today="2026-06-30")) == []
    (finding,) = check(files, today="2026-07-01").findings
    assert finding.help[0] == "the waiver of Dana Levi at privacyrules.toml:3 ended on 2026-06-30"


def test_an_entry_ends_when_the_promise_changes(check: Check) -> None:
    report = check({**stored("iban"), **settings(entry(text="12345678"))})
    (finding,) = report.findings
    assert finding.help[0] == (
        "the waiver of Dana Levi at privacyrules.toml:3 has text=12345678, and the promise as it stands has "
        "text=b18b82b1: read it again before you waive it"
    )
    assert report.waivers[0].state == "changed"


def test_of_two_waivers_the_one_that_holds_counts(check: Check) -> None:
    report = check({**stored("iban"), **settings(entry(until="2026-01-30"), entry())})
    assert told(report) == []
    assert [(waiver.state, waiver.days) for waiver in report.waivers] == [("lapsed", -1), ("used", 150)]
    assert report.summary.waived == 1


@pytest.mark.parametrize(("until", "lapsing"), [("2026-03-02", 1), ("2026-03-03", 0), (TODAY, 1)])
def test_a_run_counts_the_waivers_that_end_within_thirty_days(
    until: str, lapsing: int, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    report = check({**stored("iban"), **settings(entry(until=until))})
    assert (report.summary.waived, report.summary.lapsing) == (1, lapsing)
    run(["check", "--today", TODAY])
    soon = "; 1 waiver ends within 30 days (`privacyrules waivers`)" if lapsing else ""
    assert f"\n1 finding waived{soon}.\n" in capsys.readouterr().out
    run(["check", "--today", TODAY, "--format", "json"])
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["waived"], summary["lapsing"]) == (1, lapsing)


def test_a_run_of_some_files_calls_no_entry_unused(check: Check) -> None:
    files = {**stored("iban"), "2.sql": "CREATE TABLE jobs (id int);\n", **settings(entry())}
    report = check(files, "2.sql")
    assert told(report) == []
    assert [waiver.state for waiver in report.waivers] == ["unread"]


def test_waivers_do_not_stand_in_a_baseline_and_come_back_when_they_lapse(
    check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    check({**stored("iban"), **settings(entry())})
    assert run(["baseline", "--today", TODAY]) == 0
    assert "(0 new, 0 gone)" in capsys.readouterr().out
    assert run(["check", "--today", "2026-07-01"]) == 1


# The list.

ALL = {
    "1.sql": f"""\
CREATE TABLE payments (
  iban text,
  card_number text,  -- privacyrules: ignore[{RULE}] "until May" until=2026-02-10 by=noor \
text=b18b82b1
  cvc text,
  bank_name text
);
""",
    **settings(
        entry(until="2026-01-30"),
        entry(column="cvc", text="12345678", by="Ilse Brandt"),
        entry(column="bic", reason="gone soon"),
    ),
}


def test_the_list_tells_what_reason_owner_day_and_state_and_what_lapsed_comes_first(
    check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    check(ALL)
    assert run(["waivers", "--today", TODAY]) == 0
    assert (
        capsys.readouterr().out
        == f"""\
lapsed: {RULE} of payments.iban
    "until the move" (Dana Levi), until 2026-01-30: ended 1 day ago
    privacyrules.toml:3
    The waiver of Dana Levi at privacyrules.toml:3 ended on 2026-01-30.

promise changed: {RULE} of payments.cvc
    "until the move" (Ilse Brandt), until 2026-06-30: 150 days left
    privacyrules.toml:12
    The waiver of Ilse Brandt at privacyrules.toml:12 has text=12345678, and the promise as it
    stands has text=b18b82b1: read it again before you waive it.

unused: {RULE} of payments.bic
    "gone soon" (Dana Levi), until 2026-06-30: 150 days left
    privacyrules.toml:21
    There is no such finding: take it out.

used: {RULE} of payments.card_number
    "until May" (noor), until 2026-02-10: 10 days left
    1.sql:3:25

4 waivers as of 2026-01-31: 1 lapsed, 1 promise changed, 1 unused and 1 used.
1 of those in use ends within 30 days.
"""
    )


def test_the_list_as_json(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    check(ALL)
    assert run(["waivers", "--today", TODAY, "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert [(one["state"], one["days_left"], one["by"]) for one in value["waivers"]] == [
        ("lapsed", -1, "Dana Levi"),
        ("changed", 150, "Ilse Brandt"),
        ("unused", 150, "Dana Levi"),
        ("used", 10, "noor"),
    ]
    last = value["waivers"][-1]
    (accepted,) = last.pop("findings")
    assert (accepted["table"], accepted["columns"], accepted["line"]) == ("payments", ["card_number"], 3)
    assert last == {
        "id": RULE,
        "state": "used",
        "reason": "until May",
        "by": "noor",
        "until": "2026-02-10",
        "days_left": 10,
        "text": "b18b82b1",
        "path": "1.sql",
        "line": 3,
        "column": 25,
        "why": None,
    }
    assert value["problems"] == []
    assert value["summary"] == {
        "lapsed": 1,
        "changed": 1,
        "unused": 1,
        "used": 1,
        "unread": 0,
        "waived": 1,
        "lapsing": 1,
    }


def test_where_nobody_waived_anything_the_list_says_so(
    check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    check({**stored("attempts"), **settings()})
    assert run(["waivers", "--today", TODAY]) == 0
    assert capsys.readouterr().out == "No waivers, as of 2026-01-31.\n"


def test_a_mistaken_waiver_is_told_with_the_others_and_is_2(
    check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    check({**stored("iban"), **settings(entry(), entry(id="no-card"))})
    assert run(["waivers", "--today", TODAY]) == 2
    said = capsys.readouterr().out
    assert said.startswith(f"used: {RULE} of payments.iban\n")
    assert "error: privacyrules.toml:12: there is no rule or finding 'no-card'; " in said


def test_soon_means_the_same_everywhere() -> None:
    assert page.SOON == SOON
