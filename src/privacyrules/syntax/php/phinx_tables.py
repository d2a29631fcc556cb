"""What a migration of Phinx's does to one table, call by call, in; the changes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.code.values import Plain, Span
from privacyrules.syntax.php.changes import NO_NAME, NO_TABLE, opaque, own_name, renamed, table_name, table_of
from privacyrules.syntax.php.options import comment_in, option, written_type
from privacyrules.syntax.php.spans import one_link
from privacyrules.syntax.php.values import Array, Call, Handed, Php
from privacyrules.syntax.sql.found import Sighting

_IRRELEVANT = re.compile(
    r"(?:add|drop|remove|change|rename)\w*(?:index|key)\w*\Z|has|get|set|is|insert|savedata|truncate|reset|exists"
)
_LINE_BREAK = re.compile(r"[\r\n]")
_TIMES = ("created_at", "updated_at")
_DEFAULT_KEY = "id"


@dataclass(slots=True, eq=False)
class Table:
    """A table, and what is to be done to it once `create()`, `update()` or `save()` is called.

    `name` is None where it is not written; `head` is where the table is got hold of. `changed` says that
    something was done to it: on another way through the file, it is there already.
    """

    name: Text | None
    options: Php | None
    head: Span
    changed: bool = False
    steps: list[Sighting] = field(default_factory=list)

    @property
    def table(self) -> TableName:
        """The table of the name."""
        return table_of(self.name) if self.name is not None else TableName("")


def call_on_table(found: TreeFound, table: Table, call: Call) -> Php | None:
    """Read one call on a table, `->addColumn('name', 'string')`; return what it gives."""
    reader = _READERS.get(call.key)
    if call.key in _ENDS:
        if call.key == "create" and table.name is not None and not table.changed:
            create(found, table)
        carry_out(found, table)
    elif reader is None and not _IRRELEVANT.match(call.key):
        opaque(found, call, f"`{call.name}` is no operation of a table in Phinx that is known here")
    elif reader is not None:
        found.statements += 1
        if table.name is None:
            opaque(found, call, NO_TABLE)
        elif not reader(found, table, call):
            opaque(found, call, NO_NAME)
    return Handed(table)


def create(found: TreeFound, table: Table) -> None:
    """Keep that a table is created, with the key that Phinx gives it unless it is told not to."""
    name, key = table.name, option(table.options, _DEFAULT_KEY)
    if name is None:
        return
    found.statements += 1
    place = found.place(own_name(name))
    change = TableChange("create", table.table, place, comment=comment_in(table.options))
    found.keep(change, *table.head)
    stated = known_text(key)
    options = table.options
    known = options is None or (isinstance(options, Array) and options.missing is None)
    if stated is not None:
        place = found.place(stated)
    elif not known or (key is not None and key != Plain(True)):
        return
    column = stated.value if stated is not None else _DEFAULT_KEY
    found.keep(ColumnChange("add", table.table, column, place, "integer"), *table.head)


def carry_out(found: TreeFound, table: Table) -> None:
    """Keep what was to be done to a table."""
    found.sightings += table.steps
    table.changed = table.changed or bool(table.steps)
    table.steps.clear()


def _step(found: TreeFound, table: Table, change: ColumnChange | TableChange, call: Call) -> bool:
    start, end = one_link(call, found.source)
    last = call.chain.child_by_field_name("object") == call.node and _name(found, call) in _ENDS
    stop = found.source.end(call.chain)
    if last and not _LINE_BREAK.search(found.source.text, end, stop):
        # so that a comment behind `->save();` is one beside the column
        end = stop
    table.steps.append(Sighting(start, end, change))
    return True


def _name(found: TreeFound, call: Call) -> str:
    """Return the name of the last call of a chain."""
    name = call.chain.child_by_field_name("name")
    return found.source.excerpt(name).lower() if name is not None else ""


def _named(found: TreeFound, table: Table, call: Call) -> ColumnChange | None:
    name = known_text(call.argument(0, "columnName", "name"))
    return ColumnChange("add", table.table, name.value, found.place(name)) if name is not None else None


def _added(found: TreeFound, table: Table, call: Call) -> bool:
    """`addColumn('name', 'type', [...])`, and `changeColumn(...)`."""
    change, options = _named(found, table, call), call.argument(2, "options")
    if change is None:
        return False
    kind = written_type(call.argument(1, "type", "newColumnType"), options)
    change = change._replace(type=kind, comment=comment_in(options))
    retypes = call.key == "changecolumn"
    return _step(found, table, change._replace(operation="retype") if retypes else change, call)


def _removed(found: TreeFound, table: Table, call: Call) -> bool:
    change = _named(found, table, call)
    return change is not None and _step(found, table, change._replace(operation="drop"), call)


def _column_renamed(found: TreeFound, table: Table, call: Call) -> bool:
    former, new = known_text(call.argument(0, "oldName")), known_text(call.argument(1, "newName"))
    if former is None or new is None:
        return False
    place = found.place(new)
    return _step(
        found, table, ColumnChange("rename", table.table, new.value, place, former=former.value), call
    )


def _timestamps(found: TreeFound, table: Table, call: Call) -> bool:
    """`addTimestamps('created', 'updated')`; false leaves one of the two out."""
    known = True
    for at, default in enumerate(_TIMES):
        stated = call.argument(at)
        name = known_text(stated)
        if name is None and stated not in (None, Plain(None), Plain(False)):
            known = False
        elif stated != Plain(False):
            written = name if name is not None else Text(call.name, ((0, call.at),))
            column, place = name.value if name is not None else default, found.place(written)
            _step(found, table, ColumnChange("add", table.table, column, place, "timestamp"), call)
    return known


def _table_renamed(found: TreeFound, table: Table, call: Call) -> bool:
    new = table_name(call.argument(0, "newTableName"))
    return new is not None and _step(found, table, renamed(found, table.table, new), call)


def _dropped(found: TreeFound, table: Table, call: Call) -> bool:
    written = table.name if table.name is not None else Text(call.name, ((0, call.at),))
    return _step(found, table, TableChange("drop", table.table, found.place(own_name(written))), call)


def _commented(found: TreeFound, table: Table, call: Call) -> bool:
    said = known_text(call.argument(0, "newComment"))
    if said is not None:
        _step(found, table, TableChange("comment", table.table, found.place(said), comment=said.value), call)
    return True


_ENDS = frozenset({"create", "save", "update"})
_READERS: dict[str, Callable[[TreeFound, Table, Call], bool]] = {
    "addcolumn": _added,
    **dict.fromkeys(("addtimestamps", "addtimestampswithtimezone"), _timestamps),
    "changecolumn": _added,
    "changecomment": _commented,
    "drop": _dropped,
    "removecolumn": _removed,
    "rename": _table_renamed,
    "renamecolumn": _column_renamed,
    "renametable": _table_renamed,
}
"""Per call who reads it; it says whether the names that it is about are written."""
