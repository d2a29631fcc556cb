"""What people state and nothing confirms: what matches nothing, contradicts itself, or is stale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import privacyrules
from privacyrules.cli import run
from privacyrules.model.report import Finding
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted
from shipped import TODAY, keep_cache_apart, write

Told = Callable[..., list[str]]

IDS = ("unmatched-setting", "conflicting-statements", "stale-annotation")
SETTINGS = 'policy = "planetsoho"\n'
USERS = "CREATE TABLE users (id int, email text, phone text);\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def told(here: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Write files, run `check`, and give the blocks of its text that speak of statements."""

    def call(files: Mapping[str, str], *arguments: str) -> list[str]:
        write(here, {"privacyrules.toml": SETTINGS, **files})
        run(["check", "--today", TODAY, *arguments])
        out = capsys.readouterr().out
        return [block for block in out.split("\n\n") if block.partition("[")[2].partition("]")[0] in IDS]

    return call


def stated(*entries: str, more: str = "") -> dict[str, str]:
    """Settings with entries on columns, and what stands before them."""
    return {"privacyrules.toml": SETTINGS + more + "".join(f"\n[[columns]]\n{entry}\n" for entry in entries)}


def found(files: Mapping[str, str], *paths: str, **wanted: object) -> list[Finding]:
    """Write files and give the findings on statements."""
    write(Path(), {"privacyrules.toml": SETTINGS, **files})
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd())
    report = check_paths(named, config, Wanted(today=TODAY, **wanted))  # type: ignore[arg-type]
    return [finding for finding in report.findings if finding.id in IDS]


def messages(files: Mapping[str, str], *paths: str, **wanted: object) -> list[str]:
    return [finding.message for finding in found(files, *paths, **wanted)]


# What settings speak of and nobody finds.

MISSPELT = 'table = "users"\ncolumn = "emial"\nsubject = "user"\nby = "Ada"'


def test_an_entry_on_no_column_is_a_warning_with_the_column_that_comes_nearest(told: Told) -> None:
    assert told({"db/1.sql": USERS, **stated(MISSPELT)}) == [
        """\
warning[unmatched-setting]: this entry of the settings speaks of nothing: no column that was read is
    called 'users.emial'
  --> privacyrules.toml:3
  |
3 | [[columns]]
  | ^^^^^^^^^^^
  = help: Did you mean 'users.email'? Else take the entry out."""
    ]


@pytest.mark.parametrize(
    ("entry", "wants", "help_"),
    [
        ('table = "usres"', "table that was read is called 'usres'", "Did you mean 'users'?"),
        ('table = "usres"\ncolumn = "email"', "called 'usres.email'", "Did you mean 'users.email'?"),
        ('table = "usres"\ncolumn = "shoe_size"', "called 'usres.shoe_size'", "Did you mean 'users'?"),
        ('table = "users"\ncolumn = "shoe_size"', "called 'users.shoe_size'", "Name what it is to speak of"),
        ('table = "orders"', "called 'orders'", "Name what it is to speak of, or take it out."),
        ('table = "user_*"', "called 'user_*'", "Name what it is to speak of, or take it out."),
        ('table = "users"\ncolumn = "e?mail"', "called 'users.e?mail'", "Name what it is to speak of"),
    ],
)
def test_the_nearest_name_is_that_of_a_table_or_of_a_column_of_it(entry: str, wants: str, help_: str) -> None:
    (finding,) = found({"1.sql": USERS, **stated(f'{entry}\nsubject = "user"\nby = "Ada"')})
    assert wants in finding.message
    assert finding.help[0].startswith(help_)


@pytest.mark.parametrize(
    "entry",
    [
        'table = "users"',
        'table = "USERS"\ncolumn = "Email"',
        'table = "*"\ncolumn = "phone"',
        'table = "shop.carts"',
        'table = "carts"\ncolumn = "i?"',
        'table = "v"',
    ],
)
def test_an_entry_on_some_column_is_confirmed(entry: str) -> None:
    sql = f"{USERS}CREATE TABLE shop.carts (id int);\nCREATE VIEW v AS SELECT id FROM users;\n"  # noqa: S608
    assert found({"1.sql": sql, **stated(f'{entry}\nsubject = "user"\nby = "Ada"')}) == []


