"""Small folders in, what a check says of copies, views and of who may read what out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from privacyrules.model.report import Finding, Report
from privacyrules.reporters.text import report_text
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, keep_cache_apart, write

Check = Callable[..., Report]

USERS = "CREATE TABLE users (id int, email text, first_name text);\n"
CARDS = "CREATE TABLE cards (id int, card_number text);\n"
CARD = "no-card-or-payment-details"
GIVEN_AWAY = "no-giving-away-payment-information"

SETTINGS = """\
policy = "planetsoho"

[assume]
subject = "user"
source = "data_subject"
purpose = "registration"

[roles]
app = "internal"
"team_*" = "internal"
reporting = { recipient = "analytics_provider", purpose = "product_analytics", by = "Dana Levi" }
counsel = { recipient = "court", purpose = "legal_process", by = "Dana Levi", date = "2026-01-15" }
p = { recipient = "data_broker", by = "Dana Levi" }
"/srv/*" = { recipient = "other_company", by = "Dana Levi" }
"curl *" = { recipient = "advertiser", purpose = "advertising", by = "Dana Levi" }
films = { recipient = "hosting_provider", by = "Dana Levi" }
"""


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Write one migration and check it."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    folder = tmp_path / "shop"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(text: str, settings: str = SETTINGS, dialect: str | None = None) -> Report:
        write(folder, {"privacyrules.toml": settings, "a.sql": text})
        return check_paths([Path("a.sql")], find_config(Path.cwd()), Wanted(today=TODAY, dialect=dialect))

    return call


def told(report: Report) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Each finding by its level, id, line and columns."""
    return [(f.level, f.id, f"{f.table}:{f.place.line}", f.columns) for f in report.findings]


