"""A type as code states it (`DataTypes.STRING(255)`, `'varchar'`) in; how it is written out."""

from __future__ import annotations

import re

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.strings import shown
from privacyrules.syntax.javascript.values import Built, Dotted, Either, Plain, Unknown, Value

_LIBRARY = re.compile(r"(?:new )?(?:.*\b(?:Data[Tt]ypes?|DATATYPES|S?equelize|types)\.)?")
_USING = re.compile(r"\s+USING\s.*", re.IGNORECASE | re.DOTALL)


def written_type(value: Value | None, source: TreeSource) -> str | None:
    """Return a type as written, without the library that it comes from and with lengths bare."""
    if isinstance(value, Text):
        return _USING.sub("", value.value) or None
    if isinstance(value, Dotted):
        return _own_name(value.path)
    if isinstance(value, Either):
        known = [written_type(option, source) for option in value.options]
        return " or ".join(dict.fromkeys(filter(None, known))) or None
    if isinstance(value, Built):
        arguments = value.node.child_by_field_name("arguments")
        parts = [part for part in arguments.named_children if part.type != "comment"] if arguments else []
        given = [_argument(each, source.folded(part)) for each, part in zip(value.args, parts, strict=False)]
        name = _own_name(value.path)
        return f"{name}({', '.join(given)})" if given else name
    return source.folded(value.node) if isinstance(value, Unknown) and value.node is not None else None


def _argument(value: Value, written: str) -> str:
    if isinstance(value, Plain):
        return shown(value)
    name = _own_name(value.path) if isinstance(value, Dotted) else None
    return name if name and name != written else written


def _own_name(path: str) -> str:
    own = _LIBRARY.sub("", path, count=1)
    return own if own != path else path.rpartition(".")[2]
