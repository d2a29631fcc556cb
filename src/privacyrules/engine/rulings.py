"""What reaches a flow in, as a mask; the ruling, with the ids of the rules that decide it, out."""

from __future__ import annotations

from collections.abc import Callable

from privacyrules.engine.compiled import Compiled
from privacyrules.engine.known import Known
from privacyrules.model.answer import Ruling
from privacyrules.model.masks import Masks

Rule = Callable[[int], Ruling]

FEW_CLAUSES = 512
"""Of few clauses the same ones match again and again, so that it pays to remember the rulings on them."""


class Rulings:
    """Rules by the masks of a policy, and names the rules.

    `full` has the bits of all clauses, `conditional` of those with a condition, `hedged` of those with a
    condition or exceptions.
    """

    def __init__(self, masks: Masks) -> None:
        """Take the masks."""
        self.masks, self._compiled = masks, Compiled(masks)
        self.full = (1 << masks.width) - 1
        self.conditional = sum(bit for bit, _ in masks.conditions)
        self.hedged = self.conditional | sum(clause for clause, _ in masks.families)
        self.on_yes: Rule = self._on_yes
        self.on_both: Rule = self._on_both
        if masks.width <= FEW_CLAUSES:
            self.on_yes, self.on_both = Known(self._on_yes).__getitem__, Known(self._on_both).__getitem__

    def _on_yes(self, clauses: int) -> Ruling:
        """Rule where these clauses match with yes, none of them hedged, and all others with no."""
        against = clauses & self.masks.prohibit
        if against:
            return Ruling("denied", None, self._ids(against))
        in_favour = clauses & self.masks.favour
        return Ruling("allowed" if in_favour else "not_covered", None, self._ids(in_favour))

    def _on_both(self, mask: int) -> Ruling:
        """Rule by what matches with yes and with maybe (see `Masks`), before exceptions are settled."""
        verdict, kind, deciding, _ = self._compiled.bits(self._compiled.settled(mask))
        return Ruling(verdict, kind, self._ids(deciding))

    def _ids(self, rules: int) -> tuple[str, ...]:
        """The names of rules, each once, in the order of the bits: see `numbers`."""
        ids = self.masks.ids
        found: dict[str, None] = {}
        while rules:
            at = rules.bit_length() - 1
            found[ids[at]] = None
            rules ^= 1 << at
        return tuple(reversed(found))
