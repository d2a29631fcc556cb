"""Repositories in, what `check --staged` and `check --changed` say of them out."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import privacyrules
from house.reading import ROOT
from privacyrules.cli import run
from repositories import Repository, keep_git_apart, needs_git, repository
from shipped import TODAY, keep_cache_apart, write

pytestmark = needs_git

SETTINGS = 'policy = "planetsoho"\n'
ASSUME = '\n[assume]\nsubject = "user"\nsource = "data_subject"\npurpose = "registration"\n'
USERS = "CREATE TABLE users (id int, email text);\n"
CARDS = "CREATE TABLE cards (id int, card_last4 varchar(4));\n"
IBAN = "ALTER TABLE users ADD COLUMN iban text;\n"
CARD = "no-card-or-payment-details"
NO_STAGED = "nothing to check: no staged file is a migration or a manifest\n"
NO_CHANGED = "nothing to check: no file changed since main is a migration or a manifest\n"


class Ended(NamedTuple):
    """How a check ended, and what it told."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[tuple[str, str]]:
        """The id and place of each finding."""
        findings = json.loads(self.out)["findings"]
        return [(f["id"], f"{f['path']}:{f['line']}:{f['column']}") for f in findings]

    @property
    def ids(self) -> list[str]:
        return [id_ for id_, _ in self.found]

    @property
    def problems(self) -> list[str]:
        return [f"{p['path']}: {p['message']}" for p in json.loads(self.out)["problems"]]

    @property
    def part(self) -> dict[str, object]:
        part: dict[str, object] = json.loads(self.out)["part"]
        return part


Check = Callable[..., Ended]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_git_apart(monkeypatch)
    keep_cache_apart(monkeypatch, tmp_path_factory)
    folder = tmp_path / "shop"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def made(here: Path) -> Repository:
    """A repository whose settings are committed; nothing is assumed of its columns beside that."""
    made = repository(here)
    made.commit({"privacyrules.toml": SETTINGS + ASSUME})
    return made


@pytest.fixture
def text(capsys: pytest.CaptureFixture[str]) -> Check:
    def call(*arguments: str) -> Ended:
        code = run(["check", "--today", TODAY, *arguments])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call


@pytest.fixture
def check(text: Check) -> Check:
    """As JSON."""

    def call(*arguments: str) -> Ended:
        return text("--format", "json", *arguments)

    return call


def branch(made: Repository, files: Mapping[str, str]) -> None:
    """Commit files on a branch that leaves `main` here."""
    if made.git("branch", "--show-current") == "main":
        made.git("checkout", "--quiet", "-b", "feature")
    made.commit(files)


# What is staged.


def test_what_is_staged_is_judged_and_not_what_lies_there(made: Repository, text: Check) -> None:
    made.stage({"db/1.sql": CARDS, "README.md": "x"})
    write(made.folder, {"db/1.sql": "CREATE TABLE t (passport_number text);\n", "db/2.sql": CARDS})
    assert text("--staged") == Ended(
        1,
        """\
error[no-card-or-payment-details]: storing card_partial in cards.card_last4 breaks a promise
  --> db/1.sql:1:29
  |
1 | CREATE TABLE cards (id int, card_last4 varchar(4));
  |                             ^^^^^^^^^^ card_partial (certain: the words 'card last 4')
  = promise: "We do not keep credit card details or payment details."
             (Profile information, sentence 37, text=b18b82b1)
  = help: Leave the column out. Where a payment must be recognised again, keep the payment company's
          reference (a token that pays nothing elsewhere) instead.
  = help: Where a column holds something else, write beside it `privacyrules: data=… by=NAME` or
          `privacyrules: not_personal="reason" by=NAME`.

Checked 1 file (1 statement, 2 columns in the end, 1 personal; 0 flows) against planetsoho of
2014-01-08 (37 rules), as of 2026-01-31.
1 other file passed over (unread, or undoing a migration).
Assumed unless stated: form identified, recipient internal (the gate's own assumption).
Assumed unless stated: purpose registration, source data_subject, subject user (settings).
Only what is staged was judged, and not what comes before it.
Found 1 error.
""",
        "",
    )


