"""The names and the first look at the text of scripts in; which reader takes them out."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from privacyrules.readers import knex, sequelize, typeorm

READERS: dict[str, ModuleType] = {"knex": knex, "sequelize": sequelize, "typeorm": typeorm}
CASES = [
    (kind, folder.name, file)
    for kind in READERS
    for folder in sorted((Path(__file__).parent / "cases" / kind).iterdir())
    for file in folder.glob("input.*")
]


@pytest.mark.parametrize(("kind", "name", "file"), CASES, ids=[f"{kind}-{name}" for kind, name, _ in CASES])
def test_each_reader_recognises_its_own_files_only(kind: str, name: str, file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    assert [other for other, reader in READERS.items() if reader.recognises(text)] == [kind]


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("migrations/20240101000000_users.js", True),
        ("db/migrate/users.cjs", True),
        ("src\\Migrations\\1700000000000-Users.TS", True),
        ("packages/api/migration/Version-1.0.0.mjs", True),
        ("db/20240101000000_users.mts", True),
        ("db/changes/users-migration.cts", True),
        ("migrations/20240101000000_users.test.ts", False),
        ("migrations/users.spec.js", False),
        ("migrations/types.d.ts", False),
        ("migrations/20240101000000_users.sql", False),
        ("migrations/view.tsx", False),
        ("db/users.js", False),
        ("2024/users.js", False),
        ("migrations/.js", False),
    ],
)
def test_migrations_are_claimed_by_their_names(path: str, claimed: bool) -> None:
    assert [reader.claims(path) for reader in READERS.values()] == [claimed] * 3


@pytest.mark.parametrize(
    ("path", "claimed"),
    [
        ("src/users/user.entity.ts", True),
        ("server/entity/User.ts", True),
        ("server/models/user.js", True),
        ("app/UserModel.mjs", True),
        ("src/models/user.d.ts", False),
        ("src/users/user.service.ts", False),
        ("models/user.py", False),
    ],
)
def test_models_and_entities_are_claimed_by_their_names(path: str, claimed: bool) -> None:
    assert [reader.claims(path) for reader in READERS.values()] == [False, claimed, claimed]


@pytest.mark.parametrize(
    ("text", "taken_by"),
    [
        ("exports.up = (db) => db.schema.createTable('a', (t) => t.string('b'))", "knex"),
        ("exports.up = (db) => db.schema.hasTable('a')", "knex"),
        ("module.exports = { up: (api, types) => api.addColumn('a', 'b', DataTypes.INTEGER) }", "sequelize"),
        ('module.exports = { "up": (queryInterface) => 1 }', "sequelize"),
        ("export class A implements MigrationInterface { async up() {} }", "typeorm"),
        ("export const up = async (db: Kysely<any>) => db.schema.createTable('a').addColumn('b')", None),
        ("exports.up = (db) => db.createTable('a', { id: 'int' })", None),
        ("exports.down = (knex) => knex.schema.dropTable('a')", None),
        ("await migration.up(queryRunner)", None),
        ("const signup = (knex) => 1", None),
        ("@Entity()\nclass A { @Property() a: string }", None),
        ("@Entity()\nclass A { @Column() a: string }", "typeorm"),
        ("sequelize.define('A', {})", "sequelize"),
        ("$.define('sequel', {})", None),
        ("", None),
    ],
)
def test_the_text_tells_whose_a_file_is(text: str, taken_by: str | None) -> None:
    expected = [taken_by] if taken_by else []
    assert [kind for kind, reader in READERS.items() if reader.recognises(text)] == expected


def test_a_file_of_others_has_nothing_to_say() -> None:
    for reader in READERS.values():
        reading = reader.read("const up = (a) => a;", "migrations/a.js")
        assert (reading.changes, reading.unread, reading.statements) == ((), (), 0)
