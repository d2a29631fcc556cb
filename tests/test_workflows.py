"""Small folders in, the report of a check out: what is found where, how grave it is, and the exit code."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import privacyrules
from privacyrules.cli import run
from privacyrules.model.places import MistakesError, Place
from privacyrules.model.report import Finding, Report
from privacyrules.reporters.json import report_text as as_json
from privacyrules.reporters.text import report_text
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, keep_cache_apart, write

Check = Callable[..., Report]

ASSUME = (
    'policy = "planetsoho"\n[assume]\nsubject = "user"\nsource = "data_subject"\npurpose = "registration"\n'
)
"""Settings under which an ordinary column of a table of users is allowed."""

DENIED = "CREATE TABLE cards (id int, card_last4 varchar(4));\n"
CLEAN = "CREATE TABLE users (id int, email text);\n"
MALFORMED = "ALTER TABLE users ADD COLUMN broken text );\n"
OPAQUE = "FROBNICATE everything;\n"
OPAQUE_PERSONAL = "FROBNICATE card_number;\n"
TAKEN = (
    "readers take *.sql, *.flows.yaml, *.flows.json, the migrations of Alembic, Django, Rails, Laravel, "
    "Doctrine, Phinx, Knex, Sequelize and TypeORM, the models of SQLAlchemy, Django, Sequelize and TypeORM, "
    "schemas of Prisma, and changelogs of Liquibase"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    folder = tmp_path / "shop"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def check(here: Path) -> Check:
    """Write files, then check paths (the working directory if none is named) under the settings there."""

    def call(files: Mapping[str, str], *paths: str, **options: object) -> Report:
        write(here, {"privacyrules.toml": 'policy = "planetsoho"\n', **files})
        named = [Path(path) for path in paths]
        config = find_config(named[0] if named else Path.cwd())
        wanted = Wanted(today=TODAY, **options)  # type: ignore[arg-type]
        return check_paths(named, config, wanted)

    return call


def told(report: Report) -> list[tuple[str, str, str]]:
    """Each finding by its level, id and place."""
    return [(finding.level, finding.id, str(finding.place)) for finding in report.findings]


def only(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


def problems(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems]


# What is found.


def test_a_column_that_breaks_a_promise_is_an_error_with_the_promise(check: Check) -> None:
    report = check({"a.sql": DENIED})
    finding = only(report)
    assert (finding.level, finding.id, finding.rule) == ("error", "no-card-or-payment-details", finding.id)
    assert (finding.verdict, finding.fails, report.exit_code) == ("denied", True, 1)
    assert (finding.place, finding.table, finding.columns) == (
        Place("a.sql", 1, 29),
        "cards",
        ("card_last4",),
    )
    assert (finding.category, finding.band) == ("card_partial", "certain")
    assert finding.quote is not None
    assert finding.quote.text == "We do not keep credit card details or payment details."
    assert finding.source == DENIED.rstrip("\n")


def test_a_column_of_which_the_policy_does_not_speak_is_an_error_too(check: Check) -> None:
    stated = '[[columns]]\ntable = "users"\nby = "Ada"\nsubject = "employee"\n'
    report = check({"a.sql": CLEAN, "privacyrules.toml": ASSUME + stated})
    assert told(report) == [("error", "not-covered", "a.sql:1:29")]
    assert (only(report).verdict, only(report).rule, report.exit_code) == ("not_covered", None, 1)


@pytest.mark.parametrize(
    ("stated", "kind", "level"),
    [
        ('subject = "user"\npurpose = "registration"\n', "if", "warning"),
        ('subject = "user"\n', "both", "warning"),
        ('subject = "user"\nsource = "data_subject"\n', "unless", "note"),
    ],
)
def test_a_column_that_depends_is_a_warning_or_a_note_and_does_not_fail(
    check: Check, stated: str, kind: str, level: str
) -> None:
    report = check({"a.sql": CLEAN, "privacyrules.toml": f'policy = "planetsoho"\n[assume]\n{stated}'})
    assert told(report) == [(level, "conditional", "a.sql:1:29")]
    finding = only(report)
    assert (finding.verdict, finding.kind, finding.fails, report.exit_code) == ("conditional", kind, False, 0)
    assert finding.quote is not None


def test_a_column_that_no_name_explains_is_for_review_and_never_denied(check: Check) -> None:
    report = check({"a.sql": "CREATE TABLE things (id int, value text);\n"})
    assert told(report) == [("warning", "review", "a.sql:1:30")]
    finding = only(report)
    assert (finding.verdict, finding.band, report.exit_code) == (None, "review", 0)


def test_an_allowed_column_is_no_finding(check: Check) -> None:
    report = check({"a.sql": CLEAN, "privacyrules.toml": ASSUME})
    assert (told(report), report.exit_code) == ([], 0)
    assert (report.summary.columns, report.summary.personal) == (2, 1)
    assert [(a.name, a.value, a.stated_by) for a in report.assumed] == [
        ("form", ("identified",), "the gate's own assumption"),
        ("purpose", ("registration",), "settings"),
        ("recipient", ("internal",), "the gate's own assumption"),
        ("source", ("data_subject",), "settings"),
        ("subject", ("user",), "settings"),
    ]


MANIFEST = """\
flows:
  - {id: broker, action: sell, data: email, subject: user, recipient: data_broker}
  - {id: cookies, action: use, data: session_cookie, subject: user}
  - {id: letter, action: use, data: email, subject: user, purpose: newsletter}
  - {id: court, action: share, data: email, subject: user, recipient: court, purpose: legal_process}