def test_with_nothing_that_matters_staged_there_is_nothing_to_check(made: Repository, text: Check) -> None:
    made.commit({"db/1.sql": CARDS, "db/2.sql": USERS})
    write(made.folder, {"db/1.sql": USERS, "db/3.sql": CARDS})
    assert text("--staged") == Ended(0, NO_STAGED, "")
    made.git("rm", "--quiet", "--cached", "db/2.sql")
    made.git("add", "db/1.sql", "privacyrules.toml")
    made.git("reset", "--quiet", "db/1.sql")
    write(made.folder, {"README.md": "x", "versions/x.py": "print()"})
    made.git("add", "README.md", "versions")
    assert text("--staged") == Ended(0, NO_STAGED, "")


def test_a_repository_without_a_commit_can_have_something_staged(here: Path, check: Check) -> None:
    made = repository(here)
    write(here, {"privacyrules.toml": SETTINGS})
    assert check("--staged").part == {"of": "staged", "base": None, "files": 0, "known": 0, "rules": []}
    made.stage({"db/1.sql": CARDS})
    ended = check("--staged")
    assert (ended.found, ended.part["files"]) == ([(CARD, "db/1.sql:1:29")], 1)


def test_manifests_and_renamed_and_changed_migrations_are_judged(made: Repository, check: Check) -> None:
    made.commit({"db/1.sql": CARDS, "db/2.sql": USERS, "db/3.sql": CARDS.replace("cards", "others")})
    made.git("mv", "db/1.sql", "db/9.sql")
    manifest = "flows: [{id: a, action: sell, data: email, subject: user, recipient: data_broker}]\n"
    made.stage({"db/2.sql": USERS + IBAN, "a.flows.yaml": manifest})
    assert check("--staged").found == [
        ("no-sale", "a.flows.yaml:1:14"),
        (CARD, "db/2.sql:2:30"),
        (CARD, "db/9.sql:1:29"),
    ]


@pytest.mark.parametrize(
    ("paths", "places"),
    [
        ([], ["db/1.sql", "db/2.sql", "other/3.sql"]),
        (["db"], ["db/1.sql", "db/2.sql"]),
        (["db/2.sql", "other"], ["db/2.sql", "other/3.sql"]),
        (["db/2.sql", "README.md"], ["db/2.sql"]),
        (["README.md"], []),
        (["gone"], []),
    ],
)
def test_paths_restrict_what_is_judged(
    made: Repository, check: Check, paths: Sequence[str], places: Sequence[str]
) -> None:
    """As pre-commit names all files that are staged; a folder whose files are all deleted is no mistake."""
    made.commit({"gone/1.sql": USERS})
    made.git("rm", "--quiet", "-r", "gone")
    tables = {f"{name}.sql": CARDS.replace("cards", f"t{name[-1]}") for name in ("db/1", "db/2", "other/3")}
    made.stage({**tables, "README.md": "x"})
    ended = check("--staged", *paths)
    assert [place.partition(":")[0] for _, place in ended.found] == list(places)
    assert (ended.code, ended.problems) == (int(bool(places)), [])


def test_settings_restrict_what_is_judged(made: Repository, check: Check) -> None:
    settings = SETTINGS + 'paths = ["db"]\nexclude = ["db/old"]\n'
    files = dict.fromkeys(("db/1.sql", "db/old/2.sql", "other/3.sql"), CARDS)
    made.stage({**files, "privacyrules.toml": settings})
    assert check("--staged").found == [(CARD, "db/1.sql:1:29")]
    assert check("--staged", "db/old/2.sql", "db/1.sql").found == [(CARD, "db/1.sql:1:29")]
    assert check("--staged", "--exclude", "*1.sql").found == []


