"""An ALTER TABLE statement in; the columns added, renamed, retyped and dropped out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.schema import ColumnChange, TableName
from privacyrules.syntax.sql import alter_actions as actions
from privacyrules.syntax.sql import alter_heirs as heirs
from privacyrules.syntax.sql.cursor import Cursor, table_name
from privacyrules.syntax.sql.found import Found, Opaque, Sighting
from privacyrules.syntax.sql.keywords import ACTIONS_WITHOUT_COLUMNS


def alter_table(cursor: Cursor, start: int) -> Iterator[Found]:
    """Read what follows `ALTER ... TABLE`; `start` is the offset of the statement."""
    if cursor.word() == "ALL" and cursor.word(1) == "IN":
        return
    cursor.accept("IF", "EXISTS")
    alone = cursor.accept("ONLY")
    names = cursor.qualified()
    table = table_name(names)
    if not table:
        yield Opaque("the name of the altered table is not written here")
        return
    cursor.accept("*")
    place = cursor.place(names[-1].offset)
    found = [_placed(seen, place) for action in _actions(cursor) for seen in _action(table, action)]
    found = [_alone(seen) for seen in found] if alone else found
    changes = [seen for seen in found if isinstance(seen, Sighting)]
    for seen in found:
        yield seen._replace(start=start) if isinstance(seen, Sighting) and len(changes) == 1 else seen


def _placed(seen: Found, place: Place) -> Found:
    """Let a change of the table itself point at the table's name, which its action does not hold."""
    if isinstance(seen, Sighting) and seen.change.place == NOWHERE:
        return seen._replace(change=seen.change._replace(place=place))
    return seen


def _alone(seen: Found) -> Found:
    """Let a column go from this table only: it stays in those that inherit it."""
    change = seen.change if isinstance(seen, Sighting) else None
    if isinstance(seen, Sighting) and isinstance(change, ColumnChange) and change.operation == "drop":
        return seen._replace(change=change._replace(alone=True))
    return seen


def _actions(cursor: Cursor) -> Iterable[Cursor]:
    """Give the actions one by one."""
    actions = cursor.split()
    return _one_by_one(actions) if cursor.source.dialect == "sqlserver" else actions


def _one_by_one(actions: Iterable[Cursor]) -> Iterator[Cursor]:
    """Give the actions as others write them: SQL Server says ADD and DROP COLUMN once for several columns."""
    previous: list[str] = []
    for action in actions:
        words = [word for word in (action.word(), action.word(1)) if word]
        if words[0] in ("ADD", "DROP"):
            previous = words
        elif previous and words[0] not in ("ALTER", "WITH"):
            yield _continued(action, previous)
            continue
        yield action


def _continued(action: Cursor, previous: list[str]) -> Cursor:
    drops = previous[0] == "DROP"
    verb = ["DROP", "COLUMN"] if drops and previous[1:] == ["COLUMN"] else previous[:1]
    texts = [*verb, *action.texts[action.at : action.stop]]
    offsets = [action.offset] * len(verb) + list(action.offsets[action.at : action.stop])
    return Cursor(texts, offsets, action.source)


def _action(table: TableName, action: Cursor) -> Iterator[Found]:
    verb = action.word()
    if verb in _READERS:
        start = action.offset
        action.at += 1
        yield from _READERS[verb](table, action, start)
    elif action.at_placeholder:
        yield Opaque(f"an action is put in when the statement runs: `{action.text}`")
    elif verb not in ACTIONS_WITHOUT_COLUMNS and action.word(1) != "=":
        yield Opaque(f"ALTER TABLE with `{action.text}` is not known")


_READERS = {
    "ADD": actions.add,
    "ALTER": actions.alter,
    "ATTACH": heirs.attach,
    "CHANGE": actions.change,
    "COMMENT": actions.comment,
    "DETACH": heirs.detach,
    "DROP": actions.drop,
    "INHERIT": heirs.inherit,
    "MODIFY": actions.modify,
    "NO": heirs.leave,
    "RENAME": actions.rename,
    "SET": actions.set_schema,
}
