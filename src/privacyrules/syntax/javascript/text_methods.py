"""A string and a call upon it in; the string that the call gives, letter by letter with its places, out."""

from __future__ import annotations

from collections.abc import Callable

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.strings import as_text
from privacyrules.syntax.javascript.values import Built, Value

_RUNS_IN_A_STEP = 50


def _trimmed(_folder: Folder, text: Text, call: Built) -> Value:
    start = 0 if call.name == "trimEnd" else len(text.value) - len(text.value.lstrip())
    return text.part(start, len(text.value if call.name == "trimStart" else text.value.rstrip()))


def _cased(_folder: Folder, text: Text, call: Built) -> Value | None:
    if not text.whole or not text.value.isascii():
        return None
    return Text(text.value.lower() if call.name == "toLowerCase" else text.value.upper(), text.runs)


def _added(folder: Folder, text: Text, call: Built) -> Value | None:
    more = [as_text(value, call.node, folder.source) for value in call.args]
    return folder.budget.text([text, *more], text.offset(0)) if call.missing is None else None


def _replaced(folder: Folder, text: Text, call: Built) -> Value | None:
    old, new = call.argument(0), call.argument(1)
    if not isinstance(old, Text) or not isinstance(new, Text) or not old.whole or not old.value:
        return None
    count = text.value.count(old.value)
    folder.budget.spend(count // 10 + count * len(text.runs) // _RUNS_IN_A_STEP)
    parts: list[Text] = []
    at = 0
    while (found := text.value.find(old.value, at)) >= 0:
        parts += [text.part(at, found), new]
        at = found + len(old.value)
        if call.name == "replace":
            break
    return folder.budget.text([*parts, text.part(at, len(text.value))], text.offset(0))


def _split(folder: Folder, text: Text, call: Built) -> Value | None:
    between = call.argument(0)
    if not isinstance(between, Text) or not between.value or not text.whole or len(call.args) > 1:
        return None
    count = text.value.count(between.value)
    folder.budget.spend(count // 10 + count * len(text.runs) // _RUNS_IN_A_STEP)
    parts: list[Value] = []
    at = 0
    for piece in text.value.split(between.value):
        parts.append(text.part(at, at + len(piece)))
        at += len(piece) + len(between.value)
    return folder.budget.items(parts)


def _itself(_folder: Folder, text: Text, _call: Built) -> Value:
    return text


TEXT_METHODS: dict[str, Callable[[Folder, Text, Built], Value | None]] = {
    "concat": _added,
    "replace": _replaced,
    "replaceAll": _replaced,
    "split": _split,
    "toLowerCase": _cased,
    "toString": _itself,
    "toUpperCase": _cased,
    "trim": _trimmed,
    "trimEnd": _trimmed,
    "trimStart": _trimmed,
}
"""What a string offers that can be known; other methods give what is not known."""
