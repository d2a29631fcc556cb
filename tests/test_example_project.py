"""The example project: every finding in it, and nothing else, in Python and on the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import privacyrules
from privacyrules.model.report import Finding, Report

ROOT = Path(__file__).parents[1]
PROJECT = ROOT / "tests" / "example_project"
TODAY = "2026-01-15"

KEPT = "We do not keep credit card details or payment details."
CARD = "no-card-or-payment-details"

Row = tuple[str, str | None, str | None, str | None, str]
"""Id, table (of a flow: none), column (of a flow: its id), verdict, start of the quote."""

FINDINGS: list[Row] = [
    ("not-covered", None, "monthly-newsletter", "not_covered", ""),
    ("no-giving-away-payment-information", None, "churn-study", "denied", "Under no circumstances will"),
    ("no-sale", None, "dormant-accounts-list", "denied", "We will not sell your personally"),
    ("conditional", None, "subpoena-unread", "conditional", "We will disclose your personally"),
    ("not-covered", "customers", "contact_name", "not_covered", ""),
    ("not-covered", "customers", "email", "not_covered", ""),
    ("not-covered", "customers", "phone", "not_covered", ""),
    ("not-covered", "customers", "street_address", "not_covered", ""),
    ("not-covered", "customers", "postcode", "not_covered", ""),
    ("not-covered", "customers", "city", "not_covered", ""),
    (CARD, "payments", "card_last4", "denied", KEPT),
    (CARD, "payments", "card_exp_month", "denied", KEPT),
    (CARD, "payments", "card_exp_year", "denied", KEPT),
    (CARD, "profiles", "iban", "denied", KEPT),
    (
        "no-pii-in-statistics",
        "page_statistics",
        "last_reader_email",
        "denied",
        "such information will be maintained",
    ),
    ("not-covered", "friends", "birthday", "not_covered", ""),
    (CARD, "payments", "name_on_card", "denied", KEPT),
    (CARD, "payment_methods", "card_details", "denied", KEPT),
    (CARD, "customers", "reference_2", "denied", KEPT),
    ("opaque", None, None, None, ""),
    ("no-giving-away-payment-information", "churn", "turnover", "denied", "Under no circumstances will"),
]

CLEAN = (
    *("users", "business_pages", "invoices", "invoice_lines", "sessions", "access_log", "documents"),
    *("support_messages", "email_opens", "referral_codes", "desk_tickets", "desk_messages"),
)
ALLOWED = {
    *("buy-credit", "mail-beacon", "breach-mail", "breach-notice"),
    *("statistics-export", "subpoena-believed-valid", "merger"),
}


@pytest.fixture(scope="module")
def report() -> Report:
    return privacyrules.check([PROJECT], today=TODAY)


def in_short(finding: Finding) -> Row:
    quote = finding.quote.text if finding.quote else ""
    column = next(iter(finding.columns), finding.flow)
    return finding.id, finding.table, column, finding.verdict, quote


def test_what_is_found(report: Report) -> None:
    found = [in_short(finding) for finding in report.findings]
    assert [row[:4] for row in found] == [row[:4] for row in FINDINGS]
    for row, expected in zip(found, FINDINGS, strict=True):
        assert row[4].startswith(expected[4]), row
        assert bool(row[4]) == bool(expected[4]), row


def test_everything_but_the_unread_subpoena_fails_the_run(report: Report) -> None:
    assert [finding.flow for finding in report.findings if not finding.fails] == ["subpoena-unread"]
    assert (report.exit_code, report.problems) == (1, ())


def test_the_card_columns_are_held_against_the_sentence_word_for_word(report: Report) -> None:
    quoted = {finding.quote.text for finding in report.findings if finding.id == CARD and finding.quote}
    assert quoted == {"We do not keep credit card details or payment details."}


@pytest.mark.parametrize("table", CLEAN)
def test_a_clean_table_is_not_mentioned(report: Report, table: str) -> None:
    assert [in_short(finding) for finding in report.findings if finding.table == table] == []


def test_what_the_policy_allows_is_not_mentioned(report: Report) -> None:
    mentioned = {finding.flow for finding in report.findings if finding.table is None}
    assert mentioned & ALLOWED == set()
    assert report.summary.flows == len(ALLOWED) + len(mentioned - {None})


def test_the_silence_is_not_blindness(report: Report) -> None:
    """The clean columns were recognised as personal and judged."""
    summary = report.summary
    on_columns = [finding for finding in report.findings if finding.table]
    assert (summary.columns, summary.personal, len(on_columns)) == (144, 57, 16)


def test_the_command_line_finds_the_same_and_leaves_with_1() -> None:
    command = [sys.executable, "-m", "privacyrules", "check", "--today", TODAY, "tests/example_project"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.endswith("Found 20 errors and 1 warning in 14 places.\n")
    for id_, table, column, _, _ in FINDINGS:
        assert f"[{id_}]: " in run.stdout
        assert (column or "") in run.stdout
        assert (table or "") in run.stdout
