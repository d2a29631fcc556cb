"""The vocabulary of a policy in; the terms that join branches of it which different rules name out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from privacyrules.engine.regions.space import with_exceptions
from privacyrules.engine.review.ground import Ground
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.review import Remark

MOST_NAMED = 3


def joining_terms(ground: Ground) -> Iterator[Remark]:
    """Terms that are all that two terms named by rules share: they turn "no" into "maybe" between those."""
    for axis in AXES:
        named = _named(axis, ground)
        terms = ground.policy.vocabulary.terms[axis]
        for term in terms.values():
            if len(term.within) > 1 and term.replaced_by is None:
                joined = [
                    pair for pair in combinations(sorted(named), 2) if _joins(term.name, pair, axis, ground)
                ]
                joined = [(a, b) for a, b in joined if named[a] - named[b] and named[b] - named[a]]
                if joined:
                    yield _remark(term.name, joined, named, ground)


def _joins(term: str, pair: tuple[str, str], axis: Axis, ground: Ground) -> bool:
    """Whether a term is the broadest that two others share, neither of which lies within the other."""
    below = ground.policy.vocabulary.below[axis]
    one, other = below[pair[0]], below[pair[1]]
    if term not in one or term not in other or pair[0] in other or pair[1] in one:
        return False
    shared = one & other
    return not any(parent in shared for parent in ground.policy.vocabulary.terms[axis][term].within)


def _named(axis: Axis, ground: Ground) -> dict[str, set[str]]:
    """The terms that rules name on an axis, with those rules."""
    found: dict[str, set[str]] = {}
    for rule in ground.policy.rules:
        for clause in with_exceptions(rule.clause):
            for term in clause.scope.get(axis, ()):
                found.setdefault(term, set()).add(rule.id)
    return found


def _remark(term: str, joined: list[tuple[str, str]], named: dict[str, set[str]], ground: Ground) -> Remark:
    one, other = joined[0]
    first = min(named[one] - named[other])
    second = min(named[other] - named[one])
    more = f" (and {len(joined) - 1} more such pairs)" if len(joined) > 1 else ""
    message = (
        f"'{term}' lies within '{one}', of which '{first}' speaks, and within '{other}', of which '{second}' "
        f"speaks{more}: so each of the two may bear on flows that name the other term"
    )
    remedy = "Nothing to do if that is meant; else let the term lie within one of them alone."
    place = next(terms[term].place for terms in ground.policy.vocabulary.terms.values() if term in terms)
    return Remark("joining-term", "note", place, message, remedy, (ground.by_id[first], ground.by_id[second]))
