"""Migrations in, the data inventory out: what every column holds, how sure, why, and how to overrule it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import privacyrules
from house.reading import ROOT
from privacyrules.cli import run
from privacyrules.model.inventory import Inventory, InventoryColumn
from privacyrules.model.places import Place
from privacyrules.model.schema import TableName
from privacyrules.reporters.json.inventory import inventory_text as as_json
from privacyrules.reporters.text.inventory_csv import HEADER, inventory_csv
from privacyrules.workflows.inventory import take_inventory
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, keep_cache_apart, write

Row = Mapping[str, object]

USERS = "CREATE TABLE users (id int, email text, is_active boolean);\n"
SETTINGS = 'policy = "planetsoho"\n'
GATE = "the gate's own assumption"


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"privacyrules.toml": SETTINGS})
    return tmp_path


@pytest.fixture
def told(here: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Write files (a text alone is `a.sql`), then run `inventory` with arguments."""

    def call(files: Mapping[str, str] | str, *arguments: str) -> Ended:
        write(here, {"a.sql": files} if isinstance(files, str) else files)
        code = run(["inventory", *arguments])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call


@pytest.fixture
def rows(told: Callable[..., Ended]) -> Callable[..., dict[str, Row]]:
    """The columns by their names, as JSON tells them."""

    def call(files: Mapping[str, str] | str, *arguments: str) -> dict[str, Row]:
        columns = json.loads(told(files, "--format", "json", *arguments).out)["columns"]
        return {column["name"]: column for column in columns}

    return call


Told = Callable[..., Ended]
Rows = Callable[..., dict[str, Row]]


def some(row: Row, *keys: str) -> tuple[object, ...]:
    return tuple(row[key] for key in keys)


# What is told of a column.


def test_everything_that_is_known_of_a_column_is_told(rows: Rows) -> None:
    stated = '[[columns]]\ntable = "users"\nby = "Ada"\nsubject = "user"\nfacts = {retention_days = 30}\n'
    assume = '[assume]\npurpose = "registration"\n'
    found = rows(
        {
            "a.sql": "CREATE TABLE App.Users (\n  Email text\n);\n",
            "privacyrules.toml": SETTINGS + assume + stated,
        }
    )
    assert found == {
        "Email": {
            "path": "a.sql",
            "line": 2,
            "column": 3,
            "schema": "App",
            "table": "Users",
            "name": "Email",
            "type": "text",
            "category": "email",
            "also": [],
            "within": ["contact_details", "identifying", "personal"],
            "band": "certain",
            "evidence": ["the word 'email' names email"],
            "stated_by": None,
            "subject": ["user"],
            "purpose": ["registration"],
            "source": [],
            "recipient": ["internal"],
            "form": ["identified"],
            "assumed": {"purpose": "settings", "recipient": GATE, "form": GATE},
            "facts": {"retention_days": 30},
        }
    }


@pytest.mark.parametrize(
    ("column", "category", "band", "stated_by"),
    [
        ("email text", "email", "certain", None),
        ("is_active boolean", None, "none", None),
        ("value text", None, "review", None),
        ("value text, -- privacyrules: data=email by=Ada", "email", "stated", "Ada"),
        ('email text, -- privacyrules: not_personal="our own" by=Ada', None, "stated", "Ada"),
    ],
)
def test_null_is_said_of_what_is_not_personal_and_of_what_nobody_knows(
    rows: Rows, column: str, category: str | None, band: str, stated_by: str | None
) -> None:
    found = rows(f"CREATE TABLE things (\n{column}\n);\n")
    (row,) = found.values()
    assert some(row, "category", "band", "stated_by") == (category, band, stated_by)


def test_a_person_who_states_several_categories_is_told_with_all_of_them(rows: Rows) -> None:
    row = rows("CREATE TABLE t (\nx text -- privacyrules: data=email,phone by=Ada\n);\n")["x"]
    assert some(row, "category", "also", "band") == ("email", ["phone"], "stated")
    assert row["evidence"] == ["stated as email, phone by Ada"]


def test_what_a_later_migration_drops_or_renames_is_told_as_it_stands(rows: Rows) -> None:
    later = "ALTER TABLE users DROP COLUMN email;\nALTER TABLE users RENAME id TO phone;\n"
    found = rows({"1.sql": USERS, "2.sql": later})
    assert {name: some(row, "path", "category") for name, row in found.items()} == {
        "is_active": ("1.sql", None),
        "phone": ("2.sql", "phone"),
    }


