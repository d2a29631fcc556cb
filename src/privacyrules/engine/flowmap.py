"""What is kept, handed out and done, each with its answer, in; the map of the data's ways out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacyrules.model.answer import STRICTEST_FIRST, Answer, PartVerdict
from privacyrules.model.flowmap import FlowMap, Hop, Stop
from privacyrules.model.places import Place

COMES = "comes from here"
"""What a hop does of which nobody asked whether it may."""

ORDER = ("source", "data", "table", "recipient")


class Done(NamedTuple):
    """Something that is done with data; `table` is where it is kept, or is handed out from."""

    answer: Answer
    place: Place
    table: str = ""


_Leg = tuple[Stop, Stop, str]


def flow_map(done: Iterable[Done]) -> FlowMap:
    """Lay out where data comes from and where it goes, the same way once."""
    hops: dict[tuple[object, ...], Hop] = {}
    for one in done:
        for part in one.answer.parts:
            for start, end, does in _legs(part, one.table):
                new = Hop(start, end, does, part.verdict, part.kind, part.because, (one.place,))
                if does == COMES:
                    new = new._replace(verdict=None, kind=None, because=())
                known = hops.setdefault(new[:-1], new)
                if one.place not in known.places:
                    hops[new[:-1]] = known._replace(places=(*known.places, one.place))
    ordered = sorted(hops.values(), key=_in_order)
    stops = {stop for hop in ordered for stop in (hop.start, hop.end)}
    return FlowMap(tuple(sorted(stops, key=_where)), tuple(ordered))


def _legs(part: PartVerdict, table: str) -> Iterator[_Leg]:
    """The hops of one combination: from where it comes to the data, and from the data to where it goes."""
    stated = part.part
    data, action = Stop("data", stated.get("data", "")), stated.get("action", "something")
    does = f"{action} for {stated['purpose']}" if "purpose" in stated else action
    if "source" in stated:
        yield Stop("source", stated["source"]), data, does if action == "collect" else COMES
    if action == "store" and table:
        yield data, Stop("table", table), does
    elif table:
        yield Stop("table", table), Stop("recipient", stated.get("recipient", "")), f"{does}: {data.name}"
    elif action != "collect":
        yield data, Stop("recipient", stated.get("recipient", "")), does


def _in_order(hop: Hop) -> tuple[object, ...]:
    strictness = STRICTEST_FIRST.index(hop.verdict) if hop.verdict else len(STRICTEST_FIRST)
    return strictness, _where(hop.start), _where(hop.end), hop.does, hop.because


def _where(stop: Stop) -> tuple[int, str]:
    return ORDER.index(stop.stands), stop.name
