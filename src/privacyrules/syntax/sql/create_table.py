"""A CREATE TABLE statement in; the table, its columns and what is not said outright out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.sql.columns import Column, column, is_constraint
from privacyrules.syntax.sql.cursor import Cursor, table_name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting

_QUERIES = frozenset(("AS", "SELECT", "WITH", "VALUES", "TABLE", "IGNORE", "REPLACE"))


def create_table(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE ... TABLE`; `start` is the offset of the statement."""
    cursor.accept("IF", "NOT", "EXISTS")
    names = cursor.qualified()
    table = table_name(names)
    if not table:
        yield Opaque("the name of the new table is not written here")
        return
    place = cursor.place(names[-1].offset)
    head = start, cursor.part(0, cursor.at).end
    inherited = list(_before_list(cursor))
    items = cursor.group() if cursor.word() == "(" and not _holds_query(cursor) else None
    columns = list(column_items(table, items)) if items else []
    options = cursor.part(cursor.at, cursor.stop)
    yield Sighting(*head, TableChange("create", table, place, comment=_comment(options)))
    yield from columns
    yield from inherited
    yield from _behind_list(cursor, table, list(_names(columns)))
    if not items and not inherited and cursor.done:
        yield Opaque("the new table has no list of columns")


def _names(columns: list[Found]) -> Iterator[str]:
    for found in columns:
        if isinstance(found, Sighting) and isinstance(found.change, ColumnChange):
            yield found.change.column


def added(table: TableName, cursor: Cursor, found: Column) -> Sighting:
    """Return the sighting of one new column."""
    change = ColumnChange(
        "add", table, found.name.text, cursor.place(found.name.offset), type=found.type, comment=found.comment
    )
    return Sighting(found.start, found.end, change)


def column_items(table: TableName, items: Cursor) -> Iterator[Found]:
    """Read the items of a list of columns in parentheses."""
    for item in items.split():
        if item.word() == "LIKE" and item.word(1) != "":
            item.at += 1
            yield Opaque(f"the columns are copied from {item.table() or 'another table'} (LIKE)")
        elif not is_constraint(item):
            first = item.at
            found = column(item)
            yield added(table, item, found) if found else Opaque(_unreadable(item, first))


def _unreadable(item: Cursor, first: int) -> str:
    return f"the list of columns holds `{item.texts[first]}`, and what that brings is not written here"


def _holds_query(cursor: Cursor) -> bool:
    """Say whether the parentheses here hold a query: `CREATE TABLE a (SELECT ...)`."""
    return cursor.word(1) in ("SELECT", "WITH") and cursor.word(2) not in (",", ")")


def _before_list(cursor: Cursor) -> Iterator[Opaque]:
    """Step to the list of columns; say where columns come from that no list names."""
    if cursor.accept("PARTITION", "OF"):
        yield Opaque(f"a partition has the columns of {cursor.table()}")
    elif cursor.accept("OF"):
        yield Opaque(f"the columns are those of the type {cursor.table()}")
    elif cursor.accept("LIKE"):
        yield Opaque(f"the columns are copied from {cursor.table()} (LIKE)")
    elif cursor.accept("CLONE") or cursor.accept("COPY"):
        yield Opaque(f"the columns are copied from {cursor.table()}")


def _behind_list(cursor: Cursor, table: TableName, columns: list[str]) -> Iterator[Found]:
    """Read where a table takes columns from besides its list."""
    inherits = cursor.find("INHERITS")
    if inherits >= 0 and cursor.word(inherits + 1) == "(":
        parents = cursor.part(cursor.at + inherits + 1, cursor.stop).group()
        names = ", ".join(str(parent.table()) for parent in parents.split())
        yield Opaque(f"the table also has the columns of {names} (INHERITS)")
    query = _query_ahead(cursor)
    if query is not None:
        from privacyrules.syntax.sql.queries import made_by

        # In MySQL the query's columns go to those of the list by their names, elsewhere by their order.
        listed = [] if cursor.source.backslashes else columns
        yield from made_by(query, table, "the query that fills the table", listed)


def _query_ahead(cursor: Cursor) -> Cursor | None:
    for word in ("AS", "SELECT"):
        ahead = cursor.find(word)
        if ahead >= 0 and (word == "SELECT" or cursor.word(ahead + 1) in (*_QUERIES, "(", "EXECUTE")):
            query = cursor.part(cursor.at + ahead, cursor.stop)
            query.accept_any(("AS", "IGNORE", "REPLACE"))
            return query
    return cursor if cursor.word() == "(" and _holds_query(cursor) else None


def _comment(options: Cursor) -> str | None:
    """Return MySQL's `COMMENT='...'` behind the list of columns."""
    ahead = options.find("COMMENT")
    if ahead < 0:
        return None
    options.at += ahead + 1
    options.accept("=")
    return options.string()
