"""A tree and the steps to a mistake in it in, the tree without the mistake out: the rest can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Many

from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.syntax.nearest import nearest
from privacyrules.syntax.trees import Step, child, holds


def with_key_put_right(node: Node, steps: Many[Step], known: Iterable[str]) -> Node:
    """The tree with the unknown key named as it was meant, or without it if nobody can tell.

    Args:
        node: the tree.
        steps: keys and indexes that lead to what stands under the unknown key.
        known: the keys that may stand there.
    """
    owner = node
    for step in steps[:-1]:
        owner = child(owner, step)
    taken = {key.text for key, _ in owner.entries} if isinstance(owner, Mapping_) else set()
    return _changed(node, steps, nearest(str(steps[-1]), set(known) - taken))


def with_stand_ins(node: Node, values: Mapping[str, str]) -> Node:
    """The tree with these values under these keys of the file, whatever stands there or is missing."""
    if not isinstance(node, Mapping_):
        return node
    put = [
        (Scalar(key, node.place, key, quoted=False), Scalar(value, node.place, value, quoted=True))
        for key, value in values.items()
    ]
    kept = [entry for entry in node.entries if entry[0].value not in values]
    return node._replace(entries=(*kept, *put))


def without_parts(node: Node, places: Iterable[Many[Step]]) -> Node:
    """The tree without the smallest parts around some places that can be spared.

    Such a part is the innermost item of a list, else an entry of an inner mapping. The keys of the file
    itself can not be spared, so a mistake in the value of one leaves the tree as it is.
    """
    parts = {part for steps in places if (part := _part(node, steps))}
    # from the end, so that the indexes of what stands before remain right
    for part in sorted(parts, key=_order, reverse=True):
        node = _changed(node, part, None)
    return node


def _part(node: Node, steps: Many[Step]) -> tuple[Step, ...]:
    """The steps to the smallest part around a place that can be spared; none if there is no such part."""
    leading: list[Step] = []
    spared = 0
    for step in steps:
        if holds(node, step):
            leading.append(step)
            if isinstance(step, int) or len(leading) == 2:
                spared = len(leading)
            node = child(node, step)
    return tuple(leading[:spared])


def _order(part: Many[Step]) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (0, step) for step in part]


def _changed(node: Node, steps: Many[Step], name: str | None) -> Node:
    """The tree with another name for the key that the steps lead to, or without what stands there."""
    head, *rest = steps
    if not holds(node, head):
        return _changed(node, rest, name) if rest else node
    if isinstance(node, Sequence):
        items = list(node.items)
        index = int(head)
        items[index : index + 1] = [_changed(items[index], rest, name)] if rest else []
        return node._replace(items=tuple(items))
    if isinstance(node, Scalar):
        return node
    entries: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        if key.value != head:
            entries.append((key, value))
        elif rest:
            entries.append((key, _changed(value, rest, name)))
        elif name is not None:
            entries.append((key._replace(value=name, text=name), value))
    return node._replace(entries=tuple(entries))
