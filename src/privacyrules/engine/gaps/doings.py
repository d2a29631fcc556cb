"""What a repository does, with answers, in; what no rule speaks of, and rules that nothing uses, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from privacyrules.engine.flowmap import Done
from privacyrules.engine.matching import Situation, match
from privacyrules.model.explanation import Nearest
from privacyrules.model.flow import AXES, Axis, FactValue, Flow
from privacyrules.model.logic import NO
from privacyrules.model.places import Place
from privacyrules.model.policy import Policy, Rule
from privacyrules.model.review import Doing


class _Group(NamedTuple):
    """What is done alike with several kinds of data."""

    data: dict[str, None]
    places: dict[Place, None]
    tables: dict[str, None]
    nearest: tuple[Nearest, ...]


Rest = tuple[tuple[tuple[Axis, str], ...], tuple[tuple[str, FactValue], ...]]
"""What is stated on all axes but that of the data, and of facts."""


def not_promised(done: Iterable[Done]) -> tuple[Doing, ...]:
    """What is done and not covered: what differs in its data alone together, the most frequent first."""
    groups: dict[Rest, _Group] = {}
    for one in done:
        for part in one.answer.parts:
            if part.verdict != "not_covered":
                continue
            terms = tuple((axis, part.part[axis]) for axis in AXES if axis in part.part and axis != "data")
            facts = tuple(sorted(one.answer.understood.facts.items()))
            group = groups.setdefault((terms, facts), _Group({}, {}, {}, one.answer.nearest))
            if "data" in part.part:
                group.data[part.part["data"]] = None
            group.places[one.place] = None
            if one.table:
                group.tables[one.table] = None
    found = [
        Doing(_flow(rest, tuple(sorted(group.data))), tuple(group.places), tuple(group.tables), group.nearest)
        for rest, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda doing: (-len(doing.places), doing.places)))


def _flow(rest: Rest, data: tuple[str, ...]) -> Flow:
    terms = {axis: (term,) for axis, term in rest[0]}
    named = [axis for axis in AXES if axis in terms or (axis == "data" and data)]
    return Flow({axis: terms.get(axis, data) for axis in named}, dict(rest[1]))


def promised_in_vain(policy: Policy, done: Sequence[Done]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Permissions and obligations that match nothing that is done, not even maybe.

    Returns:
        Those that speak of acts which occur, on other data or on other occasions; and those that speak of
        acts which occur nowhere in what was read, so that nobody can tell.
    """
    parts = {
        repr((part.part, sorted(one.answer.understood.facts.items()))): Situation(
            part.part, one.answer.understood.facts, one.answer.understood.omitted
        )
        for one in done
        for part in one.answer.parts
    }
    situations = [situation for situation in parts.values() if not situation.omitted]
    idle = [
        rule
        for rule in policy.rules
        if rule.effect != "prohibit"
        and all(match(rule.clause, situation, policy.vocabulary) == NO for situation in situations)
    ]
    acts = {situation.part.get("action", "") for situation in situations}
    seen = [rule for rule in idle if _occurs(rule, acts, policy)]
    return tuple(seen), tuple(rule for rule in idle if rule not in seen)


def _occurs(rule: Rule, acts: set[str], policy: Policy) -> bool:
    """Whether an act of which a rule speaks occurs, or one that may be such an act."""
    below = policy.vocabulary.below["action"]
    named = rule.clause.scope.get("action", tuple(below))
    return any(not below[term].isdisjoint(below.get(act, below[term])) for term in named for act in acts)
