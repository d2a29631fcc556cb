"""A CREATE TABLE statement in; the table, its columns and what is not said outright out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.schema import ColumnChange, Source, TableChange, TableName
from privacyrules.syntax.sql.columns import Column, column, is_constraint
from privacyrules.syntax.sql.cursor import Cursor, Name, table_name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting

_QUERIES = frozenset(("AS", "SELECT", "WITH", "VALUES", "TABLE", "IGNORE", "REPLACE"))
_SEARCHED = ("FTS3", "FTS4", "FTS5")
_COPIED = (("LIKE",), ("CLONE",), ("COPY",))


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
    partition = cursor.accept("PARTITION", "OF")
    inherited = list(_before_list(table, cursor, partition=partition))
    items = cursor.group() if cursor.word() == "(" and not _holds_query(cursor) else None
    # The items of a partition or typed table say more of columns that it has anyway.
    columns = list(column_items(table, items)) if items and not inherited else []
    options = cursor.part(cursor.at, cursor.stop)
    parents = list(_parents(table, cursor))
    inherits = tuple(_tables_of([*inherited, *parents] if partition else parents))
    change = TableChange(
        "create", table, place, comment=_comment(options), shows=partition, inherits=inherits
    )
    yield Sighting(*head, change)
    yield from inherited
    yield from parents
    yield from columns
    yield from _behind_list(cursor, table, list(_names(columns)))
    if not items and not inherited and cursor.done:
        yield Opaque("the new table has no list of columns")


def create_virtual_table(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows SQLite's `CREATE VIRTUAL TABLE`: of its modules, those for searching take columns."""
    cursor.accept("IF", "NOT", "EXISTS")
    names = cursor.qualified()
    table = table_name(names)
    cursor.accept("USING")
    module = cursor.word()
    cursor.at += 1
    if not table or module not in _SEARCHED or cursor.word() != "(":
        yield Opaque("the columns of a virtual table are up to its module")
        return
    head = start, cursor.part(0, cursor.at).end
    yield Sighting(*head, TableChange("create", table, cursor.place(names[-1].offset)))
    for item in cursor.group().split():
        if item.word(1) != "=" and (found := column(item)):
            yield added(table, item, found._replace(type=None))


def _all_of(table: TableName, parent: TableName, name: Name, cursor: Cursor) -> Sighting:
    """Return the sighting that a table has every column of another one, whose name stands at `name`."""
    change = ColumnChange("add", table, "*", cursor.place(name.offset), sources=(Source((parent,), "*"),))
    return Sighting(name.offset, name.offset + len(name.text), change)


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
            yield _copied(table, item)
        elif not is_constraint(item):
            first = item.at
            found = column(item)
            yield added(table, item, found) if found else Opaque(_unreadable(item, first))


def _unreadable(item: Cursor, first: int) -> str:
    return f"the list of columns holds `{item.texts[first]}`, and what that brings is not written here"


def _holds_query(cursor: Cursor) -> bool:
    """Say whether the parentheses here hold a query: `CREATE TABLE a (SELECT ...)`."""
    return cursor.word(1) in ("SELECT", "WITH") and cursor.word(2) not in (",", ")")


def _before_list(table: TableName, cursor: Cursor, *, partition: bool) -> Iterator[Found]:
    """Step to the list of columns; give those that stand in no list."""
    if partition or any(cursor.accept(*words) for words in _COPIED):
        yield _copied(table, cursor)
    elif cursor.accept("OF"):
        yield _copied(table, cursor, is_type=True)


def _copied(table: TableName, cursor: Cursor, *, is_type: bool = False) -> Found:
    names = cursor.qualified()
    parent = table_name(names)
    if not parent:
        return Opaque("the columns are copied from a table whose name is not written here")
    return _all_of(table, parent._replace(is_type=is_type), names[-1], cursor)


def _parents(table: TableName, cursor: Cursor) -> Iterator[Found]:
    """Read `INHERITS (a, b)` behind the list of columns."""
    ahead = cursor.find("INHERITS")
    if ahead >= 0 and cursor.word(ahead + 1) == "(":
        for parent in cursor.part(cursor.at + ahead + 1, cursor.stop).group().split():
            yield _copied(table, parent)


def _tables_of(copied: list[Found]) -> Iterator[TableName]:
    """Give the tables whose columns are copied."""
    for found in copied:
        if isinstance(found, Sighting) and isinstance(found.change, ColumnChange):
            yield from found.change.sources[0].tables


def _behind_list(cursor: Cursor, table: TableName, columns: list[str]) -> Iterator[Found]:
    """Read the query that a table takes columns from besides its list."""
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
