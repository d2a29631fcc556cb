"""The name of a statement of a Rails migration in; what reads it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from privacyrules.syntax.ruby.rails_columns import (
    OnTable,
    changed,
    column,
    columns,
    commented,
    macro,
    reference,
    removed,
    removed_column,
    renamed,
    unmacro,
    unreferenced,
)
from privacyrules.syntax.ruby.rails_macros import NAMED
from privacyrules.syntax.ruby.rails_sql import create_view, drop_view
from privacyrules.syntax.ruby.rails_tables import (
    change_table,
    comment_table,
    create_table,
    drop_table,
    join_tables,
    rename_table,
    virtual_table,
)
from privacyrules.syntax.ruby.rails_unknown import brings_no_column
from privacyrules.syntax.ruby.rails_work import NO_TABLE, Work, table_of
from privacyrules.syntax.ruby.values import Call

Statement = Callable[[Call, Work], None]

_UNDOES = ("undo_", "cleanup_", "finalize_", "revert_", "prepare_", "restore_", "backfill_")


def _of(on_table: OnTable) -> Statement:
    """Read a statement whose first argument is the table."""

    def read(call: Call, work: Work) -> None:
        named = table_of(call.argument(0))
        if named is None:
            work.opaque(call, NO_TABLE)
        else:
            on_table(replace(call, args=call.args[1:]), named[0], work)

    return read


def _dropped_for_good(call: Call, work: Work) -> None:
    """Read Discourse's `Migration::ColumnDropper.execute_drop(:users, [:name])`, and that for tables."""
    (drop_table if "Table" in call.on else _of(removed))(call, work)


STATEMENTS: dict[str, Statement] = {
    "create_table": create_table,
    "change_table": change_table,
    "drop_table": drop_table,
    "rename_table": rename_table,
    "change_table_comment": comment_table,
    "create_join_table": join_tables,
    "drop_join_table": join_tables,
    "add_column": _of(column),
    "add_columns": _of(columns),
    "remove_column": _of(removed_column),
    "remove_columns": _of(removed),
    "rename_column": _of(renamed),
    "change_column": _of(changed),
    "change_column_comment": _of(commented),
    "add_reference": _of(reference),
    "add_belongs_to": _of(reference),
    "remove_reference": _of(unreferenced),
    "remove_belongs_to": _of(unreferenced),
    "add_timestamps": _of(macro),
    "add_timestamps_with_timezone": _of(macro),
    "remove_timestamps": _of(unmacro),
    **{f"add_{word}": _of(macro) for word in NAMED},
    **{f"remove_{word}": _of(unmacro) for word in NAMED},
    "drop_attached_file": _of(unmacro),
    "execute_drop": _dropped_for_good,
    "create_virtual_table": virtual_table,
    **dict.fromkeys(("create_view", "update_view", "replace_view", "create_materialized_view"), create_view),
    **dict.fromkeys(("drop_view", "drop_materialized_view"), drop_view),
}

_LIKE: tuple[tuple[re.Pattern[str], Statement], ...] = tuple(
    (re.compile(rf"(?:\A|_){name}(?:_|\Z)"), statement)
    for name, statement in (
        ("add_columns", _of(columns)),
        ("add_column", _of(column)),
        ("(?:remove|drop)_columns?", _of(removed)),
        ("rename_column", _of(renamed)),
        ("change_column_type", _of(changed)),
        ("rename_table", rename_table),
        ("drop_table", drop_table),
    )
)
_LIKE_CREATE = re.compile(r"(?:\A|_)create_(?:\w*_)?(?:table|partition)(?:_|\Z)")


def like_statement(call: Call) -> Statement | None:
    """Return what reads a statement that a library offers beside one of Rails', with the same arguments.

    `add_column_with_default :users, :active, :boolean`, `create_table_with_constraints :users do |t|`.
    """
    if brings_no_column(call.name) or call.name.startswith(_UNDOES) or not call.args:
        return None
    if _LIKE_CREATE.search(call.name) and call.block is not None:
        return create_table
    like = next((statement for pattern, statement in _LIKE if pattern.search(call.name)), None)
    return like if len(call.args) > 1 or like is drop_table else None
