"""The text of an SQL file in, the dialect that it is most likely written in out."""

from __future__ import annotations

import re

_WORDS = ("`", "engine", "auto", "#", "/*!", "delimiter", "go", "[dbo]", "pragma", "unsigned", "nvarchar")
_NO_CODE = re.compile(
    r"--[^\r\n]*+|/\*(?!!)[^*]*+(?:\*(?!/)[^*]*+)*(?:\*/|\Z)|'[^']*+(?:'|\Z)|\"[^\"]*+(?:\"|\Z)"
    r"|\$\$[^$]*+(?:\$(?!\$)[^$]*+)*(?:\$\$|\Z)"
)
_SIGNS = {
    "sqlserver": r"^[ \t]*go[ \t]*\r?$|\[dbo\]|\bnvarchar\b",
    "sqlite": r"\bautoincrement\b|^[ \t]*pragma\b",
    "mysql": r"`|\bengine\s?=|\bauto_increment\b|^[ \t]*#|/\*!\d|\bunsigned\b"
    r"|^[ \t]*delimiter[ \t]+\S+[ \t]*\r?$",
}


def guess_dialect(text: str) -> str:
    """Return the dialect whose signs stand in `text` outside of strings and comments.

    Without any sign it is `postgresql`, whose rules are the standard's.
    """
    lowered = text.lower()
    if not any(word in lowered for word in _WORDS):
        return "postgresql"
    code = _NO_CODE.sub(" ", lowered)
    return next(
        (name for name, signs in _SIGNS.items() if re.search(signs, code, re.MULTILINE)), "postgresql"
    )
