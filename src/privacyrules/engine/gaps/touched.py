"""A policy and an act in; which data of it no permission touches out, and how many kinds of flows that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from privacyrules.engine.gaps.acts import Act
from privacyrules.engine.regions import Box, Space
from privacyrules.model.flow import Axis
from privacyrules.model.logic import MAYBE, YES
from privacyrules.model.policy import Policy
from privacyrules.model.review import Kinds
from privacyrules.model.vocabulary import Term

PERSONAL = "personal"
"""The data that a privacy policy is about; a vocabulary without it is looked at as a whole."""

MOST_LIMITED = 2
"""Data that more permissions touch, if only for certain purposes, is not called silent."""

MOST_OTHERS = 3
"""So many terms may stand behind "other than"."""


class Touching:
    """The permissions of a policy, and what they touch."""

    def __init__(self, policy: Policy) -> None:
        """Work out the regions of the rules.

        Raises:
            TooManyBoxesError: they fall into too many boxes.
        """
        self.below = policy.vocabulary.below
        self.terms = policy.vocabulary.terms
        self.space = space = Space([rule.clause for rule in policy.rules], policy.vocabulary)
        self.shape = space.shape
        self._permitting: list[tuple[str, bool, Box]] = []
        self._forbidding: list[Box] = []
        for rule in policy.rules:
            if rule.effect == "prohibit":
                self._forbidding += space.left_undone(space.region(rule.clause, YES), omitted=False)
                continue
            limited = "purpose" in rule.clause.scope
            region = space.left_undone(space.region(rule.clause, MAYBE), omitted=False)
            self._permitting += [(rule.id, limited, box) for box in region]
        self._boxes: dict[Act, Box] = {}
        self.descriptions: dict[tuple[bool, ...], tuple[Kinds, ...]] = {}

    def touched(self, act: Act) -> Touched:
        """Which data permissions touch in an act; those for certain purposes count apart if it names none."""
        box, general, limited = self.box(act), 0, dict[str, int]()
        at = self.space.at.get("data")
        for rule, by_purpose, region in self._permitting:
            both = box & region
            if self.shape.is_empty(both):
                continue
            atoms = 1 if at is None else self.shape.atoms(both, at)
            if by_purpose and not act.purpose:
                limited[rule] = limited.get(rule, 0) | atoms
            else:
                general |= atoms
        return Touched(self, general, limited)

    def untouched_subjects(self) -> tuple[str, ...]:
        """The broadest subjects that no permission touches."""
        atoms = 0
        for root in self.roots:
            atoms |= self.data[root]

        def silent(term: str) -> bool:
            box = self._limited(self.box(Act(subject=term)), atoms)
            return all(self.shape.is_empty(box & region) for _, _, region in self._permitting)

        return tuple(broadest([t for t in self.below["subject"] if silent(t)], self.terms["subject"]))

    def number(self, acts: Iterable[Act], data: Sequence[Kinds]) -> int:
        """How many cells of some acts are neither touched nor forbidden; of the data, if some is named."""
        atoms = 0
        for kinds in data:
            atoms |= self.atoms("data", kinds.term)
            for other in kinds.other_than:
                atoms &= ~self.atoms("data", other)
        holes = [*self._forbidding, *(region for _, _, region in self._permitting)]
        boxes = [self._limited(self.box(act), atoms) if data else self.box(act) for act in acts]
        boxes = [box for box in boxes if box]
        found: list[Box] = []
        for box in boxes:
            found += self.shape.subtract(self.shape.subtract((box,), found), self.shape.near(holes, box))
        return self.shape.cells(found)

    def box(self, act: Act) -> Box:
        """The flows of an act that are done."""
        known = self._boxes.get(act)
        if known is None:
            (known,) = self.space.left_undone((self.shape.full,), omitted=False)
            for axis in ("action", "purpose", "recipient", "subject"):
                term = getattr(act, axis)
                if term and axis in self.space.terms:
                    known = self.shape.limited(known, self.space.at[axis], self.atoms(axis, term))
            self._boxes[act] = known
        return known

    def atoms(self, axis: Axis, term: str) -> int:
        """The atoms of a term and of all below it."""
        if axis not in self.space.terms:
            return 1
        found = 0
        for inner in self.below[axis][term]:
            found |= 1 << self.space.terms[axis].atom[inner]
        return found

    @cached_property
    def data(self) -> dict[str, int]:
        """The atoms of each data term of interest."""
        below = self.below["data"]
        return {term: self.atoms("data", term) for term in below if term in below.get(PERSONAL, below)}

    @cached_property
    def roots(self) -> list[str]:
        """The broadest of these terms."""
        return list(broadest(self.data, self.terms["data"]))

    def _limited(self, box: Box, atoms: int) -> Box:
        if "data" not in self.space.at:
            return box
        limited = self.shape.limited(box, self.space.at["data"], atoms)
        return 0 if self.shape.is_empty(limited) else limited


class Touched:
    """The data atoms of one act: those that permissions touch, and those that they touch for purposes."""

    def __init__(self, touching: Touching, general: int, limited: dict[str, int]) -> None:
        """Take what was found of the act."""
        self._touching = touching
        self._limited = limited
        silent: dict[str, bool] = {}
        for term, atoms in touching.data.items():
            rules = sum(bool(atoms & own) for own in limited.values())
            silent[term] = not atoms & general and rules <= MOST_LIMITED
        self.silent = silent

    def described(self) -> tuple[Kinds, ...]:
        """The silent data in few words: the broadest terms, perhaps other than a few below them."""
        pattern = tuple(self.silent.values())
        known = self._touching.descriptions.get(pattern)
        if known is None:
            found = dict.fromkeys(kinds for root in self._touching.roots for kinds in self._described(root))
            known = tuple(kinds for kinds in found if not any(self._within(kinds, other) for other in found))
            self._touching.descriptions[pattern] = known
        return known

    def _within(self, kinds: Kinds, other: Kinds) -> bool:
        """Whether some data is told with other data already."""
        below = self._touching.below["data"]
        return (
            kinds != other
            and kinds.term in below[other.term]
            and not any(kinds.term in below[left_out] for left_out in other.other_than)
        )

    def tells(self, kinds: Kinds) -> bool:
        """Whether all of some data is silent here too."""
        below = self._touching.below["data"]
        others = {inner for other in kinds.other_than for inner in below[other]}
        inside = [term for term in below[kinds.term] if below[term].isdisjoint(others)]
        return all(self.silent[term] for term in inside)

    def limited_by(self, data: Iterable[Kinds]) -> tuple[str, ...]:
        """The permissions that touch some data for certain purposes, sorted."""
        atoms = 0
        for kinds in data:
            atoms |= self._touching.data[kinds.term]
            for other in kinds.other_than:
                atoms &= ~self._touching.data[other]
        return tuple(sorted(rule for rule, own in self._limited.items() if own & atoms))

    def _described(self, term: str) -> Iterator[Kinds]:
        if self.silent[term]:
            yield Kinds(term)
            return
        below = self._touching.below["data"]
        loud = {t for t in below[term] if not self.silent[t]}
        others = sorted(t for t in loud if len(below[t] & loud) == 1)
        quiet = list(broadest([t for t in below[term] if self.silent[t]], self._touching.terms["data"]))
        if quiet and len(others) <= MOST_OTHERS and len(others) < len(quiet):
            yield Kinds(term, tuple(others))
            return
        for child, inner in below.items():
            if child in below[term] and term in self._touching.terms["data"][child].within and inner:
                yield from self._described(child)


def broadest(names: Iterable[str], terms: Mapping[str, Term]) -> Iterator[str]:
    """Those of some terms that lie directly within none of the others."""
    every = list(names)
    known = set(every)
    return (name for name in every if known.isdisjoint(terms[name].within))
