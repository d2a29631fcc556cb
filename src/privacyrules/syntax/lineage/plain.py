"""The text of a query in; if it is as plain as most views are, the columns that it gives out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from privacyrules.model.schema import Output, TableName
from privacyrules.syntax.lineage.scopes import LostError, Relation, Scope
from privacyrules.syntax.pattern import pattern
from privacyrules.syntax.sql.keywords import NO_COLUMNS

_T = TypeVar("_T")
_TOKEN = pattern(r"\s*([^\W\d]\w*|\d+|'(?:[^'\\]|'')*'|[<>!]=|<>|[(),.*=<>+/-])")
_NAME = pattern(r"[^\W\d_]\w*")
_JOINS = ("INNER", "LEFT", "RIGHT", "FULL", "OUTER", "CROSS", "JOIN")
_BEHIND = ("WHERE", "GROUP", "ORDER", "HAVING")
_GOES_ON = frozenset((*_JOINS, *_BEHIND, "FROM", "ON", "USING"))
_CONDITIONS = frozenset(("AND", "OR", "NOT", "IS", "NULL", "IN", "BY", "ASC", "DESC", "LIKE", "DISTINCT"))
_MORE = """
    ALTER ANTI APPLY ASOF BEGIN CAST CHARSET CLUSTER CONNECT CONNECT_BY_ROOT COUNT CREATE CURRENT_CATALOG
    CURRENT_SCHEMA DESCRIBE DISTINCTROW DISTRIBUTE DROP EXCEPT EXPLAIN FETCH FILTER FINAL FOR FORCE FORMAT
    GLOB GLOBAL GRANT IF IGNORE INSERT INTERSECT INTO KEEP KEY KILL LATERAL LIMIT LOCK MATCH MATCH_RECOGNIZE
    MATERIALIZED MINUS NATURAL NEXT ONLY OPTION OPTIONS OUTPUT PARTITION PARTITIONED_BY PIVOT PREWHERE PRIOR
    PROCEDURE QUALIFY RETURNING REVOKE ROLLBACK SAMPLE SEMI SEPARATOR SET SETTINGS SORT START STRAIGHT_JOIN
    TABLE TABLESAMPLE TOP UNCACHE UNIQUE UNNEST UNPIVOT USE VALUES VARIADIC VIEW WINDOW
    """
_NO_NAMES = frozenset((*NO_COLUMNS, *_JOINS, *_BEHIND, *_CONDITIONS, *_MORE.split()))
"""Words that are more than a name somewhere in a query: one that has them is left to the parser."""


class NotPlainError(Exception):
    """A query holds more than names, joins and conditions."""


Listed = tuple[list[Output], list[int], int]
"""What a query gives, which item of its list each column comes from, and how many items there are."""


def plain_query(text: str, *, rows: bool) -> Listed:
    """Read `SELECT a, t.b AS c, count(...) FROM t JOIN u ON ... WHERE ...` without a parser of SQL.

    Args:
        text: the query.
        rows: whether a name that stands for nothing in the query is that of a row that a routine holds.

    Raises:
        NotPlainError: it is no such query, or a name in it leads nowhere.
    """
    here = _Tokens(_tokens(text))
    here.take("SELECT")
    here.accept("DISTINCT")
    listed = list(here.separated(_item))
    here.take("FROM")
    scope = Scope(rows=rows)
    scope.relations += here.separated(_relation)
    while here.accept(*_JOINS):
        while here.accept(*_JOINS):
            pass
        scope.relations.append(_relation(here))
        if here.accept("ON", "USING"):
            here.skip(until=_GOES_ON | {","})
    while here.accept(*_BEHIND):
        here.skip(until=_GOES_ON)
    if here.word():
        raise NotPlainError
    outputs = [(at, output) for at, item in enumerate(listed) for output in _outputs(*item, scope)]
    return [output for _, output in outputs], [at for at, _ in outputs], len(listed)


_Item = tuple[str, str, str]
"""The table that stands before a column, the column (`count(` where rows are counted), and its new name."""

_COUNTED = "count("


def _outputs(table: str, column: str, alias: str, scope: Scope) -> Iterator[Output]:
    if column == _COUNTED:
        yield Output(alias or "count", type="bigint")
    elif column == "*" and table:
        try:
            yield from scope.row(table)
        except LostError as lost:
            raise NotPlainError from lost
    elif column == "*":
        yield from (output for relation in scope.relations for output in relation.whole())
    else:
        sources = scope.column(column, table)
        if sources is None:
            raise NotPlainError
        yield Output(alias or column, sources)


def _item(here: _Tokens) -> _Item:
    if here.accept("*"):
        return "", "*", ""
    if here.accept("COUNT"):
        here.take("(")
        here.skip(until=frozenset(")"))
        here.take(")")
        return "", _COUNTED, here.alias()
    table, column = "", here.name()
    if here.accept("."):
        table, column = column, "*" if here.accept("*") else here.name()
    return table, column, here.alias() if column != "*" else ""


def _relation(here: _Tokens) -> Relation:
    schema, name = "", here.name()
    if here.accept("."):
        schema, name = name, here.name()
    return Relation(here.alias() or name, TableName(name, schema or None))


def _tokens(text: str) -> Iterator[str]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:
            raise NotPlainError
        yield found[1]
        at = found.end()


class _Tokens:
    """The tokens of a query, read from the first to the last."""

    def __init__(self, tokens: Iterator[str]) -> None:
        self._tokens = list(tokens)
        self._at = 0

    def word(self) -> str:
        """The next token in capital letters; empty behind the last one."""
        return self._tokens[self._at].upper() if self._at < len(self._tokens) else ""

    def accept(self, *words: str) -> bool:
        """Step over one of some words, if one stands here."""
        fits = self.word() in words
        self._at += fits
        return fits

    def take(self, word: str) -> None:
        """Step over a word that must stand here."""
        if not self.accept(word):
            raise NotPlainError

    def name(self) -> str:
        """Step over a name."""
        word = self.word()
        if word in _NO_NAMES or not _NAME.fullmatch(word):
            raise NotPlainError
        self._at += 1
        return self._tokens[self._at - 1]

    def alias(self) -> str:
        """Step over `AS name`, or a name alone; empty if something else follows."""
        stands = self.accept("AS") or (_NAME.fullmatch(self.word()) and self.word() not in _GOES_ON)
        return self.name() if stands else ""

    def separated(self, read: Callable[[_Tokens], _T]) -> Iterator[_T]:
        """Read what stands between commas."""
        yield read(self)
        while self.accept(","):
            yield read(self)

    def skip(self, *, until: frozenset[str]) -> None:
        """Step over what makes no column, up to one of some words outside of parentheses."""
        depth, first = 0, self._at
        while self.word() and (depth or self.word() not in until):
            word = self.word()
            if word in _NO_NAMES and word not in _CONDITIONS:
                raise NotPlainError
            depth += (word == "(") - (word == ")")
            self._at += 1
        if depth or self._at == first:
            raise NotPlainError