def test_a_path_that_there_is_not_is_2(made: Repository, check: Check) -> None:
    ended = check("--staged", "nowhere", "db")
    said = "there is no such file or folder"
    assert (ended.code, ended.problems) == (2, [f"db: {said}", f"nowhere: {said}"])


def test_the_settings_that_are_staged_count(made: Repository, check: Check) -> None:
    not_personal = '\n[[columns]]\ntable = "cards"\nnot_personal = "of playing cards"\nby = "Ada"\n'
    made.stage({"db/1.sql": CARDS, "privacyrules.toml": SETTINGS + not_personal})
    write(made.folder, {"privacyrules.toml": SETTINGS})
    assert check("--staged").found == []
    made.stage({})
    write(made.folder, {"privacyrules.toml": SETTINGS + not_personal})
    assert check("--staged").ids == [CARD]


def test_a_file_that_cannot_be_read_or_merged_is_2(made: Repository, check: Check) -> None:
    made.commit({"db/1.sql": USERS})
    branch(made, {"db/1.sql": USERS.replace("email", "mail")})
    made.git("checkout", "--quiet", "main")
    made.commit({"db/1.sql": USERS.replace("email", "e_mail")})
    with pytest.raises(AssertionError):
        made.git("merge", "--quiet", "feature")
    (made.folder / "db/2.sql").write_bytes(b"CREATE TABLE t (\xff);")
    write(made.folder, {"db/3.sql": CARDS})
    made.git("add", "db/2.sql", "db/3.sql")
    ended = check("--staged")
    assert ended.problems == [
        "db/1.sql: two versions of this file are in conflict, so that none is staged",
        "db/2.sql: the byte 0xFF is not UTF-8",
    ]
    assert (ended.code, ended.found) == (2, [(CARD, "db/3.sql:1:29")])


# What only the files before tell.


def test_what_needs_the_history_of_a_table_says_so(made: Repository, text: Check) -> None:
    made.commit({"db/1.sql": USERS})
    made.stage({"db/2.sql": "CREATE TABLE archive AS\n  SELECT * FROM users;\n"})
    ended = text("--staged")
    assert ended.code == 0
    assert ended.out.startswith("""\
warning[needs-history]: what archive gets from users cannot be told from the staged files alone
  --> db/2.sql:1:14
  |
1 | CREATE TABLE archive AS
  |              ^^^^^^^
  = help: `privacyrules check` knows the files before, and so does `privacyrules check --changed
          BASE`.

Checked 1 file""")
    assert ended.out.endswith("\nFound 1 warning.\n")


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("INSERT INTO archive (a) SELECT x FROM users;", ["what archive gets from users"]),
        ("CREATE VIEW v AS SELECT email FROM users;", ["what v gets from users"]),
        (
            "CREATE VIEW v AS SELECT u.a, o.b FROM users u, s.orders o;",
            ["what v gets from users", "what v gets from s.orders"],
        ),
        ("ALTER TABLE users RENAME TO people;", ["what users (now people) holds"]),
        ("GRANT SELECT ON users TO reporting;", ["what 'reporting' may read of users"]),
        (
            "GRANT SELECT ON ALL TABLES IN SCHEMA s TO reporting;",
            ["what 'reporting' may read of every table of s"],
        ),
        (
            "CREATE VIEW v AS SELECT id FROM users; CREATE TABLE t AS SELECT * FROM v;",
            ["what v gets from users"],
        ),
    ],
)
def test_what_reads_renames_or_opens_a_table_made_elsewhere_needs_history(
    made: Repository, check: Check, sql: str, told: Sequence[str]
) -> None:
    made.stage({"db/2.sql": sql})
    findings = json.loads(check("--staged").out)["findings"]
    rest = " cannot be told from the staged files alone"
    assert [f["message"] for f in findings] == [f"{each}{rest}" for each in told]
    assert {f["id"] for f in findings} == {"needs-history"}


