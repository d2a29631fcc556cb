"""The name of a reader of statements in, the reader out; its module is loaded only when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import cast

from privacyrules.syntax.sql.cursor import Cursor
from privacyrules.syntax.sql.found import Found

StatementReader = Callable[[Cursor], Iterator[Found]]
"""Takes a cursor at the first word of a statement."""

ObjectReader = Callable[[Cursor, int], Iterator[Found]]
"""Takes a cursor behind the word for the kind of object, and the offset of the statement."""


@cache
def statement_reader(name: str) -> StatementReader:
    """Return the reader that is called `module.function` in this room."""
    return cast("StatementReader", _called(name))


@cache
def object_reader(name: str) -> ObjectReader:
    """Return the reader that is called `module.function` in this room."""
    return cast("ObjectReader", _called(name))


def _called(name: str) -> object:
    module, _, function = name.partition(".")
    return getattr(import_module(f"privacyrules.syntax.sql.{module}"), function)