"""


def test_the_flows_of_a_manifest_are_judged_as_questions_are(check: Check) -> None:
    report = check({"a.flows.yaml": MANIFEST})
    assert told(report) == [
        ("error", "no-sale", "a.flows.yaml:2:10"),
        ("error", "not-covered", "a.flows.yaml:4:10"),
        ("warning", "conditional", "a.flows.yaml:5:10"),
    ]
    assert [finding.flow for finding in report.findings] == ["broker", "letter", "court"]
    assert (report.summary.flows, report.exit_code) == (4, 1)


def test_a_flow_that_two_rules_deny_is_two_findings(check: Check) -> None:
    manifest = (
        "flows: [{id: a, action: [store, sell], data: card_number, subject: user, recipient: data_broker}]\n"
    )
    report = check({"a.flows.yaml": manifest})
    assert [finding.id for finding in report.findings] == [
        "no-card-or-payment-details",
        "no-giving-away-payment-information",
        "no-sale",
    ]
    assert len({finding.fingerprint for finding in report.findings}) == 3


def test_a_wrong_word_in_one_flow_leaves_the_others_judged(check: Check) -> None:
    report = check({"a.flows.yaml": MANIFEST + "  - {id: odd, action: use, data: emial}\n"})
    assert problems(report) == ["a.flows.yaml:6:34: 'emial' is no data term; did you mean 'email'?"]
    assert [finding.flow for finding in report.findings] == ["broker", "letter", "court"]
    assert report.exit_code == 2


def test_a_flow_of_too_many_combinations_is_a_problem_at_its_place(check: Check) -> None:
    listed = "[email, phone, city, gender, username, occupation, person_name, postcode]"
    purposes = (
        "[registration, invoicing, marketing, analytics, debugging, recruitment, newsletter, advertising]"
    )
    subjects = "[user, visitor, friend, employee, child, relative, job_applicant, invoice_recipient]"
    others = (
        "action: [use, store, share, sell], source: [automatic, third_party], form: [identified, aggregate]"
    )
    flow = f"{{id: a, data: {listed}, purpose: {purposes}, subject: {subjects}, {others}}}"
    report = check({"a.flows.yaml": f"flows:\n  - {flow}\n"})
    said = "the flow has 8,192 combinations of terms; at most 4,096 are decided at once; split the flow"
    assert problems(report) == [f"a.flows.yaml:2:10: {said}"]


# What was not understood.


def test_a_malformed_statement_is_2_and_all_others_are_still_judged(check: Check) -> None:
    report = check({"a.sql": MALFORMED + DENIED, "b.sql": "CREATE TABLE accounts (iban text);\n"})
    assert told(report) == [
        ("error", "malformed", "a.sql:1:42"),
        ("error", "no-card-or-payment-details", "a.sql:2:29"),
        ("error", "no-card-or-payment-details", "b.sql:1:24"),
    ]
    assert report.exit_code == 2


@pytest.mark.parametrize(
    ("statement", "level", "fails", "speaks"),
    [
        (OPAQUE, "warning", False, False),
        (OPAQUE_PERSONAL, "error", True, True),
        ("FROBNICATE iban, note;\n", "error", True, True),
    ],
)
def test_an_opaque_statement_fails_if_a_word_of_it_tells(
    check: Check, statement: str, level: str, fails: bool, speaks: bool
) -> None:
    report = check({"a.sql": "CREATE TABLE t (id int);\n" + statement})
    finding = only(report)
    assert (finding.id, finding.level, finding.fails) == ("opaque", level, fails)
    assert ("and it speaks of" in finding.message) is speaks
    assert report.exit_code == int(fails)
    assert report.summary.opaque == 1


# What fails a run.

ALL_KINDS = {
    "a.sql": DENIED
    + "CREATE TABLE users (email text, passport_number text, gender text, phone text);\n"
    + "CREATE TABLE things (value text);\n"
    + OPAQUE
    + OPAQUE_PERSONAL,
    "privacyrules.toml": """
