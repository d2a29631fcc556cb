"""Which files the reader of Rails takes, what they tell, and what it makes of hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest

import privacyrules
from privacyrules.model.schema import MigrationReading
from privacyrules.readers import rails
from shipped import write

PATH = "db/migrate/20240101000000_input.rb"
MIGRATION = "class A < ActiveRecord::Migration[7.0]\n  def change\n{}\n  end\nend\n"
SCHEMA = 'ActiveRecord::Schema.define do\n  create_table "a" do |t|\n    t.string "b"\n  end\nend\n'
TOO_DEEP = "this nests too deeply, or computes too much, to be followed"
TOO_DEEP_CALLS = "methods that call each other so deeply are not followed"


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("db/migrate/20240101000000_create_users.rb", True),
        ("db/migrate/2024/20240101000000_create_users.RB", True),
        ("engines/shop/db/migrate/1_create_users.rb", True),
        ("db/post_migrate/20240101000000_drop.rb", True),
        (r"db\animals_migrate\1_cats.rb", True),
        ("migrate/001_create_users.rb", True),
        ("20240101000000_create_users.rb", True),
        ("db/schema.rb", True),
        ("db/animals_schema.rb", True),
        ("schema.rb", True),
        ("db/seeds.rb", False),
        ("app/models/user.rb", False),
        ("db/migrate/20240101000000_create_users.sql", False),
        ("app/schema/user.rb", False),
    ],
)
def test_what_rails_calls_a_migration_or_a_schema_is_claimed(path: str, claimed: bool) -> None:
    assert rails.claims(path) is claimed


@pytest.mark.parametrize(
    ("text", "recognised"),
    [
        ("class A < ActiveRecord::Migration[7.0]\nend", True),
        ("  class A < Shop::Migration\r\n", True),
        ("class A < Other\n  def self.up\n", True),
        ("class A < Other\n  def change\n", True),
        ("# x\n\nActiveRecord::Schema[7.1].define(version: 1) do\nend\n", True),
        ("class MySchema < GraphQL::Schema\nend\n", False),
        ("Sequel.migration do\n  up { create_table(:a) }\nend\n", False),
        ("puts 'ActiveRecord'", False),
        ("", False),
    ],
)
def test_files_of_others_are_not_recognised(text: str, recognised: bool) -> None:
    assert rails.recognises(text) is recognised
    if not recognised:
        assert rails.read(text, PATH) == MigrationReading(PATH)


@pytest.mark.parametrize(
    ("path", "text", "tells"),
    [
        ("db/schema.rb", SCHEMA, "whole"),
        ("db/animals_schema.rb", SCHEMA, "whole"),
        (PATH, SCHEMA, "changes"),
        ("db/schema.rb", MIGRATION.format(""), "changes"),
        (PATH, MIGRATION.format(""), "changes"),
    ],
)
def test_a_schema_tells_the_whole_of_its_tables(path: str, text: str, tells: str) -> None:
    assert rails.read(text, path).tells == tells


HOSTILE = {
    "lists in lists": "x = " + "[" * 5_000 + "]" * 5_000,
    "blocks in blocks": "foo do\n" * 500 + "end\n" * 500,
    "conditions in conditions": "if a\n" * 500 + "end\n" * 500,
    "modifiers": "add_column :a, :b, :string" + " if a" * 1_000,
    "a chain of calls": "x = a" + ".b" * 5_000,
    "loops in loops": "900.times { 900.times { |i| x = i } }",
    "sql in a loop": "900.times { execute 'ALTER TABLE a DROP b; " + "-" * 5_000 + "' }",
    "a string that grows": 'y = ""\n90000.times { y += "a" }\n900.times { 900.times { y += "a" } }',
    "a string that doubles": "x = 'ab'\n" + "x = x + x\n" * 80,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_followed_is_opaque_once(body: str) -> None:
    reading = rails.read(MIGRATION.format(body), PATH)
    assert [unread.what for unread in reading.unread] == [TOO_DEEP]


def test_lists_do_not_grow_without_end() -> None:
    body = "x = [:a]\n" + "x = x + x\n" * 80 + "y = [:b]\n" + "y = [y, y]\n" * 80 + "y.flatten\n"
    assert rails.read(MIGRATION.format(body), PATH).unread == ()


def test_the_file_is_read_on_behind_what_cannot_be_followed() -> None:
    body = "x = " + "[" * 500 + "]" * 500 + "\nadd_column :users, :email, :string"
    reading = rails.read(MIGRATION.format(body), PATH)
    assert [str(change.place) for change in reading.changes] == [f"{PATH}:4:21"]
    assert [str(unread.place) for unread in reading.unread] == [f"{PATH}:3:1"]


def test_long_chains_that_are_no_nesting_are_followed() -> None:
    branches = "if a\n" + "".join(f"elsif b\n  add_column :a, :b{i}, :string\n" for i in range(300)) + "end\n"
    total = "add_column :a, " + " + ".join(["'x'"] * 300) + ", :string"
    reading = rails.read(MIGRATION.format(branches + total), PATH)
    assert len(reading.changes) == 301
    assert reading.unread == ()


def test_methods_that_call_each_other_are_followed_a_few_times() -> None:
    methods = "".join(f"  def m{i}\n    m{i + 1}\n  end\n" for i in range(30))
    text = f"class A < ActiveRecord::Migration[7.0]\n  def up\n    m0\n  end\n{methods}end\n"
    assert [unread.what for unread in rails.read(text, PATH).unread] == [TOO_DEEP_CALLS]


def test_a_method_that_handles_data_may_call_itself() -> None:
    text = """
