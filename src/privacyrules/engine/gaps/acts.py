"""A vocabulary in; the acts of which a policy may or may not speak out, broad ones before narrow ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from privacyrules.model.flow import Axis
from privacyrules.model.vocabulary import Vocabulary

DISCLOSE = "disclose"
"""The action with which it matters who gets the data."""

INTERNAL = "internal"
"""Whom nobody can disclose to."""


class Act(NamedTuple):
    """What is done, without the data; an axis that is empty is not limited."""

    action: str = ""
    purpose: str = ""
    recipient: str = ""
    subject: str = ""


ANY = Act()


class Acts:
    """The acts of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the vocabulary."""
        self._below = vocabulary.below
        self._above: dict[tuple[Axis, str], tuple[str, ...]] = {}

    def all(self) -> Iterator[Act]:
        """Each action alone, each disclosing one with each recipient, each with each purpose."""
        actions = self._ordered("action")
        yield from (Act(action) for action in actions)
        disclosing = self._below["action"].get(DISCLOSE, frozenset())
        outside = [term for term in self._ordered("recipient") if term != INTERNAL]
        for action in actions:
            if action in disclosing:
                yield from (Act(action, recipient=term) for term in outside)
        for action in actions:
            yield from (Act(action, purpose=term) for term in self._ordered("purpose"))

    def broader(self, act: Act) -> Iterator[Act]:
        """All acts within which an act lies, without itself."""
        for action in self._at_or_above("action", act.action):
            for purpose in self._at_or_above("purpose", act.purpose):
                for recipient in self._at_or_above("recipient", act.recipient):
                    broader = Act(action, purpose, recipient)
                    if broader != act:
                        yield broader

    def _ordered(self, axis: Axis) -> list[str]:
        """The terms of an axis, broad ones first, else in the order of the vocabulary."""
        below = self._below[axis]
        return sorted(below, key=lambda term: -len(below[term]))

    def _at_or_above(self, axis: Axis, term: str) -> tuple[str, ...]:
        """A term, all that it lies within, and (for a purpose or recipient) no limit."""
        if not term:
            return ("",)
        known = self._above.get((axis, term))
        if known is None:
            known = tuple(other for other, inner in self._below[axis].items() if term in inner)
            known = known if axis == "action" else (*known, "")
            self._above[axis, term] = known
        return known
