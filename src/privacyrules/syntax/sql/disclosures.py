"""A statement that writes data out, or keeps it elsewhere, in; what it discloses, and to whom, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.model.schema import Disclosure, Source, TableName
from privacyrules.syntax.sql.acts import EVERY, act_of
from privacyrules.syntax.sql.cursor import Cursor, Name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting


def copied(cursor: Cursor) -> Iterator[Found]:
    """Read COPY: `COPY ... TO` hands data out."""
    start, whole = cursor.offset, cursor.part(cursor.at, cursor.stop)
    cursor.at += 1
    ahead = cursor.find("TO", "FROM")
    if ahead < 0 or cursor.word(ahead) != "TO":
        return
    target = cursor.part(cursor.at + ahead + 1, cursor.stop)
    to = _target(target)
    if not to:
        yield Opaque("data is written out, but where to is not written here (COPY ... TO)")
    elif cursor.word() == "(":
        yield from _query_written([cursor.group()], whole, to)
    else:
        cursor.accept("BINARY")
        table = cursor.table()
        columns = cursor.listed() or [EVERY]
        reads = [Source((table,), column) for column in columns] if table else []
        if reads:
            yield from act_of(whole, start).opens(("copy", "once"), reads, [to])
        else:
            yield Opaque("data is written out, but from which table is not written here (COPY ... TO)")


def _target(target: Cursor) -> str:
    """Return the file, the program, or `stdout`; nothing where it is put in when the statement runs.

    For psql, a file may be named without quotes.
    """
    if target.accept("STDOUT") or target.accept("PSTDOUT"):
        return "stdout"
    target.accept("PROGRAM")
    if target.at_placeholder:
        return ""
    return target.string() or "".join(_until_space(target))


def _until_space(target: Cursor) -> Iterator[str]:
    end = target.offset if not target.done else 0
    while not target.done and target.offset == end:
        yield target.text
        end += len(target.text)
        target.at += 1


def written_out(before: Cursor, into: Cursor, whole: Cursor) -> Iterator[Found]:
    """Read MySQL's `SELECT ... INTO OUTFILE 'file' ...`: `before` and behind `into` stands the query."""
    into.at += 1
    to = into.string()
    if not to:
        yield Opaque("data is written out, but where to is not written here (SELECT INTO OUTFILE)")
        return
    ahead = into.find("FROM")
    into.at = into.at + ahead if ahead >= 0 else into.stop
    yield from _query_written([before, into], whole, to)


def _query_written(parts: Sequence[Cursor], whole: Cursor, to: str) -> Iterator[Found]:
    from privacyrules.syntax.sql.filled import given_by, sources_of

    given, missed = given_by(parts, "the query whose data is written out")
    reads = list(sources_of(given))
    if reads:
        yield from act_of(whole, whole.offset).opens(("copy", "once"), reads, [to])
    yield from missed


def placed_elsewhere(cursor: Cursor, table: TableName, name: Name) -> Iterator[Found]:
    """Read the end of CREATE FOREIGN TABLE: what stands in the table lies at another server."""
    ahead = cursor.find("SERVER")
    cursor.at += ahead + 1
    server = cursor.name(placeholders=True) if ahead >= 0 else None
    if not server:
        yield Opaque("the table lies at another server, which is not named here")
        return
    place, text = cursor.place(name.offset), cursor.source.lines.excerpt(cursor.part(0, 1).offset, cursor.end)
    change = Disclosure("foreign table", (Source((table,), EVERY),), server.text, place, text, "all")
    yield Sighting(server.offset, cursor.end, change)


def imported(cursor: Cursor) -> Iterator[Found]:
    """Read `IMPORT FOREIGN SCHEMA a FROM SERVER b INTO c`: its tables are known to the server alone."""
    if cursor.word(1) != "FOREIGN":
        return
    server = cursor.find("SERVER")
    named = (
        f"`{cursor.texts[cursor.at + server + 1]}`"
        if 0 <= server < cursor.stop - cursor.at - 1
        else "a server"
    )
    yield Opaque(
        f"tables that lie at {named} can be used here from now on, and their columns are not written here; "
        "write CREATE FOREIGN TABLE for those that are needed"
    )
