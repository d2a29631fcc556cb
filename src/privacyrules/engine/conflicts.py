"""Which rules cannot both be kept, found exactly over every flow that they tell apart."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal, NamedTuple

from privacyrules.engine.matching import Situation
from privacyrules.engine.parts import situations
from privacyrules.engine.regions import Region, Space, TooManyBoxesError
from privacyrules.engine.regions.space import named_by, with_exceptions
from privacyrules.engine.trying import covered
from privacyrules.model.logic import YES
from privacyrules.model.policy import Clause, Rule
from privacyrules.model.vocabulary import Vocabulary


class Meeting(NamedTuple):
    """A prohibition and another rule that both apply to some fully stated flow; `example` is one.

    `conflict`: the other rule can never apply, or the prohibition is absolute. `narrows`: the
    prohibition takes away a part of it. With lists, one rule that each stands for is enough.
    `region` holds all such flows (of a conflict, those that show it). `tried` says that there are too many
    boxes for one, and that the flows were tried one by one.
    """

    kind: Literal["conflict", "narrows"]
    prohibition: str
    other: str
    example: Situation
    region: Region = ()
    tried: bool = False


def meetings(
    rules: Sequence[Rule], vocabulary: Vocabulary, space: Space | None = None
) -> tuple[Meeting, ...]:
    """Every pair of a prohibition and a permission or obligation that meet, sorted by their ids.

    Args:
        rules: the rules.
        vocabulary: their words.
        space: that of the rules as `space_of` makes it, if it is at hand.
    """
    against = [rule for rule in rules if rule.effect == "prohibit"]
    others = [rule for rule in rules if rule.effect != "prohibit"]
    if not against or not others:
        return ()
    space = space or space_of(rules, vocabulary)
    reached = [(other, space.scope(other.clause.scope, YES)) for other in others]
    is_empty = space.shape.is_empty
    found = []
    for prohibition in against:
        box = space.scope(prohibition.clause.scope, YES)
        near = [other for other, scope in reached if not is_empty(box & scope)]
        found += [m for other in near if (m := _meeting(prohibition, other, space, vocabulary)) is not None]
    return tuple(sorted(found, key=lambda m: (m.prohibition, m.other)))


def meeting(prohibition: Rule, other: Rule, vocabulary: Vocabulary) -> Meeting | None:
    """How a prohibition and another rule meet, or None if they never do.

    A list in a scope is several rules: each combination of the terms of both rules is looked at
    on its own, and the gravest kind is reported.
    """
    return _meeting(prohibition, other, space_of((prohibition, other), vocabulary), vocabulary)


def space_of(rules: Sequence[Rule], vocabulary: Vocabulary) -> Space:
    """The space of some rules, in which every term that they name can be told from the rest of its list."""
    clauses = [rule.clause for rule in rules]
    every = [inner for clause in clauses for inner in with_exceptions(clause)]
    lists = {(axis, terms) for clause in every for axis, terms in clause.scope.items() if len(terms) > 1}
    single = dict.fromkeys((axis, term) for axis, terms in sorted(lists) for term in terms)
    return Space([*clauses, *(Clause("", {axis: (term,)}) for axis, term in single)], vocabulary)


def atoms(clause: Clause) -> Iterator[Clause]:
    """The clauses with one term per axis that a clause with lists stands for."""
    for terms in product(*clause.scope.values()):
        single = {axis: (term,) for axis, term in zip(clause.scope, terms, strict=True)}
        yield clause._replace(scope=single)


def _meeting(prohibition: Rule, other: Rule, space: Space, vocabulary: Vocabulary) -> Meeting | None:
    try:
        return _by_regions(prohibition, other, space)
    except TooManyBoxesError:
        return _one_by_one(prohibition, other, vocabulary)


def _by_regions(prohibition: Rule, other: Rule, space: Space) -> Meeting | None:
    shape, forbidden = space.shape, space.region(prohibition.clause, YES)
    applies = space.region(other.clause, YES)
    met = shape.intersect(applies, forbidden)
    if not met:
        return None
    unconditional = prohibition.clause.when is None
    kind: Literal["conflict", "narrows"] = "conflict" if unconditional and prohibition.absolute else "narrows"
    if unconditional and not prohibition.absolute:
        for atom in atoms(other.clause):
            # An atom matches where its rule does, within its own terms.
            own = shape.intersect((space.scope(atom.scope, YES),), applies)
            if own and _within_one(own, prohibition.clause, space) and shape.covers(forbidden, own):
                kind, met = "conflict", own
                break
    named = named_by((prohibition.clause, other.clause))
    (example,) = situations(space.example(met[0], named))
    return Meeting(kind, prohibition.id, other.id, example, met)


def _within_one(region: Region, clause: Clause, space: Space) -> bool:
    """Whether a region lies within one single term of each list of a clause."""
    for axis, wanted in clause.scope.items():
        reach = space.terms[axis].reach
        atoms = 0
        for box in region:
            atoms |= space.shape.atoms(box, space.at[axis])
        if not any(atoms & ~reach[term,].yes == 0 for term in wanted):
            return False
    return True


def _one_by_one(prohibition: Rule, other: Rule, vocabulary: Vocabulary) -> Meeting | None:
    narrows: Meeting | None = None
    for against, clause in product(atoms(prohibition.clause), atoms(other.clause)):
        example, always = covered(clause, against, vocabulary)
        if example is None:
            continue
        if against.when is None and (always or prohibition.absolute):
            return Meeting("conflict", prohibition.id, other.id, example, tried=True)
        narrows = narrows or Meeting("narrows", prohibition.id, other.id, example, tried=True)
    return narrows
