"""Which files the readers of PHP migrations take, and what they make of hostile ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from privacyrules.model.schema import MigrationReading, Unread
from privacyrules.readers import doctrine, laravel, phinx

READERS = {"laravel": laravel, "doctrine": doctrine, "phinx": phinx}
READS: dict[str, Callable[..., MigrationReading]] = {
    "laravel": laravel.read,
    "doctrine": doctrine.read,
    "phinx": phinx.read,
}
CASES = Path(__file__).parent / "cases"
TEXTS = {
    f"{kind}-{file.parent.name}": file.read_bytes().decode("utf-8")
    for kind in READERS
    for file in sorted((CASES / kind).glob("*/input.php"))
}
PATH = "database/migrations/2024_01_01_000000_input.php"
HEADS = {
    "laravel": "<?php use Illuminate\\Database\\Migrations\\Migration;\nclass A { function up() {\n",
    "doctrine": "<?php use Doctrine\\DBAL\\Schema\\Schema;\nclass A { function up(Schema $schema) {\n",
    "phinx": "<?php use Phinx\\Migration\\AbstractMigration;\nclass A { function up() {\n",
}
COLUMN = "Schema::table('t', function ($table) { $table->string('x'); });"
TOO_DEEP = "this nests too deeply, or computes too much, to be followed"
TOO_DEEP_CALLS = "functions that call each other so deeply are not followed"


def up(body: str, kind: str = "laravel", more: str = "") -> MigrationReading:
    return READS[kind](f"{HEADS[kind]}{body}\n}}\n{more}}}\n", PATH)


@pytest.mark.parametrize(
    ("reader", "path", "claimed"),
    [
        (laravel, "database/migrations/2024_01_01_000000_create_users_table.php", True),
        (laravel, "database/migrations/tenant/2024_01_01_000000_create_users_table.PHP", True),
        (laravel, "packages/shop/src/Database/Migrations/create_shop.php", True),
        (laravel, "vendor/shop/database/migrations/create_shop_tables.php.stub", True),
        (laravel, r"database\migrations\a.php", True),
        (laravel, "2024_01_01_000000_create_users_table.php", True),
        (laravel, "plugins/acme/blog/updates/create_posts_table.php", True),
        (laravel, "app/Models/User.php", False),
        (laravel, "database/seeders/UserSeeder.php", False),
        (laravel, "database/migrations/a.sql", False),
        (doctrine, "migrations/Version20240101000000.php", True),
        (doctrine, "src/DoctrineMigrations/2024/Version20240101000000.php", True),
        (doctrine, "app/Version_1_0.php", True),
        (doctrine, "src/Entity/User.php", False),
        (doctrine, "src/Version.php", False),
        (phinx, "db/migrations/20240101000000_create_users.php", True),
        (phinx, "config/Migrations/20240101000000_CreateUsers.php", True),
        (phinx, "20240101000000_create_users.php", True),
        (phinx, "db/seeds/UserSeeder.php", False),
    ],
)
def test_what_looks_like_a_migration_is_claimed(reader: ModuleType, path: str, claimed: bool) -> None:
    assert reader.claims(path) is claimed


@pytest.mark.parametrize("name", TEXTS)
def test_each_reader_recognises_its_own_migrations_only(name: str) -> None:
    recognising = [kind for kind, reader in READERS.items() if reader.recognises(TEXTS[name])]
    assert recognising == [name.partition("-")[0]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<?php echo 'up';",
        "<?php class A extends Migration { public function up() {} }",
        "<?php use Illuminate\\Database\\Seeder; class A extends Seeder { function run() {} }",
        "<?php use yii\\db\\Migration; class A extends Migration { function up() { Schema::a(); } }",
        "<?php use CodeIgniter\\Database\\Migration; class A { function up() { $this->forge->addField(); } }",
    ],
)
def test_files_of_others_are_not_recognised(text: str) -> None:
    for kind, reader in READERS.items():
        assert not reader.recognises(text)
        assert READS[kind](text, PATH) == MigrationReading(PATH)


HOSTILE = {
    "parentheses": "(" * 3_000 + "'a'" + ")" * 3_000 + ";",
    "arrays": "$x = " + "[" * 3_000 + "]" * 3_000 + ";",
    "conditions": "if (a()) { " * 300 + "}" * 300,
    "choices": "$x = " + "$a ?? " * 2_000 + "2;",
    "ternaries": "$x = " + "$a ? 1 : (" * 500 + "2" + ")" * 500 + ";",
    "elements": "$a" + "['x']" * 2_000 + " = 1;",
    "lists": "[" * 2_000 + "$a" + "]" * 2_000 + " = $x;",
    "loops": "foreach (range(1, 900) as $a) foreach (range(1, 900) as $b) { $t = $a . $b; }",
    "SQL": "for ($i = 0; $i < 400; $i++) { DB::statement('DROP TABLE a; " + "-" * 20_000 + "'); }",
    "lists that grow": "$a = ['a']; for ($i = 0; $i < 400; $i++) { $a = [...$a, ...$a]; }",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_followed_is_opaque(body: str) -> None:
    reading = up(body)
    assert {unread.what for unread in reading.unread} == {TOO_DEEP}
    assert len(reading.unread) == 1


def test_the_file_is_read_on_behind_what_cannot_be_followed() -> None:
    reading = up("$x = " + "[" * 500 + "]" * 500 + ";\n" + COLUMN)
    assert [str(change.place) for change in reading.changes] == [f"{PATH}:4:56"]
    assert [(unread.what, unread.place.line) for unread in reading.unread] == [(TOO_DEEP, 3)]


def test_strings_do_not_grow_without_end() -> None:
    reading = up("$a = 'a';\n" + "$a = $a . $a;\n" * 60 + COLUMN)
    assert {unread.what for unread in reading.unread} == {TOO_DEEP}


LONG = {
    "a chain of calls": "Schema::table('t', fn ($table) => $table->string('x')" + "->a()" * 3_000 + ");",
    "a chain of dots": "$x = " + "'a' . " * 3_000 + "'b';" + COLUMN,
    "else if": "if (a()) {} " + "elseif (b()) { $x = 1; } " * 1_000 + COLUMN,
    "statements": "if (a()) { $x = 1; } else { $x = 2; }\n" * 1_000 + COLUMN,
    "rows": "$rows = [" + "['a' => 'b', 'c' => 1],\n" * 2_000 + "];" + COLUMN,
    "rows put in": "foreach (["
    + "['a'],\n" * 2_000
    + "] as $row) { DB::table('a')->insert($row); }"
    + COLUMN,
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_what_is_long_is_no_deep_nesting(body: str) -> None:
    reading = up(body)
    assert (len(reading.changes), reading.unread) == (1, ())


def test_a_long_chain_of_phinx_is_followed() -> None:
    reading = up("$this->table('t')" + "->addColumn('a', 'string')" * 1_000 + "->save();", "phinx")
    assert (len(reading.changes), reading.unread) == (1_000, ())


def test_methods_that_call_each_other_are_followed_a_few_times() -> None:
    methods = "".join(f"function m{at}() {{ $this->m{at + 1}(); }}\n" for at in range(30))
    assert [unread.what for unread in up("$this->m0();", more=methods).unread] == [TOO_DEEP_CALLS]


def test_what_php_cannot_read_is_opaque_and_the_rest_is_read() -> None:
    reading = up("$x = = 1;\n" + COLUMN)
    assert len(reading.changes) == 1
    assert [(unread.what, unread.place.line) for unread in reading.unread] == [
        ("this could not be read as PHP", 3)
    ]


@pytest.mark.parametrize("kind", READERS)
def test_a_way_forward_that_is_written_elsewhere_is_opaque(kind: str) -> None:
    text = HEADS[kind].replace("class A", "interface A").replace(" {\n", ";\n") + "}\n"
    (unread,) = READS[kind](text, PATH).unread
    assert unread.what == "what this migration does is not written here"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("laravel", "DB::statement('CREATE TABLE a (b text)');"),
        ("doctrine", "$this->addSql('CREATE TABLE a (b text)');"),
        ("phinx", "$this->execute('CREATE TABLE a (b text)');"),
    ],
)
def test_the_dialect_is_that_of_the_sql_in_strings(kind: str, body: str) -> None:
    text = f"{HEADS[kind]}{body}\n}} }}\n"
    assert len(READS[kind](text, PATH, "mysql").changes) == 2
    with pytest.raises(KeyError):
        READS[kind](text, PATH, "klingon")


def test_calls_of_the_same_code_are_opaque_once() -> None:
    body = "foreach (['a', 'b'] as $t) { Schema::table($t, fn ($table) => $table->string($x)); }"
    assert [type(unread) for unread in up(body).unread] == [Unread]
