"""sqlglot and our own reading find the same columns in MySQL, SQLite and SQL Server, where sqlglot can tell.

Where it cannot is a rule, in `glot.events_of`; that the rule leaves enough to compare is a test as well.
What is no SQL is not compared: sqlglot reads that too.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from glot import Event, events_of
from hypothesis import given
from hypothesis import strategies as st
from made_up import Grammar, Tokens, made_up

from privacyrules.model.schema import ColumnChange, Filling
from privacyrules.readers import sql

COMMON: Grammar = {
    "plain": "a\nusers\nOrders\nx1\nétat\nvalue\ntype\nname\ndata\nstatus\nposition\ncomment\nevent",
    "table": "<name>\n<name> . <name>",
    "column": "<name> <type> <constraint>",
    "items": "<item>\n<item> , <item>\n<item> , <item> , <item>",
    "there": "-\nIF EXISTS",
}
CONSTRAINTS = """
    -
    -
    NOT NULL
    NULL
    DEFAULT 1
    DEFAULT 'it''s,('
    PRIMARY KEY
    UNIQUE
    REFERENCES <table> ( <name> )
"""
ITEMS = """
    <column>
    <column>
    <column>
    PRIMARY KEY ( a )
    CONSTRAINT <name> UNIQUE ( a )
    CHECK ( a > 0 )
    FOREIGN KEY ( a ) REFERENCES <table> ( b )
"""
MYSQL: Grammar = {
    **COMMON,
    "name": "<plain>\n`order`\n`a b`\n`a``b`",
    "type": """
        int
        int ( 11 )
        bigint ( 20 ) UNSIGNED
        varchar ( 9 ) CHARACTER SET utf8
        longtext
        enum ( 'a' , 'b' )
        tinyint ( 1 )
        datetime ( 6 )
        decimal ( 9 , 2 )
        json
    """,
    "constraint": f"""{CONSTRAINTS}
        AUTO_INCREMENT
        COMMENT 'it''s'
        NOT NULL DEFAULT '1' COMMENT 'a,b'
        DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
    """,
    "item": f"""{ITEMS}
        KEY <name> ( a )
        UNIQUE KEY <name> ( a , b )
        INDEX <name> ( a )
    """,
    "end": "-\nENGINE = InnoDB\nENGINE = InnoDB DEFAULT CHARSET = utf8 COMMENT = 'x'",
    "where": "-\nFIRST\nAFTER <name>",
    "action": """
        ADD COLUMN <column> <where>
        ADD <column>
        DROP COLUMN <name>
        MODIFY COLUMN <column>
        CHANGE COLUMN <name> <column>
        RENAME COLUMN <name> TO <name>
        ADD CONSTRAINT <name> PRIMARY KEY ( a )
        ADD INDEX <name> ( a )
        DROP FOREIGN KEY <name>
    """,
    "statement": """
        CREATE TABLE <table> ( <items> ) <end>
        CREATE TABLE IF NOT EXISTS <table> ( <items> ) <end>
        ALTER TABLE <table> <action>
        ALTER TABLE <table> <action> , <action>
        ALTER TABLE <table> RENAME TO <name>
        DROP TABLE <there> <table> , <table>
        DROP VIEW <table>
    """,
}
SQLITE: Grammar = {
    **COMMON,
    "name": '<plain>\n"order"\n"a b"\n`a`',
    "type": "INTEGER\nTEXT\nREAL\nBLOB\nvarchar ( 20 )\nnumeric ( 9 , 2 )",
    "constraint": f"""{CONSTRAINTS}
        CHECK ( a > 0 )
        PRIMARY KEY AUTOINCREMENT
        COLLATE NOCASE
        DEFAULT ( 1 + 2 )
    """,
    "item": ITEMS,
    "statement": """
        CREATE TABLE <table> ( <items> )
        CREATE TEMP TABLE IF NOT EXISTS <table> ( <items> )
        ALTER TABLE <table> ADD COLUMN <column>
        ALTER TABLE <table> ADD <column>
        ALTER TABLE <table> RENAME TO <name>
        ALTER TABLE <table> RENAME COLUMN <name> TO <name>
        ALTER TABLE <table> DROP COLUMN <name>
        DROP TABLE <there> <table>
    """,
}
SQLSERVER: Grammar = {
    **COMMON,
    "name": '<plain>\n[order]\n[a b]\n"a"',
    "type": """
        int
        [int]
        nvarchar ( 20 )
        nvarchar ( max )
        uniqueidentifier
        datetime2 ( 7 )
        bit
        decimal ( 9 , 2 )
    """,
    "constraint": f"""{CONSTRAINTS}
        IDENTITY ( 1 , 1 )
        IDENTITY ( 1 , 1 ) NOT NULL
        CONSTRAINT <name> DEFAULT 1
    """,
    "item": ITEMS,
    "statement": """
        CREATE TABLE <table> ( <items> )
        ALTER TABLE <table> ADD <column>
        ALTER TABLE <table> ALTER COLUMN <name> <type> NOT NULL
        ALTER TABLE <table> DROP COLUMN <name>
        ALTER TABLE <table> ADD CONSTRAINT <name> UNIQUE ( a )
        DROP TABLE <there> <table> , <table>
    """,
}
GRAMMARS: Mapping[str, Grammar] = {"mysql": MYSQL, "sqlite": SQLITE, "sqlserver": SQLSERVER}

dialects = pytest.mark.parametrize("dialect", GRAMMARS)


@pytest.fixture(autouse=True, scope="module")
def _quiet() -> Iterator[None]:
    """What sqlglot does not know it says in its log; `events_of` sees it anyway."""
    log = logging.getLogger("sqlglot")
    before, log.level = log.level, logging.CRITICAL
    yield
    log.level = before


def read_alike(text: str, dialect: str) -> None:
    """Compare the two readings of a statement, if sqlglot can tell."""
    theirs = events_of(text, dialect)
    if theirs is None:
        return
    reading = sql.read(text, "a.sql", dialect)
    found: list[Event] = []
    for change in reading.changes:
        if not isinstance(change, Filling):
            column = change.column if isinstance(change, ColumnChange) else ""
            found.append((change.operation, str(change.table).lower(), column.lower()))
    assert reading.unread == (), text
    assert Counter(found) == Counter(theirs), text


@dialects
@given(data=st.data())
def test_made_up_statements_read_alike(dialect: str, data: st.DataObject) -> None:
    tokens = data.draw(made_up(GRAMMARS[dialect]))
    read_alike(" ".join(tokens), dialect)


@dialects
def test_sqlglot_can_tell_of_most_made_up_statements(dialect: str) -> None:
    told = Counter[bool]()

    @given(made_up(GRAMMARS[dialect]))
    def count(tokens: Tokens) -> None:
        told[events_of(" ".join(tokens), dialect) is not None] += 1

    count()
    assert told[True] > told[False]
