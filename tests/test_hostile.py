"""Files that nobody means well in, one clear message each out, and everything beside them judged as ever."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from privacyrules.cli import run
from privacyrules.files import disk, walk
from privacyrules.files.inputs import Input, NotEntered
from privacyrules.model.places import Place, Problem
from privacyrules.reporters import REPORTERS
from privacyrules.workflows import judging, read
from shipped import TODAY, keep_cache_apart

SETTINGS = 'policy = "planetsoho"\n'
DENIED = "CREATE TABLE cards (id int, card_last4 varchar(4));\n"
JUDGED = ("no-card-or-payment-details", "zz.sql", "cards.card_last4")
"""What is found in DENIED, which lies beside whatever a test puts there."""

SAVE = "save it as UTF-8"
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="not run: Windows has no such files")


class Ended(NamedTuple):
    """How a check ended: its exit code, its mistakes, and its findings by id, place and column or flow."""

    code: int
    mistakes: list[str]
    findings: list[tuple[str, str, str]]
    passed_over: int

    def of(self, id_: str) -> list[str]:
        """The files in which something of this id is found, sorted."""
        return sorted(path for found, path, _ in self.findings if found == id_)


Check = Callable[..., Ended]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "privacyrules.toml").write_text(SETTINGS)
    (tmp_path / "zz.sql").write_text(DENIED)
    return tmp_path


@pytest.fixture
def check(here: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Write files, check, and see that the file beside them was judged as ever."""

    def call(files: Mapping[str, bytes | str], *arguments: str) -> Ended:
        for name, data in files.items():
            path = here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        code = run(["check", "--today", TODAY, "--format", "json", *arguments])
        captured = capsys.readouterr()
        assert code != 70, captured.err
        report = json.loads(captured.out)
        problems = [
            str(Problem(Place(told["path"], told["line"], told["column"]), told["message"], told["help"]))
            for told in report["problems"]
        ]
        findings = [
            (
                found["id"],
                found["path"],
                ".".join([found["table"] or "", *found["columns"]]) or found["flow"] or "",
            )
            for found in report["findings"]
        ]
        assert JUDGED in findings
        findings.remove(JUDGED)
        return Ended(code, problems, findings, report["summary"]["passed_over"])

    return call


# One file of each format, as its writer means it.