def test_what_is_excluded_is_not_told(rows: Rows) -> None:
    files = {"new/a.sql": USERS, "old/b.sql": "CREATE TABLE t (phone text);\n"}
    assert set(rows(files, ".", "--exclude", "old/*")) == {"id", "email", "is_active"}


def test_check_and_inventory_say_the_same_of_every_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    project = Path("tests/example_project")
    taken = take_inventory([project], find_config(project), Wanted())
    report = privacyrules.check([project], today=TODAY)
    assert len(taken.columns) == report.summary.columns
    assert sum(column.flow is not None for column in taken.columns) == report.summary.personal
    told = {(str(c.table), c.name): (c.place, c.category, c.band, c.evidence) for c in taken.columns}
    found = [finding for finding in report.findings if finding.table is not None and finding.flow is None]
    assert found
    for finding in found:
        judged = (finding.place, finding.category, finding.band, finding.evidence)
        assert told[str(finding.table), finding.columns[0]] == judged


# What could not be read.


BROKEN = USERS + "ALTER TABLE users ADD COLUMN broken text );\nFROBNICATE everything;\n"


def test_a_malformed_statement_is_2_and_the_rest_is_told(told: Told) -> None:
    ended = told(BROKEN, "--format", "json")
    found = json.loads(ended.out)
    assert ended.code == 2
    assert [column["name"] for column in found["columns"]] == ["id", "email", "is_active"]
    assert [(unread["kind"], unread["line"], unread["text"]) for unread in found["unread"]] == [
        ("malformed", 2, "ALTER TABLE users ADD COLUMN broken text )"),
        ("opaque", 3, "FROBNICATE everything"),
    ]


def test_an_opaque_statement_alone_is_0_and_told(told: Told) -> None:
    ended = told(f"{USERS}FROBNICATE everything;\n")
    assert ended.code == 0
    assert "\n\nnot understood (opaque): a.sql:2:1: " in ended.out
    assert "1 statement not understood (opaque)." in ended.out


def test_a_mistaken_comment_is_2_and_told_at_the_end(told: Told) -> None:
    ended = told("CREATE TABLE t (\nx text -- privacyrules: data=emial by=Ada\n);\n")
    assert ended.code == 2
    assert "error: a.sql:2:" in ended.out
    assert "'emial' is no data term; did you mean 'email'?" in ended.out
    assert ended.out.index("  x ") < ended.out.index("error: ") < ended.out.index("1 table, ")


def test_what_csv_has_no_place_for_is_told_on_standard_error(told: Told) -> None:
    ended = told(BROKEN, "--format", "csv")
    assert ended.code == 2
    assert [line.partition(",")[0] for line in ended.out.splitlines()] == ["path", "a.sql", "a.sql", "a.sql"]
    assert [line[:34] for line in ended.err.splitlines()] == [
        "error: malformed: a.sql:2:42: this",
        "not understood (opaque): a.sql:3:1",
    ]


def test_files_without_columns_are_0_and_say_so(told: Told) -> None:
    ended = told({"a.flows.yaml": "flows:\n  - {id: a, action: use, data: email}\n"})
    assert (ended.code, ended.out.splitlines()[0]) == (
        0,
        "nothing to list: 1 file read, and none brings columns",
    )


# CSV for a spreadsheet.


def test_csv_has_the_keys_of_json(rows: Rows) -> None:
    assert tuple(rows(USERS)["email"]) == HEADER


def test_csv_is_that_of_rfc_4180(told: Told) -> None:
    out = told('CREATE TABLE "a ""b"", c" (email text);\n', "--format", "csv").out
    header, line, rest = out.split("\n")
    assert (header[-1], line[-1], rest) == ("\r", "\r", "")
    assert '"a ""b"", c"' in line
    assert next(csv.DictReader(io.StringIO(out, newline="")))["table"] == 'a "b", c'


def test_csv_in_a_file_keeps_its_line_ends(told: Told, here: Path) -> None:
    assert told(USERS, "--format", "csv", "-o", "out.csv") == (0, "", "")
    assert (here / "out.csv").read_bytes().count(b"\r\n") == 4


@given(st.text(), st.sampled_from(["", *"=+-@\t\r\n"]))
def test_no_cell_of_csv_is_a_formula_and_none_loses_a_letter(text: str, start: str) -> None:
    name = start + text
    column = InventoryColumn(TableName(name, name), name, Place("a.sql", 1, 1), name, None, "none")
    cells = list(csv.reader(io.StringIO(inventory_csv(Inventory((column,))), newline="")))[1]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []
    assert {
        cells[HEADER.index(key)].removeprefix("'" if start else "") for key in ("schema", "table", "name")
    } == {name if start or not name.startswith(tuple("=+-@\t\r\n")) else f"'{name}"}


