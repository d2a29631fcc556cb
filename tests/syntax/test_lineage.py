"""Queries in, what each of their columns is computed from out; any text at all ends in an answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.schema import Output
from privacyrules.syntax.lineage import DEEPEST, LONGEST, trace
from privacyrules.syntax.sql.grammar import DIALECTS


def shown(output: Output) -> str:
    """`name: table.column, a|b.column`; a type stands behind the name."""
    sources = ", ".join(f"{'|'.join(map(str, s.tables))}.{s.column}" for s in output.sources)
    named = f"{output.name} {output.type}" if output.type else output.name
    return f"{named}: {sources}" if sources else named


QUERIES = [
    # Names, aliases, qualifiers.
    ("SELECT id, email FROM users", ["id: users.id", "email: users.email"]),
    ("SELECT u.email AS mail FROM shop.users u", ["mail: shop.users.email"]),
    ('SELECT "E Mail" x FROM "Users"', ["x: Users.E Mail"]),
    ("SELECT email FROM users JOIN orders USING (id)", ["email: users|orders.email"]),
    ("SELECT users.email FROM users, orders", ["email: users.email"]),
    ("SELECT email FROM a NATURAL JOIN b", ["email: a|b.email"]),
    # Stars.
    ("SELECT * FROM users", ["*: users.*"]),
    ("SELECT o.*, u.id FROM users u, orders o", ["*: orders.*", "id: users.id"]),
    ("SELECT * FROM users u JOIN orders o ON u.id = o.uid", ["*: users.*", "*: orders.*"]),
    ("SELECT * FROM (SELECT email, id FROM users) s", ["email: users.email", "id: users.id"]),
    ("SELECT s.email FROM (SELECT * FROM users) s", ["email: users.email"]),
    ("TABLE users", ["*: users.*"]),
    # Expressions: what makes the value counts, what decides on it does not.
    ("SELECT lower(email) FROM users", ["lower: users.email"]),
    ("SELECT first || ' ' || last AS name FROM users", ["name: users.first, users.last"]),
    ("SELECT md5(email)::uuid AS h FROM users", ["h uuid: users.email"]),
    ("SELECT data->>'email' AS x FROM users", ["x: users.data"]),
    ("SELECT CASE WHEN vip THEN email ELSE 'x' END AS m FROM users", ["m: users.email"]),
    ("SELECT email IS NULL AS m, a = b AS same FROM users", ["m boolean", "same boolean"]),
    ("SELECT count(*) AS n, count(DISTINCT email) AS m FROM users", ["n bigint", "m bigint"]),
    ("SELECT max(email) OVER (PARTITION BY name) AS m FROM users", ["m: users.email"]),
    ("SELECT row_number() OVER (ORDER BY email) AS n FROM users", ["n bigint"]),
    ("SELECT array_agg(email ORDER BY name) AS m FROM users", ["m: users.email"]),
    ("SELECT string_agg(email, ',') FILTER (WHERE vip) AS m FROM users", ["m: users.email"]),
    ("SELECT length(email) AS n FROM users", ["n bigint"]),
    ("SELECT 1 AS one, 'x' AS x", ["one", "x"]),
    # Whole rows.
    ("SELECT to_json(u) AS j FROM users u", ["j: users.*"]),
    ("SELECT status FROM status", ["status: status.status"]),
    # Queries in queries.
    ("WITH q AS (SELECT email FROM users) SELECT * FROM q", ["email: users.email"]),
    ("WITH q (m) AS (SELECT email FROM users) SELECT m FROM q", ["m: users.email"]),
    ("WITH a AS (SELECT * FROM users), b AS (SELECT email FROM a) SELECT * FROM b", ["email: users.email"]),
    (
        "WITH RECURSIVE t(n) AS (SELECT id FROM x UNION ALL SELECT n + 1 FROM t) SELECT n FROM t",
        ["n: x.id"],
    ),
    ("WITH gone AS (DELETE FROM users RETURNING *) SELECT * FROM gone", ["*: users.*"]),
    ("SELECT (SELECT max(o.at) FROM orders o WHERE o.uid = u.id) AS last FROM users u", ["last: orders.at"]),
    ("SELECT x.v FROM users u CROSS JOIN LATERAL (SELECT u.email AS v) x", ["v: users.email"]),
    ("SELECT e.v FROM users u, LATERAL jsonb_array_elements(u.data) AS e(v)", ["v: users.data"]),
    ("SELECT n FROM generate_series(1, 9) AS g(n)", ["n"]),
    ("SELECT v.a FROM (VALUES (1, 2)) AS v(a, b)", ["a"]),
    ("SELECT a.x, c.y FROM ((a JOIN b ON true) LEFT JOIN c ON true)", ["x: a.x", "y: c.y"]),
    (
        "SELECT s.x, t.y FROM ((SELECT x FROM a) s LEFT JOIN LATERAL (SELECT s.x AS y FROM c) t ON true)",
        ["x: a.x", "y: a.x"],
    ),
    ("WITH gone AS (DELETE FROM users) SELECT a FROM b", ["a: b.a"]),
    ("SELECT seq.nextval AS n, a FROM b", ["n", "a: b.a"]),
    # Halves laid beside each other.
    ("SELECT a FROM t UNION SELECT b FROM s", ["a: t.a, s.b"]),
    ("SELECT * FROM t UNION ALL SELECT * FROM s", ["*: t.*, s.*"]),
    ("(SELECT a FROM t) EXCEPT (SELECT b FROM s)", ["a: t.a, s.b"]),
]


@pytest.mark.parametrize(("query", "outputs"), QUERIES, ids=[query for query, _ in QUERIES])
def test_what_a_column_is_computed_from(query: str, outputs: Sequence[str]) -> None:
    traced = trace(query, "postgresql")
    assert [shown(output) for output in traced.outputs] == outputs
    assert traced.missed == ()


@pytest.mark.parametrize(
    ("dialect", "query", "outputs"),
    [
        ("mysql", "SELECT SQL_NO_CACHE `e` FROM `u` LIMIT 5", ["e: u.e"]),
        ("mariadb", "SELECT `u`.`e` AS `m` FROM `shop`.`u`", ["m: shop.u.e"]),
        ("sqlite", "SELECT [e] FROM u", ["e: u.e"]),
        ("sqlserver", "SELECT TOP 5 [e], x = n FROM [dbo].[u] WITH (NOLOCK)", ["e: dbo.u.e", "x: dbo.u.n"]),
    ],
)
def test_each_dialect_is_read_by_its_own_rules(dialect: str, query: str, outputs: Sequence[str]) -> None:
    assert [shown(output) for output in trace(query, dialect).outputs] == outputs


@pytest.mark.parametrize(
    ("query", "outputs", "missed"),
    [
        ("SELECT nope.x, email FROM users", ["x", "email: users.email"], "it is not known what `nope.x` is"),
        ("SELECT nope.* FROM users", ["*"], "nothing in it is called `nope`"),
        ("SELECT", [], "it gives no column"),
        ("SELECT FROM WHERE", [], "its text cannot be parsed"),
        ("SELECT 1; SELECT 2", [], "its text cannot be parsed as one query"),
        ("DROP TABLE users", [], "its text cannot be parsed as one query"),
        ("", [], "its text cannot be parsed as one query"),
        (
            "SELECT a FROM t UNION SELECT * FROM s",
            [],
            "the columns of a UNION cannot be laid beside each other",
        ),
        ("SELECT x.b FROM (SELECT * FROM t) AS x (b)", [], "the columns of a `*` get other names"),
        ("SELECT b FROM t AS x (b)", [], "the columns of t get other names"),
        (f"SELECT {'(' * 201}1{')' * 201}", [], f"it is nested deeper than {DEEPEST} levels"),
        (f"SELECT {'CASE WHEN a THEN ' * 500}1{' END' * 500}", [], "its text cannot be parsed"),
        (f"SELECT '{'x' * LONGEST}'", [], f"it is longer than {LONGEST:,} characters"),
    ],
)
def test_what_is_not_followed_is_said(query: str, outputs: Sequence[str], missed: str) -> None:
    traced = trace(query, "postgresql")
    assert ([shown(output) for output in traced.outputs], traced.missed) == (outputs, (missed,))


@pytest.mark.parametrize(
    ("query", "outputs"),
    [
        ("SELECT NEW.email AS e, v_name AS n", ["e: NEW.email", "n"]),
        ("SELECT OLD.*, u.email FROM users u", ["*: OLD.*", "email: users.email"]),
        ("SELECT (SELECT r.name) AS n FROM users u", ["n: r.name"]),
        ("SELECT v_name AS n FROM users u", ["n: users.v_name"]),
    ],
)
def test_in_a_routine_other_names_are_those_of_its_rows(query: str, outputs: Sequence[str]) -> None:
    traced = trace(query, "postgresql", rows=True)
    assert [shown(output) for output in traced.outputs] == outputs
    assert traced.missed == ()


def test_each_output_names_its_item_of_the_list() -> None:
    traced = trace("SELECT id, s.*, email FROM (SELECT a, b FROM t) s, u", "postgresql")
    assert [output.name for output in traced.outputs] == ["id", "a", "b", "email"]
    assert (traced.items, traced.width) == ((0, 1, 1, 2), 3)


WORDS = (
    *("SELECT", "FROM", "users", "u", "email", "*", ",", ".", "(", ")", "AS", "WITH", "UNION", "JOIN", "ON"),
    *("WHERE", "CASE", "WHEN", "THEN", "END", "=", "1", "'x'", '"', "'", "--", "/*", "count", "VALUES", ";"),
    *("LATERAL", "RECURSIVE", "RETURNING", "DELETE", "[", "]", "::", "->>", "{{", "${", "\x00", "OVER"),
)
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))


@given(texts, st.sampled_from(DIALECTS))
def test_any_text_ends_in_outputs_or_in_what_was_missed(text: str, dialect: str) -> None:
    traced = trace(text, dialect)
    assert traced.outputs or traced.missed
    assert len(traced.items) == len(traced.outputs)
