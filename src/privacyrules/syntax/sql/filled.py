"""The query of a statement in; its columns, where each is written and what it is computed from, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from privacyrules.model.schema import ColumnChange, Filling, Output, Source, TableName
from privacyrules.syntax.lineage import trace
from privacyrules.syntax.lineage.expressions import NAMELESS
from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Found, Opaque, Sighting
from privacyrules.syntax.sql.query_text import has_placeholder, text_of
from privacyrules.syntax.sql.text import unquoted

_BEFORE_LIST = frozenset(("ALL", "DISTINCT", "HIGH_PRIORITY", "SQL_NO_CACHE", "SQL_CACHE", "STRAIGHT_JOIN"))
_BEHIND_LIST = (
    *("FROM", "INTO", "WHERE", "GROUP", "HAVING", "WINDOW", "UNION", "INTERSECT", "EXCEPT", "ORDER"),
    *("LIMIT", "OFFSET", "FETCH", "FOR", ";"),
)
_WITHIN_ITEM = (("DISTINCT", "FROM"), ("WITHIN", "GROUP"))


class Given(NamedTuple):
    """A column that a query gives, and where it is written, if that is known."""

    output: Output
    item: Cursor | None


def given_by(parts: Sequence[Cursor], owner: str) -> tuple[list[Given], list[Opaque]]:
    """Follow a query.

    Args:
        parts: the query's tokens; in several ranges where another clause stands between.
        owner: what the query is, as the start of the sentence that says why it is not followed.

    Returns:
        Its columns, and what was not understood of it.
    """
    parts = [part for part in parts if not part.done]
    if not parts:
        return [], [Opaque(f"{owner} is not written here")]
    if has_placeholder(parts):
        return [], [Opaque(f"{owner} is partly put in when the statement runs")]
    traced = trace(text_of(parts), parts[0].source.dialect, rows=parts[0].source.in_routine)
    missed = [Opaque(f"{owner} is not followed: {what}") for what in traced.missed]
    items = list(_items(parts[0])) if traced.width else []
    if items and len(items) != traced.width:
        return [], [*missed, Opaque(f"{owner} is not followed: its list of columns can be read in two ways")]
    found = []
    for at, output in zip(traced.items, traced.outputs, strict=True):
        item = items[at] if items else None
        found.append(Given(output._replace(name=_name(output, item)), item))
    return found, missed


def columns_of(
    table: TableName, parts: Sequence[Cursor], owner: str, listed: Sequence[str] = ()
) -> Iterator[Found]:
    """Read the columns that a query gives a new table or view; `listed` are those that it has already."""
    given, missed = given_by(parts, owner)
    head = parts[0]
    if listed and sources_of(given):
        yield filling(table, tuple(listed), given, head)
    elif not listed:
        yield from (_column(table, column, head) for column in given)
    yield from missed


def filling(table: TableName, columns: tuple[str, ...], given: Iterable[Given], head: Cursor) -> Sighting:
    """Return the sighting of a query that fills columns by their order."""
    outputs = tuple(column.output for column in given)
    change = Filling(table, columns, outputs, head.place(head.offset))
    return Sighting(head.offset, head.offset + len(head.text), change)


def sources_of(given: Iterable[Given]) -> tuple[Source, ...]:
    """Return everything that a query hands out, once."""
    return tuple(dict.fromkeys(source for column in given for source in column.output.sources))


def values_given(
    values: Sequence[tuple[int, Cursor]], lists: Sequence[Cursor], with_: Cursor | None
) -> tuple[list[list[Output]], list[Opaque]]:
    """Follow values that stand outside of a query.

    Args:
        values: each with the number of columns that get it; where those are several, it is a query.
        lists: the lists of tables that the columns in the values may come from.
        with_: a WITH that stands before the statement.

    Returns:
        For each value the columns it gives, and what was not understood of them.
    """
    owner = "what a column is set to"
    parts = [value for _, value in values] + list(lists) + ([with_] if with_ else [])
    if has_placeholder(parts):
        return [], [Opaque(f"{owner} is partly put in when the statement runs")]
    items, tables = [], [text_of([each]) for each in lists]
    for at, (width, value) in enumerate(values):
        items.append(f"({text_of([value])}) AS c{at}" if width == 1 else f"r{at}.*")
        tables += [f"{text_of([value])} AS r{at}"] if width > 1 else []
    from_ = f"FROM {', '.join(tables)}" if tables else ""
    query = f"{text_of([with_] if with_ else [])} SELECT {', '.join(items)} {from_}"
    source = values[0][1].source
    traced = trace(query, source.dialect, rows=source.in_routine)
    given: list[list[Output]] = [[] for _ in values]
    for at, output in zip(traced.items, traced.outputs, strict=True):
        given[at].append(output)
    return given, [Opaque(f"{owner} is not followed: {what}") for what in traced.missed]


def _column(table: TableName, column: Given, head: Cursor) -> Sighting:
    name, sources, type_ = column.output
    item = column.item
    offset = head.offset
    if item is not None:
        last = item.stop - 1
        offset = item.offsets[last] if unquoted(item.texts[last]) == name else item.offset
    change = ColumnChange("add", table, name, head.place(offset), type=type_, sources=sources)
    start, end = (item.offset, item.end) if item is not None else (offset, offset + len(head.text))
    return Sighting(start, end, change)


def _name(output: Output, item: Cursor | None) -> str:
    """The name of the output; a function without an alias gives the column its own name."""
    if (
        item is None
        or item.word(1) != "("
        or not (item.texts[item.stop - 1] == ")" or output.name == NAMELESS)
    ):
        return output.name
    return item.text.lower()


def _items(query: Cursor) -> Iterator[Cursor]:
    """Give the items of the list of the first SELECT."""
    here = query.part(query.at, query.stop)
    while here.word() == "(":
        here = here.group()
    if here.word() not in ("SELECT", "WITH") or here.find("SELECT") < 0:
        return
    here.at += here.find("SELECT") + 1
    here.accept_any(_BEFORE_LIST)
    if here.texts[here.at - 1].upper() == "DISTINCT" and here.accept("ON") and here.word() == "(":
        here.group()
    if here.accept("TOP"):
        here.at += 1 if here.word() != "(" else 0
        _ = here.group() if here.word() == "(" else None
        here.accept("PERCENT")
    yield from here.part(here.at, _end_of_list(here)).split()


def _end_of_list(here: Cursor) -> int:
    look = here.part(here.at, here.stop)
    while (ahead := look.find(*_BEHIND_LIST)) >= 0:
        at = look.at + ahead
        if (look.uppers[at - 1], look.uppers[at]) not in _WITHIN_ITEM:
            return at
        look.at = at + 1
    return here.stop
