"""A routine, a DO block or an executed string in; the statements inside of it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Found, Opaque, Piece
from privacyrules.syntax.sql.keywords import BEFORE_A_STATEMENT, DEFINITIONS
from privacyrules.syntax.sql.text import body_of
from privacyrules.syntax.sql.words import may_define

_TABLE_VERBS = frozenset(("CREATE", "ALTER", "DROP"))
_READ_LANGUAGES = frozenset(("", "SQL", "PLPGSQL"))
_RUNS_BY_NAME = ("mysql", "mariadb", "sqlserver")
"""Where EXECUTE alone runs what was prepared under a name, or a procedure."""
_CHANGES_TABLES = r"(?i:\b(?:create|alter)\s+table\b)"
_BRINGS_NO_COLUMN = (
    r"(?i:\s*(?:select|with|insert|update|delete|drop|truncate|set|reset|analyze|analyse|vacuum|refresh|revoke|lock|notify"
    r"|reindex|call|perform|show|explain|values|merge|replace|use|kill|flush"
    r"|(?:create|alter)\s+(?:unique\s+)?(?:index|sequence|trigger|role|user|group|database|schema|extension|policy)"
    r")\b[^;]*\Z)"
)


def bodies(cursor: Cursor) -> Iterator[Found]:
    """Read a routine or DO block: give the text in its quotes, if its language is one we read."""
    language = _language(cursor)
    for at in range(cursor.at, cursor.stop):
        here = cursor.part(at, cursor.stop)
        if not here.at_string or cursor.uppers[at - 1] not in ("AS", "DO", language):
            continue
        start, text = body_of(here.text)
        if language in _READ_LANGUAGES:
            if may_define(text) or "insert" in text.lower():
                yield Piece(text, here.offset + start)
        elif re.search(_CHANGES_TABLES, text):
            yield Opaque(f"a routine in {language.lower()} changes tables")


def done(cursor: Cursor) -> Iterator[Found]:
    """Read a DO block."""
    cursor.at += 1
    yield from bodies(cursor)


def _language(cursor: Cursor) -> str:
    ahead = cursor.find("LANGUAGE")
    if ahead < 0:
        return ""
    return cursor.word(ahead + 1).strip("'\"")


def fragments(cursor: Cursor) -> Iterator[Cursor]:
    """Give the statements of a body that stands in the open: between `;`, behind BEGIN, THEN and the like."""
    cursor = cursor.part(cursor.at, cursor.stop)
    cursor.source = cursor.source._replace(in_routine=True)
    first = cursor.at
    for at in range(cursor.at, cursor.stop + 1):
        if at == cursor.stop or cursor.texts[at] == ";":
            if at > first:
                yield from _definition(cursor.part(first, at))
            first = at + 1


def _definition(part: Cursor) -> Iterator[Cursor]:
    """Give the definition that a fragment ends with, if it holds one."""
    uppers = part.uppers
    depth = 0
    for at in range(part.at, part.stop):
        word = uppers[at]
        depth += {"(": 1, ")": -1}.get(word, 0)
        if depth or word not in DEFINITIONS:
            continue
        behind = at == part.at or uppers[at - 1] in BEFORE_A_STATEMENT
        if behind or (word in _TABLE_VERBS and uppers[at + 1 : at + 2] == ["TABLE"]):
            yield part.part(at, part.stop)
            return


def executed(cursor: Cursor) -> Iterator[Found]:
    """Read EXECUTE, EXEC and PREPARE: a constant string is SQL to read, anything else is opaque."""
    if cursor.accept("PREPARE"):
        ahead = cursor.find("FROM")
        if ahead < 0:
            return
        cursor.at += ahead + 1
        must_be_text = True
    else:
        runs_text = cursor.word() == "EXECUTE" and cursor.source.dialect not in _RUNS_BY_NAME
        runs_text = runs_text and cursor.source.in_routine
        if cursor.word(1) in ("FUNCTION", "PROCEDURE"):  # What a trigger does.
            return
        cursor.at += 1
        from privacyrules.syntax.sql.procedures import called

        known = called(cursor)
        if known is not None:
            yield from known
            return
        must_be_text = cursor.accept("IMMEDIATE") or cursor.accept("SP_EXECUTESQL") or cursor.word() == "("
        must_be_text = must_be_text or runs_text
    whole = cursor.group() if cursor.word() == "(" else cursor
    yield from _text_of(whole, must_be_text=must_be_text)


def _text_of(cursor: Cursor, *, must_be_text: bool) -> Iterator[Found]:
    if cursor.at_string and cursor.word(1) in ("", "INTO", "USING", ","):
        start, text = body_of(cursor.text)
        yield Piece(text, cursor.offset + start)
        return
    first = next((at for at in range(cursor.at, cursor.stop) if cursor.part(at, at + 1).at_string), None)
    if first is not None:
        text = body_of(cursor.texts[first])[1]
        must_be_text = (must_be_text or may_define(text)) and not re.match(_BRINGS_NO_COLUMN, text)
    if must_be_text:
        yield Opaque("the statement is put together when it runs (dynamic SQL)")