PYTHON_HEAD = "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a'\n\ndef upgrade():\n"
FORMATS = {
    "sql": ("a.sql", "CREATE TABLE tbl (\n  id int,\n  email text\n);\n"),
    "alembic": ("versions/a.py", f"{PYTHON_HEAD}    op.add_column('tbl', sa.Column('email', sa.Text()))\n"),
    "django": (
        "migrations/0001_a.py",
        (
            "from django.db import migrations, models\n\nclass Migration(migrations.Migration):\n"
            "    operations = [migrations.AddField('tbl', 'email', models.TextField())]\n"
        ),
    ),
    "rails": (
        "db/migrate/20200101000000_a.rb",
        (
            "class A < ActiveRecord::Migration[7.0]\n  def change\n"
            "    add_column :tbl, :email, :string\n  end\nend\n"
        ),
    ),
    "laravel": (
        "migrations/2020_01_01_000000_a.php",
        (
            "<?php\nuse Illuminate\\Support\\Facades\\Schema;\nreturn new class extends Migration {\n"
            "  public function up() {\n    Schema::table('tbl', function (Blueprint $table) {\n"
            "      $table->string('email');\n    });\n  }\n};\n"
        ),
    ),
    "knex": (
        "migrations/20200101000000_a.js",
        "exports.up = (knex) => knex.schema.table('tbl', (t) => {\n  t.string('email');\n});\n",
    ),
    "sequelize": (
        "migrations/20200101000000-a.js",
        (
            "module.exports = {\n  up: (queryInterface, Sequelize) =>\n"
            "    queryInterface.addColumn('tbl', 'email', Sequelize.STRING),\n};\n"
        ),
    ),
    "typeorm": (
        "migrations/1577836800000-A.ts",
        (
            "import { MigrationInterface, QueryRunner } from 'typeorm';\n"
            "export class A1577836800000 implements MigrationInterface {\n"
            "  async up(queryRunner: QueryRunner) {\n"
            "    await queryRunner.query('ALTER TABLE tbl ADD email text');\n  }\n}\n"
        ),
    ),
    "prisma": ("schema.prisma", "model tbl {\n  id Int @id\n  email String\n}\n"),
    "liquibase_xml": (
        "a.xml",
        (
            '<databaseChangeLog>\n<changeSet id="1" author="a">\n<addColumn tableName="tbl">'
            '<column name="email" type="text"/></addColumn>\n</changeSet>\n</databaseChangeLog>\n'
        ),
    ),
    "liquibase_yaml": (
        "a.yaml",
        (
            "databaseChangeLog:\n  - changeSet:\n      id: 1\n      author: a\n      changes:\n"
            "        - addColumn:\n            tableName: tbl\n            columns:\n"
            "              - column: {name: email, type: text}\n"
        ),
    ),
    "liquibase_json": (
        "a.json",
        (
            '{"databaseChangeLog": [{"changeSet": {"id": "1", "author": "a", "changes": [\n{"addColumn": '
            '{"tableName": "tbl", "columns": [{"column": {"name": "email", "type": "text"}}]}}]}}]}\n'
        ),
    ),
    "django_models": (
        "models.py",
        (
            "from django.db import models\n\nclass T(models.Model):\n"
            "    class Meta:\n        db_table = 'tbl'\n    email = models.TextField()\n"
        ),
    ),
    "sqlalchemy": (
        "models.py",
        (
            "from sqlalchemy import Column, Text\nfrom sqlalchemy.orm import declarative_base\n"
            "Base = declarative_base()\nclass T(Base):\n    __tablename__ = 'tbl'\n    email = Column(Text)\n"
        ),
    ),
    "flows_yaml": (
        "a.flows.yaml",
        "flows:\n  - id: tbl\n    description: x\n    action: store\n    data: email\n",
    ),
    "flows_json": (
        "a.flows.json",
        '{"flows": [{"id": "tbl", "description": "x",\n"action": "store", "data": "email"}]}\n',
    ),
}
MANIFESTS = ("flows_yaml", "flows_json")
UNCHOOSY = ("sql", "prisma", *MANIFESTS)
CHOOSY = tuple(name for name in FORMATS if name not in UNCHOOSY)
"""The formats whose readers must see the text of a file before they take it."""


def of_each(data: Callable[[str], bytes], formats: Iterable[str] = FORMATS) -> dict[str, bytes]:
    """A file of each format, in a folder called by the format: what is made of its text."""
    named = {name: FORMATS[name][1].replace("tbl", name) for name in formats}
    return {f"{name}/{FORMATS[name][0]}": data(text) for name, text in named.items()}


def told(what: str, formats: Iterable[str] = FORMATS, *, line: int = 1, column: int = 1) -> list[str]:
    """The same mistake of each format, in the order of the paths; line 0 is the one behind the text."""
    places = sorted((f"{name}/{FORMATS[name][0]}", FORMATS[name][1].count("\n") + 1) for name in formats)
    return [f"{path}:{line or last}:{column}: {what}" for path, last in places]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_other_line_ends_change_nothing(check: Check, end: str, mark: bytes) -> None:
    formats = [name for name in FORMATS if not (name == "rails" and end == "\r")]
    ended = check(of_each(lambda text: mark + text.replace("\n", end).encode(), formats))
    # what Django migrates is called by the folder as well
    tables = ["django_django" if name == "django" else name for name in formats]
    columns = [f"{table}.email" for table in tables if table not in MANIFESTS]
    assert (ended.code, ended.mistakes) == (1, [])
    assert sorted(what for _, _, what in ended.findings) == sorted([*columns, *MANIFESTS])


def test_a_carriage_return_ends_no_line_of_ruby_and_that_is_said(check: Check) -> None:
    ended = check(of_each(lambda text: text.replace("\n", "\r").encode(), ["rails"]))
    assert (ended.code, ended.mistakes) == (1, [])
    path = f"rails/{FORMATS['rails'][0]}"
    assert ended.findings == [
        ("opaque", path, ""),
        ("opaque", path, ""),
        ("conditional", path, "rails.email"),
    ]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf"])
