"""The sightings of an SQL text in; which of them an offset starts or lies in out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from privacyrules.model.schema import Unread
from privacyrules.syntax.sql.found import Sighting


class Anchors:
    """Finds a sighting by its place in the file; what was read goes before what was not.

    Nothing that was read lies within another such thing, so looking at the last start is enough.
    """

    __slots__ = ("_kinds", "_sightings")

    def __init__(self, sightings: list[Sighting]) -> None:
        """Sort the sightings; what is found are indexes into the list as given."""
        order = sorted(range(len(sightings)), key=lambda at: sightings[at].start)
        read = [at for at in order if not isinstance(sightings[at].change, Unread)]
        unread = [at for at in order if isinstance(sightings[at].change, Unread)]
        self._sightings = sightings
        self._kinds = [([sightings[at].start for at in kind], kind) for kind in (read, unread)]

    def starting_at(self, offset: int) -> int | None:
        """Return the first sighting that starts exactly at `offset`."""
        for starts, kind in self._kinds:
            at = bisect_left(starts, offset)
            if at < len(kind) and starts[at] == offset:
                return kind[at]
        return None

    def holding(self, offset: int) -> int | None:
        """Return the last sighting that starts before `offset` or there, and ends behind it."""
        for starts, kind in self._kinds:
            at = bisect_right(starts, offset) - 1
            if at >= 0 and offset < self._sightings[kind[at]].end:
                return kind[at]
        return None