def test_an_entry_on_what_was_renamed_is_told_the_new_name_and_where(told: Told) -> None:
    later = "ALTER TABLE users RENAME COLUMN email TO mail;\n\nALTER TABLE users RENAME TO people;\n"
    entries = stated(
        'table = "users"\ncolumn = "email"\nsubject = "user"\nby = "Ada"',
        'table = "users"\nsource = "data_subject"\nby = "Ada"',
    )
    assert told({"db/1.sql": USERS, "db/2.sql": later, **entries}) == [
        """\
warning[unmatched-setting]: this entry of the settings speaks of nothing: no column that was read is
    called 'users.email'
  --> privacyrules.toml:3
  |
3 | [[columns]]
  | ^^^^^^^^^^^
  = help: It was renamed at db/2.sql:1:42: write 'people.mail', or take the entry out.""",
        """\
warning[unmatched-setting]: this entry of the settings speaks of nothing: no table that was read is
    called 'users'
  --> privacyrules.toml:9
  |
9 | [[columns]]
  | ^^^^^^^^^^^
  = help: It was renamed at db/2.sql:3:29: write 'people', or take the entry out.""",
    ]


def test_an_entry_on_what_was_dropped_is_told() -> None:
    sql = USERS + "ALTER TABLE users DROP COLUMN email;\n"
    entry = 'table = "users"\ncolumn = "email"\nsubject = "user"\nby = "Ada"'
    assert messages({"1.sql": sql, **stated(entry)}) == [
        "this entry of the settings speaks of nothing: no column that was read is called 'users.email'"
    ]


ROLES = """
[roles]
app = "internal"
"export/*" = { recipient = "court", by = "Ada" }
reportng = { recipient = "analytics_provider", by = "Ada" }
"""


def test_a_role_to_which_nothing_is_disclosed_is_told_with_the_nearest(told: Told) -> None:
    sql = USERS + "GRANT SELECT ON users TO app, reporting;\n"
    assert told({"1.sql": sql, "privacyrules.toml": SETTINGS + ROLES}) == [
        """\
warning[unmatched-setting]: this entry of the settings speaks of nothing: nothing is disclosed to
    'export/*'
  --> privacyrules.toml:5
  |
5 | "export/*" = { recipient = "court", by = "Ada" }
  | ^^^^^^^^^^
  = help: Name what it is to speak of, or take it out.""",
        """\
warning[unmatched-setting]: this entry of the settings speaks of nothing: nothing is disclosed to
    'reportng'
  --> privacyrules.toml:6
  |
6 | reportng = { recipient = "analytics_provider", by = "Ada" }
  | ^^^^^^^^
  = help: Did you mean 'reporting'? Else take the entry out.""",
    ]


def test_a_pattern_that_leaves_nothing_out_is_told_on_its_own_line(told: Told) -> None:
    settings = SETTINGS + 'exclude = [\n  "old",\n  "db/old",\n]\n'
    assert told({"db/1.sql": USERS, "db/old/2.sql": USERS, "privacyrules.toml": settings}) == [
        """\
warning[unmatched-setting]: this pattern of the settings leaves nothing out: 'old'
  --> privacyrules.toml:3
  |
3 |   "old",
  | ^^^^^
  = help: Mend it or take it out; a pattern counts from the folder of the settings: `db/old`,
          `*/old`."""
    ]


EVERYTHING = {
    "db/1.sql": USERS,
    "other/2.sql": "CREATE TABLE other (id int);\n",
    "privacyrules.toml": SETTINGS
    + 'paths = ["db"]\nexclude = ["old"]\n'
    + ROLES
    + f"\n[[columns]]\n{MISSPELT}\n",
}


