"""What is open to whom in the end: what was granted, less what was taken back, and what members get."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from privacyrules.engine.columns.fold import fold_all
from privacyrules.model.schema import Disclosure, SchemaChange
from privacyrules.readers import sql

USERS = "CREATE TABLE users (id int, email text);"
ORDERS = "CREATE TABLE orders (total int);"
BOTH = ["users.id", "users.email"]
LATER = "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO r;"
NOT_A = "REVOKE SELECT ON a FROM r;"
NO_MORE = "ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM r;"


def opened(*migrations: str, dialect: str = "postgresql") -> dict[str, list[str]]:
    """What is open in the end, by whom it is open to; unknown tables with a `?`."""
    events: list[SchemaChange | Disclosure] = []
    for n, text in enumerate(migrations, 1):
        reading = sql.read(text, f"{n}.sql", dialect)
        assert reading.unread == ()
        places = [*reading.changes, *reading.disclosures]
        events += sorted(places, key=lambda event: event.place)
    found: dict[str, list[str]] = {}
    for opening in fold_all(events).openings:
        names = [f"{column.table}.{column.name}" for column in opening.columns]
        found.setdefault(opening.disclosure.to, []).extend(
            [*names, *(f"{table}?" for table in opening.unknown)]
        )
    return {to: list(dict.fromkeys(names)) for to, names in found.items() if names}


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        # Of one table.
        ("GRANT SELECT ON users TO r; REVOKE SELECT ON users FROM r;", {}),
        ("GRANT SELECT ON users TO r; REVOKE ALL ON TABLE users FROM r CASCADE;", {}),
        ("GRANT SELECT ON users TO r; REVOKE SELECT ON public.users FROM R;", {}),
        ("GRANT SELECT ON users TO r; REVOKE INSERT ON users FROM r;", {"r": BOTH}),
        ("GRANT SELECT ON users TO r; REVOKE GRANT OPTION FOR SELECT ON users FROM r;", {"r": BOTH}),
        ("GRANT SELECT ON users TO r; REVOKE SELECT ON users FROM s;", {"r": BOTH}),
        ("GRANT SELECT ON users TO r; REVOKE SELECT ON orders FROM r;", {"r": BOTH}),
        ("GRANT SELECT ON users TO r, s; REVOKE SELECT ON users FROM r;", {"s": BOTH}),
        ("REVOKE SELECT ON users FROM r; GRANT SELECT ON users TO r;", {"r": BOTH}),
        ("GRANT SELECT ON users TO r; ALTER TABLE users RENAME TO a; REVOKE SELECT ON a FROM r;", {}),
        ("GRANT SELECT ON users, orders TO r; REVOKE SELECT ON users FROM r;", {"r": ["orders.total"]}),
        # Of columns: the leave to read all of them is not touched by taking one back.
        ("GRANT SELECT (id, email) ON users TO r; REVOKE SELECT (email) ON users FROM r;",
         {"r": ["users.id"]}),
        ("GRANT SELECT (id) ON users TO r; REVOKE SELECT ON users FROM r;", {}),
        ("GRANT SELECT ON users TO r; REVOKE SELECT (email) ON users FROM r;", {"r": BOTH}),
        # Of all tables of a schema.
        ("GRANT SELECT ON users TO r; REVOKE ALL ON ALL TABLES IN SCHEMA public FROM r;", {}),
        ("GRANT SELECT ON ALL TABLES IN SCHEMA public TO r; REVOKE SELECT ON users FROM r;",
         {"r": ["orders.total"]}),
        ("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM r; GRANT SELECT ON users TO r;", {"r": BOTH}),
        # Of tables that no file creates.
        ("GRANT SELECT ON x.t TO r;", {"r": ["x.t?"]}),
        ("GRANT SELECT ON x.t TO r; REVOKE SELECT ON x.t FROM r;", {}),
        ("GRANT SELECT ON x.t TO r; REVOKE ALL ON ALL TABLES IN SCHEMA x FROM r;", {}),
        ("GRANT SELECT ON x.t TO r; REVOKE SELECT ON y.t FROM r;", {"r": ["x.t?"]}),
        # Of tables that come later.
        (f"{LATER} CREATE TABLE a (b int);", {"r": ["a.b"]}),
        (f"{LATER} CREATE TABLE a (b int); {NO_MORE} CREATE TABLE c (d int);", {"r": ["a.b"]}),
        (f"{LATER} CREATE TABLE a (b int); CREATE TABLE c (d int); {NOT_A}", {"r": ["c.d"]}),
        (f"{LATER.replace('GRANT', 'IN SCHEMA s GRANT')} {NO_MORE} CREATE TABLE s.a (b int);",
         {"r": ["s.a.b"]}),
        # Of a role as a whole.
        ("GRANT SELECT ON users TO r; DROP OWNED BY r;", {}),
        ("GRANT SELECT ON users TO r; DROP ROLE IF EXISTS r; GRANT SELECT ON orders TO r;",
         {"r": ["orders.total"]}),
        # Publications, which are no roles.
        ("CREATE PUBLICATION p FOR TABLE users, orders; ALTER PUBLICATION p DROP TABLE users;",
         {"p": ["orders.total"]}),
        ("CREATE PUBLICATION p FOR TABLE users; ALTER PUBLICATION p SET TABLE orders;",
         {"p": ["orders.total"]}),
        ("CREATE PUBLICATION p FOR ALL TABLES; DROP PUBLICATION p;", {}),
        ("GRANT SELECT ON users TO p; DROP PUBLICATION p;", {"p": BOTH}),
        # What was handed out stays handed out.
        ("COPY users TO '/f'; DROP ROLE r;", {"/f": BOTH}),
    ],
)  # fmt: skip
def test_what_is_taken_back_is_open_no_more(statements: str, expected: Mapping[str, Sequence[str]]) -> None:
    assert opened(USERS, ORDERS, statements) == expected


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("GRANT SELECT ON shop.* TO r; REVOKE SELECT ON shop.* FROM r;", {}),
        ("GRANT SELECT ON *.* TO 'r'@'%'; REVOKE SELECT ON shop.* FROM 'r'@'%';",
         {"r": [*BOTH, "orders.total"]}),
        ("GRANT SELECT ON *.* TO r; REVOKE SELECT ON users FROM r;", {"r": [*BOTH, "orders.total"]}),
        ("GRANT ALL ON users TO r; REVOKE ALL PRIVILEGES, GRANT OPTION FROM r;", {}),
        ("GRANT ALL ON users TO r; DROP USER 'r'@'%';", {}),
    ],
)  # fmt: skip
def test_in_mysql_each_level_is_taken_back_alone(
    statements: str, expected: Mapping[str, Sequence[str]]
) -> None:
    assert opened(USERS, ORDERS, statements, dialect="mysql") == expected


def test_in_sql_server_to_deny_is_to_take_back() -> None:
    grant = "GRANT SELECT ON OBJECT::dbo.users TO r;\nGO\n"
    assert opened(USERS, grant, dialect="sqlserver") == {"r": BOTH}
    assert opened(USERS, grant, "DENY SELECT ON dbo.users TO r;\nGO\n", dialect="sqlserver") == {}


READER = "GRANT SELECT ON users TO reader;"


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("GRANT reader TO dana;", {"dana": BOTH}),
        ("GRANT reader TO dana; REVOKE reader FROM dana;", {}),
        ("GRANT reader TO dana; REVOKE ADMIN OPTION FOR reader FROM dana;", {"dana": BOTH}),
        ("GRANT writer TO dana;", {}),
        ("GRANT reader TO staff; GRANT staff TO dana;", {"staff": BOTH, "dana": BOTH}),
        ("GRANT staff TO dana; GRANT dana TO staff; GRANT reader TO staff;", {"dana": BOTH, "staff": BOTH}),
        ("CREATE ROLE dana LOGIN IN ROLE writer, reader;", {"dana": BOTH}),
        ("ALTER GROUP reader ADD USER dana, eve; ALTER GROUP reader DROP USER eve;", {"dana": BOTH}),
        ("GRANT reader TO dana; DROP ROLE dana;", {}),
        ("GRANT reader TO CURRENT_USER;", {}),
        ("GRANT pg_read_all_data TO dana;", {"dana": [*BOTH, "orders.total"]}),
        ("GRANT pg_read_all_data TO dana; REVOKE pg_read_all_data FROM dana;", {}),
    ],
)
def test_a_member_may_read_what_its_role_may(statements: str, expected: Mapping[str, Sequence[str]]) -> None:
    found = opened(USERS, ORDERS, READER, statements)
    assert found.pop("reader") == BOTH
    assert found == expected


def test_a_member_loses_what_its_role_loses() -> None:
    assert opened(USERS, READER, "GRANT reader TO dana;", "REVOKE SELECT ON users FROM reader;") == {}


def test_a_membership_is_told_where_it_is_granted() -> None:
    text = f"{USERS}\n{READER}\nGRANT reader TO dana;"
    reading = sql.read(text, "a.sql", "postgresql")
    *_, last = fold_all([*reading.changes, *reading.disclosures]).openings
    assert (last.disclosure.to, last.disclosure.text) == ("dana", "GRANT reader TO dana")
    assert (last.disclosure.place.line, last.disclosure.place.column) == (3, 1)


def test_a_type_is_no_table_that_a_grant_opens() -> None:
    types = "CREATE TYPE a AS (b text); CREATE DOMAIN c AS text;"
    assert opened(USERS, types, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO r;") == {"r": BOTH}
