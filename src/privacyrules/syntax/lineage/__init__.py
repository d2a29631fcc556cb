"""The text of a query in; the columns that it gives, each with the columns it is computed from, out."""

from __future__ import annotations

from typing import NamedTuple

from privacyrules.syntax.lineage.plain import NotPlainError, plain_query
from privacyrules.syntax.lineage.queries import Query
from privacyrules.syntax.lineage.scopes import LostError, Outputs, Scope

LONGEST, DEEPEST = 200_000, 200
"""Texts with more characters, or with more parentheses in each other, are not parsed."""

_DIALECTS = {"postgresql": "postgres", "mariadb": "mysql", "sqlserver": "tsql"}


class Trace(NamedTuple):
    """What a query gives; `items` tells which item of its list each output comes from.

    `width` is how many items the list has; `missed` says what could not be followed.
    """

    outputs: Outputs = ()
    items: tuple[int, ...] = ()
    width: int = 0
    missed: tuple[str, ...] = ()


def trace(text: str, dialect: str, *, rows: bool = False) -> Trace:
    """Follow the columns of a query back to the tables that it reads.

    Args:
        text: one SELECT (also with WITH, UNION, VALUES), and nothing around it.
        dialect: one of `DIALECTS`.
        rows: whether a name that stands for nothing in the query is that of a row that a routine holds.

    Returns:
        One output per column, as far as that can be known without the schema: `*` stays `*`. An output
        that is counted or compared out of columns reads none. What was not understood is in `missed`.
    """
    if len(text) > LONGEST:
        return Trace(missed=(f"it is longer than {LONGEST:,} characters",))
    if _depth(text) > DEEPEST:
        return Trace(missed=(f"it is nested deeper than {DEEPEST} levels",))
    try:
        outputs, items, width = plain_query(text, rows=rows)
    except NotPlainError:
        return _parsed(text, dialect, rows=rows)
    return Trace(tuple(outputs), tuple(items), width)


def _parsed(text: str, dialect: str, *, rows: bool) -> Trace:
    """Follow a query by its syntax tree; the parser takes longer to import than most files to read."""
    try:
        return _traced(text, _DIALECTS.get(dialect, dialect), rows=rows)
    except LostError as lost:
        return Trace(missed=(str(lost),))
    except Exception:  # noqa: BLE001 - the parser fails in many ways, and each of them means: not understood
        return Trace(missed=("its text cannot be parsed",))


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        if sign == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == ")":
            depth -= 1
    return deepest


def _traced(text: str, dialect: str, *, rows: bool) -> Trace:
    from logging import NullHandler, getLogger

    from sqlglot import ErrorLevel, exp, parse

    log = getLogger("sqlglot")
    if not log.handlers:  # Without one, its warnings about statements that it passes over go to stderr.
        log.addHandler(NullHandler())
    trees = parse(text, read=dialect, error_level=ErrorLevel.RAISE)
    if len(trees) != 1 or not isinstance(trees[0], (exp.Query, exp.Values)):
        raise LostError("its text cannot be parsed as one query")
    query = Query()
    outputs = query.outputs(trees[0], Scope(rows=rows))
    if not outputs and not query.missed:
        raise LostError("it gives no column")
    items = tuple(query.items) if len(query.items) == len(outputs) else (0,) * len(outputs)
    return Trace(tuple(outputs), items, query.width, tuple(dict.fromkeys(query.missed)))