policy = "planetsoho"
[assume]
subject = "user"
[[columns]]
table = "users"
column = "passport_number"
by = "Ada"
subject = "employee"
[[columns]]
table = "users"
column = "gender"
by = "Ada"
purpose = "registration"
[[columns]]
table = "users"
column = "phone"
by = "Ada"
source = "data_subject"
""",
}
"""One finding of each gravity: denied, not covered, if, both, unless, review, opaque, opaque and telling."""


def failing(report: Report) -> set[str]:
    """What fails, by gravity."""
    return {finding.kind or finding.verdict or finding.id for finding in report.findings if finding.fails}


def test_by_default_what_no_promise_covers_fails_and_opaque_statements_that_tell(check: Check) -> None:
    report = check(ALL_KINDS)
    assert len(report.findings) == 8
    assert failing(report) == {"denied", "not_covered", "opaque"}
    assert Counter(finding.level for finding in report.findings) == {"error": 3, "warning": 4, "note": 1}
    assert report.exit_code == 1


@pytest.mark.parametrize("gravity", ["denied", "not_covered", "if", "both", "unless", "opaque", "review"])
def test_what_is_listed_fails_and_nothing_else(check: Check, gravity: str) -> None:
    report = check(ALL_KINDS, fail_on=(gravity,))
    assert failing(report) == {gravity}
    assert sum(finding.fails for finding in report.findings) == (2 if gravity == "opaque" else 1)
    assert report.exit_code == 1


def test_a_list_without_opaque_lets_every_opaque_statement_pass(check: Check) -> None:
    for fail_on in (("denied", "not_covered"), ("not_covered", "denied")):
        assert failing(check(ALL_KINDS, fail_on=fail_on)) == {"denied", "not_covered"}


def test_strictly_warnings_fail_and_notes_do_not(check: Check) -> None:
    report = check(ALL_KINDS, strict=True)
    assert [finding.kind for finding in report.findings if not finding.fails] == ["unless"]


def test_settings_say_what_fails_and_the_caller_overrules_them(check: Check) -> None:
    stated = ALL_KINDS["privacyrules.toml"].replace("[assume]", 'fail-on = ["if"]\n[assume]')
    files = {**ALL_KINDS, "privacyrules.toml": stated}
    assert failing(check(files)) == {"if"}
    assert failing(check(files, fail_on=("unless",))) == {"unless"}
    nothing = {**files, "privacyrules.toml": stated.replace('["if"]', "[]")}
    assert failing(check(nothing)) == set()
    strictly = {**files, "privacyrules.toml": stated.replace("[assume]", "strict = true\n[assume]")}
    assert failing(check(strictly)) == {"denied", "not_covered", "if", "both", "opaque", "review"}


def test_the_command_line_passes_all_of_that_on(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, ALL_KINDS)
    codes = {
        "": 1,
        "--fail-on if --fail-on both": 1,
        "--fail-on unless --exit-zero": 0,
        "--strict": 1,
        "--exit-zero": 0,
    }
    assert {line: run(["check", *line.split()]) for line in codes} == codes
    capsys.readouterr()
    write(here, {"a.sql": "CREATE TABLE things (value text);\n"})
    codes = {"": 0, "--strict": 1, "--fail-on review": 1, "--fail-on denied": 0}
    assert {line: run(["check", *line.split()]) for line in codes} == codes
    assert "[review]" in capsys.readouterr().out


# Files.


def test_a_file_that_is_no_text_is_2_and_the_others_are_still_judged(check: Check, here: Path) -> None:
    (here / "b.sql").write_bytes(b"CREATE TABLE t (\xff\xfe);")
    (here / "c.sql").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    report = check({"a.sql": DENIED})
    assert [str(problem.place) for problem in report.problems] == ["b.sql:1:17", "c.sql:1:1"]
    assert (report.exit_code, only(report).place.path) == (2, "a.sql")


def test_a_path_that_there_is_not_is_2(check: Check) -> None:
    report = check({"a.sql": CLEAN}, "a.sql", "b.sql", "none/")
    assert problems(report) == [
        "b.sql: there is no such file or folder",
        "none: there is no such file or folder",
    ]
    assert report.exit_code == 2


def test_a_file_that_no_reader_takes_is_2_if_it_is_named_and_counted_if_it_is_found(check: Check) -> None:
    files = {"db/a.sql": "CREATE TABLE t (id int);\n", "db/notes.txt": ""}
    assert (found := check(files, "db")).exit_code == 0
    assert (found.summary.files, found.summary.passed_over) == (1, 1)
    for order in (("db/notes.txt", "db"), ("db", "db/notes.txt")):
        assert problems(named := check(files, *order)) == [
            f"db/notes.txt: no reader takes this file; {TAKEN}"
        ]
        assert named.exit_code == 2


@pytest.mark.parametrize("files", [{}, {"db/notes.txt": "", "db/deep/er.md": ""}])
def test_a_folder_without_a_file_that_a_reader_takes_is_2(
    check: Check, here: Path, files: Mapping[str, str]
) -> None:
    (here / "db").mkdir()
    report = check(files, "db")
    said = f"the folder holds no file that a reader takes; {TAKEN}"
    assert problems(report) == [f"db: {said}"]
    assert report.exit_code == 2
    assert problems(check({})) == [f".: {said}"]


@pytest.mark.parametrize(
    "paths", [("db", "db"), ("db/a.sql", "db"), ("db", "db/a.sql"), ("db/a.sql", "./db/../db/a.sql")]
)
def test_a_file_is_read_once_however_often_it_is_named(check: Check, paths: tuple[str, ...]) -> None:
    report = check({"db/a.sql": DENIED}, *paths)
    assert (report.summary.files, len(report.findings), problems(report)) == (1, 1, [])


def test_links_are_read_once_under_the_name_of_what_they_lead_to(check: Check, here: Path) -> None:
    write(here, {"store/3f2a": DENIED})
    (here / "db").mkdir()
    (here / "db/0001.sql").symlink_to("../store/3f2a")
    (here / "db/again.sql").symlink_to("0001.sql")
    (here / "db/up").symlink_to("..", target_is_directory=True)
    report = check({}, "db")
    assert (told(report), report.summary.files) == (
        [("error", "no-card-or-payment-details", "store/3f2a:1:29")],
        1,
    )


def test_links_in_a_circle_are_2_and_the_others_are_still_judged(check: Check, here: Path) -> None:
    write(here, {"db/a.sql": DENIED})
    (here / "db/x.sql").symlink_to("y.sql")
    (here / "db/y.sql").symlink_to("x.sql")
    report = check({}, "db")
    assert [problem.place.path for problem in report.problems] == ["db/x.sql", "db/y.sql"]
    assert (report.exit_code, len(report.findings)) == (2, 1)


def test_a_name_that_is_no_text_is_printed_with_codes(check: Check, here: Path) -> None:
    try:
        (here / os.fsdecode(b"\xff.sql")).write_text(DENIED, encoding="utf-8")
    except OSError:
        pytest.skip("not run: this file system takes text only")
    report = check({})
    assert only(report).place.path == r"\xff.sql"
    report_text(report).encode("utf-8")


def test_files_that_bring_nothing_are_0_and_say_so(check: Check) -> None:
    report = check({"a.sql": "-- nothing yet\nSELECT 1;\n", "b.flows.yaml": "flows: []\n"})
    assert (told(report), report.exit_code) == ([], 0)
    assert report_text(report).startswith(
        "nothing to check: 2 files read, and none brings columns or flows\n"
    )
    assert "nothing to check" not in report_text(check({"a.sql": CLEAN}))


def test_what_is_excluded_is_not_read(check: Check) -> None:
    files = {"a.sql": CLEAN, "old/b.sql": DENIED, "c.sql": DENIED}
    stated = {"privacyrules.toml": ASSUME.replace("[assume]", 'exclude = ["old"]\n[assume]')}
    report = check({**files, **stated}, exclude=("c.*",))
    assert (told(report), report.summary.files) == ([], 1)


def test_patterns_of_the_settings_count_from_where_the_settings_lie(
    check: Check, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what is skipped would depend on where somebody happens to stand."""
    stated = 'policy = "planetsoho"\nexclude = ["db/old", "*.bak.sql"]\n'
    files = {"db/a.sql": DENIED, "db/old/b.sql": DENIED, "old/c.sql": DENIED, "db/d.bak.sql": DENIED}
    report = check({**files, "privacyrules.toml": stated})
    assert [finding.place.path for finding in report.findings] == ["old/c.sql"]
    assert report.summary.files == 2
    monkeypatch.chdir(here / "db")
    below = check_paths([Path()], find_config(Path()), Wanted(today=TODAY))
    assert [finding.place.path for finding in below.findings] == ["a.sql"]
    assert below.summary.files == 1


