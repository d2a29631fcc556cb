"""What a migration of Knex's does to one table, call by call, in; the changes out."""

from __future__ import annotations

import re

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.javascript.spans import beginning, keep_opaque
from privacyrules.syntax.javascript.strings import shown
from privacyrules.syntax.javascript.values import Built, Dotted, Items, Pairs, Plain, Value
from privacyrules.syntax.sql.found import Sighting

_TYPES = re.compile(
    "(?:big|medium|small|tiny)?(?:[iI]ncrements|[iI]nt(?:eger)?|serial)|(?:long|medium|tiny)?text|binary|bit|blob"
    "|bool(?:ean)?|char|date|date[tT]ime|decimal|double|enum?|float|geography|geometry|jsonb?|numeric|point|real"
    "|string|time|timestamp(?:tz)?|uuid|varchar|specificType"
)
_IRRELEVANT = re.compile(
    "charset|check\\w*|collate|drop(?:Checks|Foreign|Index|Nullable|Primary|Unique)(?:IfExists)?|engine|foreign|index"
    "|inherits|primary|queryContext|setNullable|unique"
)
_DEFAULT_NAME = "id"
_NO_NAME = "the name of the column is not written here"
_KNOWN_AS = {"enu": "enum", "specificType": ""}


def about(built: Built) -> TableName | None:
    """Return the table that a call in a chain works on, None where its name is not written."""
    owner: Value | None = built
    while isinstance(owner, Built):
        owner = owner.receiver
    return owner.about if isinstance(owner, Dotted) else None


class TableCalls:
    """Reads `table.string("name").comment("...")`, link by link."""

    def __init__(self, found: TreeFound) -> None:
        """Start with what was found so far; `_at` tells where a column is kept, by its call."""
        self.found = found
        self._at: dict[int, int] = {}
        self._heads: dict[int, tuple[Built, Built]] = {}

    def call(self, built: Built) -> None:
        """Read one call upon a table, or upon a column of it."""
        head = self._head(built)
        table = about(head)
        if table is None:
            # that its name is not written was said of the call that opens the table
            return
        if head is not built:
            self._say_more(built, head)
            return
        if _TYPES.fullmatch(built.name):
            self._add(built, table)
        elif built.name in _OTHERS:
            _OTHERS[built.name](self, built, table)
        elif not _IRRELEVANT.fullmatch(built.name):
            what = f"`{built.name}` is no type or operation of a table in Knex that is known here"
            keep_opaque(self.found, built.node, what)

    def keep(self, change: ColumnChange | TableChange, built: Built) -> None:
        """Keep what one call does."""
        source = self.found.source
        self.found.keep(change, beginning(built.node, source), source.end(built.node))

    def name_of(self, built: Built) -> Text:
        """Return the name of the method, standing for a column that the call does not name."""
        function = built.node.child_by_field_name("function")
        named = function.child_by_field_name("property") if function is not None else None
        return Text(built.name, ((0, self.found.source.start(named or built.node)),))

    def column(self, name: Text, table: TableName) -> ColumnChange:
        """Return an added column where its name is written."""
        return ColumnChange("add", table, name.value, self.found.place(name))

    def _add(self, built: Built, table: TableName) -> None:
        stated = built.argument(0)
        name = known_text(stated)
        place = name
        if stated is None and built.name.lower().endswith("increments"):
            place = self.name_of(built)
            name = Text(_DEFAULT_NAME, place.runs)
        if name is None or place is None:
            keep_opaque(self.found, built.node, _NO_NAME)
            return
        self._at[built.node.id] = len(self.found.sightings)
        change = self.column(name, table)
        self.keep(change._replace(type=self._type(built)), built)

    def _type(self, built: Built) -> str | None:
        kind = _KNOWN_AS.get(built.name, built.name)
        arguments = built.args[1:]
        if not kind:
            stated = built.argument(1)
            return stated.value if isinstance(stated, Text) else None
        sizes = [_size(value) for value in arguments]
        known = [size for size in sizes if size]
        return f"{kind}({', '.join(known)})" if known and kind != "enum" else kind

    def _head(self, built: Built) -> Built:
        """Return the call with which a chain begins, as known of the link before: a chain may be long."""
        head = built
        while isinstance(head.receiver, Built):
            # each link is kept beside its head, so that no other takes its id
            known = self._heads.get(id(head.receiver))
            head = known[1] if known else head.receiver
        self._heads[id(built)] = built, head
        return head

    def _say_more(self, built: Built, column: Built) -> None:
        """Read `.comment("...")` or `.alter()` behind a column; other links say nothing of its name."""
        at = self._at.get(column.node.id)
        if at is None:
            return
        start, _, change = self.found.sightings[at]
        if not isinstance(change, ColumnChange):
            return
        said = known_text(built.argument(0))
        if built.name == "comment" and said is not None:
            change = change._replace(comment=said.value)
        elif built.name == "alter":
            change = change._replace(operation="retype")
        self.found.sightings[at] = Sighting(start, self.found.source.end(built.node), change)


def _size(value: Value) -> str | None:
    """Return a length or a precision as written, if an argument is one."""
    if isinstance(value, Text):
        return value.value
    number = isinstance(value, Plain) and isinstance(value.value, int | float)
    return shown(value) if isinstance(value, Plain) and number and not isinstance(value.value, bool) else None


def _dropped(calls: TableCalls, built: Built, table: TableName) -> None:
    listed = [
        part for value in built.args for part in (value.items if isinstance(value, Items) else (value,))
    ]
    for value in listed:
        name = known_text(value)
        if name is None:
            keep_opaque(calls.found, built.node, _NO_NAME)
        else:
            calls.keep(calls.column(name, table)._replace(operation="drop"), built)
    holds = next((value.missing for value in built.args if isinstance(value, Items)), built.missing)
    if holds is not None or not listed:
        keep_opaque(calls.found, built.node, _NO_NAME)


def _renamed(calls: TableCalls, built: Built, table: TableName) -> None:
    former, new = known_text(built.argument(0)), known_text(built.argument(1))
    if former is None or new is None:
        keep_opaque(calls.found, built.node, _NO_NAME)
        return
    change = ColumnChange("rename", table, new.value, calls.found.place(new), former=former.value)
    calls.keep(change, built)


def _commented(calls: TableCalls, built: Built, table: TableName) -> None:
    said = known_text(built.argument(0))
    if said is not None:
        calls.keep(TableChange("comment", table, calls.found.place(said), comment=said.value), built)


def _timestamps(calls: TableCalls, built: Built, table: TableName) -> None:
    drops = built.name == "dropTimestamps"
    first = built.argument(0)
    camel = built.argument(0 if drops else 2)
    if isinstance(first, Pairs):
        camel = first.get("useCamelCase")
        exact = first.get("useTimestamps")
    else:
        exact = first
    place = calls.name_of(built)
    is_camel = isinstance(camel, Plain) and bool(camel.value)
    for name in ("createdAt", "updatedAt") if is_camel else ("created_at", "updated_at"):
        change = calls.column(Text(name, place.runs), table)
        kind = "timestamp" if isinstance(exact, Plain) and exact.value else "datetime"
        calls.keep(change._replace(operation="drop") if drops else change._replace(type=kind), built)


_OTHERS = {
    "comment": _commented,
    "dropColumn": _dropped,
    "dropColumns": _dropped,
    "dropTimestamps": _timestamps,
    "renameColumn": _renamed,
    "timestamps": _timestamps,
}
