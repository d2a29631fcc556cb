"""A call of Knex's that runs SQL in; the SQL, with what it binds filled in, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacyrules.syntax.code.texts import Text, hole, joined
from privacyrules.syntax.javascript.values import Built, Items, Pairs, Plain, Value

_BOUND = re.compile(r"\\\?|\?\??|(?<![:\w]):(\w+)(:?)(?!\w)")
_MOST_BOUND = 1_000
_NAME = re.compile(r"\w+(?:\.\w+)*\Z")


def sql_of(built: Built) -> Text | None:
    """Return the SQL of `knex.raw("... ?? ...", [name])`; None if it is not written here."""
    text, bindings = built.argument(0), built.argument(1)
    if not isinstance(text, Text):
        return None
    if text.value.count("?") > _MOST_BOUND:
        return None
    if bindings is None or ("?" not in text.value and not isinstance(bindings, Pairs)):
        return text
    return joined(_filled(text, bindings), text.offset(0))


def _filled(text: Text, bindings: Value) -> Iterator[Text]:
    given = iter(bindings.items if isinstance(bindings, Items) else (bindings,))
    named = bindings if isinstance(bindings, Pairs) else None
    at = 0
    for found in _BOUND.finditer(text.value):
        written = found[0]
        if written.startswith("\\") or (written.startswith(":") == (named is None)):
            continue
        value = named.get(found[1]) if named is not None else next(given, None)
        is_name = written == "??" or bool(found[2])
        yield text.part(at, found.start())
        yield _put_in(value, is_name=is_name, where=text.part(found.start(), found.end()))
        at = found.end()
    yield text.part(at, len(text.value))


def _put_in(value: Value | None, *, is_name: bool, where: Text) -> Text:
    if is_name:
        fits = isinstance(value, Text) and _NAME.match(value.value)
        return value if isinstance(value, Text) and fits else hole(where.value, where.offset(0))
    # values are no part of what is defined
    number = isinstance(value, Plain) and isinstance(value.value, int)
    return Text(str(value.value) if isinstance(value, Plain) and number else "''", where.runs)
