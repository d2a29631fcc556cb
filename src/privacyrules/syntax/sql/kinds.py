"""A token of SQL in, what it is by how it begins out."""

from __future__ import annotations

from typing import Literal

from privacyrules.syntax.pattern import pattern
from privacyrules.syntax.sql.tokens import BLANK, COMMENT, is_placeholder

Kind = Literal["space", "comment", "data", "string", "quoted", "number", "word", "placeholder", "operator"]

_STRING = pattern(r"'|(?:[eEnNbBxX]|[uU]&)'|\$\w*\$")


def kind_of(token: str) -> Kind:
    """Return what a token is, judged by how it begins."""
    first = token[0]
    if first in BLANK:
        return "data" if token.strip() else "space"
    if token.startswith(COMMENT):
        return "comment"
    if is_placeholder(token):
        return "placeholder"
    if _STRING.match(token):
        return "string"
    if first in '"`' or token[:3].upper() == 'U&"' or (first == "[" and len(token) > 1):
        return "quoted"
    if first.isdecimal() and not token[-1].isalpha() and "_" not in token:
        return "number"
    return "word" if first.isalnum() or first in "_$" or first > "\x7f" else "operator"