# The text.


def test_the_personal_columns_of_a_table_come_first_and_the_lines_end_with_the_way_out(told: Told) -> None:
    ended = told("CREATE TABLE things (id int, value text, email text);\n", "a.sql")
    assert ended == (
        0,
        """\
things
  email  email             certain  the word 'email'
  value  unknown           review   the word 'value' names nothing certain, and the table 'things'
                                    does not tell
  id     nothing personal  none     no known word in 'id'
    subject, purpose and source not stated

1 table, 3 columns: 1 personal (1 certain), 1 for review and 1 not personal.
Read 1 file (1 statement).
Assumed unless stated: form identified, recipient internal (the gate's own assumption).
Where a column holds something else, write beside it `privacyrules: data=… by=NAME` or
`privacyrules: not_personal="reason" by=NAME`, or state it in the settings. `privacyrules inventory
--explain-column TABLE.COLUMN` tells why, and the exact lines.
""",
        "",
    )


def test_one_name_in_two_schemas_is_two_tables(told: Told) -> None:
    out = told("CREATE TABLE b.t (email text);\nCREATE TABLE a.t (email text);\n").out
    assert [line for line in out.splitlines() if line.endswith(".t")] == ["a.t", "b.t"]


# One column.


@pytest.mark.parametrize("name", ["users.email", "USERS.Email", "app.users.email", "App.Users.EMAIL"])
def test_a_column_is_found_in_any_letter_case_with_and_without_its_schema(told: Told, name: str) -> None:
    ended = told("CREATE TABLE app.Users (email text);\n", "--explain-column", name)
    assert (ended.code, ended.out.splitlines()[0], ended.err) == (0, "app.Users.email text", "")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("users.emial", "there is no column 'users.emial'; did you mean 'users.email'?"),
        (
            "users.card",
            "there is no column 'users.card'; the table has users.email, users.id, users.is_active",
        ),
        ("people.email", "there is no column 'people.email'; 'email' stands in users.email"),
        ("user.emial", "there is no column 'user.emial'; did you mean 'users.email'?"),
        ("people.card", "there is no column 'people.card'; the tables are users"),
        ("card", "there is no column 'card'; the tables are users"),
        ("email", "there is no column 'email'; 'email' stands in users.email"),
    ],
)
def test_an_unknown_column_is_2_with_the_nearest_names(told: Told, name: str, said: str) -> None:
    assert told(USERS, "--explain-column", name) == (2, "", f"error: {said}\n")


def test_what_may_have_hidden_the_column_is_told_beside_it(told: Told) -> None:
    ended = told("CREATE TABLE users (email text;\n", "--explain-column", "users.email")
    assert (ended.code, ended.err.splitlines()) == (
        2,
        [
            "error: there is no column 'users.email'; no column was read",
            "error: a.sql:1:20: this statement is malformed: this `(` is never closed",
            "2 mistakes",
        ],
    )


def test_a_name_of_two_columns_is_asked_back_unless_one_is_meant_exactly(told: Told) -> None:
    two = "CREATE TABLE a.t (email text);\nCREATE TABLE b.t (email text);\n"
    ended = told(two, "--explain-column", "t.email")
    said = "there are several columns 't.email'; name one with its schema: a.t.email, b.t.email"
    assert (ended.code, ended.err) == (2, f"error: {said}\n")
    exact = told(two + "CREATE TABLE t (email text);\n", "--explain-column", "t.email")
    assert (exact.code, exact.out.splitlines()[1]) == (0, "  at a.sql:3:17")


def test_a_csv_of_one_column_is_refused(told: Told) -> None:
    ended = told(USERS, "--format", "csv", "--explain-column", "users.email")
    assert (ended.code, ended.out) == (2, "")
    assert "a CSV lists columns; --explain-column is written as text or json" in ended.err