@pytest.mark.parametrize(
    ("paths", "wanted", "number"),
    [
        ([], {}, 5),
        (["db"], {}, 5),
        (["."], {}, 5),
        (["other", "db"], {}, 5),
        (["db/1.sql"], {}, 0),
        (["other"], {}, 0),
        (["db"], {"exclude": ("x",)}, 0),
    ],
)
def test_only_who_reads_everything_is_told_what_matches_nothing(
    paths: Sequence[str], wanted: Mapping[str, object], number: int
) -> None:
    assert len(found(EVERYTHING, *paths, **wanted)) == number


def test_without_the_setting_paths_everything_is_the_folder_of_the_settings(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"db/1.sql": USERS, **stated(MISSPELT)}
    assert len(found(files)) == 1
    assert len(found(files, ".")) == 1
    assert found(files, "db") == []
    monkeypatch.chdir(here / "db")
    for paths, number in (([], 0), ([Path("..")], 1), ([here], 1)):
        report = check_paths(paths, find_config(Path.cwd()), Wanted(today=TODAY))
        assert len(report.findings) - len(_columns(report.findings)) == number


def _columns(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.id not in IDS]


def test_strictly_it_fails_and_else_it_does_not() -> None:
    files = {"1.sql": USERS, **stated(MISSPELT)}
    (finding,) = found(files)
    assert (finding.level, finding.fails) == ("warning", False)
    (finding,) = found(files, strict=True)
    assert (finding.level, finding.fails) == ("error", True)


# Statements that contradict each other.

USER = 'table = "users"\nsubject = "user"\npurpose = "registration"\nby = "Ada"\ndate = "2026-01-02"'
VISITOR = 'table = "users"\nsubject = "visitor"\nby = "Bo"'


def test_two_entries_that_differ_are_told_with_both_places(told: Told) -> None:
    assert told({"1.sql": USERS, **stated(USER, VISITOR)}) == [
        """\
warning[conflicting-statements]: what is stated of users.id, users.email, users.phone contradicts
    itself: subject 'user' by Ada, 2026-01-02 (privacyrules.toml:5) and 'visitor' by Bo
    (privacyrules.toml:12); the latter counts
  --> privacyrules.toml:10
   |
10 | [[columns]]
   | ^^^^^^^^^^^
   = help: Take one of the two out, or let the one that is to count name its columns more exactly."""
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (VISITOR, 'table = "users"\nsubject = "visitor"\nby = "Cy"'),
        (USER, 'table = "users"\ncolumn = "*"\nsource = "automatic"\nby = "Cy"'),
        (USER, 'table = "u*"\nsubject = "visitor"\nby = "Cy"'),
        (USER, 'table = "*"\nsubject = "visitor"\nby = "Cy"'),
        (USER, 'table = "users"\ncolumn = "*"\nsubject = ["user"]\nby = "Cy"'),
        (USER, 'table = "users"\ncolumn = "e*"\nsubject = "visitor"\nby = "Cy"'),
        (USER, 'table = "*"\ncolumn = "email"\nsubject = "visitor"\nby = "Cy"'),
        (
            'table = "*"\ncolumn = "email"\nsubject = "user"\nby = "A"',
            'table = "users"\ncolumn = "email"\nsubject = "visitor"\nby = "Cy"',
        ),
        ('table = "u*"\nsubject = "user"\nby = "A"', 'table = "*"\nsubject = "visitor"\nby = "Cy"'),
    ],
)
def test_who_agrees_speaks_of_something_else_or_names_it_more_exactly_contradicts_nobody(
    first: str, second: str
) -> None:
    assert found({"1.sql": USERS, **stated(first, second)}) == []
    assert found({"1.sql": USERS, **stated(second, first)}) == []


