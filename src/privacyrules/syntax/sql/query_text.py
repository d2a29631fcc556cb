"""The tokens of a query in; its text as a parser takes it, unless it is put together later, out."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.tokens import is_placeholder, may_be_name

_QUOTES = {"mysql": ("`", "`"), "mariadb": ("`", "`"), "sqlserver": ("[", "]")}


def text_of(parts: Iterable[Cursor]) -> str:
    """Return the tokens as a text, without comments; tokens that stood apart stay apart.

    A name that is partly put in when the statement runs is quoted as it is written.
    """
    pieces: list[str] = []
    end = -1
    for part in parts:
        at = part.part(part.at, part.stop)
        while not at.done:
            if at.offset != end and pieces:
                pieces.append(" ")
            if at.text == "@" and at.word(2) == ".":
                at.at += 1
            name = at.name(placeholders=True) if _is_put_in(at) else None
            pieces.append(_quoted(name.text, at.source.dialect) if name else at.text)
            at.at += 0 if name else 1
            end = at.offsets[at.at - 1] + len(at.texts[at.at - 1])
    return "".join(pieces)


def has_placeholder(parts: Iterable[Cursor]) -> bool:
    """Say whether something other than a part of a name is put in when the statement runs."""
    return any(
        is_placeholder(part.texts[at]) and not _is_part_of_name(part, at)
        for part in parts
        for at in range(part.at, part.stop)
    )


def _is_put_in(cursor: Cursor) -> bool:
    """Whether a placeholder stands here, or directly behind what stands here."""
    behind = cursor.at + 1
    if cursor.at_placeholder or behind >= cursor.stop or not is_placeholder(cursor.texts[behind]):
        return cursor.at_placeholder
    return _touch(cursor, cursor.at)


def _is_part_of_name(part: Cursor, at: int) -> bool:
    """Whether a placeholder is joined to a name, or to the dot of one, without a space."""
    if at + 1 < part.stop and _touch(part, at):
        return _joins(part.texts[at + 1])
    return at > 0 and _touch(part, at - 1) and _joins(part.texts[at - 1])


def _touch(part: Cursor, at: int) -> bool:
    """Whether no space lies between a token and the next one."""
    return part.offsets[at] + len(part.texts[at]) == part.offsets[at + 1]


def _joins(text: str) -> bool:
    return text == "." or may_be_name(text)


def _quoted(name: str, dialect: str) -> str:
    opening, closing = _QUOTES.get(dialect, ('"', '"'))
    return f"{opening}{name.replace(closing, closing * 2)}{closing}"