def test_a_path_of_the_settings_that_there_is_not_is_named_from_the_working_directory(check: Check) -> None:
    report = check({"privacyrules.toml": 'policy = "planetsoho"\npaths = ["nowhere"]\n'})
    assert problems(report) == ["nowhere: there is no such file or folder"]


def test_without_a_path_the_settings_say_what_is_checked(check: Check) -> None:
    stated = 'policy = "planetsoho"\npaths = ["db"]\n'
    report = check({"a.sql": DENIED, "db/b.sql": DENIED, "privacyrules.toml": stated})
    assert [finding.place.path for finding in report.findings] == ["db/b.sql"]


def test_lines_are_those_of_the_places(check: Check) -> None:
    """A form feed ends no line, and neither does a line separator in a comment."""
    text = "-- page\f one\n-- a\u2028b\x85\nCREATE TABLE cards (card_last4 text);\r\n"
    finding = only(check({"a.sql": text}))
    assert (finding.place, finding.source) == (
        Place("a.sql", 3, 21),
        "CREATE TABLE cards (card_last4 text);",
    )


# The history of a schema.


@pytest.mark.parametrize(
    "later",
    [
        "ALTER TABLE cards DROP COLUMN card_last4;\n",
        "DROP TABLE cards;\n",
        "ALTER TABLE cards RENAME TO old_cards;\nDROP TABLE old_cards;\n",
    ],
)
def test_a_column_that_is_dropped_is_not_stored(check: Check, later: str) -> None:
    assert told(check({"db/1.sql": DENIED, "db/2.sql": later}, "db")) == []
    assert len(check({"db/1.sql": DENIED, "db/2.sql": later}, "db/1.sql").findings) == 1