def subjects(files: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """What counts as the subject of each column, by the findings on them."""
    write(Path(), files)
    report = check_paths([], find_config(Path.cwd()), Wanted(today=TODAY))
    return {
        f.columns[0]: a.value
        for f in report.findings
        if f.answer is not None
        for a in f.answer.assumed
        if a.name == "subject"
    }


@pytest.mark.parametrize("order", [1, -1])
def test_who_names_the_column_more_exactly_counts_then_who_names_the_table_so(order: int) -> None:
    entries = [
        'table = "*"\nsubject = "employee"\nby = "A"',
        'table = "users"\nsubject = "visitor"\nby = "A"',
        'table = "*"\ncolumn = "pho*"\nsubject = "friend"\nby = "A"',
    ]
    counted = subjects({"1.sql": USERS + "CREATE TABLE t (city text);", **stated(*entries[::order])})
    assert counted == {"email": ("visitor",), "phone": ("friend",), "city": ("employee",)}


def test_of_entries_alike_the_later_counts() -> None:
    assert subjects({"1.sql": USERS, **stated(USER, VISITOR)})["email"] == ("visitor",)
    assert subjects({"1.sql": USERS, **stated(VISITOR, USER)})["email"] == ("user",)


NOTHING = 'table = "users"\ncolumn = "email"\nnot_personal = "our own"\nby = "Cy"'
DATA = 'table = "users"\ncolumn = "email"\ndata = "email"\nby = "Di"'


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (
            [NOTHING, DATA],
            "'not personal' by Cy (privacyrules.toml:6) and 'email' by Di (privacyrules.toml:12)",
        ),
        (
            [DATA, NOTHING],
            "'email' by Di (privacyrules.toml:6) and 'not personal' by Cy (privacyrules.toml:12)",
        ),
        (
            [DATA + '\nnot_personal = "x"'],
            "'email' by Di (privacyrules.toml:6) and 'not personal' by Di (privacyrules.toml:8)",
        ),
        (
            [DATA, DATA.replace('"email"\nby', '"phone"\nby')],
            "'email' by Di (privacyrules.toml:6) and 'phone' by Di (privacyrules.toml:12)",
        ),
    ],
)
def test_what_a_column_holds_is_said_by_either_key(entries: Sequence[str], said: str) -> None:
    (message,) = messages({"1.sql": USERS, **stated(*entries)})
    assert message == f"what is stated of users.email contradicts itself: data {said}; the latter counts"


def test_facts_contradict_each_other_too_and_one_pair_is_one_finding() -> None:
    first = 'table = "users"\nfacts = { retention_days = 30, encrypted = true }\nsubject = "user"\nby = "A"'
    second = (
        'table = "users"\nfacts = { retention_days = 60, encrypted = true }\nsubject = "visitor"\nby = "B"'
    )
    (message,) = messages({"1.sql": "CREATE TABLE users (id int);", **stated(first, second)})
    assert message == (
        "what is stated of users.id contradicts itself: "
        "retention_days '30' by A (privacyrules.toml:5) and '60' by B (privacyrules.toml:11); "
        "subject 'user' by A (privacyrules.toml:6) and 'visitor' by B (privacyrules.toml:12); "
        "the latter counts"
    )


CONTRADICTS = "what is stated of users.email contradicts itself: "
BESIDE = "CREATE TABLE users ( -- privacyrules: {}\n  id int,\n  email text -- privacyrules: {}\n);\n"


def test_a_comment_on_a_table_and_an_entry_on_it_are_equals() -> None:
    sql = BESIDE.format("subject=visitor by=Bo", "by=Bo")
    (finding,) = found({"1.sql": sql, **stated(USER)})
    assert finding.message == (
        "what is stated of users.id, users.email contradicts itself: subject 'user' by Ada, 2026-01-02 "
        "(privacyrules.toml:5) and 'visitor' by Bo (1.sql:1:25); the latter counts"
    )
    assert (str(finding.place), finding.columns) == ("privacyrules.toml:3", ("users.id", "users.email"))
    assert finding.help == ("Take one of the two out, or state beside the column what is to count.",)


@pytest.mark.parametrize("entry", ['table = "u*"', 'table = "*"'])
def test_a_comment_on_a_table_outweighs_entries_on_many_tables(entry: str) -> None:
    sql = BESIDE.format("subject=visitor by=Bo", "by=Bo")
    assert found({"1.sql": sql, **stated(f'{entry}\nsubject = "user"\nby = "A"')}) == []


