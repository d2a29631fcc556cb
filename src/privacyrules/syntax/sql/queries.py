"""A query in a statement that makes or fills a table or view in; the columns and what they read out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.sql.cursor import Cursor, table_name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting
from privacyrules.syntax.sql.updates import inserted_row, merged, updated

_WRITERS = ("INSERT", "MERGE", "REPLACE", "UPDATE", "DELETE")
_TABLE_KINDS = ("TEMPORARY", "TEMP", "UNLOGGED", "GLOBAL", "LOCAL", "TABLE")
_BEHIND = {
    "WITH": ("DATA", "NO", "CHECK", "LOCAL", "CASCADED", "READ"),
    "ON": ("CONFLICT", "DUPLICATE"),
    "RETURNING": (),
}
"""What may stand behind a query, with the words that then follow; none: any."""

_HOW_TO_INSERT = (
    *("IGNORE", "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "OR", "ROLLBACK", "ABORT", "FAIL", "REPLACE"),
    *("INTO", "TABLE"),
)
_FILLS = ("SELECT", "WITH", "TABLE", "VALUES", "VALUE", "SET", "DEFAULT", "EXEC", "EXECUTE", "(")


def created_view(cursor: Cursor, start: int, *, keeps: bool) -> Iterator[Found]:
    """Read what follows `CREATE ... VIEW`; `keeps` says that the view is a materialized one."""
    cursor.accept("IF", "NOT", "EXISTS")
    names = cursor.qualified()
    view = table_name(names)
    ahead = cursor.find("AS")
    if not view or ahead < 0:
        yield Opaque("the name of the view or its query is not written here")
        return
    change = TableChange("create", view, cursor.place(names[-1].offset), shows=not keeps)
    yield Sighting(start, cursor.part(0, cursor.at).end, change)
    listed = list(_listed(view, cursor.group())) if cursor.word() == "(" else []
    yield from listed
    cursor.at += cursor.find("AS") + 1
    names_listed = [seen.change.column for seen in listed if isinstance(seen.change, ColumnChange)]
    yield from made_by(cursor, view, "the query of the view", names_listed)


def _listed(view: TableName, group: Cursor) -> Iterator[Sighting]:
    for item in group.split():
        name = item.name()
        if name:
            change = ColumnChange("add", view, name.text, item.place(name.offset))
            yield Sighting(name.offset, item.end, change)


def made_by(cursor: Cursor, table: TableName, owner: str, listed: list[str]) -> Iterator[Found]:
    """Read the query, to the end of the statement, that gives a table or view its columns."""
    from privacyrules.syntax.sql.filled import columns_of

    query = _query(cursor)
    if query.done or query.word() == "EXECUTE":
        yield Opaque(f"{owner} is not written here")
    else:
        yield from columns_of(table, [query], owner, listed)


def _query(cursor: Cursor) -> Cursor:
    """The query without what may stand behind it: WITH DATA, ON CONFLICT, RETURNING."""
    look = cursor.part(cursor.at + 1, cursor.stop)
    while (ahead := look.find(*_BEHIND)) >= 0:
        look.at += ahead
        follows = _BEHIND[look.word()]
        if not follows or look.word(1) in follows:
            return cursor.part(cursor.at, look.at)
        look.at += 1
    return cursor.part(cursor.at, cursor.stop)


def selected(cursor: Cursor) -> Iterator[Found]:
    """Read a query: `SELECT ... INTO` makes a table, or in MySQL writes a file; WITH may fill a table."""
    if cursor.word() == "WITH":
        yield from _writers_within(cursor)
    writes = cursor.find(*_FILLERS) if cursor.word() == "WITH" else -1
    if writes > 0 and cursor.word(writes - 1) != "FOR":
        with_, cursor = (
            cursor.part(cursor.at, cursor.at + writes),
            cursor.part(cursor.at + writes, cursor.stop),
        )
        yield from _FILLERS[cursor.word()](cursor, with_)
        return
    if cursor.source.in_routine and cursor.source.dialect != "sqlserver":
        return  # There, INTO names a variable.
    ahead = cursor.find("INTO") if "INTO" in cursor.uppers else -1
    if ahead < 0 or cursor.word(ahead - 1) in _WRITERS:
        return
    before = cursor.part(cursor.at, cursor.at + ahead)
    into = cursor.part(cursor.at + ahead + 1, cursor.stop)
    if into.word() in ("OUTFILE", "DUMPFILE"):
        from privacyrules.syntax.sql.disclosures import written_out

        yield from written_out(before, into, cursor)
    elif not cursor.source.backslashes and into.word() != "@":
        yield from _made_by_select(before, into)


def _writers_within(cursor: Cursor) -> Iterator[Found]:
    """Read the statements in a WITH that fill tables themselves: `WITH a AS (INSERT ... RETURNING ...)`."""
    here = cursor.part(cursor.at + 1, cursor.stop)
    while (ahead := here.find("AS")) >= 0:
        name = here.at
        here.at += ahead + 1
        here.accept_any(("NOT", "MATERIALIZED"))
        if here.word() != "(":
            return
        inside = here.group()
        if inside.word() in _FILLERS:
            before = cursor.part(cursor.at, name - 1) if name > cursor.at + 1 else None
            yield from _FILLERS[inside.word()](inside, before)
        if not here.accept(","):
            return


def _made_by_select(before: Cursor, into: Cursor) -> Iterator[Found]:
    from privacyrules.syntax.sql.filled import columns_of

    into.accept_any(_TABLE_KINDS)
    names = into.qualified()
    table = table_name(names)
    if not table:
        yield Opaque("the name of the new table is not written here (SELECT INTO)")
        return
    change = TableChange("create", table, into.place(names[-1].offset))
    yield Sighting(names[0].offset, names[-1].offset + len(names[-1].text), change)
    yield from columns_of(table, [before, into], "the query that fills the table")


def inserted(cursor: Cursor, with_: Cursor | None = None) -> Iterator[Found]:
    """Read `INSERT INTO t (a, b) SELECT ...`; `with_` is a WITH that stands before it."""
    from privacyrules.syntax.sql.filled import filling, given_by, sources_of

    cursor.at += 1
    cursor.accept_any(_HOW_TO_INSERT)
    head = cursor.part(cursor.at, cursor.stop)
    table = cursor.table()
    listed = (
        cursor.group() if cursor.word() == "(" and cursor.word(1) not in ("SELECT", "WITH", "(") else None
    )
    ahead = cursor.find(*_FILLS)
    if not table or ahead < 0:
        return
    cursor.at += ahead
    if cursor.word() in ("VALUES", "VALUE") and listed and cursor.source.in_routine:
        yield from inserted_row(table, listed, cursor)
    if cursor.word() not in ("SELECT", "WITH", "TABLE", "("):
        return
    given, missed = given_by([*([with_] if with_ else []), _query(cursor)], "the query that fills the table")
    names = tuple(name.text for item in (listed.split() if listed else []) for name in item.qualified()[-1:])
    if sources_of(given):
        yield filling(table, names, given, head)
    yield from missed


_FILLERS = {"INSERT": inserted, "MERGE": merged, "UPDATE": updated}
