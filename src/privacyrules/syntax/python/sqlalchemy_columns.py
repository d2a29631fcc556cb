"""What a class of SQLAlchemy's or SQLModel's binds in; the columns that this makes out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.alembic_columns import is_no_type
from privacyrules.syntax.python.annotations import is_annotated, stated_type
from privacyrules.syntax.python.classes import Member
from privacyrules.syntax.python.found import written_type
from privacyrules.syntax.python.source import PythonSource
from privacyrules.syntax.python.values import Built, Dotted, Pairs, Unknown, Value

_NO_COLUMN = re.compile(
    r"(?:\w*relationship|backref|association_proxy|synonym|\w*property|query_expression|PrivateAttr)\Z",
    re.IGNORECASE,
)
_NOT_KEPT = ("ClassVar", "DynamicMapped", "WriteOnlyMapped", "AssociationProxy", "PrivateAttr")


class Made(NamedTuple):
    """A column that something makes; the name is None where it is not written in the file."""

    name: Text | None
    type: str | None = None
    comment: str | None = None


def is_column(value: Value | None) -> bool:
    """Say whether a value is a column: `Column(...)`, `db.Column(...)`, `mapped_column(...)`."""
    return isinstance(value, Built) and value.called.endswith(("mapped_column", "Column"))


def column_made(
    column: Built, source: PythonSource, default: Text | None = None, declared: str | None = None
) -> Made:
    """Return what a call of `Column` makes.

    Args:
        column: the call.
        source: the text in which the call is written.
        default: the name of the column where the call states none.
        declared: the type where the call states none.
    """
    arguments = column.args
    stated = column.named.get("name")
    if stated is None and arguments and isinstance(arguments[0], Text):
        stated, arguments = arguments[0], arguments[1:]
    types = [value for value in arguments if not is_no_type(value)]
    if stated is None and len(types) > 1 and _is_name(types[0]) and _is_type(types[1]):
        stated, types = types[0], types[1:]
    type_ = column.named.get("type_") or next(iter(types), None)
    refers = any(isinstance(value, Built) and value.name == "ForeignKey" for value in arguments)
    said = known_text(column.named.get("comment"))
    return Made(
        default if stated is None else known_text(stated),
        _written(type_, source) or declared or ("ForeignKey" if refers else None),
        said.value if said else None,
    )


def _written(value: Value | None, source: PythonSource) -> str | None:
    """Return a type as written; of `db.Integer`, what is behind the `db` that the file makes."""
    node = value.node if isinstance(value, Unknown) else None
    return node.attr if isinstance(node, ast.Attribute) else written_type(value, source)


def _is_name(value: Value) -> bool:
    """Say whether a value may be a name that is worked out elsewhere: `NAME` may, `Integer` may not."""
    written = value.path.rpartition(".")[2] if isinstance(value, Dotted) else ""
    return isinstance(value, Unknown) or (
        isinstance(value, Dotted) and written in (written.upper(), written.lower())
    )


def _is_type(value: Value) -> bool:
    return isinstance(value, Dotted) or (isinstance(value, Built) and value.name[:1].isupper())


def columns_of(member: Member, value: Value | None, source: PythonSource, *, every: bool) -> Iterator[Made]:
    """Give the columns that a member of a class makes.

    Args:
        member: what the body of the class binds.
        value: what it is bound to, or what the method gives that is asked for it.
        source: the text of the class.
        every: whether every annotated name is a column, as in SQLModel.
    """
    declared = stated_type(member.annotation)
    columns = list(_columns_in(value))
    several = isinstance(value, Built) and value.name == "composite"
    for column in columns:
        default = (None, None) if several else (member.name, declared)
        yield column_made(column, source, *default)
    if columns or several or _is_no_column(value):
        return
    if is_annotated(member.annotation, "Mapped"):
        yield Made(member.name, declared)
    elif every and member.annotation is not None and not is_annotated(member.annotation, *_NOT_KEPT):
        yield _field_made(member, value, source)


def _is_no_column(value: Value | None) -> bool:
    """Say whether a value is a relationship or the like, or something around one."""
    if not isinstance(value, Built):
        return False
    return bool(_NO_COLUMN.match(value.name) or (value.args and _is_no_column(value.args[0])))


def _columns_in(value: Value | None) -> Iterator[Built]:
    """Find the columns in what stands around them, such as `deferred(Column(...))`."""
    if not isinstance(value, Built):
        return
    if is_column(value):
        yield value
    elif value.name == "composite":
        yield from (part for part in value.args if isinstance(part, Built) and is_column(part))
    elif value.name.islower() and value.args and isinstance(value.node.args[0], ast.Call):
        yield from _columns_in(value.args[0])
    elif value.name == "field" and isinstance(value.named.get("metadata"), Pairs):
        metadata = value.named["metadata"]
        for _, part in metadata.entries if isinstance(metadata, Pairs) else ():
            yield from _columns_in(part)
    elif "sa_column" in value.named:
        yield from _columns_in(value.named["sa_column"])


def _field_made(member: Member, value: Value | None, source: PythonSource) -> Made:
    """Return what `name: type = Field(...)` makes, or `name: type` alone."""
    stated = value.named if isinstance(value, Built) else {}
    more = stated.get("sa_column_kwargs")
    name = more.get("name") if isinstance(more, Pairs) else None
    said = known_text(more.get("comment")) if isinstance(more, Pairs) else None
    type_ = _written(stated.get("sa_type"), source) or stated_type(member.annotation)
    return Made(member.name if name is None else known_text(name), type_, said.value if said else None)