def test_the_page_of_a_column_tells_all_that_is_known(told: Told) -> None:
    files = {
        "a.sql": "CREATE TABLE users (\n  failed_logins integer\n);\n",
        "privacyrules.toml": SETTINGS + '[[columns]]\ntable = "users"\nby = "Ada"\nsubject = "user"\n',
    }
    ended = told(files, "--explain-column", "users.failed_logins")
    assert ended == (
        0,
        """\
users.failed_logins integer
  at a.sql:2:3

What it holds
  nothing personal (none)
  none: nothing about it speaks of personal data; no promise is held against it

How the classifier sees it
  words of its name: failed, login
  for:
    - the word 'login' names username
  against:
    - type integer cannot hold username
  it would be something else:
    - if its type were not integer: username (likely)

What is stated of it
  subject user (Ada; privacyrules.toml:2)

The flow that keeping it is
  none: nothing personal is known to be kept

To overrule it for good
  write beside the column
    -- privacyrules: data=TERM by=NAME
  or at the end of privacyrules.toml
    [[columns]]
    table = "users"
    column = "failed_logins"
    data = "TERM"
    by = "NAME"
  where NAME is who says so, REASON why it is nothing personal, and TERM one of those that
  `privacyrules terms data` lists.
""",
        "",
    )


def explained(told: Told, files: Mapping[str, str] | str, name: str) -> dict[str, object]:
    ended = told(files, "--format", "json", "--explain-column", name)
    assert ended.code == 0, ended.err
    page: dict[str, object] = json.loads(ended.out)
    return page


def test_the_page_of_a_column_in_json(told: Told) -> None:
    stated = "email text -- privacyrules: data=phone by=Bo"
    text = f"-- privacyrules: subject=user by=Ada\nCREATE TABLE users (\n{stated}\n);\n"
    page = explained(told, text, "users.email")
    column = page.pop("column")
    assert isinstance(column, dict)
    assert some(column, "category", "band", "stated_by") == ("phone", "stated", "Bo")
    assert page == {
        "words": ["email"],
        "unheeded": [],
        "classifier": {"category": "email", "band": "certain"},
        "for": ["the word 'email' names email"],
        "against": [],
        "passed_over": [],
        "otherwise": [],
        "stated": [
            {"path": "a.sql", "line": 1, "column": 4, "stated_by": "Ada"}
            | {"terms": {"subject": ["user"]}, "facts": {}, "not_personal": None},
            {"path": "a.sql", "line": 3, "column": 15, "stated_by": "Bo"}
            | {"terms": {"data": ["phone"]}, "facts": {}, "not_personal": None},
        ],
        "flow": {
            "action": ["store"],
            "data": ["phone"],
            "subject": ["user"],
            "recipient": ["internal"],
            "form": ["identified"],
            "facts": {},
            "omitted": False,
        },
        "overrule": {
            "comments": [
                '-- privacyrules: not_personal="REASON" by=NAME',
                "-- privacyrules: data=TERM by=NAME",
            ],
            "in_place_of": {"path": "a.sql", "line": 3, "column": 15},
            "settings": "[[columns]]\n"
            'table = "users"\ncolumn = "email"\nnot_personal = "REASON"\n# or: data = "TERM"\nby = "NAME"',
            "settings_path": "privacyrules.toml",
            "settings_heeded": False,
        },
        "problems": [],
        "unread": [],
    }


@pytest.mark.parametrize(
    ("sql", "name", "against", "otherwise"),
    [
        (
            "t (email boolean)",
            "t.email",
            ["type boolean holds a yes or no"],
            ["if its type were not boolean: email (certain)"],
        ),
        (
            "t (email_template_id int)",
            "t.email_template_id",
            ["the words 'email template' name nothing personal"],
            [],
        ),
        ("things (value text)", "things.value", [], []),
        ("things (id int)", "things.id", ["no known word in 'id'"], []),
        (
            "friends (name text)",
            "friends.name",
            [],
            ["if its table were not called 'friends': unknown (review)"],
        ),
    ],
)
def test_what_speaks_against_and_what_would_change_it(
    told: Told, sql: str, name: str, against: list[str], otherwise: list[str]
) -> None:
    page = explained(told, f"CREATE TABLE {sql};\n", name)
    assert (page["against"], page["otherwise"]) == (against, otherwise)


def test_a_word_that_another_one_further_back_outdoes_is_told(told: Told) -> None:
    page = explained(told, "CREATE TABLE t (phone_email text);\n", "t.phone_email")
    assert page["words"] == ["phone", "email"]
    assert page["passed_over"] == [
        "the word 'phone' names phone, but 'email' stands further back and says what the column is"
    ]


def test_a_prefix_that_the_table_shares_is_told_as_not_heeded(told: Told) -> None:
    page = explained(told, "CREATE TABLE t (xq_email text, xq_a int, xq_b int);\n", "t.xq_email")
    assert (page["words"], page["unheeded"]) == (["xq", "email"], ["xq"])


# What JSON says is what its schema says.

