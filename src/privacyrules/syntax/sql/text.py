"""A string, name or comment as SQL writes it in, its value out."""

from __future__ import annotations

import re

# Compiled when they are first wanted: most files need none of them.
_PREFIX = r"(?:[eEnNbBxX]|[uU]&)(?=['\"])"
_DOLLAR_QUOTED = r"(?s:(\$(?:[^\W\d]\w*)?\$).*\1\Z)"
_BACKSLASH = r"(?s:\\(.))"
_UNICODE = r"\\(?:\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4}))"
_CLOSERS = "'\"`]"
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_CLOSING = {"[": "]"}


def unquoted(token: str) -> str:
    """Return a name without its quotes, with doubled quotes made single; letter case is kept."""
    if token[-1:] not in _CLOSERS:
        return token
    mark = re.match(_PREFIX, token)
    body = token[mark.end() :] if mark else token
    if len(body) < 2 or body[0] not in "\"'`[":
        return token
    close = _CLOSING.get(body[0], body[0])
    name = body[1:-1].replace(close * 2, close)
    return re.sub(_UNICODE, _character, name) if mark and mark[0] in ("u&", "U&") else name


def is_dollar_quoted(token: str) -> bool:
    """Say whether a token is a whole dollar quote, and not a word with dollar signs in it."""
    return token[:1] == "$" and re.match(_DOLLAR_QUOTED, token) is not None


def string_value(token: str, *, backslashes: bool) -> str:
    """Return what a string stands for; `backslashes` says whether plain strings escape with them."""
    if token.startswith("$"):
        return token[token.index("$", 1) + 1 : token.rindex("$", 0, -1)]
    value = unquoted(token)
    if backslashes or token[0] in "eE":
        return re.sub(_BACKSLASH, lambda found: _CONTROL.get(found[1], found[1]), value)
    return value


def body_of(token: str) -> tuple[int, str]:
    """Return where the text in a string starts, and that text in as many characters as it has there.

    A doubled or escaped quote becomes a quote with a space beside it, on the side that is outside
    of what it quotes: so every offset in the text still points at the same word of the file.
    """
    if token.startswith("$"):
        start = token.index("$", 1) + 1
        return start, token[start : token.rindex("$", 0, -1)]
    start = token.index(token[-1]) + 1
    pieces = re.split(r"(''|\\.)", token[start:-1], flags=re.DOTALL)
    inside = False
    for index in range(1, len(pieces), 2):
        if pieces[index] in ("''", "\\'"):
            pieces[index] = "' " if inside else " '"
            inside = not inside
        else:
            pieces[index] = "  " if pieces[index][1].isspace() or pieces[index][1] in "ntr" else pieces[index]
    return start, "".join(pieces)


def comment_text(token: str) -> tuple[int, str]:
    """Return where the text of a comment starts in its token, and that text."""
    opening = 1 if token[0] in "#\\" else 2
    text = token[opening:-2] if token.startswith("/*") else token[opening:]
    return opening, text


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else found[0]
