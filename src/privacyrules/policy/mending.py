"""A tree and the steps to a mistake in it in, the tree without the mistake out, so that the rest can be read."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Many
from dataclasses import replace

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


def without_part(node: Node, steps: Many[Step]) -> Node:
    """The tree without the smallest part around a place that can be spared.

    That is the innermost item of a list, else the entry of the inner mapping; the steps of a file's own
    keys are spared by nobody, so a mistake there leaves the tree as it is.
    """
    leading: list[Step] = []
    spared = 0
    inner = node
    for step in steps:
        if not holds(inner, step):
            continue
        leading.append(step)
        if isinstance(step, int) or len(leading) == 2:
            spared = len(leading)
        inner = child(inner, step)
    return _changed(node, leading[:spared], None) if spared else node


def _changed(node: Node, steps: Many[Step], name: str | None) -> Node:
    """The tree with another name for the key that the steps lead to, or without what stands there."""
    head, *rest = steps
    if not holds(node, head):
        return _changed(node, rest, name) if rest else node
    if isinstance(node, Sequence):
        items = list(node.items)
        index = int(head)
        items[index : index + 1] = [_changed(items[index], rest, name)] if rest else []
        return replace(node, items=tuple(items))
    entries: list[tuple[Scalar, Node]] = []
    for key, value in node.entries if isinstance(node, Mapping_) else ():
        if key.value != head:
            entries.append((key, value))
        elif rest:
            entries.append((key, _changed(value, rest, name)))
        elif name is not None:
            entries.append((replace(key, value=name, text=name), value))
    return replace(node, entries=tuple(entries))
