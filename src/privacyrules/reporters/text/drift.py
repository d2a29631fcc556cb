"""A sentence that changed since the pin in; what stood there, what does now, and what rests upon it, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.lock import NOT_CHECKABLE, Drift
from privacyrules.reporters.text.layout import listed, wrapped

INDENT = "    "

_CARRIERS = {NOT_CHECKABLE: "an entry under `not_checkable`"}


def drift_lines(change: Drift) -> Iterator[str]:
    """Write the lines below the problem that names the sentence and shows the beginning of a new one."""
    for text in change.said:
        yield from _line("was quoted: ", f'"{text}"')
    if change.now is not None and change.kind != "added":
        lead = "is now: " if change.kind == "changed" else "comes nearest now: "
        yield from _line(lead, f'"{change.now.text}" (sentence {change.now.number})')
    if resting := [
        *(_CARRIERS.get(carrier, carrier) for carrier in change.carriers),
        *(f"the waiver of {waiver.id} by {waiver.by} at {waiver.place}" for waiver in change.waivers),
        *(f"the resolution {one.id} by {one.by} until {one.until}" for one in change.resolutions),
    ]:
        yield from _line("rests upon it: ", listed(resting))
    elif change.kind != "added":
        yield f"{INDENT}nothing rests upon it"


def _line(lead: str, text: str) -> list[str]:
    return wrapped(text, INDENT + "  ", INDENT + lead)