def test_an_empty_file_brings_nothing_and_an_empty_manifest_is_a_mistake(check: Check, data: bytes) -> None:
    ended = check(of_each(lambda _: data))
    assert ended.mistakes == told("the file is empty; write what it should say, or delete it", MANIFESTS)


def test_a_file_in_utf_16_that_only_one_reader_may_take_is_one_mistake(check: Check) -> None:
    ended = check(of_each(lambda text: text.encode("utf-16"), UNCHOOSY))
    assert (ended.code, ended.mistakes) == (2, told(f"the file is UTF-16, not UTF-8; {SAVE}", UNCHOOSY))


def test_a_migration_in_utf_16_is_one_mistake(check: Check) -> None:
    ended = check(of_each(lambda text: text.encode("utf-16"), CHOOSY))
    assert (ended.code, ended.mistakes) == (2, told(f"the file is UTF-16, not UTF-8; {SAVE}", CHOOSY))


def test_a_file_in_latin_1_is_one_mistake_at_its_first_letter(check: Check) -> None:
    ended = check(of_each(lambda text: f"{text}# \xe9\n# \xe8\n".encode("latin-1")))
    expected = told(f"the byte 0xE9 is not UTF-8; {SAVE}", line=0, column=3)
    assert (ended.code, ended.mistakes) == (2, expected)


def test_a_nul_byte_is_one_mistake_where_it_stands(check: Check) -> None:
    ended = check(of_each(lambda text: f"{text}\0\0".encode()))
    what = "the file holds a NUL byte, so it is UTF-16 or no text at all"
    assert (ended.code, ended.mistakes) == (2, told(f"{what}; {SAVE}", line=0))


CUT = ("sql", "prisma", "alembic", "django", "liquibase_xml", "liquibase_json", "django_models")
"""The formats whose texts are malformed where they end too early; in others a part may be a whole."""


def test_a_file_that_ends_in_the_middle_is_malformed(check: Check) -> None:
    ended = check(of_each(lambda text: text[: text.rindex("email") + 8].encode(), CUT))
    assert (ended.code, ended.mistakes) == (2, [])
    assert sorted({path.partition("/")[0] for path in ended.of("malformed")}) == sorted(CUT)


# Bytes that are none of ours.


@pytest.mark.parametrize(
    "data", [b"\x80\xff", "caf\xe9".encode("latin-1"), "x: \xe9\n".encode("utf-16"), b"a\0b"]
)
def test_a_file_that_no_reader_knows_as_its_own_is_passed_over_whatever_its_bytes(
    check: Check, data: bytes
) -> None:
    ended = check(of_each(lambda _: data, CHOOSY))
    assert (ended.code, ended.mistakes) == (1, [])
    assert ended.passed_over == len(CHOOSY) + len(["privacyrules.toml"])


def test_a_large_file_of_a_common_name_is_passed_over(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "LARGEST", 1024 * 1024)
    ended = check({"export.json": '{"rows": [' + "1," * 600_000 + "1]}"})
    assert (ended.code, ended.mistakes) == (1, [])


def test_a_large_file_that_only_one_reader_may_take_is_one_mistake(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "LARGEST", 1024 * 1024)
    ended = check({"a.sql": b"-" * (1024 * 1024 + 1), "b.flows.json": b" " * (1024 * 1024 + 1)})
    what = "the file is larger than 1 MB and was not read; split it, or exclude it"
    assert (ended.code, ended.mistakes) == (2, [f"a.sql: {what}", f"b.flows.json: {what}"])


def test_a_program_named_outright_is_known_by_its_text_wherever_it_lies(check: Check) -> None:
    programs = ("alembic", "django", "rails", "laravel", "knex", "sequelize", "typeorm", "django_models")
    files = {
        f"{name}/elsewhere{Path(FORMATS[name][0]).suffix}": FORMATS[name][1].replace("tbl", name)
        for name in programs
    }
    ended = check(files, "zz.sql", *files)
    assert (ended.code, ended.mistakes) == (1, [])
    assert sorted(what for _, _, what in ended.findings) == sorted(f"{name}.email" for name in programs)


