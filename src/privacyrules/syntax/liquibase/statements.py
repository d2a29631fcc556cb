"""The parts of a changelog that hold SQL, or name a file that does, in; what it does to the schema out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from privacyrules.syntax.code.texts import Text, joined
from privacyrules.syntax.liquibase.log import NO_TABLE, Log, Table
from privacyrules.syntax.liquibase.parts import Part
from privacyrules.syntax.sql.direction import undoes, with_semicolons

_BODIES = (
    *("sql", "selectQuery", "procedureText", "procedureBody", "functionText", "functionBody"),
    *("triggerText", "triggerBody", "packageText", "packageBodyText"),
)
"""Where SQL stands, if not as the text of the part itself."""

_PLAIN = re.compile(r"[A-Za-z_]\w*|\$\{.*")
_OUT_OF_REACH = re.compile(r"[A-Za-z]:[/\\]|.*(?:://|\$\{)", re.DOTALL)
_DIALECTS = {
    "postgresql": "postgresql",
    "cockroachdb": "postgresql",
    "edb": "postgresql",
    "mysql": "mysql",
    "mariadb": "mariadb",
    "sqlite": "sqlite",
    "mssql": "sqlserver",
}


def run_sql(part: Part, log: Log) -> None:
    """Read `sql`, or a routine (`createProcedure`): its text, or the file that it names."""
    body = _body(part)
    if body is not None:
        _read(part, body, log)
    elif part.name != "sql":
        run_file(part, log)


def run_file(part: Part, log: Log) -> None:
    """Read `sqlFile`: a file of SQL that lies below what is checked is read there, in its own right."""
    path = part.values.get("path")
    written = log.properties.fill(path).value if path is not None else ""
    log.found.statements += 1
    if not written:
        log.opaque(part, "the SQL that is run is not written here")
    elif not written.lower().endswith(".sql") or undoes(written) or _OUT_OF_REACH.match(written):
        log.opaque(part, f"this runs the SQL in `{written}`, which is not read with it")


def create_view(part: Part, log: Log) -> None:
    """Read `createView`, whose query gives the view its columns."""
    view, body, whole = log.table(part, "viewName"), _body(part), part.values.get("fullDefinition")
    if body is None:
        run_file(part, log)
    elif whole is not None and whole.value.lower() == "true":
        _read(part, body, log)
    elif view is None:
        log.opaque(part, NO_TABLE)
    else:
        definition = joined([*_opening(part, view), body], part.start)
        if definition is None:
            log.opaque(part, "this query is too long to be read")
        else:
            _read(part, definition, log)


def _opening(part: Part, view: Table) -> Iterator[Text]:
    """Write what stands before the query of a view, as if it stood where the part and its name do."""
    name, schema = view.text, view.name.schema
    here = ((0, name.offset(0)),)
    yield Text("CREATE VIEW ", ((0, part.start),))
    if schema:
        yield Text(schema if _PLAIN.fullmatch(schema) else f'"{schema}"', here)
        yield Text(".", here)
    yield from [name] if _PLAIN.fullmatch(name.value) else [Text('"', here), name, Text('"', here)]
    yield Text(" AS ", here)


def _body(part: Part) -> Text | None:
    values = [part.values[key] for key in _BODIES if key in part.values]
    inside = [inner.body for inner in part.named(*_BODIES)]
    return next((text for text in (part.body, *values, *inside) if text is not None), None)


def _read(part: Part, body: Text, log: Log) -> None:
    """Read SQL in the dialect of the databases that it is for, if they are stated."""
    delimiter, servers = part.values.get("endDelimiter"), part.values.get("dbms")
    text = log.properties.fill(body)
    if delimiter is not None:
        text = replace(text, value=with_semicolons(text.value, delimiter.value))
    stated = log.found.dialect
    log.found.dialect = stated or _dialect(servers.value if servers is not None else log.servers)
    log.found.keep_sql(text, part.start, part.end)
    log.found.dialect = stated


def _dialect(servers: str) -> str | None:
    """Return the dialect of the first of some databases of which it is known."""
    names = [name.strip().lower() for name in servers.split(",")]
    return next((_DIALECTS[name] for name in names if name in _DIALECTS), None)
