"""The name of an SQL dialect in, the one regular expression that cuts its text into tokens out."""

from __future__ import annotations

import re
from functools import cache

DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "sqlserver")

# A word holds letters, digits, `_` and all beyond ASCII; as "none of the other signs of ASCII" that is
# compiled ten times as fast.
# Python before 3.11.5 goes wrong where a possessive group holds anything that can back up (gh-106052), so
# only single characters are possessive; a group gives the same by what may not follow it.
SPACE = r"[ \t\r\n\f\v\ufeff]++"
_IN_WORD = r"[^\x00-/:-@\[-^`{-\x7f]"
NUMBER = r"\d++(?:\.\d*+)?+(?:[eE][+-]?\d++)?+(?![^\x00-#%-/:-@\[-^`{-\x7f])"
WORD = rf"(?:{_IN_WORD}++|\$(?!\{{))+"
WORD_WITHOUT_DOLLAR = rf"{_IN_WORD}++"
# Most tokens are plain words: tried first, except where one may be the start of something else (FROM
# STDIN, DELIMITER, GO), or where a prefix of one letter (E'...') would be cut off.
PLAIN_WORD = r"[ABCEH-Zabceh-z_][A-Za-z0-9_]++(?![^\x00-#%-\x7f])"
PLACEHOLDER = r"\$\{[^{}\r\n]*+\}|\{\{[^{}]*+\}\}|\{%[^%{}]*+%\}|\{#[^#{}]*+#\}"

_STRING = r"(?:[nNbBxX]|[uU]&)?'[^']*+(?:''[^']*+)*'(?!')"
_ESCAPED = r"'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*'(?!')"
# A template may put quotes of its own between the quotes of a name: "{{ option "schema" }}".
_DOUBLE = r'(?:[uU]&)?"[^"{]*+(?:(?:""|\{\{[^{}]*+\}\}|\{)[^"{]*+)*"(?!")'
_DOUBLE_ESCAPED = r'"[^"\\]*+(?:(?:\\.|"")[^"\\]*+)*"(?!")'
_BACKQUOTE = r"`[^`]*+(?:``[^`]*+)*`(?!`)"
_BRACKET = r"\[[^\[\]\r\n]*+(?:\]\][^\[\]\r\n]*+)*\](?!\])"
_DASHES = r"--[^\r\n]*+"
_MYSQL_DASHES = r"--(?![^ \t\r\n])[^\r\n]*+|(?<![\w)])--[^\r\n]*+"
_COMMENT = r"/\*[^*]*+(?:\*(?!/)[^*]*+)*\*/"
_FLAT_COMMENT = r"/\*(?:[^*/]++|\*(?!/)|/(?!\*))*\*/"
_EXECUTABLE = r"/\*M?!\d*+|\*/"
_DOLLARS = r"\$\$[^$]*+(?:\$(?!\$)[^$]*+)*\$\$"
_META = r"\\[^\r\n]*+"
_PSQL_VARIABLE = r"""(?<!:):(?:[A-Za-z_]\w*+|'\w++'|"\w++")"""
_GO = r"(?<![^\n])(?i:go)[ \t]*+(?:\d++[ \t]*+)?+(?![^\r\n])"

# What no single expression can close (or what is never closed) takes the rest of the text: the
# lexer looks at it by hand and goes on behind it.
_REST_QUOTE = r"(?:[eEnNbBxX]|[uU]&)?'.*+"
_REST_DOUBLE = r'(?:[uU]&)?".*+'
_REST_COMMENT = r"/\*.*+"
_TAG = r"\$(?:[^\W\d]\w*+)?+\$"
_REST_TAG = rf"{_TAG}.*+"
_FROM_STDIN = r"(?i:from)[ \t\r\n]++(?i:stdin)(?![\w$])"
_REST_COPY = rf"{_FROM_STDIN}.*+"
_COPY_LINE = r"\\copy[ \t][^\r\n]*?(?i:from)[ \t]++(?i:stdin)(?![\w$])"
_REST_COPY_LINE = rf"{_COPY_LINE}.*+"
_DELIMITER_LINE = (
    r"(?:(?<![^\n])(?i:delimiter)[ \t]++[^\s]++|(?i:delimiter)[ \t]++[^\w\s,()'\"`.=]++)[ \t]*+(?![^\r\n])"
)
_REST_DELIMITER = rf"{_DELIMITER_LINE}.*+"