def test_a_program_that_its_folder_held_too_is_known_once_it_is_named(check: Check) -> None:
    ended = check({"elsewhere/run.py": FORMATS["alembic"][1]}, ".", "elsewhere/run.py")
    assert (ended.code, ended.mistakes) == (1, [])
    assert [what for _, _, what in ended.findings] == ["tbl.email"]
    assert ended.passed_over == len(["privacyrules.toml"])


def test_a_program_named_outright_that_is_nobodys_is_a_mistake(check: Check) -> None:
    ended = check({"elsewhere/run.py": "print('hello')\n"}, ".", "elsewhere/run.py")
    assert ended.code == 2
    assert [told.partition(";")[0] for told in ended.mistakes] == [
        "elsewhere/run.py: no reader takes this file"
    ]


# Depth and length. What is bounded here is measured elsewhere; a test that ends is what these assert.

DEEP = 3_000


def _program(name: str, inner: str) -> str:
    """The text of a format, with something else in place of the name of its column."""
    text = FORMATS[name][1]
    quoted = next(mark for mark in ("'email'", ":email", '"email"') if mark in text)
    return text.replace(quoted, inner)


NESTED = {
    "a.sql": f"CREATE TABLE t (a int DEFAULT {'(' * DEEP}",
    "versions/a.py": _program("alembic", "(" * DEEP + "'a'" + ")" * DEEP),
    "versions/b.py": _program("alembic", "'a'" + " + 'a'" * DEEP),
    "migrations/0001_a.py": _program("django", "[" * DEEP + "]" * DEEP),
    "models.py": FORMATS["sqlalchemy"][1] + "    a = Column(Text)" + ".a()" * DEEP + "\n",
    "a.xml": "<databaseChangeLog>" + "<a>" * DEEP,
    "a.yaml": f"databaseChangeLog: {'[' * DEEP}{']' * DEEP}\n",
    "a.json": f'{{"databaseChangeLog": {"[" * DEEP}{"]" * DEEP}}}',
}
"""Texts that nest too deeply, each of which is malformed."""

FOLLOWED = {
    "db/migrate/20200101000000_a.rb": _program("rails", "[" * DEEP + "]" * DEEP),
    "migrations/20200101000000_a.js": _program("knex", "[" * DEEP + "]" * DEEP),
    "migrations/20200101000000-b.js": _program("sequelize", "{a: " * DEEP + "1" + "}" * DEEP),
    "migrations/1577836800000-A.ts": FORMATS["typeorm"][1].replace(
        "'ALTER TABLE tbl ADD email text'", "`${" * DEEP + "1" + "}`" * DEEP
    ),
}
"""Texts that nest too deeply in a place of which something is told."""


def test_what_nests_too_deeply_is_malformed(check: Check) -> None:
    ended = check(NESTED)
    assert (ended.code, ended.mistakes) == (2, [])
    assert set(ended.of("malformed")) == set(NESTED)


def test_what_nests_too_deeply_to_be_followed_is_opaque(check: Check) -> None:
    ended = check(FOLLOWED)
    assert (ended.code, set(ended.of("opaque"))) == (1, set(FOLLOWED))


@pytest.mark.parametrize("name", ["a.flows.yaml", "a.flows.json"])
def test_a_manifest_that_nests_too_deeply_is_one_mistake(check: Check, name: str) -> None:
    ended = check({name: '{"flows": ' + "[" * DEEP + "]" * DEEP + "}"})
    what = "more than 100 levels stand inside each other; write it flatter"
    assert (ended.code, ended.mistakes) == (2, [f"{name}:1:110: {what}"])


def test_a_long_chain_of_calls_is_read(check: Check) -> None:
    text = FORMATS["knex"][1].replace("'email')", f"'email'){'.nullable()' * DEEP}")
    ended = check({FORMATS["knex"][0]: text})
    assert (ended.code, ended.findings) == (1, [("conditional", FORMATS["knex"][0], "tbl.email")])


