"""A loop of Ruby through a list that is written in the file in; what its rounds give out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from privacyrules.syntax.code.values import Items, Plain, Unknown
from privacyrules.syntax.ruby.operators import MOST_ITEMS
from privacyrules.syntax.ruby.runner import Runner
from privacyrules.syntax.ruby.values import Call, Ruby, shared

_MAPS = ("map", "collect", "flat_map", "filter_map", "collect_concat", "map!", "collect!")
_COUNTED = ("each_with_index", "with_index", "each_with_object", "with_object")
_SLICES = ("each_slice", "in_groups_of")


def looped(runner: Runner, call: Call, items: Items) -> Ruby | None:
    """Follow a loop through a list; None if the call is none."""
    if call.block is None:
        return _without_block(runner, call, items)
    rows = [*_rows(call, items)]
    if call.name in _SLICES:
        rows = [[row] for row in _slices(call, items).items]
    given = runner.rounds(call.block, rows)
    if items.missing is not None and not runner.left:
        runner.again(call.block)
    span = runner.span(call.node)
    if call.name in _MAPS:
        return _gathered(call, Items(tuple(shared(value, span) for value in given), items.missing))
    return items if call.name.startswith(("each", "reverse_each")) else Unknown(span)


def _gathered(call: Call, results: Items) -> Items:
    """Return what `map` gives; `flat_map` takes lists apart."""
    if call.name not in ("flat_map", "collect_concat"):
        return results
    parts = (value.items if isinstance(value, Items) else (value,) for value in results.items)
    return Items(tuple(chain.from_iterable(parts))[:MOST_ITEMS], results.missing)


def _rows(call: Call, items: Items) -> Iterator[Sequence[Ruby]]:
    """Give what each round of a loop is handed."""
    memo = call.argument(0)
    for at, item in enumerate(items.items):
        if call.name in ("each_with_object", "with_object"):
            yield (item, *call.args)
        elif call.name in _COUNTED:
            first = memo.value if isinstance(memo, Plain) and isinstance(memo.value, int) else 0
            yield item, Plain(first + at)
        else:
            yield (item,)


def _without_block(runner: Runner, call: Call, items: Items) -> Ruby | None:
    if call.name in _MAPS and call.through:
        calls = (Call(call.through, call.node, call.at, item, "...") for item in items.items)
        given = tuple(shared(runner.send(each), runner.span(call.node)) for each in calls)
        return Items(given, items.missing)
    if call.name in _SLICES:
        return _slices(call, items)
    if call.name in ("each_with_index", "with_index"):
        rows = (Items((item, Plain(at))) for at, item in enumerate(items.items))
        return Items(tuple(rows), items.missing)
    # a loop without a block waits for the next call: `each.with_index`
    return items if call.name in ("each", "each_pair", "map", "reverse_each", "each_entry") else None


def _slices(call: Call, items: Items) -> Items:
    size = call.argument(0)
    many = size.value if isinstance(size, Plain) and isinstance(size.value, int) and size.value > 0 else 1
    starts = range(0, len(items.items), many)
    return Items(tuple(Items(items.items[at : at + many]) for at in starts), items.missing)


def counted(runner: Runner, call: Call, number: int) -> Ruby | None:
    """Follow `3.times`, `1.upto(3)` and `3.downto(1)`; None for any other call of a number."""
    last = call.argument(0)
    other = last.value if isinstance(last, Plain) and isinstance(last.value, int) else None
    ends = {"times": (0, number - 1), "upto": (number, other), "downto": (other, number)}
    first, end = ends.get(call.name, (None, None))
    if first is None or end is None or end - first >= MOST_ITEMS:
        return None
    numbers = Items(tuple(Plain(at) for at in range(first, end + 1)))
    return numbers if call.block is None else looped(runner, call, numbers)
