"""Flows as a manifest lists them, before they are held against the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

from privacyrules.model.nodes import Node
from privacyrules.model.places import Place


@dataclass(frozen=True, slots=True)
class ManifestFlow:
    """One flow of a manifest: `node` holds its axes, facts and omission as written."""

    id: str
    description: str
    node: Node
    place: Place


@dataclass(frozen=True, slots=True)
class ManifestReading:
    """The flows of one manifest, in the order of the text."""

    path: str
    flows: tuple[ManifestFlow, ...]