@pytest.mark.parametrize("number", ["9" * 5_000, "1" + "0" * 100_000, "0x" + "f" * 5_000, "1e999999999"])
def test_a_number_without_end_is_no_bug(check: Check, number: str) -> None:
    stated = f'"facts": {{"retention_days": {number}}}'
    files: dict[str, bytes | str] = {
        "a.flows.json": FORMATS["flows_json"][1].replace('"action"', f'{stated}, "action"'),
        "a.sql": f"CREATE TABLE t (a int DEFAULT {number});\n",
        "versions/a.py": _program("alembic", number),
        FORMATS["rails"][0]: FORMATS["rails"][1].replace(":string", f":string, limit: {number}"),
        FORMATS["knex"][0]: FORMATS["knex"][1].replace("'email'", f"'email', {number}"),
    }
    ended = check(files)
    assert ended.code == 2
    assert len(ended.mistakes) == 1


def test_work_that_a_program_would_never_end_is_not_done(check: Check) -> None:
    lines = ["op.execute('a' * 10**10)", "op.execute('%9999999999d' % 1)", "x = 1 << 10**10", "y = 9**9**9"]
    work = "t.text('a'.repeat(1e9)); let x = 'a'; while (true) { x += x; } t.text(x); "
    ended = check(
        {
            "versions/a.py": PYTHON_HEAD + "".join(f"    {line}\n" for line in lines),
            FORMATS["knex"][0]: FORMATS["knex"][1].replace("t.string", f"{work}t.string"),
            FORMATS["rails"][0]: FORMATS["rails"][1].replace("add_", "execute 'a' * 1000000000\n    add_"),
        }
    )
    assert (ended.code, ended.mistakes, ended.of("malformed")) == (1, [], [])


# Text that stands for more text.

BOMB = "".join(f'<!ENTITY e{at + 1} "{f"&e{at};" * 10}">' for at in range(12))


@pytest.mark.parametrize(
    "type_",
    [
        f'<!DOCTYPE databaseChangeLog [<!ENTITY e0 "a">{BOMB}]>',
        '<!DOCTYPE databaseChangeLog [<!ENTITY e12 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE databaseChangeLog SYSTEM "http://127.0.0.1:9/a.dtd">',
        '<!DOCTYPE databaseChangeLog [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>',
    ],
)
def test_a_document_type_is_refused_and_nothing_is_fetched(
    check: Check, monkeypatch: pytest.MonkeyPatch, type_: str
) -> None:
    monkeypatch.delattr(socket, "socket")
    ended = check({"a.xml": f"{type_}\n<databaseChangeLog>&e12;</databaseChangeLog>\n"})
    assert (ended.code, ended.mistakes) == (2, [])
    assert ended.findings == [("malformed", "a.xml", "")]


LEVELS = "".join(f"a{at + 1}: &a{at + 1} [{', '.join([f'*a{at}'] * 10)}]\n" for at in range(12))


def test_aliases_of_aliases_are_refused_where_they_stand(check: Check) -> None:
    ended = check({"a.flows.yaml": f"a0: &a0 x\n{LEVELS}flows: [*a12]\n"})
    assert ended.code == 2
    assert ended.mistakes[0] == "a.flows.yaml:1:5: the anchor '&a0' cannot be used; leave it out"
    assert ended.mistakes[-1] == "a.flows.yaml:14:9: an alias (*) cannot be used; write the value out again"


# What lies in a folder besides files.


@UNIX
def test_links_that_lead_nowhere_or_in_a_circle_are_one_mistake_each(check: Check, here: Path) -> None:
    for name, target in {"a.sql": "b.sql", "b.sql": "a.sql", "broken.sql": "none.sql", "self": "."}.items():
        (here / name).symlink_to(target)
    ended = check({})
    circle = "the file cannot be read (too many levels of symbolic links)"
    nowhere = "none.sql: there is no such file or folder"
    assert (ended.code, ended.mistakes) == (2, [f"a.sql: {circle}", f"b.sql: {circle}", nowhere])


