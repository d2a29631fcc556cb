"""A call of one of SQL Server's own procedures in; what it renames, says of a column or lets read out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from privacyrules.model.schema import ColumnChange, TableChange
from privacyrules.syntax.pattern import pattern
from privacyrules.syntax.sql.acts import act_of
from privacyrules.syntax.sql.cursor import Cursor, Name, table_name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting
from privacyrules.syntax.sql.roles import joined
from privacyrules.syntax.sql.text import unquoted

_PART = pattern(r'\[(?:[^\]]|\]\])*\]|"[^"]*"|[^.]+')


class _Call(NamedTuple):
    """A call: its statement, and those of its arguments that are strings, by name; `whole` if all are."""

    statement: Cursor
    given: Mapping[str, Name]
    whole: bool


def called(cursor: Cursor) -> Iterator[Found] | None:
    """Read a call; None if it is not that of a procedure that is known here.

    Args:
        cursor: behind EXEC.
    """
    names = cursor.part(cursor.at, cursor.stop).qualified()
    reader = _READERS.get(names[-1].text.lower()) if names else None
    if reader is None:
        return None
    read, parameters = reader
    statement = cursor.part(0, cursor.stop)
    cursor.qualified()
    return read(_call(statement, cursor, parameters.split()))


def _call(statement: Cursor, cursor: Cursor, parameters: list[str]) -> _Call:
    given: dict[str, Name] = {}
    items = cursor.split()
    strings = 0
    for item, parameter in zip(items, parameters, strict=False):
        name = parameter
        if item.word() == "@" and item.word(2) == "=":
            name = item.word(1).lower()
            item.at += 3
        offset = item.offset + item.text.find("'") + 1 if item.at_string else -1
        value = item.string()
        if value is not None and item.done:
            given[name] = Name(value, offset)
            strings += 1
        strings += item.word() == "NULL"
    return _Call(statement, given, strings == len(items))


def _renamed(call: _Call) -> Iterator[Found]:
    """Read `sp_rename 'a.b.c', 'd', 'COLUMN'`, and `sp_rename 'a.b', 'd'` of a table."""
    old, new, kind = (call.given.get(name) for name in ("objname", "newname", "objtype"))
    if not (old and new and call.whole):
        yield Opaque("sp_rename renames a table or column, and its names are put in when it runs")
        return
    what = kind.text.upper() if kind else "OBJECT"
    parts = _parts(old)
    table = table_name(parts[:-1] if what == "COLUMN" else parts)
    if not table or what not in ("COLUMN", "OBJECT"):
        return
    statement, place = call.statement, call.statement.place(new.offset)
    change: ColumnChange | TableChange
    if what == "COLUMN":
        change = ColumnChange("rename", table, new.text, place, former=parts[-1].text)
    else:
        change = TableChange("rename", table._replace(name=new.text), place, former=table)
    yield Sighting(statement.offset, statement.end, change)


def _parts(name: Name) -> list[Name]:
    """Return the parts of a name that is written in a string, where spaces need no brackets."""
    return [Name(unquoted(part), name.offset) for part in _PART.findall(name.text)]


def _described(call: _Call) -> Iterator[Found]:
    """Read `sp_addextendedproperty 'MS_Description', '...'`: the comment of a column or table."""
    wanted = ("value", "level0name", "level1name", "level2name")
    text, schema, table, column = (call.given.get(name) for name in wanted)
    kinds = [given.text.upper() for level in "12" if (given := call.given.get(f"level{level}type"))]
    what = call.given.get("name")
    if (
        not (text and table and what)
        or what.text.lower() != "ms_description"
        or kinds[:1] not in (["TABLE"], ["VIEW"])
    ):
        return
    owner, statement = table_name([*([schema] if schema else []), table]), call.statement
    if owner and column and kinds[1:] == ["COLUMN"]:
        place = statement.place(column.offset)
        change = ColumnChange("comment", owner, column.text, place, comment=text.text)
        yield Sighting(statement.offset, statement.end, change)
    elif owner and not column:
        place = statement.place(table.offset)
        yield Sighting(
            statement.offset, statement.end, TableChange("comment", owner, place, comment=text.text)
        )


def _added_member(call: _Call) -> Iterator[Found]:
    return _member(call, takes_back=False)


def _dropped_member(call: _Call) -> Iterator[Found]:
    return _member(call, takes_back=True)


def _member(call: _Call, *, takes_back: bool) -> Iterator[Found]:
    role, member = call.given.get("rolename"), call.given.get("membername")
    if role and member:
        act = act_of(call.statement, call.statement.offset, takes_back=takes_back)
        yield from joined(act, role.text, [member.text])


_LEVELS = "name value level0type level0name level1type level1name level2type level2name"
_READERS: dict[str, tuple[Callable[[_Call], Iterator[Found]], str]] = {
    "sp_addextendedproperty": (_described, _LEVELS),
    "sp_addrolemember": (_added_member, "rolename membername"),
    "sp_droprolemember": (_dropped_member, "rolename membername"),
    "sp_rename": (_renamed, "objname newname objtype"),
    "sp_updateextendedproperty": (_described, _LEVELS),
}
"""By the procedure's name: what reads a call, and its parameters in their order."""
