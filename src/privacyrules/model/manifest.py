"""Flows as a manifest lists them, before they are held against the vocabulary."""

from typing import NamedTuple

from privacyrules.model.nodes import Node
from privacyrules.model.places import Place


class ManifestFlow(NamedTuple):
    """One flow of a manifest: `node` holds its axes, facts and omission as written."""

    id: str
    description: str
    node: Node
    place: Place


class ManifestReading(NamedTuple):
    """The flows of one manifest, in the order of the text."""

    path: str
    flows: tuple[ManifestFlow, ...]