@UNIX
def test_two_links_to_one_file_are_one_file_and_a_folder_behind_a_link_is_not_entered(
    check: Check, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "o.sql").write_text("CREATE TABLE o (card_last4 text);\n")
    (here / "one.sql").symlink_to(outside / "o.sql")
    (here / "two.sql").symlink_to("one.sql")
    (here / "folder").symlink_to(outside)
    ended = check({})
    assert (ended.code, ended.mistakes) == (1, [])
    assert [what for _, _, what in ended.findings] == ["o.card_last4"]


def test_a_folder_may_be_called_as_a_file_is(check: Check, here: Path) -> None:
    (here / "x.sql").mkdir()
    ended = check({"y.sql/a.sql": "CREATE TABLE o (card_last4 text);\n"})
    assert (ended.code, ended.mistakes) == (1, [])
    assert ended.of("no-card-or-payment-details") == ["y.sql/a.sql"]


@UNIX
def test_a_socket_is_one_mistake(check: Check) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("x.sql")
        ended = check({})
    assert (ended.code, len(ended.mistakes)) == (2, 1)
    assert ended.mistakes[0].startswith("x.sql: ")


@UNIX
def test_a_pipe_is_one_mistake_and_is_not_waited_for(check: Check, here: Path) -> None:
    os.mkfifo(here / "x.sql")
    # whoever opens the pipe must not wait for ever: here is a writer that says nothing
    writer = threading.Thread(target=lambda: os.close(os.open(here / "x.sql", os.O_WRONLY)), daemon=True)
    writer.start()
    try:
        ended = check({})
    finally:
        if writer.is_alive():
            os.close(os.open(here / "x.sql", os.O_RDONLY | os.O_NONBLOCK))
        writer.join()
    assert (ended.code, ended.mistakes) == (
        2,
        ["x.sql: this is no file (a pipe, a socket or a device); exclude it"],
    )


@UNIX
@pytest.mark.skipif(sys.platform == "darwin", reason="not run: there is no /dev/full here")
def test_a_device_is_one_mistake_and_is_not_read(check: Check, here: Path) -> None:
    (here / "x.sql").symlink_to("/dev/null")
    ended = check({})
    assert ended.code == 2
    assert [told.partition(": ")[2] for told in ended.mistakes] == [
        "this is no file (a pipe, a socket or a device); exclude it"
    ]


@UNIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="not run: root may read everything")
def test_a_file_that_may_not_be_read_is_one_mistake(check: Check, here: Path) -> None:
    (here / "x.sql").write_text(DENIED)
    (here / "x.sql").chmod(0)
    ended = check({})
    assert (ended.code, ended.mistakes) == (2, ["x.sql: the file may not be read by this user"])


