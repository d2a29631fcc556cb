"""A call that changes a table in; the change, kept at its place, or the call as not understood, out."""

from __future__ import annotations

import re

from privacyrules.model.schema import ColumnChange, TableChange, TableName
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.trees import TreeFound
from privacyrules.syntax.code.values import Unknown
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.spans import whole_chain
from privacyrules.syntax.php.values import Call, Php

NO_NAME = "the name of the column is not written here"
NO_TABLE = "the name of the table is not written here"
NO_FUNCTION = "what this does to the table is not written here"
_NO_SQL = "the SQL that is run is not written here"
_OTHER_FILE = "the SQL that is run stands in another file"
_HOLE = re.compile(r"\$\{[^{}]*\}")
_SCHEMA = re.compile(r".+\.(?![^{}]*\})", re.DOTALL)
_READS_A_FILE = re.compile(r"\b(?:file_get_contents|File::get)\(")
NOT_WRITTEN = "what this call does to the schema is not written here"


def keep(found: TreeFound, change: ColumnChange | TableChange, call: Call) -> None:
    """Keep what one call does."""
    found.keep(change, *whole_chain(call, found.source))


def opaque(found: TreeFound, call: Call, what: str) -> None:
    """Keep a call that is not understood."""
    found.keep_opaque(what, *whole_chain(call, found.source))


def table_name(value: Php | None) -> Text | None:
    """Return the name of a table of which at least a part is written here.

    For what is put in when the migration runs, such as a prefix, stands `${...}`, as in SQL.
    """
    return value if isinstance(value, Text) and _HOLE.sub("", value.value).strip() else None


def table_of(name: Text) -> TableName:
    """Return the table of a name, in the schema that it is written with."""
    at = _schema_ends(name)
    return TableName(name.value[at:], name.value[: at - 1]) if at else TableName(name.value)


def own_name(name: Text) -> Text:
    """Return the name of a table without its schema."""
    at = _schema_ends(name)
    return name.part(at, len(name.value)) if at else name


def _schema_ends(name: Text) -> int:
    """Return where the name of a table starts behind that of its schema; 0 if none is written."""
    found = _SCHEMA.match(name.value)
    return found.end() if found is not None and found.end() < len(name.value) else 0


def renamed(found: TreeFound, former: TableName, new: Text) -> TableChange:
    """Return that a table is renamed; it stays in its schema unless the new name has another."""
    table = table_of(new)
    table = table if table.schema else table._replace(schema=former.schema)
    return TableChange("rename", table, found.place(own_name(new)), former=former)


def run_sql(found: TreeFound, runner: Runner, call: Call, sql: Text) -> None:
    """Read the SQL that a call runs.

    Raises:
        KeyError: the dialect is not known.
        UnfollowableError: too much was computed already.
    """
    runner.budget.read(sql)
    found.keep_sql(sql, *whole_chain(call, found.source))


def no_sql(found: TreeFound, call: Call, given: Php | None) -> None:
    """Keep a call that runs SQL that is not written here."""
    found.statements += 1
    written = found.source.written(*given.span) if isinstance(given, Unknown) else ""
    opaque(found, call, _OTHER_FILE if _READS_A_FILE.match(written) else _NO_SQL)
