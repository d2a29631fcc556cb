"""One item of a column list in, the column that it defines (or that it is none) out."""

from sys import intern
from typing import NamedTuple

from privacyrules.syntax.sql.cursor import Cursor, Name
from privacyrules.syntax.sql.keywords import NEVER_TYPES, TYPE_ENDS
from privacyrules.syntax.sql.tokens import MAY_PUT_IN

CONSTRAINTS = frozenset(("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK"))
_INDEXES = frozenset(("KEY", "INDEX", "FULLTEXT", "SPATIAL"))

_MAY_BE_CONSTRAINTS = CONSTRAINTS | _INDEXES | {"PERIOD", "EXCLUDE"}
_SPATIAL_TYPES = ("GEOMETRY", "GEOGRAPHY")
_SIZES = (*"0123456789", "'")
_COUNTED = frozenset(("AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY"))


class Column(NamedTuple):
    """A column as one item defines it; the offsets are those of the item in the file."""

    name: Name
    type: str | None
    comment: str | None
    start: int
    end: int


def is_constraint(item: Cursor) -> bool:
    """Say whether an item is a constraint, key or index: words that may also be a column's name."""
    first = item.word()
    if first not in _MAY_BE_CONSTRAINTS:
        return False
    second, third = item.word(1), item.word(2)
    if first in CONSTRAINTS:
        return True
    if first == "PERIOD":
        return second == "FOR"
    if first == "EXCLUDE":
        return second in ("USING", "(")
    return first in _INDEXES and _is_index(item, second, third)


def _is_index(item: Cursor, second: str, third: str) -> bool:
    """Tell `KEY by_name (name)` from the column `key varchar(20)`."""
    if second in ("(", "USING", "IF") or third == "USING":
        return True
    if second in ("KEY", "INDEX"):
        return item.word() in ("FULLTEXT", "SPATIAL")
    if third != "(":
        return second[:1] in ("`", "[")
    names = item.part(item.at + 2, item.stop).group().split()
    return second not in _SPATIAL_TYPES and not any(name.text.startswith(_SIZES) for name in names)


def column(item: Cursor) -> Column | None:
    """Read `name type constraints`; None if the name or all of the item is put in when it runs."""
    start = item.offset
    name = None if item.at_placeholder else item.name()
    if not name or (item.text[:1] in MAY_PUT_IN and item.touches_placeholder):
        return None
    type_ = column_type(item)
    rest = item.uppers[item.at : item.stop]
    if type_ and not _COUNTED.isdisjoint(rest) and "REFERENCES" not in rest:
        # A number that the database counts on is as good as a serial, whatever the dialect.
        type_ = intern(f"{type_} {next(word for word in rest if word in _COUNTED)}")
    return Column(name, type_, _comment(item) if "COMMENT" in rest else None, start, item.end)


def column_type(item: Cursor) -> str | None:
    """Step over a type and return it as written, with white space folded."""
    uppers, first = item.uppers, item.at
    depth = 0
    for at in range(first + _must_be_type(item), item.stop):
        word = uppers[at]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        elif word in TYPE_ENDS and not depth and _ends_type(item, at, first):
            break
    else:
        at = item.stop
    item.at = at
    return intern(_as_written(item, first, at)) or None


def _must_be_type(item: Cursor) -> bool:
    """Say whether what stands here is a type, though it ends one elsewhere: PostgreSQL asks for one."""
    return item.source.dialect == "postgresql" and item.word() not in NEVER_TYPES and item.word() != ""


def _ends_type(item: Cursor, at: int, first: int) -> bool:
    following = item.uppers[at + 1] if at + 1 < item.stop else ""
    if item.uppers[at] == "CHARACTER":
        return following == "SET" and at > first
    return following != "TIME" or item.uppers[at] not in ("WITH", "WITHOUT")


def _as_written(item: Cursor, first: int, stop: int) -> str:
    if stop - first == 1:
        return item.texts[first]
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