def test_a_file_that_vanishes_before_it_is_read_is_one_mistake(
    check: Check, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = walk.files_below

    def vanishing(path: Path, left_out: walk.LeftOut) -> Iterator[Input | NotEntered]:
        for file in listed(path, left_out):
            if file.name == "a.sql":
                Path(file.name).unlink()
            yield file

    monkeypatch.setattr(walk, "files_below", vanishing)
    ended = check({"a.sql": DENIED})
    assert (ended.code, ended.mistakes) == (2, ["a.sql: there is no such file or folder"])


def test_folders_in_folders_are_followed(check: Check) -> None:
    path = "d/" * 150 + "a.sql"
    ended = check({path: "CREATE TABLE o (card_last4 text);\n"})
    assert (ended.code, ended.mistakes) == (1, [])
    assert ended.of("no-card-or-payment-details") == [path]


# More than can be judged at a time.


def test_a_schema_of_too_many_columns_is_one_mistake_before_anything_is_judged(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(read, "MOST_CHANGES", 25)
    monkeypatch.setattr(judging, "judged", lambda _: pytest.fail("judged"))
    for number in range(1, 5):
        columns = ", ".join(f"c{at} text" for at in range(9))
        (here / f"{number}.sql").write_text(f"CREATE TABLE t{number} ({columns});\n")
    assert run(["check", "--today", TODAY]) == 2
    captured = capsys.readouterr()
    what = "with this file, there are more than 25 changes of columns; none was judged"
    ways = "name some of the folders or files, one part of the schema at a time, or exclude what is not yours"
    assert (captured.out, captured.err) == ("", f"error: 3.sql: {what}; {ways}\n")


def test_a_part_of_a_schema_that_is_too_large_is_judged(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_CHANGES", 25)
    files = {f"{n}.sql": f"CREATE TABLE t{n} (email text, {'x int, ' * 9} y int);" for n in range(3)}
    ended = check(files, "1.sql", "zz.sql")
    assert (ended.code, ended.mistakes) == (1, [])


# Names.

NAMES = {
    "a\nerror: b.sql": r"a\nerror: b.sql",
    "a\x1b[31m.sql": r"a\x1b[31m.sql",
    "a\r.sql": r"a\r.sql",
    "a\u202elqs.sql": r"a\u202elqs.sql",
    "a\u2028.sql": r"a\u2028.sql",
    os.fsdecode(b"a\xfe.sql"): r"a\xfe.sql",
    os.fsdecode(b"a\xff.sql"): r"a\xff.sql",
    "n" * 251 + ".sql": "n" * 251 + ".sql",
    "-a *?.sql": "-a *?.sql",
    "\u65e5\u672c \u05d0.sql": "\u65e5\u672c \u05d0.sql",
}
"""Names of files, and how they are written."""


@UNIX
def test_names_are_told_apart_and_written_on_one_line(check: Check, here: Path) -> None:
    for number, name in enumerate(NAMES):
        try:
            (here / name).write_text(f"CREATE TABLE o{number} (card_last4 text);\n", encoding="utf-8")
        except OSError:
            pytest.skip("not run: this file system takes text only")
    ended = check({})
    assert (ended.code, ended.mistakes) == (1, [])
    assert sorted(path for _, path, _ in ended.findings) == sorted(NAMES.values())


UNSEEN = 'CREATE TABLE cards (\n  id int, "card_last4" text -- \x1b[2J \r \u202e \x07 \x9b1m\n);\n'


@pytest.mark.parametrize("form", REPORTERS)
def test_what_a_file_holds_steers_no_terminal(
    here: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    (here / "zz.sql").write_text(UNSEEN, encoding="utf-8", newline="")
    assert run(["check", "--today", TODAY, "--format", form]) == 1
    said = capsys.readouterr().out
    assert [letter for letter in said if letter in "\x1b\r\u202e\x07\x9b"] == []


# Many files.


def test_many_files_are_read_and_the_bad_ones_among_them_told_in_order(check: Check) -> None:
    names = [f"m/{number:04}.sql" for number in range(2_000)]
    files: dict[str, bytes | str] = dict.fromkeys(names, "CREATE INDEX i ON t (id);\n")
    bad = names[5::500]
    ended = check({**files, **dict.fromkeys(bad, b"\xff")})
    assert ended.mistakes == [f"{name}:1:1: the byte 0xFF is not UTF-8; {SAVE}" for name in bad]
    assert (ended.code, ended.findings) == (2, [])


# Settings, rules and the cache.


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\0", "privacyrules.toml:1:1: the file holds a NUL byte, so it is UTF-16 or no text at all"),
        ("policy = " + "[" * 5_000, "privacyrules.toml: the settings nest too deeply to be read"),
        ("policy" + ".a" * 5_000 + " = 1", "privacyrules.toml:1: policy must be a text"),
        ("strict = " + "9" * 5_000, "privacyrules.toml: a number has too many digits to be read"),
        ("policy = 1e999999999", "privacyrules.toml:1: policy must be a text"),
        ('policy = "planetsoho', "privacyrules.toml: this is no TOML: "),
    ],
)
def test_hostile_settings_are_one_mistake(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    (here / "privacyrules.toml").write_text(text)
    code = run(["check", "--today", TODAY])
    said = capsys.readouterr().err
    assert (code, said.count("error: "), said.partition("error: ")[2][: len(told)]) == (2, 1, told)
