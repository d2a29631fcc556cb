"""An ALTER TABLE statement in; the columns added, renamed, retyped and dropped out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.sql_columns import column, column_type, is_constraint
from privacyrules.syntax.sql_create_table import added, column_items
from privacyrules.syntax.sql_cursor import Cursor, Name, table_name
from privacyrules.syntax.sql_found import Found, Opaque, Sighting

_WITHOUT_COLUMNS = frozenset(
    [
        "ALGORITHM",
        "ANALYZE",
        "ATTACH",
        "AUTO_INCREMENT",
        "AVG_ROW_LENGTH",
        "CHANGE_TRACKING",
        "CHARACTER",
        "CHARSET",
        "CHECK",
        "CHECKSUM",
        "CLUSTER",
        "COALESCE",
        "COLLATE",
        "COMPRESSION",
        "CONNECTION",
        "CONVERT",
        "DATA",
        "DEFAULT",
        "DELAY_KEY_WRITE",
        "DEPENDS",
        "DETACH",
        "DISABLE",
        "DISCARD",
        "ENABLE",
        "ENCRYPTION",
        "ENGINE",
        "EXCHANGE",
        "FORCE",
        "IMPORT",
        "INDEX",
        "INHERIT",
        "INSERT_METHOD",
        "KEY_BLOCK_SIZE",
        "LOCK",
        "MAX_ROWS",
        "MERGE",
        "MIN_ROWS",
        "NO",
        "NOCHECK",
        "NOT",
        "NOWAIT",
        "OF",
        "OPTIMIZE",
        "OPTIONS",
        "ORDER",
        "OWNER",
        "PACK_KEYS",
        "PARTITION",
        "PASSWORD",
        "REBUILD",
        "REMOVE",
        "REORGANIZE",
        "REPAIR",
        "REPLICA",
        "RESET",
        "ROW_FORMAT",
        "SECONDARY_LOAD",
        "SECONDARY_UNLOAD",
        "SET",
        "SPLIT",
        "STATS_AUTO_RECALC",
        "STATS_PERSISTENT",
        "STATS_SAMPLE_PAGES",
        "SWITCH",
        "TABLESPACE",
        "TRUNCATE",
        "TYPE",
        "UNION",
        "UPGRADE",
        "VALIDATE",
        "WAIT",
        "WITH",
        "WITHOUT",
    ]
)
_ADDED_NO_COLUMN = frozenset(("PARTITION", "SYSTEM", "VALUE"))
_DROPPED_NO_COLUMN = frozenset(
    [
        "CONSTRAINT",
        "INDEX",
        "KEY",
        "PRIMARY",
        "FOREIGN",
        "CHECK",
        "PARTITION",
        "PERIOD",
        "SYSTEM",
        "EXPRESSION",
        "UNIQUE",
    ]
)
_DROP_ENDS = ("", "CASCADE", "RESTRICT")
_COLUMN_SETTINGS = frozenset(("SET", "DROP", "ADD", "RESTART", "RESET"))


def alter_table(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `ALTER ... TABLE`; `start` is the offset of the statement."""
    if cursor.word() == "ALL" and cursor.word(1) == "IN":
        return
    cursor.accept("IF", "EXISTS")
    cursor.accept("ONLY")
    names = cursor.qualified()
    table = table_name(names)
    if not table:
        yield Opaque("the name of the altered table is not written here")
        return
    cursor.accept("*")
    place = cursor.place(names[-1].offset)
    found = [_placed(seen, place) for action in _actions(cursor) for seen in _action(table, action)]
    changes = [seen for seen in found if isinstance(seen, Sighting)]
    for seen in found:
        yield seen._replace(start=start) if isinstance(seen, Sighting) and len(changes) == 1 else seen


def _placed(seen: Found, place: Place) -> Found:
    """Let a change of the table itself point at the table's name, which its action does not hold."""
    if isinstance(seen, Sighting) and seen.change.place == NOWHERE:
        return seen._replace(change=replace(seen.change, place=place))
    return seen


def _actions(cursor: Cursor) -> Iterator[Cursor]:
    """Give the actions one by one; SQL Server says ADD and DROP COLUMN once for several columns."""
    previous: list[str] = []
    for action in cursor.split():
        words = [word for word in (action.word(), action.word(1)) if word]
        if words[0] in ("ADD", "DROP"):
            previous = words
        elif cursor.source.dialect == "sqlserver" and previous and words[0] not in ("ALTER", "WITH"):
            yield _continued(action, previous)
            continue
        yield action


def _continued(action: Cursor, previous: list[str]) -> Cursor:
    drops = previous[0] == "DROP"
    verb = ["DROP", "COLUMN"] if drops and previous[1:] == ["COLUMN"] else previous[:1]
    texts = [*verb, *action.texts[action.at : action.stop]]
    offsets = [action.offset] * len(verb) + action.offsets[action.at : action.stop]
    return Cursor(texts, offsets, action.source)