def test_a_comment_beside_a_column_outweighs_all_and_settles_their_quarrel() -> None:
    sql = BESIDE.format("subject=visitor by=Bo", "subject=friend by=Bo").replace("id int,\n", "")
    assert found({"1.sql": sql, **stated(USER, VISITOR)}) == []


def test_two_comments_of_one_file_contradict_each_other_and_a_later_file_puts_right() -> None:
    beside = BESIDE.format("by=Ada", "subject=user by=Ada")
    later = "COMMENT ON COLUMN users.email IS 'privacyrules: subject=visitor by=Bo';\n"
    assert messages({"1.sql": beside + later}) == [
        f"{CONTRADICTS}subject 'user' by Ada (1.sql:3:17) and 'visitor' by Bo (1.sql:5:35); the latter counts"
    ]
    assert messages({"1.sql": beside, "2.sql": later}) == []


def test_one_comment_may_contradict_itself() -> None:
    (message,) = messages({"1.sql": BESIDE.format("by=A", 'data=email not_personal="ours" by=Bo')})
    sides = "data 'email' by Bo (1.sql:3:17) and 'not personal' by Bo (1.sql:3:17)"
    assert message == f"{CONTRADICTS}{sides}; the latter counts"


# What was stated before a change.

TO_NOTE = "ALTER TABLE users RENAME COLUMN mail TO note;"
MAIL = "CREATE TABLE users (\n  mail text -- privacyrules: data=email subject=user by=Ada\n);\n"


def test_what_was_stated_before_a_column_was_renamed_is_told_at_the_new_name(told: Told) -> None:
    assert told({"1.sql": MAIL, "2.sql": "ALTER TABLE users RENAME COLUMN mail TO note;\n"}) == [
        """\
warning[stale-annotation]: 'data=email subject=user' was stated of users.note by Ada at 1.sql:2:16,
    before it was renamed from mail
  --> 2.sql:1:41
  |
1 | ALTER TABLE users RENAME COLUMN mail TO note;
  |                                         ^^^^
  = help: Look whether it still holds, and state it again beside the change: `privacyrules:
          data=email subject=user by=NAME`."""
    ]


@pytest.mark.parametrize(
    ("later", "before"),
    [
        ("ALTER TABLE users ALTER COLUMN mail TYPE jsonb;", "before it was retyped from text to jsonb"),
        ("ALTER TABLE users ALTER COLUMN mail TYPE int USING 1;", "before it was retyped from text to int"),
        (
            "ALTER TABLE users ALTER COLUMN mail TYPE jsonb; ALTER TABLE users RENAME COLUMN mail TO m;",
            "before it was renamed from mail",
        ),
    ],
)
def test_a_new_type_is_a_change_too(later: str, before: str) -> None:
    (message,) = messages({"1.sql": MAIL, "2.sql": later})
    assert message.endswith(before)


@pytest.mark.parametrize(
    "later",
    [
        "ALTER TABLE users RENAME COLUMN mail TO note; -- privacyrules: data=email subject=user by=Bo",
        f"{TO_NOTE}\nCOMMENT ON COLUMN users.note IS 'privacyrules: data=email by=Bo';",
        "ALTER TABLE users RENAME COLUMN mail TO MAIL;",
        "ALTER TABLE users RENAME COLUMN mail TO note;\nALTER TABLE users RENAME COLUMN note TO mail;",
        "ALTER TABLE users ALTER COLUMN mail TYPE text;",
        "ALTER TABLE users ALTER COLUMN mail SET NOT NULL;",
        "ALTER TABLE users DROP COLUMN mail;\nALTER TABLE users ADD COLUMN mail int;",
        "ALTER TABLE users ADD COLUMN other int;",
        "ALTER TABLE users RENAME TO people; -- privacyrules: by=Bo",
    ],
)
def test_what_was_stated_again_or_is_as_it_was_is_not_stale(later: str) -> None:
    assert messages({"1.sql": MAIL, "2.sql": later}) == []


def test_another_length_is_no_other_type() -> None:
    sql = "CREATE TABLE t (\n  a varchar(20) -- privacyrules: data=email by=Ada\n);\n"
    assert messages({"1.sql": sql, "2.sql": "ALTER TABLE t ALTER COLUMN a TYPE varchar(200);"}) == []


