"""Plain queries that are read without a parser give what the parser gives; all others are left to it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot.dialects.dialect import Dialect

from privacyrules.syntax.lineage import _DIALECTS, Trace, _parsed, trace
from privacyrules.syntax.lineage.plain import NotPlainError, plain_query
from privacyrules.syntax.sql.grammar import DIALECTS


def plainly(query: str) -> Trace:
    """What is read without the parser.

    Raises:
        NotPlainError: the query is left to it.
    """
    outputs, items, width = plain_query(query, rows=False)
    return Trace(tuple(outputs), tuple(items), width)


def is_plain(query: str) -> bool:
    try:
        plainly(query)
    except NotPlainError:
        return False
    return True


PLAIN = [
    "SELECT id, email FROM users",
    "select u.email as mail, u.* from shop.users u",
    "SELECT DISTINCT a.id, a.name, count(b.id) AS n FROM t a LEFT JOIN u b ON b.t_id = a.id GROUP BY a.id",
    "SELECT * FROM a INNER JOIN b USING (id) WHERE a.x IN (1, 2) AND NOT b.y = 'it''s' ORDER BY a.x DESC",
    "SELECT count(*) FROM a, b c FULL OUTER JOIN s.d ON c.id <> d.id",
    "SELECT email FROM a CROSS JOIN b",
    "SELECT status FROM status",
]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("query", PLAIN)
def test_what_is_read_plainly_is_what_the_parser_reads(query: str, dialect: str) -> None:
    assert plainly(query) == _parsed(query, dialect, rows=False)
    assert plainly(query).outputs


@pytest.mark.parametrize(
    "query",
    [
        "",
        "SELECT",
        "SELECT a",
        "SELECT a FROM",
        "SELECT a FROM t UNION SELECT b FROM u",
        "SELECT a FROM t WHERE b IN (SELECT c FROM u)",
        "SELECT a FROM (SELECT a FROM t) u",
        "SELECT lower(a) FROM t",
        "SELECT a + b FROM t",
        "SELECT a::text FROM t",
        "SELECT count(a) OVER (ORDER BY b) FROM t",
        "SELECT count(a) FILTER (WHERE b) FROM t",
        "SELECT x.a FROM t",
        "SELECT x.* FROM t",
        'SELECT "a" FROM t',
        "SELECT `a` FROM t",
        "SELECT s.t.a FROM s.t",
        "SELECT TOP 5 a FROM t",
        "SELECT a FROM t LIMIT 5",
        "SELECT a FROM t NATURAL JOIN u",
        "SELECT a FROM t WHERE (b",
        "SELECT a FROM t ON b = c",
        "SELECT a FROM t JOIN u ON",
        "SELECT a FROM t; SELECT b FROM u",
        "WITH q AS (SELECT a FROM t) SELECT a FROM q",
    ],
)
def test_what_holds_more_is_left_to_the_parser(query: str) -> None:
    assert not is_plain(query)


EVERYWHERE = (
    "SELECT t.{0} AS {0}, {0}.a, count({0}.a) {0} FROM s.{0} {0} JOIN t ON {0}.{0} = 1 WHERE {0}.a IS NULL"
)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_word_that_means_something_to_the_parser_is_read_as_it_reads_it(dialect: str) -> None:
    known = Dialect.get_or_raise(_DIALECTS.get(dialect, dialect))
    words = {*known.tokenizer_class.KEYWORDS, *known.parser_class.FUNCTIONS}
    queries = [
        query.format(word.lower())
        for word in sorted(words)
        if word.isidentifier()
        for query in (EVERYWHERE, "SELECT {0} FROM t")
    ]
    plain = [query for query in queries if is_plain(query)]
    assert len(plain) > len(queries) / 2
    assert [query for query in plain if plainly(query) != _parsed(query, dialect, rows=False)] == []


NAMES = st.sampled_from(["a", "b", "T", "u", "status", "Id", "e_mail", "größe"])
COLUMNS = st.one_of(NAMES, st.builds("{}.{}".format, NAMES, NAMES | st.just("*")), st.just("*"))
LISTED = st.one_of(
    COLUMNS,
    st.builds("{} AS {}".format, NAMES, NAMES),
    st.builds("{} {}".format, NAMES, NAMES),
    st.builds("count(DISTINCT {}) AS {}".format, NAMES, NAMES),
    st.just("count(*)"),
)
TABLES = st.one_of(
    NAMES, st.builds("{}.{} {}".format, NAMES, NAMES, NAMES), st.builds("{} AS {}".format, NAMES, NAMES)
)
JOINED = st.one_of(
    st.builds(" LEFT JOIN {} ON {}.{} = {} AND x IS NOT NULL".format, TABLES, NAMES, NAMES, NAMES),
    st.builds(", {}".format, TABLES),
    st.builds(" JOIN {} USING ({})".format, TABLES, NAMES),
)
ENDS = st.sampled_from(["", " WHERE a = 'b' OR (c > 3)", " GROUP BY a, b HAVING count(*) > 1", " ORDER BY a"])


@given(st.lists(LISTED, min_size=1, max_size=4), TABLES, st.lists(JOINED, max_size=2), ENDS)
def test_queries_put_together_are_read_as_the_parser_reads_them(
    listed: list[str], table: str, joined: list[str], end: str
) -> None:
    query = f"SELECT {', '.join(listed)} FROM {table}{''.join(joined)}{end}"  # noqa: S608 - nothing runs it
    if is_plain(query):
        assert plainly(query) == _parsed(query, "postgresql", rows=False)


@pytest.mark.parametrize("text", [*PLAIN, "(" * 300, "'", "SELECT " * 50, "\x00", "SELECT a FROM t WHERE \\"])
def test_any_text_ends_in_an_answer(text: str) -> None:
    assert isinstance(trace(text, "postgresql"), Trace)


def test_the_parser_is_not_imported_for_a_plain_query() -> None:
    code = (
        "import sys; from privacyrules.syntax.lineage import trace; "
        "trace('SELECT a.id, count(b.id) FROM a LEFT JOIN b ON b.a = a.id', 'postgresql'); "
        "sys.exit('sqlglot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
