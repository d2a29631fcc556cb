"""The name of a call in a Rails migration that nobody knows in; whether it may bring columns out."""

from __future__ import annotations

import re

from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.ruby.values import Call

_MAKES = frozenset({"add", "create", "change", "rename", "alter", "define", "recreate"})
_MADE = frozenset(
    {"attribute", "attributes", "attachment", "attachments", "column", "columns", "field", "fields"}
    | {"reference", "references", "table", "tables", "timestamp", "timestamps", "stamps", "userstamps"}
)
_RULES = frozenset(
    {"constraint", "constraints", "default", "defaults", "index", "indexes", "key", "keys", "limit", "null"}
)
_NO_COLUMN = _RULES | frozenset(
    {"check", "checks", "comment", "enum", "exclusion", "extension", "function", "functions", "indices"}
    | {"inheritance", "nulls", "policy", "sequence", "trigger", "triggers", "unique", "validation", "value"}
)
_LOADS = frozenset({"load_schema", "load_schema_current", "structure_load"})
_TAIL = re.compile(r"_(?:to|on|for|from|in|with|without|if|unless)_")
_UNDOES = ("undo_", "cleanup_", "finalize_", "revert_", "remove_", "drop_", "skip_", "prepare_", "unprepare_")


def is_rule(name: str) -> bool:
    """Say whether a method of `t` is a question, or is about indexes and constraints."""
    return name.endswith("?") or not _RULES.isdisjoint(name.split("_"))


def brings_no_column(name: str) -> bool:
    """Say whether a method, by what it is called, is a question, or is about something else than columns."""
    return name.endswith("?") or not _NO_COLUMN.isdisjoint(_head(name).split("_"))


def _head(name: str) -> str:
    """Return what a name says first: `add_column` of `add_column_with_default`."""
    return _TAIL.split(name, maxsplit=1)[0]


def may_define(call: Call) -> bool:
    """Say whether a method that a library or another file defines may bring columns.

    Its name tells: `add_audit_columns` and `create_translation_table!` may, `add_concurrent_index` may
    not. What adds something that is named to a table may as well: `add_slug :users, :handle`.
    """
    name = call.name.rstrip("!")
    if name in _LOADS or (name == "load" and call.receiver is None):
        return True
    if name.endswith("?") or name.startswith(_UNDOES):
        return False
    parts = [part.split("_") for part in _head(name).split("_and_")]
    if any(_MAKES & set(part) for part in parts) and any(_made(part) for part in parts):
        return True
    if call.receiver is not None or not name.startswith("add_"):
        return False
    return not _NO_COLUMN & set(name.split("_")) and _names_two(call)


def _made(words: list[str]) -> bool:
    """Say whether the last word, but for an adverb, is one for columns."""
    last = words[-2:-1] if words[-1].endswith("ly") else words[-1:]
    return not _MADE.isdisjoint(last) and _NO_COLUMN.isdisjoint(words)


def _names_two(call: Call) -> bool:
    return len(call.args) > 1 and all(known_text(argument) for argument in call.args[:2])
