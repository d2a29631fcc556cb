"""A call that adds, changes or removes columns of a table, in a Rails migration, in; the changes out.

`add_column :users, :name, :string` and `t.column :name, :string` are one and the same here: the first is
read without its table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from privacyrules.model.schema import ColumnChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Pairs, Plain, Unknown
from privacyrules.syntax.ruby.rails_macros import NAMED, PLAIN
from privacyrules.syntax.ruby.rails_work import (
    NO_ARGUMENTS,
    NO_COLUMN,
    Work,
    is_set,
    names_in,
    options_of,
    written_type,
)
from privacyrules.syntax.ruby.values import Call, Ruby

_PREFIX = re.compile(r"\A(?:add|remove)_")

OnTable = Callable[[Call, TableName, Work], None]

TYPES = frozenset({"string", "text", "citext", "binary", "boolean", "references", "belongs_to"}) | frozenset(
    {"integer", "bigint", "float", "decimal", "numeric", "money", "datetime", "timestamp", "timestamptz"}
    | {"time", "date", "json", "jsonb", "hstore", "xml", "tsvector", "uuid", "inet", "cidr", "macaddr"}
)
"""The types of columns that need no other sign to be told from other words."""


def typed(call: Call, table: TableName, work: Work) -> None:
    """Read `t.string :first_name, :last_name, limit: 40`; the name of the call is the type."""
    kind: Ruby | None = Text(call.name, ((0, call.at),))
    if call.name == "virtual":
        kind = options_of(call).get("type")
    for name in names_in(call, work):
        added(name, kind, call, table, work)


def column(call: Call, table: TableName, work: Work) -> None:
    """Read `t.column :name, :string, limit: 40`."""
    name = known_text(call.argument(0))
    if name is None:
        work.opaque(call, NO_ARGUMENTS if call.missing else NO_COLUMN)
    else:
        added(name, call.argument(1), call, table, work)


def primary_key(call: Call, table: TableName, work: Work) -> None:
    """Read `t.primary_key :id, :uuid`."""
    usual = Text(call.name, ((0, call.at),))
    column(replace(call, args=(*call.args[:1], call.argument(1) or usual)), table, work)


def columns(call: Call, table: TableName, work: Work) -> None:
    """Read `add_columns :users, :first_name, :last_name, type: :string`."""
    for name in names_in(call, work):
        added(name, options_of(call).get("type"), call, table, work)


def added(name: Text, kind: Ruby | None, call: Call, table: TableName, work: Work) -> None:
    """Keep a column of a type that a call adds."""
    comment = known_text(options_of(call).get("comment"))
    change = ColumnChange(
        "add",
        table,
        name.value,
        work.found.place(name),
        written_type(kind, call, work),
        comment=comment.value if comment else None,
    )
    work.keep(change, call)


def reference(call: Call, table: TableName, work: Work) -> None:
    """Read `t.references :user, polymorphic: true`: the key, and the class that it leads to."""
    options = options_of(call)
    written = call.name if call.name in ("references", "belongs_to") else "references"
    kind = known_text(options.get("type")) or Text(written, ((0, call.at),))
    for name in names_in(call, work):
        added(Text(f"{name.value}_id", name.runs), kind, call, table, work)
        if is_set(options.get("polymorphic")):
            added(Text(f"{name.value}_type", name.runs), Text("string", name.runs), call, table, work)


def unreferenced(call: Call, table: TableName, work: Work) -> None:
    """Read `t.remove_references :user, polymorphic: true`."""
    endings = ("_id", "_type") if is_set(options_of(call).get("polymorphic")) else ("_id",)
    for name in names_in(call, work):
        for ending in endings:
            _drop(Text(name.value + ending, name.runs), call, table, work)


def _drop(name: Text, call: Call, table: TableName, work: Work, kind: Ruby | None = None) -> None:
    """Keep a column as removed; its type counts where the removal is taken back."""
    type_ = written_type(kind, call, work) if work.reverting else None
    work.keep(ColumnChange("drop", table, name.value, work.found.place(name), type_), call)


def removed(call: Call, table: TableName, work: Work) -> None:
    """Read `t.remove :first_name, :last_name`."""
    for name in names_in(call, work):
        _drop(name, call, table, work, options_of(call).get("type"))


def removed_column(call: Call, table: TableName, work: Work) -> None:
    """Read `remove_column :users, :name, :string`; old versions of Rails took several names."""
    name, kind = known_text(call.argument(0)), call.argument(1)
    one = kind.value.partition("(")[0] in TYPES if isinstance(kind, Text) else isinstance(kind, Unknown)
    if name is not None and one:
        _drop(name, call, table, work, kind)
    else:
        removed(call, table, work)


def renamed(call: Call, table: TableName, work: Work) -> None:
    """Read `t.rename :old, :new`."""
    former, new = known_text(call.argument(0)), known_text(call.argument(1))
    if former is None or new is None:
        work.opaque(call, NO_COLUMN)
    else:
        place = work.found.place(former if work.reverting else new)
        change = ColumnChange("rename", table, new.value, place, former=former.value)
        work.keep(change, call)


def changed(call: Call, table: TableName, work: Work) -> None:
    """Read `t.change :name, :text, comment: "..."`."""
    name, comment = known_text(call.argument(0)), known_text(options_of(call).get("comment"))
    if name is None:
        work.opaque(call, NO_COLUMN)
        return
    said = comment.value if comment else None
    type_ = written_type(call.argument(1), call, work)
    change = ColumnChange("retype", table, name.value, work.found.place(name), type_, comment=said)
    work.keep(change, call)


def commented(call: Call, table: TableName, work: Work) -> None:
    """Read `change_column_comment :users, :name, from: nil, to: "..."`."""
    name, said = known_text(call.argument(0)), known_text(options_of(call).get("to") or call.argument(1))
    if name is None:
        work.opaque(call, NO_COLUMN)
    elif said is not None:
        change = ColumnChange("comment", table, name.value, work.found.place(name), comment=said.value)
        work.keep(change, call)


def macro(call: Call, table: TableName, work: Work) -> None:
    """Read `t.timestamps`, `t.attachment :avatar` and other words that stand for several columns."""
    for name, kind in _of_macro(call, work):
        added(name, kind, call, table, work)


def unmacro(call: Call, table: TableName, work: Work) -> None:
    """Read `t.remove_timestamps`, `remove_attachment :users, :avatar`."""
    for name, _ in _of_macro(call, work):
        _drop(name, call, table, work)


def _of_macro(call: Call, work: Work) -> list[tuple[Text, Text]]:
    here = ((0, call.at),)
    word = "attachment" if call.name == "drop_attached_file" else _PREFIX.sub("", call.name)
    endings = NAMED.get(word, ())
    currency = options_of(call).get("currency")
    if isinstance(currency, Pairs) and not is_set(currency.get("present") or Plain(True)):
        endings = endings[:1]
    plain = [(Text(name, here), Text(kind, here)) for name, kind in PLAIN.get(word, ())]
    return plain or [
        (Text(name.value + ending, name.runs), Text(kind, name.runs))
        for name in names_in(call, work)
        for ending, kind in endings
    ]
