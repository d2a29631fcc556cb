"""What a migration of Doctrine's does to one table, call by call, in; the changes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.php.changes import NO_NAME, NO_TABLE, keep, opaque
from privacyrules.syntax.php.options import comment_in, option, written_type
from privacyrules.syntax.php.values import Call, Handed, Php
from privacyrules.syntax.sql.found import Sighting

_IRRELEVANT = re.compile(
    r"(?:add|drop|remove|rename)\w*(?:index|constraint|key)\w*\Z|set|get|has|is|column|foreign|add(?:named|unnamed)"
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the schema; None where its name is not written."""

    name: TableName | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column, by its position among all that was found."""

    at: int


def call_on_table(found: TreeFound, table: Table, call: Call) -> Php | None:
    """Read one call on a table, `$table->addColumn('name', 'string')`; return what it gives."""
    reader = _READERS.get(call.key)
    if reader is None and _IRRELEVANT.match(call.key):
        return None
    found.statements += 1
    if reader is None:
        opaque(found, call, f"`{call.name}` is no operation of a table in Doctrine that is known here")
    elif table.name is None:
        opaque(found, call, NO_TABLE)
    else:
        return reader(found, table.name, call)
    return None


def call_on_column(found: TreeFound, column: Column, call: Call) -> Php:
    """Read `->setComment('...')` behind a column; other links say nothing of its name."""
    start, end, change = found.sightings[column.at]
    said = known_text(call.argument(0, "comment"))
    if isinstance(change, ColumnChange) and call.key == "setcomment" and said is not None:
        found.sightings[column.at] = Sighting(start, end, change._replace(comment=said.value))
    return Handed(column)


def _added(found: TreeFound, table: TableName, call: Call) -> Php | None:
    name, options = known_text(call.argument(0, "name")), call.argument(2, "options")
    if name is None:
        opaque(found, call, NO_NAME)
        return None
    kind = written_type(call.argument(1, "typeName"), options)
    change = ColumnChange("add", table, name.value, found.place(name), kind, comment=comment_in(options))
    keep(found, change, call)
    return Handed(Column(len(found.sightings) - 1))


def _dropped(found: TreeFound, table: TableName, call: Call) -> Php | None:
    name = known_text(call.argument(0, "name"))
    if name is None:
        opaque(found, call, NO_NAME)
    else:
        keep(found, ColumnChange("drop", table, name.value, found.place(name)), call)
    return Handed(Table(table))


def _changed(found: TreeFound, table: TableName, call: Call) -> Php | None:
    """`modifyColumn('name', ['type' => Type::getType('string'), 'comment' => '...'])`."""
    name, options = known_text(call.argument(0, "name")), call.argument(1, "options")
    if name is None:
        opaque(found, call, NO_NAME)
        return None
    stated, said = option(options, "type"), comment_in(options)
    place = found.place(name)
    kind = written_type(stated, options)
    if stated is not None or kind is not None:
        keep(found, ColumnChange("retype", table, name.value, place, kind, comment=said), call)
    elif said is not None:
        keep(found, ColumnChange("comment", table, name.value, place, comment=said), call)
    return Handed(Table(table))


def _renamed(found: TreeFound, table: TableName, call: Call) -> Php | None:
    former, new = known_text(call.argument(0, "oldName")), known_text(call.argument(1, "newName"))
    if former is None or new is None:
        opaque(found, call, NO_NAME)
        return None
    change = ColumnChange("rename", table, new.value, found.place(new), former=former.value)
    keep(found, change, call)
    return Handed(Column(len(found.sightings) - 1))


def _commented(found: TreeFound, table: TableName, call: Call) -> Php | None:
    """`setComment('...')` and `addOption('comment', '...')`."""
    which = known_text(call.argument(0)) if call.key == "addoption" else None
    said = known_text(call.argument(0 if call.key == "setcomment" else 1))
    if said is not None and (which is None or which.value == "comment"):
        keep(found, TableChange("comment", table, found.place(said), comment=said.value), call)
    return Handed(Table(table))


_READERS: dict[str, Callable[[TreeFound, TableName, Call], Php | None]] = {
    "addcolumn": _added,
    "addoption": _commented,
    "changecolumn": _changed,
    "dropcolumn": _dropped,
    "modifycolumn": _changed,
    "renamecolumn": _renamed,
    "setcomment": _commented,
}
