"""Two versions of a policy in; each as masks over the words of both, and the rules that only it has, out.

A version sees a flow in its own order of terms: a new term within two others makes them overlap in the new
version and not in the old one. So each term that a version knows has the mask that it has there, and only a
term that it does not know is looked up where `seen_by` puts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.engine.compiled import Compiled, numbers
from privacyrules.engine.diff.vocabularies import in_use, read_as, seen_by
from privacyrules.engine.kleene import evaluate
from privacyrules.engine.masks import masks_of
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.diff import Outcome
from privacyrules.model.flow import Axis, FactValue, Flow
from privacyrules.model.logic import NO, YES
from privacyrules.model.masks import Masks
from privacyrules.model.policy import Clause, Policy
from privacyrules.model.vocabulary import Vocabulary

Table = Mapping[str | None, int]
Signature = tuple[object, ...]
"""What a rule does: equal signatures are rules that decide every fully stated flow alike."""


class Side(NamedTuple):
    """One version, ready to decide flows in the words of both.

    `tables` hold the masks of all terms in use in either version, for the axes that its clauses name.
    `signatures` say of each rule what it does, whatever it is called, in the order of their bits; `changed`
    are the bits of the rules that the other version does not have.
    """

    compiled: Compiled
    tables: Mapping[Axis, Table]
    signatures: tuple[Signature, ...]
    changed: int

    @property
    def full(self) -> int:
        """The mask of a flow of which nothing is looked at yet."""
        return (1 << 2 * self.compiled.masks.width) - 1

    def alive(self, mask: int) -> int:
        """A mask without the exceptions of clauses that do not match: they change nothing any more."""
        width = self.compiled.masks.width
        for clause, exceptions in reversed(self.compiled.masks.families):
            if not mask & clause << width:
                mask &= ~(exceptions | exceptions << width)
        return mask

    def may_differ(self, mask: int) -> bool:
        """Whether a rule that the other version does not have may still match."""
        return bool(mask >> self.compiled.masks.width & self.changed)

    def outcome(self, mask: int, *, omitted: bool) -> Outcome:
        """The verdict by a mask in which axes and conditions are settled, and exceptions are not yet."""
        verdict, kind, *_ = self.compiled.bits(self.compiled.settled(mask), omitted=omitted)
        return verdict, kind

    def met(self, facts: Mapping[str, FactValue]) -> int:
        """The mask of the clauses whose condition, if they have one, does not fail by the facts."""
        width, mask = self.compiled.masks.width, self.full
        for clause, condition in self.compiled.masks.conditions:
            truth = evaluate(condition, facts)
            if truth == NO:
                mask &= ~(clause << width | clause)
            elif truth != YES:
                mask &= ~clause
        return mask

    def decide(self, flow: Flow) -> tuple[Outcome, tuple[str, ...]]:
        """Decide a flow of one term per axis, in the words of either version, and say by which rules."""
        mask = self.met(flow.facts)
        for axis, table in self.tables.items():
            mask &= table[flow.terms[axis][0] if axis in flow.terms else None]
        bits = self.compiled.bits(self.compiled.settled(mask), omitted=flow.omitted)
        return (bits.verdict, bits.kind), tuple(self.compiled.masks.ids[at] for at in numbers(bits.deciding))


def sides(old: Policy, new: Policy) -> tuple[Side, Side]:
    """Prepare two versions.

    Args:
        old: the earlier version, on one day.
        new: the later one; a fact of both has the same type in both.
    """
    old, new = _same_facts(old, new), _same_facts(new, old)
    masks = masks_of(old), masks_of(new)
    tables = _tables(old, new.vocabulary, masks[0]), _tables(new, old.vocabulary, masks[1])
    signatures = _signatures(masks[0], tables[0]), _signatures(masks[1], tables[1])
    return (
        Side(Compiled(masks[0]), tables[0], signatures[0], _only(signatures[0], signatures[1])),
        Side(Compiled(masks[1]), tables[1], signatures[1], _only(signatures[1], signatures[0])),
    )


def _only(own: Sequence[Signature], other: Sequence[Signature]) -> int:
    there = set(other)
    return sum(1 << at for at, signature in enumerate(own) if signature not in there)


def _tables(policy: Policy, other: Vocabulary, known: Masks) -> dict[Axis, Table]:
    vocabulary = policy.vocabulary
    strange = masks_of(policy._replace(vocabulary=seen_by(vocabulary, other)))
    tables: dict[Axis, Table] = {}
    for axis, table in known.tables.items():
        found: dict[str | None, int] = {None: table[None]}
        for term in dict.fromkeys((*in_use(vocabulary, axis), *in_use(other, axis))):
            read = read_as(vocabulary, axis, term)
            found[term] = table[read] if read in table else strange.tables[axis][read]
        tables[axis] = found
    return tables


def _signatures(masks: Masks, tables: Mapping[Axis, Table]) -> tuple[Signature, ...]:
    rows = {axis: [table[term] for term in sorted(filter(None, table))] for axis, table in tables.items()}
    conditions, families = dict(masks.conditions), dict(masks.families)

    def signature(bit: int) -> Signature:
        inner = frozenset(signature(1 << at) for at in numbers(families.get(bit, 0)))
        return tuple(_limits(bit, rows, masks.width)), conditions.get(bit), inner

    effects = (masks.prohibit, masks.oblige)
    return tuple(
        (*(bool(effect >> at & 1) for effect in effects), *signature(1 << at)) for at in range(len(masks.ids))
    )


def _limits(bit: int, rows: Mapping[Axis, list[int]], width: int) -> Iterator[tuple[Axis, int, int]]:
    """The axes that a clause limits, each with the terms that match yes, and at least maybe."""
    for axis, row in rows.items():
        yes = sum(1 << at for at, mask in enumerate(row) if mask & bit)
        if yes != (1 << len(row)) - 1:
            yield axis, yes, sum(1 << at for at, mask in enumerate(row) if mask & bit << width)


def _same_facts(policy: Policy, other: Policy) -> Policy:
    """A version whose conditions call a fact by the name that replaces it in the other one."""
    renamed = {
        name: successor
        for name, fact in policy.vocabulary.facts.items()
        if fact.replaced_by is None
        and (successor := _fact_read_as(other.vocabulary, name)) not in policy.vocabulary.facts
    }
    if not renamed:
        return policy
    rules = (rule._replace(clause=_with_facts(rule.clause, renamed)) for rule in policy.rules)
    return policy._replace(rules=tuple(rules))


def _fact_read_as(vocabulary: Vocabulary, name: str) -> str:
    while name in vocabulary.facts and (successor := vocabulary.facts[name].replaced_by) is not None:
        name = successor
    return name


def _with_facts(clause: Clause, renamed: Mapping[str, str]) -> Clause:
    return clause._replace(
        when=None if clause.when is None else _renamed(clause.when, renamed),
        exceptions=tuple(_with_facts(inner, renamed) for inner in clause.exceptions),
    )


def _renamed(condition: Condition, names: Mapping[str, str]) -> Condition:
    match condition:
        case Comparison(fact):
            return condition._replace(fact=names.get(fact, fact))
        case Not(operand):
            return Not(_renamed(operand, names))
        case And(left, right):
            return And(_renamed(left, names), _renamed(right, names))
        case Or(left, right):
            return Or(_renamed(left, names), _renamed(right, names))
