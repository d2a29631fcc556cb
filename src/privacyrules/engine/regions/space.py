"""Clauses that share a vocabulary in; the atoms that they tell apart, and what each clause matches, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from privacyrules.engine.kleene import comparisons, evaluate
from privacyrules.engine.matching import Situation
from privacyrules.engine.regions.boxes import MOST_BOXES, Box, Region, Shape
from privacyrules.engine.regions.facts import answers, fact_atoms
from privacyrules.engine.regions.terms import Reach, TermAtoms, term_atoms
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import AXES, Axis, FactValue, Flow, Part
from privacyrules.model.logic import MAYBE, YES, Truth
from privacyrules.model.policy import Clause
from privacyrules.model.vocabulary import Vocabulary

DONE, OMITTED = 1, 2
"""The atoms of the last field: the act is done, or left undone."""


class Space:
    """The fully stated flows that some clauses tell apart, and the regions that they match.

    Three truth values stay exact with sets of two. In a fully stated flow every fact is known, so a `when`
    is yes or no; only an axis can say maybe, where the flow's term is an inner one above a term of the
    rule, and that hangs on the term's atom alone. "Matches at least maybe" and "matches yes" are hence two
    sets of atoms per axis. The weakest axis decides, and a minimum reaches a level where all its operands
    reach it: each level is an intersection. An exception counts negated, and negation turns the order
    round: a clause matches yes where it reaches yes and no exception is at least maybe, and at least maybe
    where it reaches maybe and no exception is yes. So each level is a region minus regions.
    """

    def __init__(self, clauses: Iterable[Clause], vocabulary: Vocabulary, most: int = MOST_BOXES) -> None:
        """Work out the atoms.

        Args:
            clauses: of the rules of one policy or of several; exceptions come along.
            vocabulary: the words of all of them.
            most: so many boxes may a region have.
        """
        every = [inner for clause in clauses for inner in with_exceptions(clause)]
        scopes: dict[Axis, set[tuple[str, ...]]] = defaultdict(set)
        for clause in every:
            for axis, wanted in clause.scope.items():
                scopes[axis].add(wanted)
        self.axes: tuple[Axis, ...] = tuple(axis for axis in AXES if axis in scopes)
        self.terms: Mapping[Axis, TermAtoms] = {
            axis: term_atoms(axis, sorted(scopes[axis]), vocabulary) for axis in self.axes
        }
        self.values = fact_atoms(c for clause in every if clause.when for c in comparisons(clause.when))
        self.names: tuple[str, ...] = (*self.axes, *self.values, "omitted")
        self.at: Mapping[str, int] = {name: at for at, name in enumerate(self.names)}
        widths = [len(self.terms[axis].classes) for axis in self.axes]
        widths += [len(atoms.values) for atoms in self.values.values()]
        self.shape = Shape([*widths, 2], most)
        self._known: dict[tuple[int, Truth], tuple[Clause, Region]] = {}

    def region(self, clause: Clause, truth: Truth) -> Region:
        """The flows, done or left undone, on which a clause matches at least so: YES, or MAYBE or yes.

        Raises:
            TooManyBoxesError: they fall into too many boxes.
        """
        known = self._known.get((id(clause), truth))
        if known is None:
            region = self.reach(clause, truth)
            for exception in clause.exceptions:
                if not region:
                    break
                region = self.shape.subtract(region, self.region(exception, MAYBE if truth == YES else YES))
            # The clause is kept beside its region, so that its identity is not given to another one.
            known = self._known[id(clause), truth] = clause, region
        return known[1]

    def reach(self, clause: Clause, truth: Truth) -> Region:
        """The flows that a clause matches at least so by its axes and its condition, before its exceptions.

        Raises:
            TooManyBoxesError: they fall into too many boxes.
        """
        box = self.scope(clause.scope, truth)
        if not box:
            return ()
        return (box,) if clause.when is None else self.shape.intersect((box,), self.holds(clause.when))

    def scope(self, scope: Mapping[Axis, tuple[str, ...]], truth: Truth) -> Box:
        """The flows that lie within a scope at least so; zero if there are none."""
        box, shape = self.shape.full, self.shape
        for axis, wanted in scope.items():
            reach: Reach = self.terms[axis].reach[wanted]
            box = shape.limited(box, self.at[axis], reach.yes if truth == YES else reach.perhaps)
        return 0 if shape.is_empty(box) else box

    def holds(self, condition: Condition, *, true: bool = True) -> Region:
        """The flows on which a condition holds, or does not.

        Raises:
            TooManyBoxesError: they fall into too many boxes.
        """
        match condition:
            case Comparison():
                return self._compared(condition, true=true)
            case Not(operand):
                return self.holds(operand, true=not true)
            case And(left, right) | Or(left, right):
                first, second = self.holds(left, true=true), self.holds(right, true=true)
                if isinstance(condition, And) == true:
                    return self.shape.intersect(first, second)
                return self.shape.union(first, second)

    def left_undone(self, region: Sequence[Box], *, omitted: bool) -> Region:
        """The flows of a region that are left undone, or those that are done."""
        at, atom = len(self.names) - 1, OMITTED if omitted else DONE
        limited = (self.shape.limited(box, at, atom) for box in region)
        return tuple(box for box in limited if not self.shape.is_empty(box))

    def cell(self, situation: Situation) -> Box:
        """The cell of a fully stated flow; axes and facts that no clause names may be missing.

        Raises:
            KeyError: the flow is not fully stated, or uses a word of another vocabulary.
        """
        box, shape = self.shape.full, self.shape
        for axis in self.axes:
            box = shape.limited(box, self.at[axis], 1 << self.terms[axis].atom[situation.part[axis]])
        for fact, atoms in self.values.items():
            way = atoms.ways.index(answers(atoms.asked, fact, situation.facts[fact]))
            box = shape.limited(box, self.at[fact], 1 << way)
        return shape.limited(box, len(self.names) - 1, OMITTED if situation.omitted else DONE)

    def example(self, box: Box, only: Collection[str] | None = None, like: Sequence[Part] = ()) -> Flow:
        """A flow of a box, as natural as can be: the narrowest terms that rules name come first.

        Args:
            box: the box; where it leaves open whether the act is done, it is done.
            only: the axes and facts to state; all that clauses name if left out.
            like: flows whose terms are taken, the first that fits, rather than others.
        """
        terms: dict[Axis, tuple[str, ...]] = {}
        facts: dict[str, FactValue] = {}
        for axis in self.axes:
            if only is None or axis in only:
                atoms = self.shape.atoms(box, self.at[axis])
                stated = (part[axis] for part in like if part.get(axis) in self.terms[axis].atom)
                fitting = (term for term in stated if atoms >> self.terms[axis].atom[term] & 1)
                terms[axis] = (next(fitting, None) or self.terms[axis].most_natural(atoms),)
        for fact, values in self.values.items():
            if only is None or fact in only:
                atoms = self.shape.atoms(box, self.at[fact])
                facts[fact] = values.values[(atoms & -atoms).bit_length() - 1]
        return Flow(terms, facts, omitted=self.shape.atoms(box, len(self.names) - 1) == OMITTED)

    def _compared(self, comparison: Comparison, *, true: bool) -> Region:
        fact = comparison.fact
        atoms = 0
        for at, value in enumerate(self.values[fact].values):
            if (evaluate(comparison, {fact: value}) == YES) == true:
                atoms |= 1 << at
        box = self.shape.limited(self.shape.full, self.at[fact], atoms)
        return (box,) if atoms else ()


def with_exceptions(clause: Clause) -> Iterator[Clause]:
    """The clause, and all exceptions nested in it."""
    yield clause
    for exception in clause.exceptions:
        yield from with_exceptions(exception)


def named_by(clauses: Iterable[Clause]) -> frozenset[str]:
    """The axes and facts that some clauses or their exceptions name."""
    every = [inner for clause in clauses for inner in with_exceptions(clause)]
    facts = {c.fact for clause in every if clause.when for c in comparisons(clause.when)}
    return frozenset(facts.union(*(clause.scope for clause in every)))
