"""Where data goes: from whom it comes, where it is kept, to whom it is handed, one hop at a time."""

from __future__ import annotations

from typing import Literal, NamedTuple

from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.places import Place

Stands = Literal["source", "data", "table", "recipient"]


class Stop(NamedTuple):
    """One place on the map; a stop without a name is what nobody stated."""

    stands: Stands
    name: str


class Hop(NamedTuple):
    """Data that goes from one stop to the next, and whether that is allowed.

    `does` says what is done and what for. `places` are where it is written, in order. Where data only is
    said to come from, nobody asked whether it may: `verdict` is None.
    """

    start: Stop
    end: Stop
    does: str
    verdict: Verdict | None
    kind: Kind | None
    because: tuple[str, ...]
    places: tuple[Place, ...]


class FlowMap(NamedTuple):
    """Every stop with a hop, sorted, and every hop once."""

    stops: tuple[Stop, ...]
    hops: tuple[Hop, ...]
