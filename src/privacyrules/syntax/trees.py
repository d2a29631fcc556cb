"""A tree of a YAML or JSON text and steps into it in, what stands there out; and values made into trees."""

from __future__ import annotations

from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import Place

Step = str | int
"""A key of a mapping, or an index of a list."""


def plain(node: Node) -> object:
    """The tree as lists, dicts and scalars, without places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {str(key.value): plain(value) for key, value in node.entries}


def tree(value: object, place: Place) -> Node:
    """Plain values (of options, of Python) as a tree; what is under a key stands at `label key`."""
    if isinstance(value, dict):
        entries = [(str(key), inner) for key, inner in value.items()]
        return Mapping_(
            tuple(
                (_scalar(key, _inner(place, key)), tree(inner, _inner(place, key))) for key, inner in entries
            ),
            place,
        )
    if isinstance(value, (list, tuple)):
        return Sequence(tuple(tree(item, place) for item in value), place)
    return _scalar(value if isinstance(value, (str, int, float, bool)) else None, place)


def _scalar(value: str | int | float | bool | None, place: Place) -> Scalar:
    return Scalar(value, place, str(value), quoted=True)


def _inner(place: Place, key: str) -> Place:
    return Place(f"{place.path}{key}")


def holds(node: Node, step: Step) -> bool:
    """Whether something stands under a key or at an index."""
    return _step(node, step) is not None


def child(node: Node, step: Step) -> Node:
    """The value under a key or at an index; the node itself where there is none."""
    found = _step(node, step)
    return node if found is None else found[1]


def place_of(node: Node, *steps: Step, key: bool = False) -> Place:
    """Where a value stands in a tree: follow keys and indexes as far as they lead.

    Args:
        node: the tree.
        steps: keys and indexes from its root; a step that leads nowhere is passed over.
        key: point at the last key instead of at its value.
    """
    place = node.place
    for step in steps:
        found = _step(node, step)
        if found is not None:
            name, node = found
            place = name.place if key and name is not None else node.place
    return place


def _step(node: Node, step: Step) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Mapping_):
        return next(((name, value) for name, value in node.entries if name.value == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None