_POSTGRESQL = (
    SPACE, PLAIN_WORD, _DASHES, rf"[eE]{_ESCAPED}", _STRING, _DOUBLE, _FLAT_COMMENT, _DOLLARS, PLACEHOLDER,
    _PSQL_VARIABLE, _REST_COPY_LINE, _META, _REST_QUOTE, _REST_DOUBLE, _REST_COMMENT, _REST_TAG, _REST_COPY,
    NUMBER, WORD, ".",
)  # fmt: skip
_MYSQL = (
    SPACE, PLAIN_WORD, _MYSQL_DASHES, r"#[^\r\n]*+", rf"[nNbBxX]?{_ESCAPED}", _DOUBLE_ESCAPED, _BACKQUOTE,
    _EXECUTABLE, _COMMENT, PLACEHOLDER, _REST_QUOTE, _REST_DOUBLE, "`.*+", _REST_COMMENT, _REST_DELIMITER,
    NUMBER, WORD, ".",
)  # fmt: skip
_SQLITE = (
    SPACE, PLAIN_WORD, _DASHES, _STRING, _DOUBLE, _BACKQUOTE, _BRACKET, _COMMENT, PLACEHOLDER,
    _REST_QUOTE, _REST_DOUBLE, "`.*+", _REST_COMMENT, NUMBER, WORD, ".",
)  # fmt: skip
_SQLSERVER = (
    SPACE, PLAIN_WORD, _DASHES, _STRING, _DOUBLE, _BRACKET, _FLAT_COMMENT, PLACEHOLDER, _GO,
    _REST_QUOTE, _REST_DOUBLE, _REST_COMMENT, NUMBER, WORD, ".",
)  # fmt: skip

_ALTERNATIVES = {
    "postgresql": _POSTGRESQL,
    "mysql": _MYSQL,
    "mariadb": _MYSQL,
    "sqlite": _SQLITE,
    "sqlserver": _SQLSERVER,
}

_BY_HAND = {
    "postgresql": rf"(?P<dollar>{_TAG})|(?P<comment>/\*)|(?P<copy>{_FROM_STDIN})|(?P<line>{_COPY_LINE})",
    "mysql": f"(?P<delimiter>{_DELIMITER_LINE})",
    "mariadb": f"(?P<delimiter>{_DELIMITER_LINE})",
    "sqlserver": r"(?P<comment>/\*)",
}


@cache
def head_of_line() -> re.Pattern[str]:
    """Return the expression for the start of a line that defines a table."""
    table = r"(?:create|alter|drop)[ \t]+(?:(?:temp|temporary|unlogged|foreign)[ \t]+)?table\b"
    return re.compile(rf"^[ \t]*+({table}|rename[ \t]+table\b)", re.IGNORECASE | re.MULTILINE)


@cache
def token_pattern(dialect: str) -> re.Pattern[str]:
    """Return the expression that matches one token at any place of a text.

    Raises:
        KeyError: the dialect is not one of `DIALECTS`.
    """
    return re.compile("|".join(_ALTERNATIVES[dialect]), re.DOTALL)


@cache
def settled_pattern(dialect: str) -> re.Pattern[str]:
    """Return the expression for what opens a token that is settled by hand; its groups say how."""
    return re.compile(_BY_HAND.get(dialect, "(?!)"))


@cache
def delimited_pattern() -> re.Pattern[str]:
    """Return the expression for MySQL text under a DELIMITER of its own, where `END$$` is two tokens."""
    return re.compile("|".join(WORD_WITHOUT_DOLLAR if part == WORD else part for part in _MYSQL), re.DOTALL)
