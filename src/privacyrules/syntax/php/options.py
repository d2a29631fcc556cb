"""An array of options, as Doctrine and Phinx take them, in; the type of a column and its comment out."""

from __future__ import annotations

import re

from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain
from privacyrules.syntax.php.values import Array, Constant, Php

_PREFIX = "phinx_type_"
_ITSELF = "name"
_IN_OBJECTS = re.compile(r"_(?:im)?mutable\Z")
_SIZES = ("length", "limit", "precision", "scale")


def option(options: Php | None, name: str) -> Php | None:
    """Return what an array of options says of one."""
    return options.get(Text(name, ((0, 0),))) if isinstance(options, Array) else None


def comment_in(options: Php | None) -> str | None:
    """Return the comment of a column or a table."""
    said = known_text(option(options, "comment"))
    return said.value if said is not None else None


def written_type(kind: Php | None, options: Php | None) -> str | None:
    """Return a type with its size; `'string'` and `Types::STRING` are the same."""
    if isinstance(kind, Text):
        name = kind.value
    elif isinstance(kind, Constant):
        name = _IN_OBJECTS.sub("", kind.name.lower().removeprefix(_PREFIX))
        # `UuidType::NAME` is the name of the type that the class is about
        name = kind.owner.lower().removesuffix("type") if name == _ITSELF else name
    else:
        return None
    sizes = [option(options, size) for size in _SIZES]
    known = [str(size.value) for size in sizes if isinstance(size, Plain) and type(size.value) is int]
    return f"{name}({', '.join(known)})" if known else name