def test_a_column_that_is_renamed_is_what_its_new_name_says(check: Check) -> None:
    rename = "ALTER TABLE t RENAME COLUMN x1 TO card_number;\n"
    report = check({"db/1.sql": "CREATE TABLE t (x1 text);\n", "db/2.sql": rename})
    assert told(report) == [("error", "no-card-or-payment-details", "db/2.sql:1:35")]


def test_what_was_stated_of_a_column_goes_on_under_its_new_name(check: Check) -> None:
    add = "CREATE TABLE t (\n  x text -- privacyrules: data=card_partial by=Ada\n);\n"
    rename = "ALTER TABLE t RENAME COLUMN x TO y;\n"
    finding, _ = check({"db/1.sql": add, "db/2.sql": rename}).findings
    assert (finding.id, finding.columns, finding.band) == ("no-card-or-payment-details", ("y",), "stated")


def test_migrations_run_in_the_order_of_the_numbers_in_their_names(check: Check) -> None:
    """V10 drops what V9 brings; by letters it would come first and drop nothing."""
    drop = "ALTER TABLE cards DROP COLUMN card_last4;\n"
    assert told(check({"db/V9__cards.sql": DENIED, "db/V10__no_cards.sql": drop})) == []
    assert len(check({"db/V9__cards.sql": drop, "db/V10__no_cards.sql": DENIED}).findings) == 1


# What settings and comments state.


def stated(*columns: str) -> dict[str, str]:
    """Settings under which a user's column is allowed, with statements about columns."""
    return {"privacyrules.toml": ASSUME + "".join(f"[[columns]]\n{column}\n" for column in columns)}


EMPLOYEE = 'table = "users"\nby = "Ada"\ndate = "2026-01-02"\nsubject = "employee"'
USER_AFTER_ALL = 'table = "us*"\ncolumn = "e?ail"\nby = "Bo"\nsubject = "user"'
USER_FIRST = 'table = "users"\nby = "Bo"\nsubject = "user"'


