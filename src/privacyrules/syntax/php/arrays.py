"""A call that works on arrays, or on Laravel's collections, in; the array that it gives out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain, Unknown
from privacyrules.syntax.php.budget import MOST_ITEMS
from privacyrules.syntax.php.functions import Arguments, as_function
from privacyrules.syntax.php.runner import Runner
from privacyrules.syntax.php.text_functions import imploded
from privacyrules.syntax.php.values import NULL, Array, Call, Closure, Entry, Php, listed

_SAME_WORDS = """
    all asort collect dump ensure filter keyby lazy reject reverse sort sortby sortbydesc sortdesc sortkeys
    toarray unique values wherenotnull only except intersect diff shuffle array_diff array_diff_key
    array_filter array_intersect array_intersect_key array_reverse array_unique array_values array_slice
    iterator_to_array
"""
_SAME = frozenset(_SAME_WORDS.split())
"""Of an array from which something may be taken away, all is read."""
_MERGES = frozenset({"merge", "concat", "union", "array_merge", "array_replace"})
_BY_KEYS = frozenset({"keys", "array_keys", "flip", "array_flip"})
_LOOPS = frozenset({"each", "map", "flatmap", "mapwithkeys", "array_map", "array_walk", "eachspread"})
_CHANGES = frozenset({"array_push", "array_unshift", "push", "add", "prepend", "put"})
_IN_PLACE = frozenset({"array_pop", "array_shift", "array_splice"})
_LONGEST_RANGE = 1_000


def on_array(runner: Runner, call: Call, array: Array) -> Php | None:
    """Return what a method of a collection gives; None where that is not known."""
    if call.key == "implode":
        between = call.argument(0)
        return imploded(runner, array, between, call) if isinstance(between, Text) else None
    if call.key in ("first", "last", "get"):
        return _picked(array, call)
    if call.key == "count":
        return Plain(len(array.entries)) if array.missing is None else None
    if call.key in _CHANGES:
        return _grown(runner, call, array, call.args[-1:])
    return _of_array(runner, call, array, call.args)


def _of_array(runner: Runner, call: Call, array: Array, rest: Sequence[Php]) -> Php | None:
    if call.key in _LOOPS:
        function = next((found for found in map(_asked(runner), rest) if found is not None), None)
        return _looped(runner, call, array, function) if function is not None else None
    if call.key in _MERGES:
        return _merged(runner, call, [array, *rest])
    if call.key in _BY_KEYS:
        return _by_keys(array, flipped=call.key.endswith("flip"))
    if call.key in ("values", "array_values"):
        return listed(array.values, array.missing)
    if call.key in _SAME:
        for function in filter(None, map(_asked(runner), rest)):
            runner.perhaps(function, call.frame)
        return array
    return None


def _asked(runner: Runner) -> Callable[[Php], Closure | None]:
    return lambda value: as_function(runner, value)


def _picked(array: Array, call: Call) -> Php | None:
    if array.missing is not None or not array.entries:
        return None
    if call.key == "get":
        key = call.argument(0)
        return array.get(key) if isinstance(key, Text | Plain) else None
    return array.values[0 if call.key == "first" else -1] if not call.args else None


def _looped(runner: Runner, call: Call, array: Array, function: Closure) -> Php:
    """Follow a function for every entry, and once more for those that are not known."""
    given: list[Php] = []
    for entry in array.entries:
        runner.budget.step()
        given.append(runner.run(function, Arguments((entry.value, entry.key))))
    if array.missing is not None:
        runner.perhaps(function, call.frame)
    if call.key in ("each", "array_walk", "eachspread"):
        return array
    if call.key in ("map", "array_map"):
        entries = zip(array.entries, given, strict=True)
        return Array(tuple(Entry(entry.key, value) for entry, value in entries), array.missing)
    return _merged(runner, call, [value for value in given if isinstance(value, Array)])


def _merged(runner: Runner, call: Call, arrays: Sequence[Php]) -> Array:
    entries: list[Entry] = []
    missing = runner.span(call.node) if call.missing else None
    for array in arrays:
        if not isinstance(array, Array):
            missing = missing or runner.span(call.node)
            continue
        missing = missing or array.missing
        entries += [
            entry if isinstance(entry.key, Text) else Entry(Plain(len(entries) + at), entry.value)
            for at, entry in enumerate(array.entries)
        ]
    return Array(tuple(entries[:MOST_ITEMS]), missing)


def _by_keys(array: Array, *, flipped: bool) -> Array:
    if not flipped:
        return listed([entry.key for entry in array.entries], array.missing)
    flip = [Entry(value, key) for key, value in array.entries if isinstance(value, Text | Plain)]
    return Array(tuple(flip), array.missing)


def _grown(runner: Runner, call: Call, array: Array, more: Sequence[Php]) -> Array:
    """Return an array with more in it; the variable that is pushed to stands for it from then on."""
    entries = [*array.entries]
    entries += [Entry(Plain(len(entries) + at), value) for at, value in enumerate(more)]
    missing = array.missing or (runner.span(call.node) if call.missing else None)
    grown = Array(tuple(entries[:MOST_ITEMS]), missing)
    _put_back(runner, call, grown)
    return grown


def _put_back(runner: Runner, call: Call, array: Array) -> None:
    target = call.node.child_by_field_name("object")
    if target is None:
        arguments = call.node.child_by_field_name("arguments")
        first = arguments.named_children[0] if arguments is not None and arguments.named_children else None
        target = first.named_children[0] if first is not None and first.named_children else None
    if target is not None and target.type == "variable_name":
        call.frame.names[runner.source.excerpt(target).lstrip("$")] = array


def _function(runner: Runner, call: Call) -> Php | None:
    """`array_filter($array, fn)`, `array_map(fn, $array)`."""
    found = next((value for value in call.args if isinstance(value, Array)), None)
    function = as_function(runner, call.argument(0))
    if call.key == "array_map" and function is not None:
        found = value if isinstance(value := call.argument(1), Array) else None
    if found is None:
        return None
    rest = [value for value in call.args if value is not found]
    if call.key in _CHANGES:
        return _grown(runner, call, found, rest)
    if call.key in _IN_PLACE:
        _put_back(runner, call, Array(found.entries, runner.span(call.node)))
        return None
    return _of_array(runner, call, found, rest)


def _merge(runner: Runner, call: Call) -> Php | None:
    return _merged(runner, call, call.args)


def _collected(_runner: Runner, call: Call) -> Php | None:
    first = call.argument(0)
    return Array() if first is None else first if isinstance(first, Array) else None


def _combined(_runner: Runner, call: Call) -> Php | None:
    keys, values = call.argument(0), call.argument(1)
    if not isinstance(keys, Array):
        return None
    filled = call.key == "array_fill_keys"
    of = values.values if isinstance(values, Array) and not filled else (values or NULL,) * len(keys.entries)
    pairs = zip(keys.values, of, strict=False)
    entries = [Entry(key, value) for key, value in pairs if isinstance(key, Text | Plain)]
    return Array(tuple(entries), keys.missing)


def _range(runner: Runner, call: Call) -> Php | None:
    ends = [value.value for value in call.args if isinstance(value, Plain) and isinstance(value.value, int)]
    if len(ends) != len(call.args) or not 2 <= len(ends) <= 3 or abs(ends[1] - ends[0]) > _LONGEST_RANGE:
        return Unknown(runner.span(call.node))
    step = abs(ends[2]) if len(ends) > 2 else 1
    down = ends[1] < ends[0]
    numbers = range(ends[0], ends[1] + (-1 if down else 1), (-1 if down else 1) * (step or 1))
    return listed([Plain(number) for number in numbers])


ARRAY_FUNCTIONS: dict[str, Callable[[Runner, Call], Php | None]] = {
    **dict.fromkeys(
        (
            name
            for names in (_SAME, _BY_KEYS, _LOOPS, _CHANGES, _IN_PLACE)
            for name in names
            if "array_" in name
        ),
        _function,
    ),
    **dict.fromkeys((name for name in _MERGES if "array_" in name), _merge),
    **dict.fromkeys(("collect", "array"), _collected),
    **dict.fromkeys(("array_combine", "array_fill_keys"), _combined),
    "range": _range,
}
