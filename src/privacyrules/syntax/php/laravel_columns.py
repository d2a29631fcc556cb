"""A call that adds columns to a table of Laravel's in; the names and types of these columns out."""

from __future__ import annotations

from typing import NamedTuple

from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain
from privacyrules.syntax.php.laravel_words import (
    DEFAULT_NAMES,
    KNOWN_AS,
    MORPHS,
    NO_SIZE,
    TOGETHER,
    TYPES,
)
from privacyrules.syntax.php.strings import shown
from privacyrules.syntax.php.text_functions import snake
from privacyrules.syntax.php.values import Array, Call, ClassName, Php

_SIZES = ("length", "total", "places", "precision", "dimensions", "subtype", "srid")


class Added(NamedTuple):
    """A column that a call adds: its name, where that is written, and its type."""

    name: str
    written: Text
    type: str | None


def adds_columns(call: Call) -> bool:
    """Say whether a call on a table adds columns by its name."""
    key = call.key
    return key in TYPES or key in TOGETHER or key in MORPHS or key in ("addcolumn", "foreignidfor")


def added_columns(call: Call) -> list[Added] | None:
    """Return the columns that a call adds; None if what they are called is not written here."""
    if call.key in TOGETHER:
        word = method_name(call)
        sizes = _sizes(call.args, call)
        return [Added(name, word, _sized(kind, sizes)) for name, kind in TOGETHER[call.key]]
    if call.key == "foreignidfor":
        return _key_of_a_model(call)
    if call.key == "addcolumn":
        return _by_type(call)
    name = known_text(call.argument(0, "name", "column"))
    if call.key in MORPHS and name is not None:
        return [
            Added(f"{name.value}_type", name, "string"),
            Added(f"{name.value}_id", name, MORPHS[call.key]),
        ]
    return _one(call, name) if call.key in TYPES else None


def _one(call: Call, name: Text | None) -> list[Added] | None:
    method = TYPES[call.key]
    if name is None and call.argument(0, "name", "column") is None and method in DEFAULT_NAMES:
        return [Added(DEFAULT_NAMES[method], method_name(call), KNOWN_AS.get(method, method))]
    if name is None:
        return None
    if method == "rawColumn":
        stated = call.argument(1, "definition")
        return [Added(name.value, name, stated.value if isinstance(stated, Text) else None)]
    sizes = [] if method in NO_SIZE else _sizes(call.args[1:], call)
    return [Added(name.value, name, _sized(KNOWN_AS.get(method, method), sizes))]


def _by_type(call: Call) -> list[Added] | None:
    """`addColumn('string', 'email', ['length' => 100])`."""
    kind, name = call.argument(0, "type"), known_text(call.argument(1, "name"))
    if name is None:
        return None
    options = call.argument(2, "parameters")
    known = [options.get(Text(key, ((0, 0),))) for key in _SIZES] if isinstance(options, Array) else []
    sizes = _sizes(tuple(value for value in known if value is not None), call)
    written = kind.value if isinstance(kind, Text) else None
    return [Added(name.value, name, _sized(written, sizes) if written else None)]


def _key_of_a_model(call: Call) -> list[Added] | None:
    """`foreignIdFor(User::class)` adds `user_id`, unless it says how the column is called."""
    stated = call.argument(1, "column")
    name = known_text(stated)
    if name is not None:
        return [Added(name.value, name, "foreignId")]
    model = call.argument(0, "model")
    path = model.path if isinstance(model, ClassName) else model.value if isinstance(model, Text) else ""
    own = path.rpartition("\\")[2]
    if not own or (stated is not None and stated != Plain(None)):
        return None
    start = model.offset(len(path) - len(own)) if isinstance(model, Text) else _start_of(model)
    return [Added(f"{snake(own)}_id", Text(own, ((0, start),)), "foreignId")]


def _start_of(value: Php | None) -> int:
    return value.span[0] if isinstance(value, ClassName) else 0


def method_name(call: Call) -> Text:
    """Return the name of the method, standing for a column that the call does not name."""
    return Text(call.name, ((0, call.at),))


def _sizes(values: tuple[Php, ...], call: Call) -> list[str]:
    named = [call.named[name] for name in _SIZES if name in call.named]
    return [size for value in (*values, *named) if (size := _size(value))]


def _size(value: Php) -> str | None:
    """Return a length or a precision as written, if an argument is one."""
    if isinstance(value, Text):
        return value.value
    number = isinstance(value, Plain) and isinstance(value.value, int | float)
    return shown(value) if isinstance(value, Plain) and number and not isinstance(value.value, bool) else None


def _sized(kind: str, sizes: list[str]) -> str:
    return f"{kind}({', '.join(sizes)})" if sizes and not kind.endswith(")") else kind