def test_a_column_that_nobody_annotated_is_never_stale() -> None:
    assert messages({"1.sql": USERS, "2.sql": "ALTER TABLE users RENAME COLUMN email TO note;"}) == []


def test_the_later_change_is_the_one_that_is_named_and_confirming_ends_it() -> None:
    two = "ALTER TABLE users RENAME COLUMN mail TO m;\nALTER TABLE users RENAME COLUMN m TO note;\n"
    (finding,) = found({"1.sql": MAIL, "2.sql": two})
    assert str(finding.place) == "2.sql:2:38"
    assert finding.message.endswith("before it was renamed from mail")
    confirmed = two.replace("TO m;", "TO m; -- privacyrules: data=email by=Bo")
    (finding,) = found({"2.sql": confirmed})
    assert finding.message == (
        "'data=email subject=user' was stated of users.note by Bo at 2.sql:1:47, before it was renamed from m"
    )


ALL = """\
CREATE TABLE users ( -- privacyrules: purpose=registration by=Ada
  id int,
  mail text, -- privacyrules: data=email by=Ada
  note text -- privacyrules: not_personal="made up" by=Ada
);
ALTER TABLE users RENAME COLUMN mail TO email;
"""


def test_when_a_table_is_renamed_all_that_was_stated_there_is_one_finding(told: Told) -> None:
    assert told({"1.sql": ALL, "2.sql": "ALTER TABLE users\n  RENAME TO staff;\n"}) == [
        """\
warning[stale-annotation]: before users was renamed to staff, this was stated:
    'purpose=registration' of all of it by Ada at 1.sql:1:25; 'not_personal="made up"' of note by
    Ada at 1.sql:4:16; 'data=email' of mail (now email) by Ada at 1.sql:3:17
  --> 2.sql:2:13
  |
2 |   RENAME TO staff;
  |             ^^^^^
  = help: Look whether it still holds, and confirm it beside the new name: `privacyrules: by=NAME`."""
    ]


def test_a_confirmed_table_is_stale_when_it_is_renamed_again() -> None:
    first = "ALTER TABLE users RENAME TO staff; -- privacyrules: by=Bo\n"
    assert messages({"1.sql": ALL, "2.sql": first}) == []
    (message,) = messages({"1.sql": ALL, "2.sql": first, "3.sql": "ALTER TABLE staff RENAME TO leavers;\n"})
    assert message.startswith("before staff was renamed to leavers, this was stated: ")


def test_a_later_comment_says_whether_a_column_is_personal_whatever_was_said_before() -> None:
    """Else the column would count as not personal for ever, whatever is stated of its new name."""
    add = 'CREATE TABLE t (\n  x text -- privacyrules: not_personal="made up" by=Ada\n);\n'
    rename = "ALTER TABLE t RENAME COLUMN x TO y; -- privacyrules: data=iban by=Bo\n"
    write(Path(), {"privacyrules.toml": SETTINGS, "1.sql": add, "2.sql": rename})
    report = privacyrules.check(["."], today=TODAY)
    assert [finding.id for finding in report.findings] == ["no-card-or-payment-details"]
    again = "COMMENT ON COLUMN t.y IS 'privacyrules: not_personal=\"really\" by=Cy';\n"
    write(Path(), {"3.sql": again})
    assert privacyrules.check(["."], today=TODAY).findings == ()


# Waivers.

WAIVER = 'privacyrules: ignore[{}] "for now" until=2026-06-30 by=dana text={}'


