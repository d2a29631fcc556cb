"""Twice as long a text takes at most twice the work, whatever it holds: counted in calls, never in time."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import cast

import pytest

from privacyrules.readers import sql
from privacyrules.syntax.sql.lexer import Lexing, parts

MOST = 2.2
"""How much more work twice the length may be: twice, and what a longer list costs now and then."""

Text = Callable[[int], str]


def lines(line: str) -> Text:
    """A text of `n` such lines; `#` is their number."""
    return lambda n: "".join(line.replace("#", str(at)) + "\n" for at in range(n))


def items(head: str, item: str, foot: str) -> Text:
    """One statement that holds a list of `n` such items."""
    return lambda n: head + ",\n".join(item.replace("#", str(at)) for at in range(n)) + foot


def nested(head: str, opening: str, closing: str, foot: str) -> Text:
    """One statement with `n` things in each other."""
    return lambda n: head + opening * n + closing * n + foot


REMARK = "-- privacyrules: data=email"
COPY = "CREATE TABLE t# (a int);\nCOPY t# (a) FROM stdin;\n1\t;\n\\.\n"

POSTGRESQL: Mapping[str, Text] = {
    # Many statements.
    "statements": lines("ALTER TABLE t ADD COLUMN a# int;"),
    "statements without a semicolon": lines("CREATE TABLE t# (a int)"),
    "statements on one line": lambda n: "CREATE TABLE t (a int); " * n,
    "inserts": lines("INSERT INTO t VALUES (#, 'a;b', NULL); -- comment"),
    "updates": lines("UPDATE t SET a = b.c FROM b WHERE b.d = #;"),
    "routines": lines("CREATE FUNCTION f#() AS $$ BEGIN ALTER TABLE t ADD a int; END $$;"),
    "routines in the open": lines("CREATE PROCEDURE p#() BEGIN ALTER TABLE t ADD a int; END;"),
    "blocks with a tag": lines("DO $a#$ BEGIN EXECUTE 'ALTER TABLE t ADD a int'; END $a#$;"),
    "rules": lines("CREATE RULE r AS ON INSERT TO a DO INSTEAD (DELETE FROM b; DELETE FROM c);"),
    "rules never closed": lines("CREATE RULE r AS ON INSERT TO a DO INSTEAD (DELETE FROM b;"),
    "data of COPY": lines(COPY),
    "lines for psql": lines("\\copy t to 'f#'"),
    "grants": lines("GRANT SELECT ON t# TO r;\nREVOKE SELECT ON t# FROM r;"),
    "types": lines("CREATE TYPE t# AS (a text);\nALTER TYPE t# ADD ATTRIBUTE b text;"),
    "elements of a schema": lambda n: "CREATE SCHEMA s " + "CREATE TABLE t (a int)\n" * n + ";",
    "lines for the client": lines("PROMPT one\nCREATE TABLE t (a int);"),
    # Long statements.
    "columns": items("CREATE TABLE t (", "a# varchar(20) NOT NULL", ");"),
    "actions": items("ALTER TABLE t ", "ADD COLUMN a# int", ";"),
    "rows": items("CREATE TABLE t (a int);\nINSERT INTO t VALUES ", "(#, 'a;b', NULL)", ";"),
    "columns granted": items("GRANT SELECT (", "a#", ") ON t TO r;"),
    "columns set": items("UPDATE t SET ", "a# = b.c", " FROM b;"),
    "statements in a body": lambda n: "DO $$ BEGIN " + "ALTER TABLE t ADD a int;\n" * n + "END $$;",
    # Deep ones.
    "parentheses": nested("CREATE TABLE t (a int DEFAULT ", "(", ")", ", b int);"),
    "comments in comments": nested("CREATE TABLE t (a int ", "/* ", "*/ ", ");"),
    "blocks in blocks": nested("CREATE PROCEDURE p() ", "BEGIN ", "END; ", ""),
    # What is never closed.
    "quotes": lines("CREATE TABLE t# (a text DEFAULT 'x;"),
    "an odd number of quotes": lambda n: "CREATE TABLE t (a text DEFAULT 'x);\n" * n + "'",
    "quoted names": lambda n: 'CREATE TABLE "t (a int);\n' * n + '"',
    "dollar quotes": lines("create $a#$ ;"),
    "one dollar quote": lambda n: "$a$ " + "CREATE TABLE t (a int);\n" * n,
    "comments": lines("create /* ;"),
    "parentheses never closed": lines("CREATE TABLE t (a int;"),
    "placeholders": lines("ALTER TABLE {{ a ADD b int; SELECT ${ c;"),
    # Remarks.
    "remarks beside columns": items("CREATE TABLE t (", f"a# text, {REMARK}\n b# int", ");"),
    "remarks beside statements": lines(f"ALTER TABLE t ADD a# text; {REMARK}"),
    "remarks in strings": lines("COMMENT ON COLUMN t.a# IS 'privacyrules: data=email';"),
    "remarks beside nothing": lines(f"{REMARK}\n"),
}  # fmt: skip

OTHERS: Mapping[str, tuple[str, Text]] = {
    "delimiters": (
        "mysql",
        lines("DELIMITER $$\nCREATE PROCEDURE p() BEGIN DROP TABLE a; END$$\nDELIMITER ;"),
    ),
    "one delimiter": ("mysql", lambda n: "DELIMITER $$\n" + "CREATE TABLE t (a int)$$\n" * n),
    "back quotes": ("mysql", lines("CREATE TABLE `t# (a int);")),
    "batches": ("sqlserver", lines("ALTER TABLE [t#] ADD a int\nGO")),
    "brackets never closed": ("sqlserver", lines("CREATE TABLE [t# (a int);")),
    "renamings": ("sqlserver", lines("EXEC sp_rename 't.a#', 'b#', 'COLUMN';")),
}

FEW = 200
MOST_LOOKED_AT = 12


def calls(text: str, dialect: str) -> int:
    """Count the calls, of Python and of C, that reading a text takes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    gc.disable()
    sys.setprofile(counted)
    try:
        sql.read(text, "a.sql", dialect)
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


