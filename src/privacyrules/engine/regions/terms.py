"""The lists of terms that clauses name on an axis in; the classes of terms that they treat alike out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from privacyrules.model.flow import Axis
from privacyrules.model.vocabulary import Vocabulary


class Reach(NamedTuple):
    """The atoms that a list of terms matches with yes, and those that it matches with yes or maybe."""

    yes: int
    perhaps: int


class TermAtoms(NamedTuple):
    """An axis by its atoms.

    `classes` are the terms of each atom, the most natural first; `atom` is each term's. `reach` is what
    each list of terms that a clause names matches. `natural` are the atoms, that of the most natural
    example first.
    """

    classes: tuple[tuple[str, ...], ...]
    atom: Mapping[str, int]
    reach: Mapping[tuple[str, ...], Reach]
    natural: tuple[int, ...]

    def most_natural(self, atoms: int) -> str:
        """The best example among some atoms, given as bits."""
        return self.classes[next(at for at in self.natural if atoms >> at & 1)][0]


def term_atoms(axis: Axis, scopes: Iterable[tuple[str, ...]], vocabulary: Vocabulary) -> TermAtoms:
    """Work out the atoms of an axis.

    Args:
        axis: the axis.
        scopes: each list of terms that a clause names.
        vocabulary: the words.
    """
    below = vocabulary.below[axis]
    bit = {term: 1 << at for at, term in enumerate(below)}
    under = {term: sum(bit[inner] for inner in inners) for term, inners in below.items()}
    by_terms: dict[tuple[str, ...], Reach] = {}
    for wanted in scopes:
        yes = 0
        for term in wanted:
            yes |= under[term]
        by_terms[wanted] = Reach(yes, sum(bit[term] for term, inners in under.items() if inners & yes))
    ranks = _ranks(axis, scopes, vocabulary)
    groups = _told_apart(list(bit.values()), by_terms.values())
    names = list(below)
    classes = [sorted((names[at] for at in _bits(group)), key=ranks.__getitem__) for group in groups]
    return TermAtoms(
        classes=tuple(map(tuple, classes)),
        atom={term: at for at, terms in enumerate(classes) for term in terms},
        reach={
            wanted: Reach(_gathered(reach.yes, groups), _gathered(reach.perhaps, groups))
            for wanted, reach in by_terms.items()
        },
        natural=tuple(sorted(range(len(classes)), key=lambda at: ranks[classes[at][0]])),
    )


def _told_apart(terms: list[int], reaches: Iterable[Reach]) -> list[int]:
    """Sets of terms, as bits: those together that lie within the same of all reaches."""
    groups = [sum(terms)]
    for mask in dict.fromkeys(mask for reach in reaches for mask in reach):
        if len(groups) == len(terms):
            break
        groups = [part for group in groups for part in (group & mask, group & ~mask) if part]
    return sorted(groups, key=lambda group: group & -group)


def _gathered(terms: int, groups: list[int]) -> int:
    """The atoms of some terms; an atom lies in a reach with all its terms or with none."""
    return sum(1 << at for at, group in enumerate(groups) if group & terms)


def _ranks(
    axis: Axis, scopes: Iterable[tuple[str, ...]], vocabulary: Vocabulary
) -> Mapping[str, tuple[int, bool, int]]:
    """How natural a term is as an example, the best first.

    The narrowest terms that clauses name, then those that have none below them, then the others; of equals
    one that is not for "the rest", in the order of the vocabulary.
    """
    below = vocabulary.below[axis]
    named = {term for wanted in scopes for term in wanted}
    ranks: dict[str, tuple[int, bool, int]] = {}
    for at, (term, inners) in enumerate(below.items()):
        narrowest = term in named and len(inners & named) == 1
        rank = 0 if narrowest else 1 if len(inners) == 1 else 2
        ranks[term] = rank, term.startswith("other_"), at
    return ranks


def _bits(mask: int) -> Iterable[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