@pytest.mark.parametrize(
    ("above", "beside"),
    [
        ("# {}\n[[columns]]", 'by = "Ada"'),
        ("[[columns]]  # {}", 'by = "Ada"'),
        ("[[columns]]", 'by = "Ada"  # {}'),
        ("# Why it is so.\n# {}\n\n[[columns]]", 'by = "Ada"'),
    ],
)
def test_a_waiver_in_the_settings_stands_at_an_entry(above: str, beside: str) -> None:
    files = {"1.sql": USERS, **stated(MISSPELT)}
    (finding,) = found(files)
    waiver = WAIVER.format(finding.id, finding.text)
    settings = files["privacyrules.toml"].replace("[[columns]]", above).replace('by = "Ada"', beside)
    write(Path(), {"privacyrules.toml": settings.replace("{}", waiver)})
    report = privacyrules.check(["."], today=TODAY)
    assert [f.id for f in report.findings if f.id in (*IDS, "unused-waiver")] == []
    assert report.summary.waived == 1
    late = privacyrules.check(["."], today="2026-07-01")
    assert [f.help[0] for f in late.findings if f.id in IDS] == [
        f"the waiver of dana at {_place(settings)} ended on 2026-06-30"
    ]


def _place(settings: str) -> str:
    lines = settings.splitlines()
    line = next(number for number, text in enumerate(lines) if "{}" in text)
    return f"privacyrules.toml:{line + 1}:{lines[line].index('{}') + 1}"


def test_roles_and_patterns_are_waived_on_their_lines() -> None:
    files = {"1.sql": USERS, "privacyrules.toml": SETTINGS + 'exclude = "old"\n' + ROLES}
    text = found(files)[0].text
    waiver = f"  # {WAIVER.format('unmatched-setting', text)}\n"
    lines = files["privacyrules.toml"].splitlines()
    settings = "".join(line + (waiver if line[:1] in 'ear"' and line[:1] else "\n") for line in lines)
    write(Path(), {"privacyrules.toml": settings})
    report = privacyrules.check(["."], today=TODAY)
    assert [f.id for f in report.findings if f.id in (*IDS, "unused-waiver")] == []
    assert report.summary.waived == 4


def test_a_waiver_in_the_settings_is_unused_only_if_everything_was_read() -> None:
    entry = MISSPELT.replace("emial", "email") + f"  # {WAIVER.format('unmatched-setting', '12345678')}"
    write(Path(), {"1.sql": USERS, **stated(entry)})
    for path, unused in ((".", ["privacyrules.toml:7:15"]), ("1.sql", [])):
        report = privacyrules.check([path], today=TODAY)
        assert [str(f.place) for f in report.findings if f.id == "unused-waiver"] == unused


def test_what_is_stale_is_waived_beside_the_change() -> None:
    rename = "ALTER TABLE users RENAME COLUMN mail TO note;"
    (finding,) = found({"1.sql": MAIL, "2.sql": rename})
    waived = f"{rename} -- {WAIVER.format(finding.id, finding.text)}\n"
    assert found({"1.sql": MAIL, "2.sql": waived}) == []


def test_a_mistaken_waiver_in_the_settings_is_a_mistake_and_other_comments_are_prose() -> None:
    entry = f'{MISSPELT}\n# privacyrules: ignore[unmatched-setting] "why"\n# privacyrules: see the handbook'
    write(Path(), {"1.sql": USERS, **stated(entry)})
    with pytest.raises(privacyrules.MistakesError) as caught:
        privacyrules.check(["."], today=TODAY)
    assert [str(problem).partition(";")[0] for problem in caught.value.problems] == [
        "privacyrules.toml:8:3: this ignore lacks `by=`",
        "privacyrules.toml:8:3: this ignore lacks `until=`",
    ]


# From run to run.


def test_fingerprints_stay_when_lines_move_and_tell_findings_apart() -> None:
    sql = ALL + "ALTER TABLE users RENAME TO staff;\n" + MAIL.replace("users", "t")
    sql += "ALTER TABLE t RENAME COLUMN mail TO note;\n"
    entries = [entry.replace("users", "staff") for entry in (USER, VISITOR, MISSPELT)]
    before = found({"1.sql": sql, **stated(*entries)})
    moved = "\n\n" + stated(*entries)["privacyrules.toml"]
    after = found({"1.sql": f"-- new\n{sql}", "privacyrules.toml": moved})
    assert len(before) == 4
    marks = {finding.fingerprint for finding in before}
    assert len(marks) == 4
    assert {finding.fingerprint for finding in after} == marks