def test_a_more_exact_statement_of_the_settings_overrules_a_less_exact_one(check: Check) -> None:
    assert told(check({"a.sql": CLEAN, **stated(USER_AFTER_ALL)})) == []
    assert told(check({"a.sql": CLEAN, **stated(EMPLOYEE, USER_AFTER_ALL)})) == []
    assert told(check({"a.sql": CLEAN, **stated(USER_AFTER_ALL, EMPLOYEE)})) == []


def test_of_equally_exact_statements_the_later_counts_and_that_is_said(check: Check) -> None:
    report = check({"a.sql": CLEAN, **stated(USER_FIRST, EMPLOYEE)})
    assert [finding.id for finding in report.findings] == ["not-covered", "conflicting-statements"]
    report = check({"a.sql": CLEAN, **stated(EMPLOYEE, USER_FIRST)})
    assert [finding.id for finding in report.findings] == ["conflicting-statements"]


BESIDE = "CREATE TABLE users (\n  id int,\n  email text -- privacyrules: {}\n);\n"


def test_a_comment_beside_a_column_overrules_the_settings(check: Check) -> None:
    assert told(check({"a.sql": BESIDE.format("subject=user by=Bo"), **stated(EMPLOYEE)})) == []
    report = check({"a.sql": BESIDE.format("subject=employee by=Bo"), **stated(USER_AFTER_ALL)})
    finding = only(report)
    assert finding.answer is not None
    said = {a.name: a.stated_by for a in finding.answer.assumed}
    assert (finding.id, said["subject"], said["purpose"]) == ("not-covered", "Bo", "settings")


def test_what_is_stated_as_not_personal_makes_no_flow(check: Check) -> None:
    beside = 'not_personal="the address of the office" by=Bo'
    report = check({"a.sql": BESIDE.format(beside), **stated(EMPLOYEE)})
    assert (told(report), report.summary.personal) == ([], 0)
    setting = 'table = "cards"\ncolumn = "card_last4"\nby = "Ada"\nnot_personal = "of playing cards"'
    report = check({"a.sql": DENIED, **stated(setting)})
    assert (told(report), report.summary.personal) == ([], 0)


def test_what_is_not_personal_needs_a_reason(check: Check) -> None:
    report = check({"a.sql": BESIDE.format('not_personal="" by=Bo'), **stated()})
    assert len(report.problems) == 1
    assert report.problems[0].place == Place("a.sql", 3, 31)
    assert report.exit_code == 2


def test_a_stated_category_is_certain_enough_to_deny(check: Check) -> None:
    sql = "CREATE TABLE things (value text); -- privacyrules: by=Ada\n"
    setting = 'table = "things"\ncolumn = "value"\nby = "Ada"\ndata = "iban"'
    finding = only(check({"a.sql": sql.partition(" --")[0], **stated(setting)}))
    assert (finding.id, finding.level, finding.band) == ("no-card-or-payment-details", "error", "stated")
    assert finding.evidence == ("stated as iban by Ada",)


def test_several_categories_are_all_judged_and_the_strictest_counts(check: Check) -> None:
    finding = only(check({"a.sql": BESIDE.format("data=email,iban by=Bo"), **stated()}))
    assert (finding.id, finding.message) == (
        "no-card-or-payment-details",
        "storing email, iban in users.email breaks a promise",
    )


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("data=emial by=Bo", "a.sql:3:17: 'emial' is no data term; did you mean 'email'?"),
        ("subjct=user by=Bo", "a.sql:3:17: 'subjct' means nothing in an annotation; did you mean 'subject'?"),
    ],
)
def test_a_wrong_word_beside_a_column_is_2_and_the_file_is_still_judged(
    check: Check, said: str, problem: str
) -> None:
    report = check({"a.sql": DENIED.replace("\n", " ") + BESIDE.format(said).replace("users", "u")})
    assert [str(p).replace(str(p.place), f"a.sql:3:{p.place.column}") for p in report.problems] == [problem]
    assert report.exit_code == 2
    assert "no-card-or-payment-details" in {finding.id for finding in report.findings}


