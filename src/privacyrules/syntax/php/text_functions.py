"""A call of a function that works on strings in; the string that it gives, with its places, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from privacyrules.syntax.code.texts import Text, hole, joined
from privacyrules.syntax.code.values import Plain, Unknown
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.strings import as_text
from privacyrules.syntax.php.values import Array, Call, Constant, Php, Setting, listed

_FIELD = re.compile(r"%(?:(\d+)\$)?([-+ 0]*\d{0,3}(?:\.\d{1,3})?)[bcdeEfFgGosuxX]|%%")
_WORD = re.compile(r"(.)(?=[A-Z])")


def _kept(_runner: Runner, call: Call) -> Php | None:
    first = call.argument(0)
    if isinstance(first, Text) and call.key.endswith("trim") and len(call.args) == 1:
        start = 0 if call.key == "rtrim" else len(first.value) - len(first.value.lstrip())
        return first.part(start, len(first.value if call.key == "ltrim" else first.value.rstrip()))
    return first if len(call.args) == 1 else None


def _changed(change: Callable[[str], str]) -> Callable[[Runner, Call], Php | None]:
    def apply(_runner: Runner, call: Call) -> Php | None:
        first = call.argument(0)
        if not isinstance(first, Text) or not first.whole or not first.value.isascii():
            return None
        after = change(first.value)
        same_length = len(after) == len(first.value)
        return Text(after, first.runs if same_length else ((0, first.offset(0)),))

    return apply


def snake(name: str) -> str:
    """Return a name in the words that Laravel makes of it: `UserAddress` becomes `user_address`."""
    if name.islower():
        return name
    return _WORD.sub(r"\1_", "".join(part[:1].upper() + part[1:] for part in name.split())).lower()


def _formatted(runner: Runner, call: Call) -> Php | None:
    form, rest = call.argument(0), call.args[1:]
    if not isinstance(form, Text):
        return None
    if call.key == "vsprintf":
        first = call.argument(1)
        rest = first.values if isinstance(first, Array) and first.missing is None else ()
    return joined(_fields(runner, form, rest), form.offset(0))


def _fields(runner: Runner, form: Text, values: tuple[Php, ...]) -> Iterator[Text]:
    at = counted = 0
    for found in _FIELD.finditer(form.value):
        yield form.part(at, found.start())
        at = found.end()
        if found[0] == "%%":
            yield form.part(at - 1, at)
            continue
        which = int(found[1]) - 1 if found[1] else counted
        counted += not found[1]
        offset = form.offset(found.start())
        value = values[which] if 0 <= which < len(values) else None
        span = value.span if isinstance(value, Unknown | Setting | Constant) else None
        written = runner.source.written(*span) if span is not None else found[0]
        if value is None or (found[2] and not isinstance(value, Plain)):
            yield hole(written, offset)
        elif found[2] and isinstance(value, Plain) and isinstance(value.value, int):
            yield Text(f"%{found[2]}d" % value.value, ((0, offset),))
        else:
            yield as_text(value, written, offset)
    yield form.part(at, len(form.value))


def _replaced(_runner: Runner, call: Call) -> Php | None:
    old, new, text = call.argument(0), call.argument(1), call.argument(2)
    if not (isinstance(old, Text) and isinstance(new, Text) and isinstance(text, Text)):
        return None
    if not old.value or not old.whole:
        return None
    parts: list[Text] = []
    at = 0
    while (found := text.value.find(old.value, at)) >= 0:
        parts += [text.part(at, found), new]
        at = found + len(old.value)
    return joined([*parts, text.part(at, len(text.value))], text.offset(0))


def _split(_runner: Runner, call: Call) -> Php | None:
    between, text = call.argument(0), call.argument(1)
    if not (isinstance(between, Text) and isinstance(text, Text) and between.value) or len(call.args) > 2:
        return None
    pieces: list[Php] = []
    at = 0
    for piece in text.value.split(between.value):
        pieces.append(text.part(at, at + len(piece)))
        at += len(piece) + len(between.value)
    return listed(pieces)


def _implode(runner: Runner, call: Call) -> Php | None:
    given = [call.argument(0), call.argument(1)]
    between = next((value for value in given if isinstance(value, Text)), Text("", ((0, 0),)))
    array = next((value for value in given if isinstance(value, Array)), None)
    return imploded(runner, array, between, call) if array is not None else None


def imploded(runner: Runner, array: Array, between: Text, call: Call) -> Text | None:
    """Return the values of an array, put together."""
    pieces: list[Text] = []
    start = runner.source.start(call.node)
    for value in array.values:
        span = value.span if isinstance(value, Unknown | Setting | Constant) else (start, start)
        written = runner.source.written(*span)
        piece = value if isinstance(value, Text) else as_text(value, written, span[0])
        pieces += [between, piece] if pieces else [piece]
    if array.missing is not None:
        pieces.append(hole("...", start))
    return joined(pieces, start)


STR_METHODS: dict[str, Callable[[Runner, Call], Php | None]] = {
    "lower": _changed(str.lower),
    "of": _kept,
    "snake": _changed(snake),
    "ucfirst": _changed(lambda text: text[:1].upper() + text[1:]),
    "upper": _changed(str.upper),
}
"""The methods of Laravel's `Str`."""

TEXT_FUNCTIONS: dict[str, Callable[[Runner, Call], Php | None]] = {
    **dict.fromkeys(("trim", "ltrim", "rtrim", "strval", "with", "e", "addslashes"), _kept),
    **dict.fromkeys(("strtolower", "mb_strtolower"), _changed(str.lower)),
    **dict.fromkeys(("strtoupper", "mb_strtoupper"), _changed(str.upper)),
    "ucfirst": _changed(lambda text: text[:1].upper() + text[1:]),
    "lcfirst": _changed(lambda text: text[:1].lower() + text[1:]),
    "snake_case": _changed(snake),
    **dict.fromkeys(("sprintf", "vsprintf"), _formatted),
    "str_replace": _replaced,
    "explode": _split,
    **dict.fromkeys(("implode", "join"), _implode),
}