@pytest.mark.parametrize("name", POSTGRESQL)
def test_twice_the_text_takes_twice_the_calls(name: str) -> None:
    text = POSTGRESQL[name]
    sql.read(text(2), "a.sql", "postgresql")
    assert calls(text(2 * FEW), "postgresql") <= MOST * calls(text(FEW), "postgresql")


@pytest.mark.parametrize("name", OTHERS)
def test_in_other_dialects_too(name: str) -> None:
    dialect, text = OTHERS[name]
    sql.read(text(2), "a.sql", dialect)
    assert calls(text(2 * FEW), dialect) <= MOST * calls(text(FEW), dialect)


class CountingPattern:
    """The lexer's expression, which counts the characters that it is let look at."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.looked_at = 0

    def findall(self, text: str, start: int, end: int) -> list[str]:
        self.looked_at += min(end, len(text)) - start
        return self.pattern.findall(text, start, end)


def looked_at(text: str, dialect: str) -> int:
    """Count the characters that the lexer's expression is let look at."""
    lexing = Lexing(text, dialect)
    pattern = CountingPattern(lexing.pattern)
    lexing.pattern = cast("re.Pattern[str]", pattern)
    for _ in lexing.run(None):
        pass
    return pattern.looked_at


LONG: Mapping[str, Text] = {
    "a long string": lambda n: f"SELECT '{'x' * n}';",
    "a long comment": lambda n: f"/*{'*' * n}*/",
    "a long line of a comment": lambda n: f"--{'-' * n}\nSELECT 1;",
    "a long dollar quote": lambda n: f"DO $a${'x;' * (n // 2)}$a$;",
    "a long word": lambda n: "a" * n,
    "a long gap": lambda n: f"a{' ' * n}b",
    "short words": lambda n: "ab, " * (n // 4),
    "data of COPY": lambda n: ("COPY a FROM stdin;" + "\n1" * 200 + "\n\\.\n") * (n // 424),
    "dollar quotes with a tag": lambda n: f"DO $a$ {'x' * 200} $a$;\n" * (n // 216),
    "a quote that is never closed": lambda n: f"SELECT 'x; {'ab, ' * (n // 4)}",
    "a comment that is never closed": lambda n: f"/* x; {'ab, ' * (n // 4)}",
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_no_text_is_looked_at_again_and_again(name: str) -> None:
    """The window grows with a long token, fourfold each time, and shrinks behind what is settled by hand."""
    text = LONG[name](1_000_000)
    assert looked_at(text, "postgresql") <= MOST_LOOKED_AT * len(text)


def test_the_values_of_a_long_insert_are_few_tokens() -> None:
    """So they do not take many times the memory of the text."""
    text = "INSERT INTO t VALUES " + "(1, 'a;b', NULL), " * 60_000 + "(2, '', 3);\nCREATE TABLE t (a int);\n"
    cut = list(parts(text, "postgresql"))
    assert "".join(token for part in cut for token in part.texts) == text
    assert max(len(part.texts) for part in cut) < 250_000
    assert sum(len(part.texts) for part in cut) < 250_000


def test_a_long_text_is_read_part_by_part() -> None:
    text = "INSERT INTO t VALUES (1);\n" * 60_000
    sizes = [len(part.texts) for part in parts(text, "postgresql")]
    assert len(sizes) > 1
    assert max(sizes) < 250_000
