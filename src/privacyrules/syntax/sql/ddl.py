"""One SQL statement in; the schema changes it makes, or why it is not understood, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from privacyrules.model.schema import Unread
from privacyrules.syntax.sql.alter_table import alter_table
from privacyrules.syntax.sql.create_table import create_table
from privacyrules.syntax.sql.cursor import Cursor, table_name
from privacyrules.syntax.sql.disclosures import copied, default_schemas, granted, placed_elsewhere, published
from privacyrules.syntax.sql.found import Found, Opaque, Piece, Sighting
from privacyrules.syntax.sql.keywords import CONTROL, IRRELEVANT, OTHER_OBJECTS, ROUTINES
from privacyrules.syntax.sql.queries import created_view, inserted, selected
from privacyrules.syntax.sql.routines import bodies, executed, fragments
from privacyrules.syntax.sql.tables import commented, dropped, renamed

_SHOWING = frozenset(("VIEW", "PUBLICATION", "SUBSCRIPTION"))
_OBJECTS = ROUTINES | _SHOWING | OTHER_OBJECTS | {"TABLE"}
_SUBSCRIBES = "a subscription takes in tables from elsewhere, and which they are is not written here"


def read_statement(cursor: Cursor, *, in_body: bool) -> Iterator[Sighting | Piece]:
    """Read the statement at `cursor`; `in_body` says that it stands in a routine or DO block.

    Returns:
        What was seen, in the order of the text; code inside of strings as pieces still to be cut.
        Nothing for a statement that brings no column.
    """
    for part in _parts(cursor, in_body=in_body):
        start, end = part.offset, part.end
        why: list[str] = []
        for found in _found(part, in_body=in_body):
            if isinstance(found, Opaque):
                why.append(found.what)
            else:
                yield found
        if why:
            text = cursor.source.lines.excerpt(start, end)
            what = "; ".join(dict.fromkeys(why))
            yield Sighting(start, end, Unread("opaque", cursor.place(start), what, text))


def _parts(cursor: Cursor, *, in_body: bool) -> Iterator[Cursor]:
    """Give the statement itself, and those that stand in the open inside of it."""
    if in_body or cursor.word() in CONTROL:
        yield from fragments(cursor)
        return
    yield cursor.part(cursor.at, cursor.stop)
    if cursor.word() in ("CREATE", "ALTER"):
        kind = _object(cursor.part(cursor.at + 1, cursor.stop))
        if kind in ROUTINES:
            yield from fragments(cursor.part(cursor.at + 1, cursor.stop))
        elif kind == "SCHEMA":
            yield from _schema_elements(cursor.part(cursor.at + 1, cursor.stop))


def _schema_elements(cursor: Cursor) -> Iterator[Cursor]:
    """Give the definitions inside of `CREATE SCHEMA name CREATE TABLE ... CREATE TABLE ...`."""
    cuts = []
    while (ahead := cursor.find("CREATE", "GRANT")) >= 0:
        cuts.append(cursor.at + ahead)
        cursor.at += ahead + 1
    for first, stop in pairwise((*cuts, cursor.stop)):
        yield cursor.part(first, stop)


def _found(cursor: Cursor, *, in_body: bool) -> Iterator[Found]:
    head = cursor.word()
    if head in ("EXECUTE", "EXEC", "PREPARE"):
        return executed(cursor, in_body=in_body)
    reader = _HEADS.get(head)
    if reader:
        return reader(cursor)
    return iter(()) if head in IRRELEVANT or head in CONTROL else _unknown(cursor)


def _unknown(cursor: Cursor) -> Iterator[Found]:
    if not all(text in ")};" for text in cursor.texts[cursor.at : cursor.stop]):
        yield Opaque(f"a statement that begins with `{cursor.text[:40]}` is not known")


def _object(cursor: Cursor) -> str:
    """Return what CREATE, ALTER or DROP is about, and step behind that word."""
    for ahead in range(min(30, cursor.stop - cursor.at)):
        word = cursor.word(ahead)
        if word in ("(", "="):
            continue
        if word in _OBJECTS:
            cursor.at += ahead + 1
            return word
    return ""


def _create(cursor: Cursor) -> Iterator[Found]:
    start = cursor.offset
    cursor.at += 1
    written, first = cursor.text, cursor.word()
    kind = _object(cursor)
    if kind == "TABLE" and first == "VIRTUAL":
        yield Opaque("the columns of a virtual table are up to its module")
    elif kind == "TABLE":
        yield from _create_table(cursor, start, elsewhere=first == "FOREIGN")
    elif kind == "VIEW":
        yield from created_view(cursor, start, keeps=cursor.word(-2) == "MATERIALIZED")
    elif kind == "PUBLICATION":
        yield from published(cursor, start)
    elif kind == "SUBSCRIPTION":
        yield Opaque(_SUBSCRIBES)
    elif kind in ROUTINES:
        yield from bodies(cursor)
    elif kind == "TYPE":
        yield from _create_type(cursor)
    elif not kind:
        yield Opaque(f"CREATE with `{written}` is not known")


def _create_table(cursor: Cursor, start: int, *, elsewhere: bool) -> Iterator[Found]:
    end = cursor.part(cursor.at, cursor.stop)
    yield from create_table(cursor, start)
    end.accept("IF", "NOT", "EXISTS")
    names = end.qualified() if elsewhere else []
    table = table_name(names)
    if table:
        yield from placed_elsewhere(end, table, names[-1])


def _create_type(cursor: Cursor) -> Iterator[Found]:
    name = cursor.table()
    if cursor.accept("AS", "(") or cursor.accept("AS", "TABLE"):
        yield Opaque(f"the composite type {name} has columns of its own, which are not followed yet")


def _alter(cursor: Cursor) -> Iterator[Found]:
    start = cursor.offset
    cursor.at += 1
    written = cursor.text
    kind = _object(cursor)
    if kind == "TABLE":
        yield from alter_table(cursor, start)
    elif kind == "VIEW" and _has_query(cursor):
        yield from created_view(cursor, start, keeps=False)
    elif kind == "VIEW":
        yield from alter_table(cursor, start)
    elif kind == "PUBLICATION":
        yield from published(cursor, start)
    elif kind == "TYPE" and cursor.find("ATTRIBUTE") >= 0:
        yield Opaque("a composite type changes its columns, which are not followed yet")
    elif kind in ROUTINES:
        yield from bodies(cursor)
    elif kind == "DEFAULT" and (ahead := cursor.find("GRANT")) >= 0:
        schemas = default_schemas(cursor.part(cursor.at, cursor.at + ahead))
        yield from granted(cursor.part(cursor.at + ahead, cursor.stop), start, schemas)
    elif not kind:
        yield Opaque(f"ALTER with `{written}` is not known")


def _has_query(view: Cursor) -> bool:
    ahead = view.find("AS")
    return ahead >= 0 and view.word(ahead + 1) in ("SELECT", "WITH", "VALUES", "TABLE", "(")


def _granted(cursor: Cursor) -> Iterator[Found]:
    yield from granted(cursor, cursor.offset)


def _imported(cursor: Cursor) -> Iterator[Found]:
    if cursor.word(1) == "FOREIGN":
        yield Opaque("tables of a foreign server are taken in, and their columns are not written here")


def _do(cursor: Cursor) -> Iterator[Found]:
    cursor.at += 1
    yield from bodies(cursor)


_HEADS: dict[str, Callable[[Cursor], Iterator[Found]]] = {
    "CREATE": _create,
    "ALTER": _alter,
    "DROP": dropped,
    "RENAME": renamed,
    "COMMENT": commented,
    "COPY": copied,
    "DO": _do,
    "GRANT": _granted,
    "IMPORT": _imported,
    "INSERT": inserted,
    "REPLACE": inserted,
    "SELECT": selected,
    "WITH": selected,
}
