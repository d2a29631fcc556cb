"""A call of something that JavaScript itself offers in; what it gives out, as far as that can be known."""

from __future__ import annotations

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.strings import as_text
from privacyrules.syntax.javascript.text_methods import TEXT_METHODS
from privacyrules.syntax.javascript.values import (
    Built,
    Dotted,
    Entry,
    Function,
    Items,
    Pairs,
    Plain,
    Unknown,
    Value,
)

_GIVES_BACK = frozenset(
    {
        "Array.from",
        "Object.freeze",
        "Object.seal",
        "Promise.all",
        "Promise.allSettled",
        "Promise.resolve",
        "structuredClone",
    }
)
_REQUIRES = ("require", "import")
_GOES_THROUGH = ("forEach", "map", "flatMap", "filter", "some", "every", "find", "each", "mapSeries")


def call_known(folder: Folder, call: Built) -> Value | None:
    """Return what a call of a string's, a list's or a built-in's gives; None for any other."""
    owner = call.receiver
    if isinstance(owner, Text):
        on_text = TEXT_METHODS.get(call.name)
        return on_text(folder, owner, call) if on_text else None
    if isinstance(owner, Items):
        return _on_items(folder, owner, call)
    return _built_in(folder, call)


def _on_items(folder: Folder, owner: Items, call: Built) -> Value | None:
    function = call.argument(0)
    if isinstance(function, Function):
        if call.name in _GOES_THROUGH:
            return go_through(folder, owner, function, call)
        if call.name in ("reduce", "reduceRight"):
            return _reduced(folder, owner, function, call)
        return None
    if call.name == "join":
        return _joined(folder, owner, call)
    if call.name == "concat":
        return _more(folder, owner, call)
    if call.name == "entries":
        pairs = (Items((Plain(at), item)) for at, item in enumerate(owner.items))
        return folder.budget.items(pairs, owner.missing)
    return (
        owner
        if call.name in ("flat", "reverse", "sort", "values") or (call.name == "slice" and not call.args)
        else None
    )


def go_through(folder: Folder, owner: Items, function: Function, call: Built) -> Value:
    """Run a function for every item of a list, and once more for those that are not known."""
    given: list[Value] = []
    for at, item in enumerate(owner.items):
        folder.budget.spend()
        given.append(folder.run(function, (item, Plain(at), owner)))
    missing = owner.missing
    if missing is not None:
        folder.run(function, (Unknown(missing), Unknown(missing), owner))
    if call.name == "flatMap":
        lists = [value for value in given if isinstance(value, Items)]
        flat = (item for value in lists for item in value.items)
        missing = missing or next((value.missing for value in lists if value.missing is not None), None)
        return folder.budget.items(flat, missing if len(lists) == len(given) else call.node)
    if call.name in ("map", "mapSeries"):
        return folder.budget.items(given, missing)
    # of what a condition may let through, everything may come through
    return owner if call.name == "filter" else Unknown(call.node)


def _reduced(folder: Folder, owner: Items, function: Function, call: Built) -> Value:
    items = owner.items if len(call.args) > 1 else owner.items[1:]
    first = call.argument(1) or (owner.items[0] if owner.items else None)
    value: Value = first if first is not None else Unknown(call.node)
    for at, item in enumerate(items):
        folder.budget.spend()
        value = folder.run(function, (value, item, Plain(at), owner))
    return value if owner.missing is None else Unknown(call.node)


def _joined(folder: Folder, owner: Items, call: Built) -> Value | None:
    between = call.argument(0) if call.args else Text(",", ((0, folder.source.start(call.node)),))
    if not isinstance(between, Text) or owner.missing is not None:
        return None
    parts: list[Text] = []
    for item in owner.items:
        text = as_text(item, call.node, folder.source)
        parts += [between, text] if parts else [text]
    return folder.budget.text(parts, folder.source.start(call.node))


def _more(folder: Folder, owner: Items, call: Built) -> Value:
    items, missing = list(owner.items), owner.missing or call.missing
    for value in call.args:
        items += value.items if isinstance(value, Items) else (value,)
        if isinstance(value, Items):
            missing = missing or value.missing
    return folder.budget.items(items, missing)


def _built_in(folder: Folder, call: Built) -> Value | None:
    given = call.argument(0)
    if call.path in _REQUIRES and isinstance(given, Text):
        return Dotted(given.value, call.node)
    if given is None or call.missing is not None:
        return None
    if call.path in _GIVES_BACK and len(call.args) == 1:
        return given
    if call.path == "String" and isinstance(given, Text | Plain):
        return as_text(given, call.node, folder.source)
    if call.path == "Object.assign":
        return _merged(folder, call)
    return _listed(folder, given, call) if isinstance(given, Pairs) else None


def _merged(folder: Folder, call: Built) -> Value | None:
    """Return an object with the properties of several; None if one of them is not known at all."""
    entries: list[Entry] = []
    missing = call.missing
    for value in call.args:
        if not isinstance(value, Pairs):
            return None
        entries += value.entries.values()
        missing = missing or value.missing
    return folder.budget.pairs(entries, missing)


def _listed(folder: Folder, pairs: Pairs, call: Built) -> Value | None:
    entries = pairs.entries.values()
    if call.path == "Object.keys":
        return folder.budget.items((entry.key for entry in entries), pairs.missing)
    if call.path == "Object.values":
        return folder.budget.items((entry.value for entry in entries), pairs.missing)
    if call.path == "Object.entries":
        return folder.budget.items((Items((entry.key, entry.value)) for entry in entries), pairs.missing)
    return None
