"""One item of a column list in, the column that it defines (or that it is none) out."""

from __future__ import annotations

from typing import NamedTuple

from privacyrules.syntax.sql_cursor import Cursor, Name

_CONSTRAINTS = frozenset(("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK"))
_INDEXES = frozenset(("KEY", "INDEX", "FULLTEXT", "SPATIAL"))
_TYPE_ENDS = frozenset(
    [
        "NOT",
        "NULL",
        "DEFAULT",
        "PRIMARY",
        "UNIQUE",
        "KEY",
        "CHECK",
        "REFERENCES",
        "CONSTRAINT",
        "COLLATE",
        "GENERATED",
        "AS",
        "AUTO_INCREMENT",
        "AUTOINCREMENT",
        "COMMENT",
        "ON",
        "STORED",
        "VIRTUAL",
        "PERSISTENT",
        "PERSISTED",
        "INVISIBLE",
        "VISIBLE",
        "IDENTITY",
        "ENCODE",
        "STORAGE",
        "COMPRESSION",
        "DEFERRABLE",
        "INITIALLY",
        "FIRST",
        "AFTER",
        "USING",
        "OPTIONS",
        "CHARSET",
        "SRID",
        "COLUMN_FORMAT",
        "MASKED",
        "SPARSE",
        "ROWGUIDCOL",
        "WITH",
        "WITHOUT",
        "HIDDEN",
        "ENFORCED",
        "FOREIGN",
        "ENCRYPTED",
        "RESTRICT",
        "CASCADE",
    ]
)

_SPATIAL_TYPES = ("GEOMETRY", "GEOGRAPHY")
_SIZES = (*"0123456789", "'")


class Column(NamedTuple):
    """A column as one item defines it; the offsets are those of the item in the file."""

    name: Name
    type: str | None
    comment: str | None
    start: int
    end: int


def is_constraint(item: Cursor) -> bool:
    """Say whether an item is a constraint, key or index: words that may also be a column's name."""
    first, second, third = item.word(), item.word(1), item.word(2)
    if first in _CONSTRAINTS:
        return True
    if first == "PERIOD":
        return second == "FOR"
    if first == "EXCLUDE":
        return second in ("USING", "(")
    return first in _INDEXES and _is_index(item, second, third)


def _is_index(item: Cursor, second: str, third: str) -> bool:
    """Tell `KEY by_name (name)` from the column `key varchar(20)`."""
    if second in ("(", "KEY", "INDEX", "USING", "IF") or third == "USING":
        return True
    if third != "(":
        return second[:1] in ("`", "[")
    names = item.part(item.at + 2, item.stop).group().split()
    return second not in _SPATIAL_TYPES and not any(name.text.startswith(_SIZES) for name in names)


def column(item: Cursor) -> Column | None:
    """Read `name type constraints`; None if the name or all of the item is put in when it runs."""
    start = item.offset
    name = None if item.at_placeholder else item.name()
    if not name or item.touches_placeholder:
        return None
    type_ = column_type(item)
    return Column(name, type_, _comment(item), start, item.end)


def column_type(item: Cursor) -> str | None:
    """Step over a type and return it as written, with white space folded."""
    first = item.at
    depth = 0
    while not item.done:
        text = item.text
        if not depth and _ends_type(item, item.at == first):
            break
        depth += {"(": 1, ")": -1}.get(text, 0)
        item.at += 1
    return _as_written(item, first, item.at) or None


def _ends_type(item: Cursor, is_first: bool) -> bool:
    word = item.word()
    if word == "CHARACTER":
        return item.word(1) == "SET" and not is_first
    if word in ("WITH", "WITHOUT"):
        return item.word(1) != "TIME"
    return word in _TYPE_ENDS or word in (":", "=")


def _as_written(item: Cursor, first: int, stop: int) -> str:
    pieces: list[str] = []
    end = -1
    for at in range(first, stop):
        if pieces and item.offsets[at] != end:
            pieces.append(" ")
        pieces.append(item.texts[at])
        end = item.offsets[at] + len(item.texts[at])
    return "".join(pieces)


def _comment(item: Cursor) -> str | None:
    """Return MySQL's `COMMENT '...'`."""
    ahead = item.find("COMMENT")
    if ahead < 0:
        return None
    item.at += ahead + 1
    return item.string()
