"""What SQL brings, hands on and opens, as a check tells it: from the text of a migration to the findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from privacyrules.model.report import Report
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, keep_cache_apart, write

Check = Callable[[str], Report]

CARD = "no-card-or-payment-details"
GIVEN_AWAY = "no-giving-away-payment-information"
CARDS = "CREATE TABLE cards (id int, card_number text);\n"
SETTINGS = """\
policy = "planetsoho"

[assume]
subject = "user"
source = "data_subject"
purpose = "registration"

[roles]
reader = "internal"
broker = { recipient = "data_broker", by = "Dana Levi" }
"""


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Write one migration and check it."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    folder = tmp_path / "shop"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(text: str) -> Report:
        write(folder, {"privacyrules.toml": SETTINGS, "a.sql": text})
        return check_paths([Path("a.sql")], find_config(Path.cwd()), Wanted(today=TODAY))

    return call


def told(report: Report) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Each finding by its level, id, line and columns."""
    return [(f.level, f.id, f"{f.table}:{f.place.line}", f.columns) for f in report.findings]


def evidence(report: Report) -> list[str]:
    return [reason for finding in report.findings for reason in finding.evidence]


CARDS_DENIED = ("error", CARD, "cards:1", ("card_number",))


def test_a_composite_type_speaks_where_it_is_used(check: Check) -> None:
    kind = "CREATE TYPE payment AS (card_number text, at date);\n"
    assert told(check(kind)) == []
    report = check(kind + "CREATE TABLE orders (id int, x payment);\n")
    assert told(report) == [("error", CARD, "orders:2", ("x",))]
    assert evidence(report) == ["reads type payment.card_number"]


def test_the_name_of_a_domain_speaks_for_its_columns(check: Check) -> None:
    domain = "CREATE DOMAIN card_number AS text;\n"
    report = check(domain + "CREATE TABLE orders (id int, x card_number);\n")
    assert told(report) == [("error", CARD, "orders:2", ("x",))]
    assert evidence(report) == ["reads type card_number.card_number"]


def test_a_domain_whose_name_tells_nothing_leaves_its_columns_alone(check: Check) -> None:
    assert told(check("CREATE DOMAIN name AS text;\nCREATE TABLE orders (id int, state name);\n")) == []


def test_a_comment_on_a_domain_speaks_for_its_columns(check: Check) -> None:
    domain = "CREATE DOMAIN code AS text;\nCOMMENT ON DOMAIN code IS 'privacyrules: data=card_number';\n"
    assert told(check(domain + "CREATE TABLE orders (id int, x code);\n")) == [
        ("error", CARD, "orders:3", ("x",))
    ]


def test_a_copied_table_is_denied_like_its_original_and_a_partition_is_not_told_twice(check: Check) -> None:
    copied = check(CARDS + "CREATE TABLE old_cards (LIKE cards INCLUDING ALL);\n")
    assert told(copied) == [CARDS_DENIED, ("error", CARD, "old_cards:2", ("card_number",))]
    parts = "CREATE TABLE cards_1 PARTITION OF cards FOR VALUES IN (1);\n" * 2
    assert told(check(CARDS + parts)) == [CARDS_DENIED]


def test_a_copy_by_update_is_denied_where_the_column_stands(check: Check) -> None:
    notes = "CREATE TABLE notes (id int, x text);\n"
    update = "UPDATE notes SET x = c.card_number FROM cards c WHERE c.id = notes.id;\n"
    assert told(check(CARDS + notes + update)) == [CARDS_DENIED, ("error", CARD, "notes:2", ("x",))]
    literal = "UPDATE notes SET x = 'card_number';\n"
    assert told(check(CARDS + notes + literal)) == [CARDS_DENIED]


def test_a_copy_by_a_trigger_is_denied(check: Check) -> None:
    keep = (
        "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$\n"
        "BEGIN INSERT INTO notes (x) VALUES (NEW.card_number); RETURN NEW; END $$;\n"
    )
    assert told(check("CREATE TABLE notes (id int, x text);\n" + keep)) == [
        ("error", CARD, "notes:1", ("x",))
    ]


def test_what_is_revoked_is_no_disclosure(check: Check) -> None:
    grant = "GRANT SELECT ON cards TO broker;\n"
    assert [finding.id for finding in check(CARDS + grant).findings] == [CARD, GIVEN_AWAY]
    assert told(check(CARDS + grant + "REVOKE ALL ON cards FROM broker;\n")) == [CARDS_DENIED]


def test_a_member_is_let_read_what_its_role_is(check: Check) -> None:
    grants = "GRANT SELECT ON cards TO reader;\nGRANT reader TO broker;\n"
    report = check(CARDS + grants)
    assert told(report) == [CARDS_DENIED, ("error", GIVEN_AWAY, "cards:3", ("card_number",))]
    assert report.findings[1].flow == "grant to broker"


def test_a_member_whom_nobody_mapped_is_one_warning(check: Check) -> None:
    grants = "GRANT SELECT ON cards TO reader;\nGRANT reader TO eve;\n"
    assert [(f.id, f.place.line) for f in check(CARDS + grants).findings[1:]] == [("unmapped-role", 3)]


def test_a_subscription_is_reported_without_its_password(check: Check) -> None:
    report = check("CREATE SUBSCRIPTION films CONNECTION 'host=x password=hunter2' PUBLICATION p;\n")
    (finding,) = report.findings
    assert (finding.level, finding.id) == ("warning", "opaque")
    assert finding.message.endswith(
        "the subscription `films` brings rows from another database, into tables that are not named here; "
        "state in the settings where their data comes from (`source`)"
    )


def test_an_update_that_cannot_be_followed_fails_only_where_its_words_are_personal(check: Check) -> None:
    told_ = [(f.level, f.id, f.fails) for f in check("UPDATE t SET a = {{ value }} || b;\n").findings]
    assert told_ == [("warning", "opaque", False)]
    told_ = [
        (f.level, f.id, f.fails) for f in check("UPDATE t SET a = {{ value }} || card_number;\n").findings
    ]
    assert told_ == [("error", "opaque", True)]