INTERNAL = {"privacyrules.toml": SETTINGS + ASSUME + '\n[roles]\napp = "internal"\n'}


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE users ADD COLUMN nick text;",
        "ALTER TABLE users RENAME COLUMN x TO nick;",
        "ALTER TABLE users ALTER COLUMN nick TYPE varchar(9);",
        "ALTER TABLE users DROP COLUMN x; DROP TABLE other;",
        "GRANT SELECT ON users TO app;",
        "INSERT INTO users (nick) VALUES ('a');",
        "CREATE TABLE a (id int); CREATE VIEW v AS SELECT * FROM a; ALTER TABLE a RENAME TO b;",
        "ALTER TABLE users ADD COLUMN nick text; CREATE VIEW v AS SELECT nick FROM users;",
        "CREATE TABLE a (id int); INSERT INTO a SELECT id FROM a; GRANT SELECT ON a TO x;",
    ],
)
def test_what_can_be_told_needs_no_history(made: Repository, check: Check, sql: str) -> None:
    made.stage({"db/2.sql": sql, **INTERNAL})
    assert check("--staged").ids == []


def test_a_column_is_denied_by_its_own_name_whatever_it_reads(made: Repository, check: Check) -> None:
    made.stage({"db/2.sql": "CREATE TABLE t AS SELECT card_number, x FROM users;\n"})
    assert check("--staged").ids == ["needs-history", CARD]


def test_findings_about_the_whole_are_not_told_of_what_is_staged(made: Repository, check: Check) -> None:
    unmatched = '\n[[columns]]\ntable = "nowhere"\nsubject = "user"\nby = "Ada"\n'
    waiver = '-- privacyrules: ignore[review] "so far" until=2027-01-01 by=dana'
    made.commit({"db/1.sql": USERS, "privacyrules.toml": SETTINGS + ASSUME + unmatched})
    made.stage({"db/2.sql": f"ALTER TABLE users ADD COLUMN nick text; {waiver}\n"})
    assert check().ids == ["unused-waiver", "unmatched-setting"]
    assert check("--staged").ids == []


def test_a_need_of_history_can_be_waived_and_a_waiver_need_not_be_used(
    made: Repository, check: Check
) -> None:
    made.stage({"db/2.sql": "ALTER TABLE users RENAME TO people;\n"})
    finding = json.loads(check("--staged").out)["findings"][0]
    waiver = f'ignore[{finding["id"]}] "looked" until=2027-01-01 by=dana text={finding["text"]}'
    made.stage({"db/2.sql": f"ALTER TABLE users RENAME TO people; -- privacyrules: {waiver}\n"})
    assert check("--staged").ids == []


# Where it is run.


