"""The text of a changelog in; what its change sets do to the schema out."""

from __future__ import annotations

import re
from collections.abc import Callable

from privacyrules.model.schema import MigrationReading
from privacyrules.syntax.code.found import CodeFound
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.liquibase import columns, statements, tables
from privacyrules.syntax.liquibase.log import Log
from privacyrules.syntax.liquibase.parts import Document, Part

_IN_LOG = frozenset(
    {
        *("changelogid", "context", "contextfilter", "include", "includeall", "logicalfilepath"),
        *("modifychangesets", "objectquotingstrategy", "preconditions", "property"),
        "removechangesetproperty",
    }
)
_IN_SET = frozenset({"comment", "preconditions", "rollback", "validchecksum", "validchecksums"})
"""What else stands in a changelog, and in a change set, in small letters."""

_IRRELEVANT = frozenset(
    {
        *("addAutoIncrement", "addCheckConstraint", "addDefaultValue", "addForeignKeyConstraint"),
        *("addNotNullConstraint", "addPrimaryKey", "addUniqueConstraint", "alterSequence", "createIndex"),
        *("createSequence", "createSynonym", "delete", "disableCheckConstraint", "disableTrigger"),
        *("dropAllForeignKeyConstraints", "dropCheckConstraint", "dropDefaultValue", "dropFunction"),
        *("dropForeignKeyConstraint", "dropIndex", "dropNotNullConstraint", "dropPackage"),
        *("dropPackageBody", "dropPrimaryKey", "dropProcedure", "dropSequence", "dropSynonym"),
        *("dropTrigger", "dropUniqueConstraint", "empty", "enableCheckConstraint", "enableTrigger"),
        *("insert", "loadData", "loadUpdateData", "markUnused", "output", "renameSequence"),
        *("renameTrigger", "setSequenceValue", "stop", "tagDatabase", "update"),
    }
)
"""Changes that bring no column: of constraints, indexes, sequences and routines, and of data alone."""

_DEFINES = re.compile(r"\b(?:add|alter|create|grant)\b", re.IGNORECASE)
_NOT_WRITTEN = "what this does to the schema is not written here"


def read_changelog(text: str, path: str, dialect: str | None) -> MigrationReading:
    """Read a changelog in XML, YAML or JSON, and nothing that it includes.

    Raises:
        KeyError: the dialect is not known.
    """
    source = CodeSource(text, path)
    document = _parsed(source)
    log = Log(CodeFound(source, dialect))
    for part in document.root.named("property"):
        log.properties.learn(part)
    for part in document.root.parts:
        if part.name.lower() == "changeset":
            _change_set(part, log)
        elif part.name.lower() not in _IN_LOG:
            log.opaque(part, f"`{part.name}` is no part of a changelog that is known here")
    for unread in document.unread:
        start = source.offset(unread.place)
        log.found.keep(unread, start, start + len(unread.text))
        log.found.statements += 1
    log.found.sightings.sort(key=lambda sighting: sighting.start)
    # what follows a comment is looked for right behind it
    source.text = text.replace("-->", "   ")
    return log.found.laid(lambda: document.comments)


def _parsed(source: CodeSource) -> Document:
    if source.text.lstrip().startswith("<"):
        from privacyrules.syntax.liquibase.elements import parse_xml

        return parse_xml(source)
    from privacyrules.syntax.liquibase.nodes import parse_nodes

    return parse_nodes(source)


def _change_set(part: Part, log: Log) -> None:
    """Read the changes of a set, whatever databases it is for; what takes them back is not read."""
    ignored, servers = part.values.get("ignore"), part.values.get("dbms")
    if ignored is not None and ignored.value.lower() == "true":
        return
    log.servers = servers.value if servers is not None else ""
    for change in part.parts:
        if change.name == "modifySql":
            _modified(change, log)
        elif change.name.lower() not in _IN_SET:
            _change(change, log)


def _change(part: Part, log: Log) -> None:
    reader = _READERS.get(part.name)
    if part.name in _WITH_SQL:
        _WITH_SQL[part.name](part, log)
        return
    log.found.statements += 1
    if reader is not None:
        reader(part, log)
    elif part.name in ("customChange", "executeCommand"):
        log.opaque(part, _NOT_WRITTEN)
    elif part.name not in _IRRELEVANT:
        log.opaque(part, f"`{part.name}` is no change of Liquibase's that is known here")


def _modified(part: Part, log: Log) -> None:
    """Say of what is put into the statements of a set that it may define more."""
    for inner in part.parts:
        for key in ("value", "with"):
            if key in inner.values and _DEFINES.search(inner.values[key].value):
                log.opaque(inner, "what this puts into the statements is not followed")


_WITH_SQL: dict[str, Callable[[Part, Log], None]] = {
    "createFunction": statements.run_sql,
    "createPackage": statements.run_sql,
    "createPackageBody": statements.run_sql,
    "createProcedure": statements.run_sql,
    "createTrigger": statements.run_sql,
    "createView": statements.create_view,
    "sql": statements.run_sql,
    "sqlFile": statements.run_file,
}

_READERS: dict[str, Callable[[Part, Log], None]] = {
    "addColumn": columns.add_column,
    "addLookupTable": tables.add_lookup_table,
    "createTable": tables.create_table,
    "dropColumn": columns.drop_column,
    "dropTable": tables.drop_table,
    "dropView": tables.drop_view,
    "mergeColumns": columns.merge_columns,
    "modifyColumn": columns.modify_column,
    "modifyDataType": columns.modify_data_type,
    "renameColumn": columns.rename_column,
    "renameTable": tables.rename_table,
    "renameView": tables.rename_view,
    "setColumnRemarks": columns.set_column_remarks,
    "setTableRemarks": tables.set_table_remarks,
}