class A < ActiveRecord::Migration[7.0]
  def up
    fill(User.first)
    build(:users)
  end

  def fill(user)
    fill(user.next) if user.update(name: "x")
  end

  def build(table)
    add_column table, :email, :string
    build(:posts)
  end
end
"""
    reading = rails.read(text, PATH)
    assert [str(change.place) for change in reading.changes] == [f"{PATH}:13:24"]
    assert [(unread.what, unread.text) for unread in reading.unread] == [(TOO_DEEP_CALLS, "build(:posts)")]


def test_sql_that_a_loop_runs_again_is_opaque_once() -> None:
    body = '10.times { |i| execute "INSERT INTO a SELECT #{i}, x FROM #{who}" }'
    assert len(rails.read(MIGRATION.format(body), PATH).unread) == 1


def test_a_dialect_that_is_not_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        rails.read(MIGRATION.format('execute "CREATE TABLE a (b text)"'), PATH, "klingon")


def test_the_dialect_is_that_of_the_sql_in_strings() -> None:
    body = "execute 'CREATE TABLE a (`b` text COMMENT ''x'')'".replace("''", r"\'")
    (_, column) = rails.read(MIGRATION.format(body), PATH, "mysql").changes
    assert column.place.column == 26


@pytest.mark.parametrize(
    ("defined", "revision"),
    [
        ("ActiveRecord::Schema[7.1].define(version: 2024_01_01_000000) do\nend\n", "20240101000000"),
        ("ActiveRecord::Schema.define(version: 20240101000000) do\nend\n", "20240101000000"),
        ("ActiveRecord::Schema.define do\nend\n", None),
    ],
)
def test_a_schema_says_which_migration_ran_last(defined: str, revision: str | None) -> None:
    assert rails.read(defined, "db/schema.rb").revision == revision


def test_a_column_that_is_newer_than_the_schema_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = SCHEMA.replace("define do", "define(version: 2024_01_01_000000) do")
    later = MIGRATION.format("    add_column :a, :card_number, :string")
    write(tmp_path, {"db/schema.rb": tables, "db/migrate/20250101000000_a.rb": later})
    monkeypatch.chdir(tmp_path)
    report = privacyrules.check([tmp_path], policy="planetsoho")
    assert [(finding.id, finding.place.path) for finding in report.findings] == [
        ("no-card-or-payment-details", "db/migrate/20250101000000_a.rb")
    ]