def test_from_below_places_are_named_from_there(
    made: Repository, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.stage({"db/deep/1.sql": CARDS, "2.sql": CARDS.replace("cards", "others")})
    monkeypatch.chdir(made.folder / "db")
    assert check("--staged").found == [(CARD, "deep/1.sql:1:29")]
    assert check("--staged", "deep/1.sql").found == [(CARD, "deep/1.sql:1:29")]
    assert len(check("--staged", "..").found) == 2
    monkeypatch.chdir("/")
    assert len(check("--staged", str(made.folder)).found) == 2


def test_a_hook_refuses_a_commit_of_everything_from_a_folder_below(made: Repository) -> None:
    """With `git commit --all`, git hands the hook an index of its own."""
    made.git("config", "core.hooksPath", "hooks")
    made.commit({"db/a b/1.sql": USERS})
    hook = made.folder / "hooks" / "pre-commit"
    hook.parent.mkdir()
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m privacyrules check --staged >told.txt 2>&1\n')
    hook.chmod(0o755)
    write(made.folder, {"db/a b/1.sql": USERS + IBAN})
    below = Repository(made.folder / "db" / "a b")
    with pytest.raises(AssertionError):
        below.git("commit", "--all", "--message", "x", PYTHONPATH=str(ROOT / "src"))
    told = (made.folder / "told.txt").read_text(encoding="utf-8")
    assert told.startswith(
        f"error[{CARD}]: storing iban in users.iban breaks a promise\n  --> db/a b/1.sql:2:30\n"
    )
    assert made.git("log", "--format=%s") == "one\none"


SPY = """\
#!/bin/sh
for word in "$@"; do
  case $word in
    -c | *=*) ;;
    *) echo "$word" >>"{log}"; break ;;
  esac
done
exec "{real}" "$@"
"""
"""Notes the first word that is no setting."""


@pytest.fixture
def asked_of_git(here: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Note what git is asked, and give it."""
    real, log, folder = shutil.which("git"), here.parent / "log", here.parent / "bin"
    folder.mkdir()
    script = folder / "git"
    script.write_text(SPY.format(log=log, real=real))
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def asked() -> list[str]:
        told = log.read_text(encoding="utf-8").split() if log.exists() else []
        log.unlink(missing_ok=True)
        return told

    return asked


def test_git_is_asked_as_little_as_can_be_however_much_is_staged(
    made: Repository, check: Check, asked_of_git: Callable[[], list[str]]
) -> None:
    made.commit({f"db/{number}.sql": USERS.replace("users", f"t{number}") for number in range(20)})
    branch(made, {f"db/{number}.sql": CARDS.replace("cards", f"t{number}") for number in range(5)})
    asked_of_git()
    assert len(check("--changed", "main").found) == 5
    assert asked_of_git() == ["rev-parse", "merge-base", "cat-file", "diff", "ls-tree", "ls-tree"]
    made.stage({f"db/{number}.sql": CARDS.replace("cards", f"s{number}") for number in range(5, 20)})
    asked_of_git()
    assert len(check("--staged").found) == 15
    assert asked_of_git() == ["rev-parse", "cat-file", "diff"]


# What was changed.


def test_only_what_is_new_is_told(made: Repository, text: Check) -> None:
    made.commit({"db/1.sql": CARDS, "db/2.sql": USERS})
    branch(made, {"db/3.sql": IBAN})
    made.git("checkout", "--quiet", "main")
    made.commit({"db/4.sql": "CREATE TABLE t (passport_number text);\n"})
    made.git("checkout", "--quiet", "feature")
    write(made.folder, {"db/2.sql": "", "db/5.sql": CARDS.replace("cards", "left_over")})
    assert text("--changed", "main") == Ended(
        1,
        """\
error[no-card-or-payment-details]: storing iban in users.iban breaks a promise
  --> db/3.sql:1:30
  |
1 | ALTER TABLE users ADD COLUMN iban text;
  |                              ^^^^ iban (certain: the word 'iban')
  = promise: "We do not keep credit card details or payment details."
             (Profile information, sentence 37, text=b18b82b1)
  = help: Leave the column out. Where a payment must be recognised again, keep the payment company's
          reference (a token that pays nothing elsewhere) instead.
  = help: Where a column holds something else, write beside it `privacyrules: data=… by=NAME` or
          `privacyrules: not_personal="reason" by=NAME`.

Checked 3 files (3 statements, 5 columns in the end, 3 personal; 0 flows) against planetsoho of
2014-01-08 (37 rules), as of 2026-01-31.
1 other file passed over (unread, or undoing a migration).
Assumed unless stated: form identified, recipient internal (the gate's own assumption).
Assumed unless stated: purpose registration, source data_subject, subject user (settings).
Told is only what is new since main: 1 finding from before left out.
Found 1 error.
""",
        "",
    )


def test_with_nothing_that_matters_changed_there_is_nothing_to_check(made: Repository, text: Check) -> None:
    made.commit({"db/1.sql": CARDS})
    assert text("--changed", "main") == Ended(0, NO_CHANGED, "")
    branch(made, {"README.md": "x", "db/notes.txt": "x"})
    made.stage({"db/2.sql": CARDS})
    assert text("--changed", "main") == Ended(0, NO_CHANGED, "")
    assert text("--changed", "main", "db", "README.md") == Ended(0, NO_CHANGED, "")


@pytest.mark.parametrize(
    ("files", "ids"),
    [
        ({"db/2.sql": "ALTER TABLE cards DROP COLUMN card_last4;\n"}, []),
        ({"db/2.sql": "ALTER TABLE cards RENAME COLUMN card_last4 TO card_number;\n"}, [CARD]),
        ({"db/1.sql": f"-- moved\n\n{CARDS}"}, []),
        ({"db/1.sql": CARDS.replace("varchar(4)", "int")}, []),
        ({"db/1.sql": USERS}, []),
        ({"db/1.sql": CARDS + CARDS.replace("cards", "more")}, [CARD]),
        ({"db/2.sql": "CREATE VIEW v AS SELECT card_last4 FROM cards;\n"}, []),
        ({"db/2.sql": "CREATE TABLE copy AS SELECT card_last4 AS x FROM cards;\n"}, [CARD]),
        ({"db/2.sql": "GRANT SELECT ON cards TO reporting;\n"}, ["unmapped-role"]),
    ],
)
def test_the_whole_history_is_folded(
    made: Repository, check: Check, files: Mapping[str, str], ids: Sequence[str]
) -> None:
    made.commit({"db/1.sql": CARDS})
    branch(made, files)
    assert check("--changed", "main").ids == list(ids)


def test_a_file_that_is_renamed_or_copied_brings_nothing(made: Repository, text: Check) -> None:
    made.commit({"db/1.sql": CARDS, "db/2.sql": USERS})
    branch(made, {"db/also.sql": CARDS})
    made.git("mv", "db/1.sql", "db/renamed.sql")
    made.commit({})
    ended = text("--changed", "main")
    assert (ended.code, ended.out.splitlines()[-2:]) == (
        0,
        ["Told is only what is new since main: 1 finding from before left out.", "No findings."],
    )


def test_what_is_deleted_counts(made: Repository, check: Check) -> None:
    """What drops a column and is taken out leaves the column there."""
    made.commit({"db/1.sql": CARDS, "db/2.sql": "ALTER TABLE cards DROP COLUMN card_last4;\n"})
    branch(made, {})
    made.git("rm", "--quiet", "db/2.sql")
    made.commit({})
    assert check("--changed", "main").found == [(CARD, "db/1.sql:1:29")]


def test_mistakes_are_those_of_changed_files(made: Repository, check: Check) -> None:
    wrong = "CREATE TABLE {} (\n  a text -- privacyrules: data=emial by=Ada\n);\n"
    malformed = "CREATE TABLE m{} (id int;\n"
    made.commit({"db/1.sql": wrong.format("t") + malformed.format(1)})
    branch(made, {"db/2.sql": USERS})
    assert (check("--changed", "main").code, check("--changed", "main").problems) == (0, [])
    assert check().code == 2
    branch(made, {"db/3.sql": wrong.format("u") + malformed.format(2)})
    (made.folder / "db/4.sql").write_bytes(b"\xff")
    made.commit({})
    ended = check("--changed", "main")
    assert (ended.code, ended.ids) == (2, ["malformed"])
    assert ended.problems == [
        "db/3.sql: 'emial' is no data term",
        "db/4.sql: the byte 0xFF is not UTF-8",
    ]


def test_a_waiver_that_is_taken_out_brings_back_its_finding(made: Repository, check: Check) -> None:
    made.commit({"db/1.sql": CARDS})
    finding = json.loads(check().out)["findings"][0]
    waiver = f'-- privacyrules: ignore[{CARD}] "so far" until=2027-01-01 by=dana text={finding["text"]}'
    made.commit({"db/1.sql": CARDS.replace(";\n", f"; {waiver}\n").replace("varchar(4));", "varchar(4) );")})
    made.commit({"db/1.sql": f"CREATE TABLE cards (\n  card_last4 text {waiver}\n);\n"})
    assert check().ids == []
    branch(made, {"db/1.sql": CARDS})
    assert check("--changed", "main").ids == [CARD]


# Settings and rules that changed.

NOT_PERSONAL = (
    '\n[[columns]]\ntable = "cards"\ncolumn = "card_last4"\nnot_personal = "of playing cards"\nby = "Ada"\n'
)


def test_settings_are_those_of_each_commit(made: Repository, check: Check) -> None:
    stated = {"privacyrules.toml": SETTINGS + ASSUME + NOT_PERSONAL}
    made.commit({"db/1.sql": CARDS, **stated})
    branch(made, {"privacyrules.toml": SETTINGS + ASSUME})
    ended = check("--changed", "main")
    assert (ended.ids, ended.part["files"]) == ([CARD], 1)
    write(made.folder, stated)
    assert check("--changed", "main").ids == [CARD]
    made.git("checkout", "--quiet", "--force", "main")
    made.commit({"privacyrules.toml": SETTINGS + ASSUME + NOT_PERSONAL + "# more\n"})
    assert check("--changed", "main~1").ids == []


def test_an_entry_that_a_change_leaves_without_a_column_is_told(made: Repository, check: Check) -> None:
    entry = '\n[[columns]]\ntable = "users"\ncolumn = "{}"\nsubject = "user"\nby = "Ada"\n'
    old, email = entry.format("old"), entry.format("email")
    made.commit({"db/1.sql": USERS, "privacyrules.toml": SETTINGS + ASSUME + old + email})
    branch(made, {"db/2.sql": "ALTER TABLE users RENAME COLUMN email TO mail;\n"})
    assert check().found == [
        ("unmatched-setting", "privacyrules.toml:8:0"),
        ("unmatched-setting", "privacyrules.toml:14:0"),
    ]
    assert check("--changed", "main").found == [("unmatched-setting", "privacyrules.toml:14:0")]
    assert check("--changed", "main", "db").found == []


def test_settings_that_git_does_not_hold_are_those_on_the_disk(here: Path, check: Check) -> None:
    """They may lie above the repository, or under a name that git would take for something else."""
    write(here, {"privacyrules.toml": SETTINGS + NOT_PERSONAL})
    made = repository(here / "0:x")
    os.chdir(made.folder)
    made.commit({"db/1.sql": CARDS + IBAN})
    made.stage({"db/2.sql": CARDS + IBAN})
    assert check("--staged").ids == [CARD]
    write(made.folder, {"privacyrules.toml": SETTINGS + NOT_PERSONAL, ".gitignore": "*.toml\n"})
    assert check("--staged").ids == [CARD]
    branch(made, {"db/3.sql": "CREATE TABLE t (iban text);\n"})
    assert check("--changed", "main").found == [(CARD, "db/3.sql:1:17")]


def test_settings_that_were_not_there_or_were_mistaken_count_as_they_are(
    made: Repository, check: Check
) -> None:
    made.git("rm", "--quiet", "privacyrules.toml")
    made.commit({"db/1.sql": CARDS})
    branch(made, {"privacyrules.toml": SETTINGS, "db/2.sql": USERS + IBAN})
    assert check("--changed", "main").ids == ["conditional", CARD]
    made.git("checkout", "--quiet", "main")
    made.commit({"privacyrules.toml": "polcy = 1\n"})
    made.git("checkout", "--quiet", "-b", "mended")
    made.commit({"privacyrules.toml": SETTINGS, "db/2.sql": USERS + IBAN})
    assert check("--changed", "main").ids == ["conditional", CARD]


RULES = {
    "rules/tiny/policy.yaml": "title: Tiny\ndate: 2026-01-01\n",
    "rules/tiny/all.yaml": """\
section: All
rules:
  - id: no-email
    prohibit: {action: store, data: email, subject: any}
    quote: We keep no addresses.
""",
}


def test_rules_that_changed_too_are_named(made: Repository, text: Check) -> None:
    made.commit({**RULES, "db/1.sql": USERS, "privacyrules.toml": 'policy = "tiny"\n'})
    branch(made, {"rules/tiny/all.yaml": RULES["rules/tiny/all.yaml"].replace("email,", "phone,")})
    note = """\
The policy's own files changed too (rules/tiny/all.yaml): what that means for what was there before,
only a check of everything tells (`privacyrules check`).
"""
    assert text("--changed", "main") == Ended(0, NO_CHANGED + note, "")
    branch(made, {"db/2.sql": "ALTER TABLE users ADD COLUMN phone text;\n"})
    ended = text("--changed", "main")
    assert ended.code == 1
    assert ended.out.startswith("error[no-email]: storing phone in users.phone breaks a promise\n")
    assert note in ended.out


# Commits.


@pytest.mark.parametrize("base", ["mian", "-x", "HEAD~9", "", "a b"])
def test_what_is_no_commit_is_2(made: Repository, text: Check, base: str) -> None:
    ended = text("--changed", base)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"error: --changed {base}: ")


def test_outside_of_a_repository_both_are_2(here: Path, text: Check) -> None:
    write(here, {"privacyrules.toml": SETTINGS, "1.sql": USERS})
    said = f"{here} lies in no git repository; run it in one, or name the files that are to be checked"
    assert text("--staged") == Ended(2, "", f"error: --staged: {said}\n")
    assert text("--changed", "main") == Ended(2, "", f"error: --changed main: {said}\n")


def test_a_merge_brings_what_its_own_side_brings(made: Repository, check: Check) -> None:
    """As CI checks a pull request: HEAD is a merge of both sides."""
    made.commit({"db/1.sql": USERS})
    branch(made, {"db/2.sql": IBAN})
    made.git("checkout", "--quiet", "main")
    made.commit({"db/3.sql": CARDS})
    made.git("checkout", "--quiet", "--detach")
    made.git("merge", "--quiet", "--no-edit", "feature")
    assert check("--changed", "main").ids == [CARD]
    assert check("--changed", "main").found == [(CARD, "db/2.sql:1:30")]


HISTORY: Sequence[Mapping[str, str]] = (
    {
        "db/1.sql": USERS,
        "db/2.sql": CARDS,
        "db/3.sql": "FROBNICATE card_number;\n",
        "db/4.sql": "ALTER TABLE\n",
    },
    {"db/5.sql": "ALTER TABLE users RENAME COLUMN email TO mail;\nALTER TABLE cards RENAME TO purse;\n"},
    {
        "db/2.sql": CARDS.replace("id int", "iban text"),
        "db/6.sql": "CREATE TABLE v AS SELECT * FROM purse;\n",
    },
    {
        "db/3.sql": "FROBNICATE iban;\n",
        "db/5.sql": "",
        "a.flows.yaml": "flows: [{id: a, action: sell, data: email}]\n",
    },
    {"privacyrules.toml": SETTINGS + NOT_PERSONAL, "db/4.sql": "GRANT SELECT ON cards TO reporting;\n"},
)


def test_what_is_told_is_the_difference_of_two_whole_checks(
    made: Repository, here: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every two commits of a history: as if each were checked out and checked by itself."""
    commits = [made.commit(files) for files in HISTORY]
    whole = []
    for number, commit in enumerate(commits):
        beside = here.parent / f"beside{number}"
        made.git("worktree", "add", "--quiet", str(beside), commit)
        monkeypatch.chdir(beside)
        report = privacyrules.check([], today=TODAY)
        whole.append({finding.fingerprint for finding in report.findings})
    for new in range(len(commits)):
        monkeypatch.chdir(here.parent / f"beside{new}")
        for old in range(max(new - 2, 0), new + 1):
            ended = check("--changed", commits[old])
            told = {finding["fingerprint"] for finding in json.loads(ended.out)["findings"]}
            assert told == whole[new] - whole[old]
            assert ended.part["known"] == (len(whole[new] & whole[old]) if old != new else 0)
