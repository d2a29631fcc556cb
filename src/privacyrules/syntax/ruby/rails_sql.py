"""A call that runs SQL, or makes a view, in a Rails migration, in; what it does to the schema out."""

from __future__ import annotations

import re

from privacyrules.model.schema import TableChange
from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.code.values import Items
from privacyrules.syntax.ruby.rails_work import NO_TABLE, Work, is_set, options_of, table_of
from privacyrules.syntax.ruby.values import Call, Ruby

NO_SQL = "the SQL that is run is not written here"
_ELSEWHERE = "what this view holds is written in another file"
_CONNECTION = re.compile(r"(?:connection|conn|database|db|base)(?:[.(]|\Z)", re.IGNORECASE)
_QUERY = re.compile(r"\bto_sql\b|\barel\w*\b|_manager\b|\bsanitize", re.IGNORECASE)

EXECUTES = frozenset(
    {"execute", "exec", "exec_query", "exec_update", "execute_batch", "async_exec", "exec_params"}
)


def execute(call: Call, work: Work) -> None:
    """Read `execute "ALTER TABLE ..."`; what is taken back runs no SQL."""
    statement = call.argument(0)
    if work.reverting:
        return
    known = [*statement.items] if isinstance(statement, Items) else [statement]
    texts = [value for value in known if isinstance(value, Text)]
    for text in texts:
        work.runner.step(len(text.value) // 20)
        work.found.sql(text, call.node)
    missing = isinstance(statement, Items) and statement.missing is not None
    if missing or len(texts) < len(known):
        work.found.statements += 1
        if not _is_query(call, work):
            work.opaque(call, NO_SQL)


def runs_sql(call: Call) -> bool:
    """Say whether a call on something else runs SQL: on a connection, or with a string."""
    if call.name not in EXECUTES:
        return False
    return isinstance(call.argument(0), Text | Items) or _CONNECTION.search(call.on) is not None


def _is_query(call: Call, work: Work) -> bool:
    """Say whether what is run is made by Rails' own queries, which define nothing."""
    return call.name != "execute" or _QUERY.search(work.found.source.excerpt(call.node)) is not None


def selected(making: str, name: Text, query: Ruby | None, call: Call, work: Work) -> None:
    """Read a table or a view that a query fills."""
    here = ((0, work.found.source.start(call.node)),)
    parts = [Text(f"{making} ", here), name, Text(" AS ", here)]
    whole = joined([*parts, query], here[0][1]) if isinstance(query, Text) else None
    if whole is None:
        work.opaque(call, NO_SQL)
    elif not work.reverting:
        work.runner.step(len(whole.value) // 20)
        work.found.sql(whole, call.node)


def create_view(call: Call, work: Work) -> None:
    """Read `create_view :adults, sql_definition: "SELECT ..."`, as Scenic and `schema.rb` write it."""
    named, options = table_of(call.argument(0)), options_of(call)
    query = options.get("sql_definition") or _written(call)
    kept = is_set(options.get("materialized")) or "materialized" in call.name
    if named is None:
        work.opaque(call, NO_TABLE)
    elif query is not None:
        kind = "MATERIALIZED VIEW" if kept else "VIEW"
        making = f"CREATE {kind}" if call.name.startswith("create") else f"CREATE OR REPLACE {kind}"
        selected(making, named[1], query, call, work)
    elif kept:
        work.opaque(call, _ELSEWHERE)
    elif call.name.startswith("create"):
        work.keep(TableChange("create", named[0], work.found.place(named[1]), shows=True), call)


def _written(call: Call) -> Text | None:
    query = call.argument(1)
    return query if isinstance(query, Text) else None


def drop_view(call: Call, work: Work) -> None:
    """Read `drop_view :adults`."""
    named = table_of(call.argument(0))
    if named is None:
        work.opaque(call, NO_TABLE)
    else:
        work.keep(TableChange("drop", named[0], work.found.place(named[1]), shows=True), call)
