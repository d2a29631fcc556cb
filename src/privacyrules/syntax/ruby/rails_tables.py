"""A call that creates, renames, drops or comments on tables, in a Rails migration, in; the changes out."""

from __future__ import annotations

from dataclasses import replace

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Items, Pairs
from privacyrules.syntax.ruby.rails_columns import added
from privacyrules.syntax.ruby.rails_names import join_table, singular
from privacyrules.syntax.ruby.rails_sql import selected
from privacyrules.syntax.ruby.rails_work import (
    NO_ARGUMENTS,
    NO_TABLE,
    OfTable,
    Work,
    is_set,
    names_in,
    options_of,
    table_of,
    written_type,
)
from privacyrules.syntax.ruby.values import Call, Ruby


def create_table(call: Call, work: Work) -> None:
    """Read `create_table :users, comment: "..." do |t|`, and what its block does."""
    named = table_of(call.argument(0))
    if named is None:
        work.opaque(call, NO_TABLE)
        return
    table, name = named
    options = options_of(call)
    if options.get("as") is not None and not work.reverting:
        selected("CREATE TABLE", name, options.get("as"), call, work)
    else:
        _create(table, name, call, work)
    key, id_ = known_text(options.get("primary_key")), options.get("id")
    if key is not None and (id_ is None or is_set(id_)):
        type_ = written_type(id_, call, work) or "primary_key"
        work.keep(ColumnChange("add", table, key.value, work.found.place(key), type_), call)
    if not work.reverting:
        _block(table, call, work)


def _create(table: TableName, name: Text, call: Call, work: Work) -> None:
    comment = known_text(options_of(call).get("comment"))
    said = comment.value if comment else None
    change = TableChange("create", table, work.found.place(name), comment=said)
    work.keep(change, call, _opening(call, work))


def _opening(call: Call, work: Work) -> int:
    """Return where `create_table ... do |t|` ends, so that a comment behind it is one on the table."""
    block = call.node.child_by_field_name("block")
    if block is None:
        return 0
    return work.found.source.end(block.child_by_field_name("parameters") or block.children[0])


def _block(table: TableName, call: Call, work: Work) -> None:
    """Read what the block of a table says of it."""
    work.hand(call.block, OfTable(table))
    if call.missing:
        work.opaque(call, NO_ARGUMENTS)


def change_table(call: Call, work: Work) -> None:
    """Read `change_table :users do |t|`."""
    named = table_of(call.argument(0))
    if named is None:
        work.opaque(call, NO_TABLE)
    else:
        _block(named[0], call, work)


def drop_table(call: Call, work: Work) -> None:
    """Read `drop_table :users, :posts`; what a block says of its columns counts when that is taken back."""
    for value in _listed(call):
        named = table_of(value)
        if named is None:
            work.opaque(call, NO_TABLE)
            continue
        work.keep(TableChange("drop", named[0], work.found.place(named[1])), call)
        if work.reverting and call.block is not None:
            work.reverting = False
            work.hand(call.block, OfTable(named[0]))
            work.reverting = True


def _listed(call: Call) -> list[Ruby]:
    given = [value for arg in call.args for value in (arg.items if isinstance(arg, Items) else (arg,))]
    return [value for value in given if not isinstance(value, Pairs)]


def virtual_table(call: Call, work: Work) -> None:
    """Read SQLite's `create_virtual_table :texts, :fts5, ["title", "body", "tokenize=porter"]`."""
    named = table_of(call.argument(0))
    if named is None:
        work.opaque(call, NO_TABLE)
        return
    _create(*named, call, work)
    for name in names_in(replace(call, args=call.args[2:]), work):
        if "=" not in name.value and not work.reverting:
            word = name.value.split()[0] if name.value.strip() else ""
            added(name.part(0, len(word)), None, call, named[0], work)


def rename_table(call: Call, work: Work) -> None:
    """Read `rename_table :old, :new`."""
    former, new = table_of(call.argument(0)), table_of(call.argument(1))
    if former is None or new is None:
        work.opaque(call, NO_TABLE)
        return
    table = new[0] if new[0].schema else TableName(new[0].name, former[0].schema)
    place = work.found.place(former[1] if work.reverting else new[1])
    work.keep(TableChange("rename", table, place, former=former[0]), call)


def comment_table(call: Call, work: Work) -> None:
    """Read `change_table_comment :users, from: nil, to: "..."`."""
    named, said = table_of(call.argument(0)), known_text(options_of(call).get("to") or call.argument(1))
    if named is None:
        work.opaque(call, NO_TABLE)
    elif said is not None:
        work.keep(TableChange("comment", named[0], work.found.place(named[1]), comment=said.value), call)


def join_tables(call: Call, work: Work) -> None:
    """Read `create_join_table :users, :roles`, `drop_join_table :users, :roles`."""
    first, second = known_text(call.argument(0)), known_text(call.argument(1))
    stated = options_of(call).get("table_name")
    named = table_of(stated) if stated is not None else None
    if first is None or second is None or (stated is not None and named is None):
        work.opaque(call, NO_TABLE)
        return
    table, name = named or (TableName(join_table(first.value, second.value)), first)
    if call.name.startswith("drop"):
        work.keep(TableChange("drop", table, work.found.place(name)), call)
        return
    _create(table, name, call, work)
    if not work.reverting:
        _keys((first, second), table, call, work)
        _block(table, call, work)


def _keys(names: tuple[Text, Text], table: TableName, call: Call, work: Work) -> None:
    """Keep the keys of the two tables that another one joins."""
    options = options_of(call).get("column_options")
    kind = known_text(options.get("type")) if isinstance(options, Pairs) else None
    for name in names:
        column = Text(f"{singular(name.value)}_id", name.runs)
        added(column, kind or Text("references", name.runs), call, table, work)
