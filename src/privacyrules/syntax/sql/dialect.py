"""The text of an SQL file in, the dialect that it is most likely written in out."""

import re
from typing import NamedTuple

_NO_CODE = (
    r"--[^\r\n]*+|/\*(?!!)[^*]*+(?:\*(?!/)[^*]*+)*(?:\*/|\Z)|'[^']*+(?:'|\Z)|\"[^\"]*+(?:\"|\Z)"
    r"|\$\$[^$]*+(?:\$(?!\$)[^$]*+)*(?:\$\$|\Z)"
)


class _Sign(NamedTuple):
    """A word without which the expression (the word itself, if empty) cannot be found."""

    dialect: str
    word: str
    expression: str = ""


_SURE = (
    # SQL Server comes first, since SQLite knows its brackets too.
    _Sign("sqlserver", "\ngo", r"(?m)^go[ \t]*\r?$"),
    _Sign("sqlserver", "[dbo]"),
    _Sign("sqlserver", " [", r"\b(?:table|into|from|references|update|join|exists|column|view)\s+\[[a-z_]"),
    _Sign("sqlserver", ".[", r"\b(?:table|into|from|references|update|join|exists|view)\s+\w+\.\[[a-z_]"),
    _Sign("sqlserver", "nvarchar", r"\bnvarchar\b"),
    _Sign("sqlserver", "(max)", r"\bvar(?:char|binary)\(max\)"),
    _Sign("sqlserver", "identity(", r"\bidentity\([ \t]*\d"),
    _Sign("sqlserver", "identity (", r"\bidentity \([ \t]*\d"),
    _Sign("sqlserver", "uniqueidentifier", r"\buniqueidentifier\b"),
    _Sign("sqlserver", "datetime2", r"\bdatetime2\b"),
    _Sign("sqlserver", "datetimeoffset", r"\bdatetimeoffset\b"),
    _Sign("sqlserver", "set nocount"),
    _Sign("sqlserver", "sp_rename", r"\bsp_rename\b"),
    _Sign("sqlserver", "declare @"),
    _Sign("sqlserver", "(nolock)"),
    _Sign("sqlite", "autoincrement", r"\bautoincrement\b"),
    _Sign("sqlite", "pragma", r"(?m)^[ \t]*pragma\b"),
    _Sign("sqlite", "without rowid"),
    _Sign("sqlite", "create virtual table"),
    _Sign("sqlite", "sqlite_", r"\bsqlite_\w"),
    _Sign("sqlite", "insert or ", r"\binsert or (?:replace|ignore)\b"),
    _Sign("mysql", "`"),
    _Sign("mysql", "engine", r"\bengine\s?="),
    _Sign("mysql", "auto_increment", r"\bauto_increment\b"),
    _Sign("mysql", "#", r"(?m)^[ \t]*#"),
    _Sign("mysql", "/*!", r"/\*!\d"),
    _Sign("mysql", "unsigned", r"\bunsigned\b"),
    _Sign("mysql", "delimiter", r"(?m)^[ \t]*delimiter[ \t]+\S+[ \t]*\r?$"),
    _Sign("mysql", "on update current_timestamp"),
    _Sign("mysql", "on duplicate key"),
    _Sign("mysql", "insert ignore", r"\binsert ignore\b"),
    _Sign("mysql", "default charset"),
    _Sign("mysql", "int(", r"\b(?:big|medium|small|tiny)?int\(\d+\)"),
    _Sign("mysql", "mediumtext", r"\bmediumtext\b"),
    _Sign("mysql", "longtext", r"\blongtext\b"),
    _Sign("mysql", "longblob", r"\blongblob\b"),
    _Sign("mysql", "mediumint", r"\bmediumint\b"),
    _Sign("mysql", "zerofill", r"\bzerofill\b"),
    _Sign("mysql", "foreign_key_checks", r"\bset foreign_key_checks\b"),
    _Sign("mysql", "set names"),
    _Sign("mysql", "rename table"),
)
"""What only one of them writes."""

_LIKELY = (
    _Sign("mysql", "tinyint", r"\btinyint\b"),
    _Sign("mysql", "character set"),
    _Sign("mysql", "modify ", r"\bmodify\s+(?:column\s+)?\w+\s+\w"),
    _Sign("mysql", "change ", r"\bchange\s+(?:column\s+)?\w+\s+\w"),
    _Sign("mysql", "enum", r"(?<!\w)(?!as\b)\w+\s+enum\s*\("),
    _Sign("mysql", " after ", r"\badd\s+(?:column\s+)?[^,;]*\safter\s+\w+\s*[,;]"),
)
"""What MySQL writes, and other servers too; they count where nothing speaks against it."""

_NEVER_MYSQL = (
    r"::|\$\$|\bjsonb\b|\btimestamptz\b|\b(?:big|small)?serial\b|\bplpgsql\b|\bbytea\b|\bilike\b|\bowner to\b"
    r"|\bcreate extension\b|\bnextval\(|\w\[\]|\bn?varchar2\b|\bnumber\("
)


def guess_dialect(text: str) -> str:
    """Return the dialect whose signs stand in `text` outside of strings and comments.

    Without any sign it is `postgresql`, whose rules are the standard's. What several servers write
    counts for MySQL, where a string may hold an escaped quote, unless something speaks against it.
    """
    lowered = text.lower()
    sure = [sign for sign in _SURE if sign.word in lowered]
    likely = [sign for sign in _LIKELY if sign.word in lowered]
    if not (sure or likely):
        return "postgresql"
    code = re.sub(_NO_CODE, " ", lowered)
    for sign in sure:
        if _stands(sign, code) and not (sign.dialect == "sqlserver" and "`" in code):
            return sign.dialect
    if any(_stands(sign, code) for sign in likely) and not re.search(_NEVER_MYSQL, code):
        return "mysql"
    return "postgresql"


def _stands(sign: _Sign, code: str) -> bool:
    return sign.word in code and (not sign.expression or re.search(sign.expression, code) is not None)