def test_a_wrong_word_in_the_settings_stops_the_run_with_all_mistakes(check: Check) -> None:
    wrong = ('table = "a"\nby = "Ada"\ndata = "emial"', 'table = "b"\nby = "Ada"\nsubject = "you"')
    with pytest.raises(MistakesError) as error:
        check({"a.sql": CLEAN, **stated(*wrong)})
    first, second = error.value.problems
    assert (first.place.path, second.place.path) == ("privacyrules.toml", "privacyrules.toml")
    assert "'emial' is no data term" in first.what
    assert "'you' is this policy's own word" in second.what


# Fingerprints, from run to run.


def fingerprints(report: Report) -> dict[tuple[str, str], str]:
    return {(f.id, f"{f.table}.{','.join(f.columns)}"): f.fingerprint for f in report.findings}


def test_fingerprints_stay_when_lines_move_and_other_files_come(check: Check, here: Path) -> None:
    files = {"db/1.sql": DENIED + CLEAN}
    before = fingerprints(check(files))
    moved = {"db/1.sql": "-- moved\n\n" + CLEAN + DENIED.replace("id int,", "id int,\n  new int,\n ")}
    assert fingerprints(check({**moved, "db/0.sql": "CREATE TABLE other (id int);\n"})) == before
    (here / "db/1.sql").rename(here / "db/renamed.sql")
    assert fingerprints(check({})) == before
    assert len(before) == len(set(before.values())) == 2


def test_fingerprints_differ_by_rule_table_and_column(check: Check) -> None:
    tables = "".join(f"CREATE TABLE {name} (iban text, card_number text);\n" for name in ("a", "b", "s.a"))
    beside = "CREATE TABLE c (x text); -- privacyrules: data=card_number by=Ada\n"
    report = check(
        {"a.sql": tables + beside, **stated('table = "b"\nby = "Ada"\npurpose = "visitor_statistics"')}
    )
    marks = [finding.fingerprint for finding in report.findings]
    assert len(set(marks)) == len(marks)
    assert {finding.id for finding in report.findings} == {
        "no-card-or-payment-details",
        "no-pii-in-statistics",
    }


def test_fingerprints_do_not_depend_on_where_the_run_was_started(
    check: Check, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unused = '-- privacyrules: ignore[review] "as agreed" until=2027-01-01 by=Ada\nDROP TABLE t;\n'
    files = {"db/1.sql": DENIED + OPAQUE + MALFORMED + unused, "db/f.flows.yaml": MANIFEST}
    report = check(files)
    marks = {finding.fingerprint for finding in report.findings}
    assert "unused-waiver" in {finding.id for finding in report.findings}
    assert len(marks) == len(report.findings) == 7
    for start, path in (("db", "."), ("..", "shop/db"), ("/", str(here / "db"))):
        monkeypatch.chdir(here / start)
        named = [Path(path)]
        report = check_paths(named, find_config(named[0]), Wanted(today=TODAY))
        assert {finding.fingerprint for finding in report.findings} == marks


def test_the_report_says_the_same_from_run_to_run_and_in_any_order_of_paths(check: Check) -> None:
    files = {**ALL_KINDS, "b.sql": CLEAN, "c.flows.yaml": MANIFEST}
    first = check(files, "a.sql", "b.sql", "c.flows.yaml")
    again = check(files, "c.flows.yaml", "b.sql", "a.sql")
    assert as_json(first) == as_json(again)
    assert report_text(first) == report_text(again)
    assert json.loads(as_json(first))["summary"]["files"] == 3


def test_installed_packages_are_left_alone_and_that_is_said(tmp_path: Path) -> None:
    """A virtual environment holds the migrations of others; named outright, it is read."""
    for folder, mark in ((".venv", "pyvenv.cfg"), ("node_modules", "package.json")):
        (tmp_path / folder / "migrations").mkdir(parents=True)
        (tmp_path / folder / mark).write_text("")
        (tmp_path / folder / "migrations" / "0001.sql").write_text("CREATE TABLE t (card_number text);")
    (tmp_path / "0001.sql").write_text("CREATE TABLE jobs (attempts integer);")
    report = privacyrules.check([tmp_path], policy="planetsoho", today=TODAY)
    assert report.findings == ()
    assert [Path(name).name for name in report.summary.not_entered] == [".venv", "node_modules"]
    assert ".venv was not entered: it holds installed packages (name it to have it read).\n" in report_text(
        report
    )
    named = privacyrules.check([tmp_path / ".venv"], policy="planetsoho", today=TODAY)
    assert [finding.id for finding in named.findings] == ["no-card-or-payment-details"]
