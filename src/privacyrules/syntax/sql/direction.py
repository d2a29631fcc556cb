"""A migration as its tool keeps it in, the text as the database runs it forward out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacyrules.syntax.pattern import pattern

_MARK = pattern(
    r"^[ \t]*(?:"
    r"--[ \t]*(?:\+goose|\+migrate|migrate:|rambler)[ \t]*(?P<name>up|down)\b"  # goose, sql-migrate, dbmate
    r"|\#[ \t]*---[ \t]*!(?P<play>up|down)s\b"  # evolutions of Play
    r")",
    re.IGNORECASE | re.MULTILINE,
)
_WAYS_BACK = (".undo.sql", ".rollback.sql", ".revert.sql")
_DOWN = "down.sql"  # golang-migrate, sqlx, pop: 1_users.down.sql; diesel: down.sql
_FLYWAY = pattern(r"u\d[\w.]*__.*\.sql\Z")  # Flyway's undo scripts: U2__users.sql
_CHARACTER = pattern(r"[^\r\n]")

_LIQUIBASE = pattern(r"\s*--[ \t]*liquibase[ \t]+formatted\b", re.IGNORECASE)
_LINE = pattern(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_CHANGE_SET = pattern(r"[ \t]*--[ \t]*changeset[ \t]+\S", re.IGNORECASE)
_IGNORED = pattern(r"\bignore:true\b", re.IGNORECASE)
_LINES_IGNORED = pattern(r"[ \t]*--[ \t]*ignoreLines:(start|end|\d{1,6})\b", re.IGNORECASE)
_DELIMITER = pattern(r"""\bendDelimiter:("[^"\r\n]*"|'[^'\r\n]*'|\S+)""", re.IGNORECASE)
_WHITE_IN_DELIMITER = pattern(r"\\[nrst][*+?]?|(?<=.)\|.*|\$$")
_USUAL_DELIMITER = "/"
"""What ends a statement besides `;` where nothing else is stated: on a line of its own."""


def forward_only(text: str) -> str:
    """Blank out what a file does to undo its migration; every place in the text stays what it was.

    goose, sql-migrate, dbmate and others keep both directions in one file, under comments such as
    `-- +goose Up` and `-- migrate:down`. Read as one script, a table would be created and dropped.
    In Liquibase's changelogs in SQL the way back stands in comments; its change sets may end their
    statements in a way of their own, which is written as `;`.
    """
    # Most files hold neither word, and need no closer look.
    lower = text.lower()
    if "liquibase" in lower and _LIQUIBASE.match(text):
        text = "".join(_as_liquibase_runs_it(text))
    if "down" not in lower:
        return text
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
    name = path.lower().replace("\\", "/").rpartition("/")[2]
    if name.endswith(_DOWN):
        return name == _DOWN or name[-len(_DOWN) - 1] in "._-"
    return name.endswith(_WAYS_BACK) or (name.startswith("u") and _FLYWAY.match(name) is not None)


def with_semicolons(text: str, delimiter: str | None) -> str:
    r"""Write `;` for what ends a statement in its place; every place in the text stays what it was.

    Args:
        text: SQL.
        delimiter: as Liquibase's `endDelimiter` states it, plain or as a regular expression; a word, `/`
            and what begins with `\n` end a statement on a line of their own only. None stands for `/`.
    """
    stated = (delimiter or _USUAL_DELIMITER).strip("\"'")
    core = (_WHITE_IN_DELIMITER.sub("", stated) if "\\" in stated else stated).strip()
    if core in ("", ";"):
        return text
    found = rf"(){re.escape(core)}"
    if core == _USUAL_DELIMITER or core.isalnum() or "\\n" in stated:
        found = rf"((?<![^\r\n])[ \t]*){re.escape(core)}(?=[ \t]*(?:[\r\n]|\Z))"
    return re.sub(found, rf"\g<1>{';'.ljust(len(core))}", text, flags=re.IGNORECASE)


def _as_liquibase_runs_it(text: str) -> Iterator[str]:
    """Give the lines of a changelog in SQL: what is ignored as blanks, and the end of a set as `;`."""
    ends_with = None
    set_ignored = lines_ignored = False
    blank = 0
    for line in _LINE.findall(text):
        mark = _LINES_IGNORED.match(line)
        if mark:
            lines_ignored = mark[1].lower() == "start"
            blank = int(mark[1]) if mark[1].isdecimal() else 0
            yield line
        elif _CHANGE_SET.match(line) and not (lines_ignored or blank):
            stated = _DELIMITER.search(line)
            ends_with, set_ignored = stated[1] if stated else None, _IGNORED.search(line) is not None
            yield ";" + _CHARACTER.sub(" ", line[1:])
        elif lines_ignored or blank or set_ignored:
            blank -= blank > 0
            yield _CHARACTER.sub(" ", line)
        else:
            yield with_semicolons(line, ends_with)
