"""A migration that holds both directions in, the text with the way back blanked out."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"^[ \t]*(?:"
    r"--[ \t]*(?:\+goose|\+migrate|migrate:|rambler)[ \t]*(?P<name>up|down)\b"  # goose, sql-migrate, dbmate
    r"|\#[ \t]*---[ \t]*!(?P<play>up|down)s\b"  # evolutions of Play
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_UNDOING = re.compile(
    r"(?:^|[._-])down\.sql$"  # golang-migrate, sqlx, pop: 1_users.down.sql; diesel: down.sql
    r"|^u\d[\w.]*__.*\.sql$"  # Flyway's undo scripts: U2__users.sql
    r"|\.(?:undo|rollback|revert)\.sql$",
    re.IGNORECASE,
)
_CHARACTER = re.compile(r"[^\r\n]")


def forward_only(text: str) -> str:
    """Blank out what a file does to undo its migration; every place in the text stays what it was.

    goose, sql-migrate, dbmate and others keep both directions in one file, under comments such as
    `-- +goose Up` and `-- migrate:down`. Read as one script, a table would be created and dropped.
    """
    marks = list(_MARK.finditer(text))
    if not any((mark["name"] or mark["play"]).lower() == "down" for mark in marks):
        return text
    parts = [text[: marks[0].start()]]
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        section = text[mark.start() : following.start() if following else len(text)]
        undoes = (mark["name"] or mark["play"]).lower() == "down"
        parts.append(_CHARACTER.sub(" ", section) if undoes else section)
    return "".join(parts)


def undoes(path: str) -> bool:
    """Whether a file only undoes a migration, by the name that its tool gives it."""
    return _UNDOING.search(path.replace("\\", "/").rpartition("/")[2]) is not None
