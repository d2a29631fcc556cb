"""A statement about roles in; who becomes a member of which, and who is one no more, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.syntax.sql.acts import EVERYTHING, Act, act_of
from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Found, Sighting

READ_EVERYTHING = frozenset(("pg_read_all_data", "db_datareader", "db_owner"))
"""Roles that a server has from the beginning, and whose members may read every table."""

_KINDS = ("GROUP", "ROLE", "USER")
_BEHIND_ROLES = ("WITH", "GRANTED", "IDENTIFIED", "REQUIRE", "AS", "CASCADE", "RESTRICT")
_WHOEVER_RUNS_IT = ("CURRENT_USER", "CURRENT_ROLE", "SESSION_USER")


def roles_of(cursor: Cursor) -> Iterator[str]:
    """Read a list of roles, and give their names."""
    ahead = cursor.find(*_BEHIND_ROLES)
    for item in cursor.part(cursor.at, cursor.at + ahead if ahead > 0 else cursor.stop).split():
        if item.word() in _KINDS and item.word(1) not in ("", "@"):
            item.at += 1
        name = item.name(placeholders=True)
        if name and name.text.upper() not in _WHOEVER_RUNS_IT:
            yield "public" if name.text.upper() == "PUBLIC" else name.text


def memberships(act: Act, rights: Cursor, members: Sequence[str]) -> Iterator[Sighting]:
    """Read what stands in place of rights where a role is granted: `GRANT reader TO dana`."""
    for item in rights.split():
        name = item.name(placeholders=True)
        # Rights of several words, such as CREATE SESSION, are none to read tables.
        if name and (item.done or item.word() == "@"):
            yield from joined(act, name.text, members)


def joined(act: Act, role: str, members: Sequence[str]) -> Iterator[Sighting]:
    """Give what it is to become (or to be no more) a member of a role."""
    if role.lower() in READ_EVERYTHING:
        yield from act.opens(("grant", "all"), EVERYTHING, members)
    else:
        yield from (act.joins(member, role) for member in dict.fromkeys(members))


def created_role(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `CREATE ROLE` and `CREATE USER`: `IN ROLE a, b`, `ROLE c, d`."""
    act = act_of(cursor, start)
    for name in list(roles_of(cursor.part(cursor.at, cursor.at + 1))):
        ahead = cursor.find("IN")
        if ahead >= 0 and cursor.word(ahead + 1) in ("ROLE", "GROUP"):
            for role in roles_of(_list_behind(cursor, ahead + 2)):
                yield from joined(act, role, [name])


def altered_role(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read SQL Server's `ALTER ROLE a ADD MEMBER b`, and PostgreSQL's `ALTER GROUP a ADD USER b, c`."""
    whole = cursor.part(cursor.at, cursor.stop)
    name = cursor.name(placeholders=True)
    verb = cursor.word()
    if name and verb in ("ADD", "DROP") and cursor.word(1) in ("MEMBER", "USER"):
        cursor.at += 2
        yield from joined(act_of(whole, start, takes_back=verb == "DROP"), name.text, list(roles_of(cursor)))


def dropped_roles(cursor: Cursor) -> Iterator[Found]:
    """Read `DROP ROLE a, b`, `DROP USER a, b` and `DROP OWNED BY a, b`: they may read nothing any more."""
    act = act_of(cursor, cursor.offset)
    cursor.at += 3 if cursor.word(1) == "OWNED" else 2
    cursor.accept("IF", "EXISTS")
    yield from (act.ends_all("grant", role) for role in roles_of(cursor))


def _list_behind(cursor: Cursor, ahead: int) -> Cursor:
    """Return a list of names, up to the next option."""
    first = stop = cursor.at + ahead
    while stop < cursor.stop and (stop == first or "," in cursor.texts[stop - 1 : stop + 1]):
        stop += 1
    return cursor.part(first, stop)
