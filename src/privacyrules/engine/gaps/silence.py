"""A policy in; the classes of flows of which it says nothing, in the broadest terms that describe them, out.

A permission or obligation *touches* a class if it matches some flow of it at least maybe. For an act (an
action, perhaps with a recipient or a purpose) one pass over the regions of all permissions tells which of
them touch which data; data that none touches is silent, and so is data that only a few touch which speak
of certain purposes alone. An act is told only where a broader one does not tell the same, and acts with
the same data are told together.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.gaps.acts import ANY, Act, Acts
from privacyrules.engine.gaps.touched import Touched, Touching
from privacyrules.model.policy import Policy
from privacyrules.model.review import Kinds, Silence

Told = tuple[tuple[Kinds, ...], tuple[str, ...]]
"""What is silent of an act: the data, and the permissions that touch it for certain purposes."""


def silences(policy: Policy) -> tuple[Silence, ...]:
    """Tell of what a policy says nothing: the largest classes first.

    Raises:
        TooManyBoxesError: the rules tell too many kinds of flows apart.
    """
    touching = Touching(policy)
    acts = Acts(policy.vocabulary)
    found = [*_subjects(touching), *_grouped(_told(touching, acts), touching)]
    return tuple(sorted(found, key=lambda silence: (-silence.number, silence)))


def _subjects(touching: Touching) -> Iterator[Silence]:
    """Subjects of whose data nothing is said at all."""
    silent = touching.untouched_subjects()
    if silent:
        data = tuple(map(Kinds, touching.roots))
        number = touching.number([ANY._replace(subject=subject) for subject in silent], data)
        yield Silence((), data, subjects=silent, number=number)


def _told(touching: Touching, acts: Acts) -> dict[Act, Told]:
    """What is silent of each act, without what a broader act tells already."""
    found: dict[Act, Touched] = {act: touching.touched(act) for act in acts.all()}
    told: dict[Act, Told] = {}
    for act, touched in found.items():
        broader = [found[other] for other in acts.broader(act) if other in found]
        fresh = tuple(
            kinds
            for kinds in touched.described()
            if not any(other.tells(kinds) for other in broader) and touching.number([act], (kinds,))
        )
        if fresh:
            told[act] = fresh, touched.limited_by(fresh)
    return told


def _grouped(told: dict[Act, Told], touching: Touching) -> Iterator[Silence]:
    """Acts with the same data together: first those of one action, then actions that go the same ways."""
    by_action: dict[tuple[str, bool, Told], list[Act]] = {}
    for act, said in told.items():
        by_action.setdefault((act.action, bool(act.purpose), said), []).append(act)
    by_ways: dict[tuple[tuple[tuple[str, str], ...], Told], list[list[Act]]] = {}
    for (_, _, said), acts in by_action.items():
        ways = tuple((act.purpose, act.recipient) for act in acts)
        by_ways.setdefault((ways, said), []).append(acts)
    for (ways, (data, but)), groups in by_ways.items():
        yield Silence(
            actions=tuple(acts[0].action for acts in groups),
            data=data,
            purposes=tuple(purpose for purpose, _ in ways if purpose),
            recipients=tuple(recipient for _, recipient in ways if recipient),
            but=but,
            number=touching.number([act for acts in groups for act in acts], data),
        )