EVERYTHING = {
    "a.sql": "-- privacyrules: subject=user by=Ada\nCREATE TABLE s.users (\n"
    "email text,\nvalue, -- privacyrules: data=email,phone retention_days=30 by=Ada\n"
    'note text, -- privacyrules: not_personal="ours" by=Ada\nxname text\n);\n'
    "CREATE TABLE t (\nx text -- privacyrules: data=emial by=Ada\n);\n" + BROKEN,
}


def schema(part: str | None = None) -> Draft202012Validator:
    """The schema of an inventory, or of the page of a column."""
    whole = json.loads((Path(privacyrules.__file__).parent / "inventory.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(whole)
    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]} if part else whole)


def test_the_json_of_an_inventory_is_as_its_schema_says(told: Told) -> None:
    ended = told(EVERYTHING, "--format", "json")
    found = json.loads(ended.out)
    assert [error.message for error in schema().iter_errors(found)] == []
    assert ended.code == 2
    assert all(found.values())
    assert {column["band"] for column in found["columns"]} == {"certain", "none", "stated"}
    for change in ({"surplus": 1}, {"band": "sure"}, {"line": 0}, {"category": ""}):
        changed = {**found, "columns": [{**found["columns"][0], **change}]}
        assert list(schema().iter_errors(changed)), change
    for key in found["columns"][0]:
        lacking = {name: value for name, value in found["columns"][0].items() if name != key}
        assert list(schema().iter_errors({**found, "columns": [lacking]})), key


@pytest.mark.parametrize("name", ["users.email", "users.value", "users.note", "users.xname", "t.x"])
def test_the_json_of_a_column_is_as_its_schema_says(told: Told, name: str) -> None:
    page = json.loads(told(EVERYTHING, "--format", "json", "--explain-column", name).out)
    assert [error.message for error in schema("page").iter_errors(page)] == []
    for key in page:
        lacking = {other: value for other, value in page.items() if other != key}
        assert list(schema("page").iter_errors(lacking)), key


# The lines that overrule a column do overrule it.

HOLDS = ("email text", "value text", "is_active boolean", "city text")
AWKWARD = 'CREATE TABLE "odd [*] \\ table" (\n"e-mail [?]" text\n);\n'


def filled(line: str) -> str:
    return (
        line.replace("ANOTHER_TERM", "iban")
        .replace("TERM", "iban")
        .replace("REASON", "it is ours")
        .replace("NAME", "Ada")
    )


@pytest.mark.parametrize("path", ["privacyrules.toml", "pyproject.toml"])
@pytest.mark.parametrize("column", HOLDS)
def test_the_block_of_settings_overrules(told: Told, rows: Rows, here: Path, column: str, path: str) -> None:
    (here / "privacyrules.toml").unlink()
    settings = SETTINGS if path == "privacyrules.toml" else f"[tool.privacyrules]\n{SETTINGS}"
    files, name = {"a.sql": f"CREATE TABLE t (\n{column}\n);\n", path: settings}, column.partition(" ")[0]
    overrule = explained(told, files, f"t.{name}")["overrule"]
    assert isinstance(overrule, dict)
    assert (overrule["settings_path"], overrule["settings_heeded"]) == (path, True)
    row = rows({path: f"{settings}\n{filled(overrule['settings'])}\n"})[name]
    assert some(row, "band", "stated_by") == ("stated", "Ada")


@pytest.mark.parametrize("column", HOLDS)
def test_each_comment_overrules(told: Told, rows: Rows, column: str) -> None:
    name = column.partition(" ")[0]
    overrule = explained(told, f"CREATE TABLE t (\n{column}\n);\n", f"t.{name}")["overrule"]
    assert isinstance(overrule, dict)
    assert overrule["in_place_of"] is None
    for comment in overrule["comments"]:
        row = rows(f"CREATE TABLE t (\n{column} {filled(comment)}\n);\n")[name]
        assert some(row, "band", "stated_by") == ("stated", "Ada"), comment


def test_names_that_hold_quotation_marks_and_wildcards_are_overruled_too(told: Told, rows: Rows) -> None:
    overrule = explained(told, AWKWARD, r"odd [*] \ table.e-mail [?]")["overrule"]
    assert isinstance(overrule, dict)
    row = rows({"privacyrules.toml": f"{SETTINGS}\n{filled(overrule['settings'])}\n"})["e-mail [?]"]
    assert some(row, "band", "stated_by") == ("stated", "Ada")


def test_json_is_written_in_letters_of_all_scripts() -> None:
    column = InventoryColumn(TableName("имя"), "почта", Place("a.sql", 1, 1), None, None, "none")
    assert '"table": "имя"' in as_json(Inventory((column,)))