def only(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


# Copies and views.


def test_a_copy_of_card_data_is_denied_whatever_it_is_called(check: Check) -> None:
    copy = "CREATE TABLE reporting AS\n    SELECT id, card_number AS reference\n    FROM cards;\n"
    report = check(CARDS + copy)
    assert told(report) == [
        ("error", CARD, "cards:1", ("card_number",)),
        ("error", CARD, "reporting:3", ("reference",)),
    ]
    finding = report.findings[1]
    assert (finding.category, finding.band, finding.evidence) == (
        "card_number",
        report.findings[0].band,
        ("reads cards.card_number",),
    )
    assert (finding.place.line, finding.place.column) == (3, 31)


def test_a_copy_by_insert_is_denied_where_the_column_stands(check: Check) -> None:
    notes = "CREATE TABLE notes (id int, x text);\n"
    copy = "INSERT INTO notes (id, x) SELECT id, card_number FROM cards;\n"
    assert told(check(CARDS + notes + copy))[1:] == [("error", CARD, "notes:2", ("x",))]


def test_several_things_in_one_column_are_all_judged(check: Check) -> None:
    copy = "CREATE TABLE r AS SELECT email || card_number AS x FROM users u JOIN cards c USING (id);\n"
    finding = check(USERS + CARDS + copy).findings[1]
    assert finding.answer is not None
    assert set(finding.answer.understood.terms["data"]) == {"email", "card_number"}
    assert (finding.id, finding.table, finding.columns) == (CARD, "r", ("x",))


def test_what_is_counted_is_no_copy(check: Check) -> None:
    counts = "CREATE TABLE r AS SELECT count(card_number) AS cards, card_number IS NULL AS none FROM cards;\n"
    assert told(check(CARDS + counts)) == [("error", CARD, "cards:1", ("card_number",))]


def test_a_plain_view_keeps_nothing_and_a_materialized_one_does(check: Check) -> None:
    view = "CREATE {} VIEW v AS SELECT card_number AS n FROM cards;\n"
    assert told(check(CARDS + view.format(""))) == [("error", CARD, "cards:1", ("card_number",))]
    report = check(CARDS + view.format("MATERIALIZED"))
    assert told(report)[1:] == [("error", CARD, "v:2", ("n",))]
    assert report.summary.columns == 3


def test_a_copy_of_what_is_stated_as_not_personal_is_not_personal_either(check: Check) -> None:
    users = 'CREATE TABLE users (\n  email text -- privacyrules: not_personal="our own" by=dana\n);\n'
    copy = "CREATE TABLE t AS SELECT email FROM users;\n"
    report = check(users + copy)
    assert (told(report), report.summary.columns, report.summary.personal) == ([], 2, 0)


def test_what_is_said_beside_a_copy_outweighs_what_it_reads(check: Check) -> None:
    column = '  card_number -- privacyrules: not_personal="masked" by=dana\n'
    copy = f"CREATE TABLE t AS SELECT\n{column}FROM cards;\n"
    assert told(check(CARDS + copy)) == [("error", CARD, "cards:1", ("card_number",))]


def test_about_whom_a_copy_is_and_where_it_came_from_goes_on_but_not_what_for(check: Check) -> None:
    settings = (
        'policy = "planetsoho"\n[[columns]]\ntable = "users"\nsubject = "user"\nsource = "data_subject"\n'
        'purpose = "registration"\nby = "Ada"\n'
    )
    finding = only(check("CREATE TABLE users (email text);\nCREATE TABLE t AS TABLE users;\n", settings))
    assert finding.answer is not None
    terms = finding.answer.understood.terms
    assert (finding.kind, terms["subject"], terms["source"]) == ("unless", ("user",), ("data_subject",))
    assert "purpose" not in terms


def test_columns_that_no_file_tells_are_for_review(check: Check) -> None:
    finding = only(check("CREATE TABLE t AS SELECT * FROM elsewhere;\n"))
    assert (finding.id, finding.table, finding.columns, finding.level) == ("review", "t", ("*",), "warning")
    assert finding.evidence == ("reads every column of elsewhere, which no file that was read creates",)


# Who may read it.


def test_an_internal_role_may_read_everything(check: Check) -> None:
    assert told(check(USERS + "GRANT SELECT ON users, elsewhere TO app, TEAM_A;\n")) == []


def test_a_role_of_somebody_else_is_a_disclosure_of_each_personal_column(check: Check) -> None:
    finding = only(check(USERS + "GRANT SELECT ON users TO reporting;\n"))
    assert (finding.level, finding.id, finding.verdict, finding.fails) == (
        "error",
        "not-covered",
        "not_covered",
        True,
    )
    assert (finding.place.line, finding.place.column) == (2, 1)
    assert (finding.table, finding.columns) == ("users", ("email", "first_name"))
    assert finding.message == (
        "letting 'reporting' read users.email, users.first_name is not covered: "
        "the policy does not speak of it"
    )
    assert finding.answer is not None
    assert finding.answer.understood.terms == {
        "action": ("share",),
        "data": ("email", "first_name"),
        "subject": ("user",),
        "purpose": ("product_analytics",),
        "recipient": ("analytics_provider",),
        "form": ("identified",),
        "source": ("data_subject",),
    }
    stated = {a.name: a.stated_by for a in finding.answer.assumed}
    assert (stated["recipient"], stated["purpose"], stated["subject"]) == (
        "Dana Levi",
        "Dana Levi",
        "settings",
    )


def test_the_columns_purpose_counts_where_the_role_has_none(check: Check) -> None:
    finding = only(check(USERS + "CREATE PUBLICATION p FOR TABLE users (id, email);\n"))
    assert finding.answer is not None
    terms = finding.answer.understood.terms
    assert (terms["purpose"], terms["recipient"]) == (("registration",), ("data_broker",))
    assert finding.message.startswith("publishing through 'p' users.email is not covered")


def test_a_role_may_read_a_view_of_what_it_may_not(check: Check) -> None:
    view = "CREATE VIEW v AS SELECT card_number AS n FROM cards;\nGRANT SELECT ON v TO reporting;\n"
    _, finding = check(CARDS + view).findings
    assert (finding.id, finding.rule, finding.table, finding.columns) == (GIVEN_AWAY, GIVEN_AWAY, "v", ("n",))
    assert finding.quote is not None
    assert finding.quote.text.startswith("Under no circumstances")


def test_one_finding_per_rule_and_table(check: Check) -> None:
    columns = "CREATE TABLE people (id int, email text, phone text, card_number text);\n"
    report = check(columns + USERS + "GRANT ALL ON people, users TO reporting;\n")
    assert told(report)[1:] == [
        ("error", GIVEN_AWAY, "people:3", ("card_number",)),
        ("error", "not-covered", "people:3", ("email", "phone")),
        ("error", "not-covered", "users:3", ("email", "first_name")),
    ]


def test_what_depends_is_a_warning_with_the_question(check: Check) -> None:
    finding = only(check(USERS + "GRANT SELECT (email) ON users TO counsel;\n"))
    assert (finding.level, finding.id, finding.kind) == ("warning", "conditional", "if")
    assert finding.help[0].startswith("State the facts believed_required_by_law and subpoena_believed_valid")


def test_an_unmapped_role_is_one_warning_with_the_line_that_maps_it(check: Check) -> None:
    report = check(USERS + "GRANT SELECT (email) ON users TO bi;\nGRANT SELECT ON users TO BI, other;\n")
    assert told(report) == [
        ("warning", "unmapped-role", "None:2", ("users.email", "users.first_name")),
        ("warning", "unmapped-role", "None:3", ("users.email", "users.first_name")),
    ]
    first = report.findings[0]
    assert first.message == (
        "nobody has said who 'bi' is, and it may read personal data: users.email, users.first_name"
    )
    (way_out,) = first.help
    assert way_out == (
        'Say in the settings, under `[roles]`, who it is: `bi = "internal"`, or '
        '`bi = {recipient = "…", purpose = "…", by = "NAME"}`.'
    )
    assert (report.exit_code, first.fails) == (0, False)


def test_everybody_is_a_role_called_public(check: Check) -> None:
    grant = USERS + "GRANT SELECT (email) ON users TO PUBLIC;\n"
    assert only(check(grant)).message.startswith("nobody has said who 'public' is")
    assert told(check(grant, SETTINGS + 'public = "internal"\n')) == []


def test_a_role_that_opens_nothing_personal_is_no_finding(check: Check) -> None:
    assert told(check("CREATE TABLE jobs (id int, attempts int);\nGRANT SELECT ON jobs TO bi;\n")) == []


def test_tables_that_no_file_tells_stay_opaque(check: Check) -> None:
    finding = only(check("GRANT SELECT ON elsewhere TO reporting;\n"))
    assert (finding.level, finding.id, finding.place.line) == ("warning", "opaque", 1)
    assert finding.message.endswith(
        "it opens elsewhere to 'reporting', and no file that was read tells its columns"
    )


def test_columns_that_no_file_tells_are_judged_by_their_names(check: Check) -> None:
    finding = only(check("GRANT SELECT (id, email) ON elsewhere TO reporting;\n"))
    assert (finding.id, finding.columns) == ("not-covered", ("email",))


def test_what_a_view_may_hold_is_for_review_where_it_is_opened(check: Check) -> None:
    text = "CREATE VIEW v AS SELECT value AS x FROM things;\nGRANT SELECT ON v TO reporting;\n"
    finding = only(check(text))
    assert (finding.id, finding.place.line, finding.columns) == ("review", 2, ("v.x",))


@pytest.mark.parametrize(
    ("statement", "recipient", "dialect"),
    [
        ("COPY users (email) TO PROGRAM 'curl -T - https://ads.example';", "advertiser", None),
        ("COPY (SELECT lower(email) AS m FROM users) TO '/srv/out.csv';", "other_company", None),
        ("SELECT email INTO OUTFILE '/srv/out.csv' FROM users;", "other_company", "mysql"),
        ("CREATE PUBLICATION p FOR TABLE users (email);", "data_broker", None),
        ("ALTER PUBLICATION p ADD TABLE users (email);", "data_broker", None),
        ("GRANT SELECT (email) ON users TO 'reporting'@'%';", "analytics_provider", "mysql"),
    ],
)
def test_each_way_out(check: Check, statement: str, recipient: str, dialect: str | None) -> None:
    finding = only(check(USERS + statement, dialect=dialect))
    assert (finding.id, finding.table, finding.columns) == ("not-covered", "users", ("email",))
    assert finding.answer is not None
    assert finding.answer.understood.terms["recipient"] == (recipient,)


def test_a_foreign_table_lies_with_its_server(check: Check) -> None:
    finding = only(check("CREATE FOREIGN TABLE t (id int, email text) SERVER films;\n"))
    assert (finding.id, finding.flow) == ("not-covered", "foreign table to films")


def test_a_waiver_beside_a_grant_accepts_it(check: Check) -> None:
    waiver = '-- privacyrules: ignore[{}] "list to come" until=2030-05-31 by=dana text={}\n'
    grant = "GRANT SELECT (email) ON users TO {};\n"
    found = only(check(USERS + grant.format("bi")))
    report = check(USERS + waiver.format("unmapped-role", found.text) + grant.format("bi"))
    assert (told(report), report.summary.waived, report.problems) == ([], 1, ())
    report = check(USERS + waiver.format("not-covered", found.text) + grant.format("reporting"))
    assert (told(report), report.summary.waived) == ([], 1)


def test_a_fingerprint_outlives_a_move_and_names_role_and_columns(check: Check) -> None:
    grant = "GRANT SELECT (email) ON users TO reporting;\n"
    found = {
        only(check(text)).fingerprint
        for text in (USERS + grant, USERS + "\n\n" + grant, USERS + grant.replace("email", "EMAIL"))
    }
    other = only(check(USERS + grant.replace("email", "first_name"))).fingerprint
    assert (len(found), other in found) == (1, False)


def test_the_text_shows_the_statement_the_flow_and_who_stated_it(check: Check) -> None:
    text = report_text(check(CARDS.replace("card_number", "email") + "GRANT SELECT ON cards TO reporting;\n"))
    assert (
        """\
error[not-covered]: letting 'reporting' read cards.email is not covered: the policy does not speak
    of it
  --> a.sql:2:1
  |
2 | GRANT SELECT ON cards TO reporting;
  | ^^^^^
"""
        in text
    )
    assert "= stated: purpose product_analytics, recipient analytics_provider (Dana Levi)" in text


LOADED = """\
import sys
sys.argv = ['privacyrules', 'check', '-p', 'planetsoho', sys.argv[1]]
from privacyrules.cli import run
run()
print('sqlglot' in sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("text", "loaded"),
    [
        (
            "CREATE TABLE a (b int); GRANT SELECT ON a TO x; INSERT INTO a VALUES (1); COPY a TO '/x';",
            "False",
        ),
        ("CREATE VIEW v AS SELECT b FROM a;", "False"),
        ("CREATE VIEW v AS SELECT lower(b) AS c FROM a;", "True"),
    ],
)
def test_the_parser_is_loaded_for_queries_that_are_not_plain_alone(
    tmp_path: Path, text: str, loaded: str
) -> None:
    (tmp_path / "a.sql").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", LOADED, str(tmp_path / "a.sql")]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.stderr == f"{loaded}\n"