def _action(table: TableName, action: Cursor) -> Iterator[Found]:
    verb = action.word()
    if action.at_placeholder:
        yield Opaque(f"an action is put in when the statement runs: `{action.text}`")
    elif verb in _READERS:
        start = action.offset
        action.at += 1
        yield from _READERS[verb](table, action, start)
    elif verb not in _WITHOUT_COLUMNS and action.word(1) != "=":
        yield Opaque(f"ALTER TABLE with `{action.text}` is not known")


def _add(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    explicit = action.accept("COLUMN")
    action.accept("IF", "NOT", "EXISTS")
    if action.word() == "(":
        yield from column_items(table, action.group())
    elif explicit or not (is_constraint(action) or _adds_other(action)):
        found = column(action) if not action.done else None
        if found:
            yield added(table, action, found._replace(start=start))
        else:
            yield Opaque("the name of the new column is not written here")


def _adds_other(action: Cursor) -> bool:
    return action.word() in _ADDED_NO_COLUMN and action.word(1) in ("(", "PARTITIONS", "VERSIONING", "IF")


def _drop(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    if (
        not action.accept("COLUMN")
        and action.word() in _DROPPED_NO_COLUMN
        and action.word(1) not in _DROP_ENDS
    ):
        return
    action.accept("IF", "EXISTS")
    for item in action.group().split() if action.word() == "(" else [action]:
        name = item.name()
        if name:
            change = ColumnChange("drop", table, name.text, action.place(name.offset))
            yield Sighting(start, action.end, change)
        else:
            yield Opaque("the name of the dropped column is not written here")


def _rename(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    if action.word() in ("CONSTRAINT", "INDEX", "KEY") and action.word(1) != "TO":
        return
    if action.find("TO") <= 0:
        action.accept_any(("TO", "AS", "="))
        yield from _rename_table(table, action, start)
        return
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    former = action.name()
    name = action.name() if action.accept("TO") else None
    if former and name:
        place = action.place(name.offset)
        yield Sighting(start, action.end, ColumnChange("rename", table, name.text, place, former=former.text))
    else:
        yield Opaque("the new name of the column is not written here")


def _rename_table(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    names = action.qualified()
    new = table_name(names)
    if not new:
        yield Opaque("the new name of the table is not written here")
        return
    new = new if new.schema else TableName(new.name, table.schema)
    change = TableChange("rename", new, action.place(names[-1].offset), former=table)
    yield Sighting(start, action.end, change)


def _change(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read MySQL's `CHANGE old new type`."""
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    former = action.name()
    found = None if action.done else column(action)
    if not former or not found:
        yield Opaque("the new name of the column is not written here")
        return
    renamed = former.text != found.name.text
    place = action.place(found.name.offset)
    change = ColumnChange(
        "rename" if renamed else "retype",
        table,
        found.name.text,
        place,
        type=found.type,
        former=former.text if renamed else None,
        comment=found.comment,
    )
    yield Sighting(start, action.end, change)


def _modify(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    """Read MySQL's `MODIFY name type`."""
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    for item in action.group().split() if action.word() == "(" else [action]:
        found = None if item.done else column(item)
        if not found:
            yield Opaque("the name of the column is not written here")
            continue
        place = action.place(found.name.offset)
        change = ColumnChange("retype", table, found.name.text, place, type=found.type, comment=found.comment)
        yield Sighting(start, item.end, change)


def _alter(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    if action.word() in ("CONSTRAINT", "INDEX", "CHECK") and action.word(1) not in ("TYPE", "SET", "DROP"):
        return
    action.accept("COLUMN")
    action.accept("IF", "EXISTS")
    name = action.name()
    if not name:
        yield Opaque("the name of the column is not written here")
    elif (
        action.accept("TYPE")
        or action.accept("SET", "DATA", "TYPE")
        or (action.word() not in _COLUMN_SETTINGS and not action.done)
    ):
        yield _retyped(table, action, name, start)


def _retyped(table: TableName, action: Cursor, name: Name, start: int) -> Sighting:
    end = action.end
    change = ColumnChange("retype", table, name.text, action.place(name.offset), type=column_type(action))
    return Sighting(start, end, change)


def _set(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    names = action.qualified() if action.accept("SCHEMA") else []
    if names:
        new = TableName(table.name, names[-1].text)
        yield Sighting(start, action.end, TableChange("rename", new, NOWHERE, former=table))


def _comment(table: TableName, action: Cursor, start: int) -> Iterator[Found]:
    action.accept("=")
    value = action.string()
    if value is not None:
        yield Sighting(start, action.end, TableChange("comment", table, NOWHERE, comment=value))


_READERS = {
    "ADD": _add,
    "ALTER": _alter,
    "CHANGE": _change,
    "COMMENT": _comment,
    "DROP": _drop,
    "MODIFY": _modify,
    "RENAME": _rename,
    "SET": _set,
}
