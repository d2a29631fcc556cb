"""Terms that one policy or one project adds, and the axis that their broader terms put them on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from privacyrules.model.flow import AXES, Axis
from privacyrules.model.places import Problem
from privacyrules.model.vocabulary import OwnTerm, Term
from privacyrules.syntax.nearest import did_you_mean

Known = Mapping[Axis, set[str]]


def place_terms(own: Sequence[OwnTerm], core: Iterable[Term], problems: list[Problem]) -> list[Term]:
    """The own terms as terms of their axes; one that fits nowhere is a mistake in `problems`."""
    known: Known = {axis: set() for axis in AXES}
    for term in core:
        known[term.axis].add(term.name)
    placed: list[Term] = []
    waiting = list(own)
    while waiting:
        ready = [entry for entry in waiting if _axis(entry, known) is not None]
        if not ready:
            problems.extend(_lost(entry, known) for entry in waiting)
            break
        for entry in ready:
            axis = _axis(entry, known)
            if axis is not None:
                known[axis].add(entry.name)
                placed.append(_term(entry, axis))
        waiting = [entry for entry in waiting if entry not in ready]
    return placed


def _axis(entry: OwnTerm, known: Known) -> Axis | None:
    """The one axis that has all the broader terms; None while that is not (yet) clear."""
    fitting = [
        axis
        for axis in AXES
        if (entry.axis in (None, axis)) and (entry.within or entry.axis) and set(entry.within) <= known[axis]
    ]
    return fitting[0] if len(fitting) == 1 else None


def _lost(entry: OwnTerm, known: Known) -> Problem:
    everything = {name for names in known.values() for name in names}
    for parent in entry.within:
        if parent not in everything:
            what = f"'{entry.name}' lies within '{parent}', which is no term"
            hint = did_you_mean(parent, everything) or "`privacyrules terms AXIS` lists the terms"
            return Problem(entry.place, what, hint)
    what = f"it is not clear on which axis '{entry.name}' stands"
    return Problem(entry.place, what, "add `axis:` with one of " + ", ".join(AXES))


def _term(entry: OwnTerm, axis: Axis) -> Term:
    return Term(
        name=entry.name,
        axis=axis,
        within=entry.within,
        definition=entry.definition,
        phrases=entry.phrases,
        replaced_by=entry.replaced_by,
        place=entry.place,
    )
