"""The masks of a policy in, a decision in about a microsecond out.

What the plain reference engine finds rule by rule, this one finds for all rules at once; the two agree
in every key of every answer, which the tests hold them to.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from privacyrules.engine.kleene import evaluate
from privacyrules.engine.matching import Situation
from privacyrules.engine.parts import Decision, Judge
from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.conditions import Comparison
from privacyrules.model.flow import Axis, FactValue
from privacyrules.model.logic import NO, YES
from privacyrules.model.masks import Masks
from privacyrules.model.policy import Policy, Rule

_NOTHING: Mapping[Comparison, bool] = {}


class Bits(NamedTuple):
    """A verdict, and the rules that decide it and those that leave it open, as bits."""

    verdict: Verdict
    kind: Kind | None
    deciding: int
    open: int = 0


class Compiled:
    """Decides by the masks of a policy."""

    def __init__(self, masks: Masks) -> None:
        """Take the masks."""
        self.masks = masks
        self._full = (1 << masks.width) - 1

    def judge(self, situation: Situation) -> Bits:
        """Decide one situation."""
        mask = self._settled(self._reached(situation), situation.facts, situation.supposed)
        return self.bits(mask, omitted=situation.omitted)

    def bits(self, mask: int, *, omitted: bool = False) -> Bits:
        """Decide by the mask of what matches, conditions and exceptions settled."""
        masks = self.masks
        yes, perhaps = mask & self._full, mask >> masks.width
        if omitted:
            return _omission(yes & masks.oblige, perhaps & masks.oblige)
        against, in_favour = yes & masks.prohibit, yes & masks.favour
        may_prohibit, may_favour = perhaps & masks.prohibit, perhaps & masks.favour
        if against:
            return Bits("denied", None, against)
        if not may_favour:
            return Bits("not_covered", None, may_prohibit, may_prohibit)
        if in_favour and not may_prohibit:
            return Bits("allowed", None, in_favour)
        deciding = may_prohibit | may_favour
        if not may_prohibit:
            return Bits("conditional", "if", deciding, may_favour)
        if in_favour:
            return Bits("conditional", "unless", deciding, may_prohibit)
        return Bits("conditional", "both", deciding, deciding)

    def settled(self, mask: int) -> int:
        """Let exceptions lift what they except: a yes makes no of it, a maybe makes maybe of a yes."""
        width = self.masks.width
        for clause, exceptions in self.masks.families:
            if mask & clause << width:
                if mask & exceptions:
                    mask &= ~(clause << width | clause)
                elif mask & exceptions << width:
                    mask &= ~clause
        return mask

    def maybe(self, mask: int) -> int:
        """Return the clauses that match maybe."""
        return mask >> self.masks.width & ~mask & self._full

    def undecided(self, reached: int, open_: int) -> int:
        """Return the clauses, of some rules and their exceptions, whose own axes or condition are open.

        Args:
            reached: the mask before exceptions are settled.
            open_: the rules.
        """
        own, whole = self.maybe(reached), self.maybe(self.settled(reached))
        found, waiting = 0, open_ & whole
        while waiting:
            found |= waiting & own
            below = [exceptions for clause, exceptions in self.masks.families if clause & waiting]
            waiting = sum(below) & whole
        return found

    @cached_property
    def _tables(self) -> Mapping[Axis, Mapping[str | None, int]]:
        """The tables of the masks, all of them read."""
        return dict(self.masks.tables)

    def _reached(self, situation: Situation) -> int:
        """The clauses that reach a situation by their axes."""
        masks = self.masks
        mask = self._full << masks.width | self._full
        for axis, table in self._tables.items():
            stated = situation.part.get(axis)
            reached = table[stated]
            if (axis, stated) in situation.beyond:
                reached &= self._full
                reached |= reached << masks.width
            mask &= reached
        return mask

    def _settled(self, mask: int, facts: Mapping[str, FactValue], supposed: Mapping[Comparison, bool]) -> int:
        width = self.masks.width
        for clause, condition in self.masks.conditions:
            if mask & clause << width:
                truth = evaluate(condition, facts, supposed)
                if truth == NO:
                    mask &= ~(clause << width | clause)
                elif truth != YES:
                    mask &= ~clause
        return self.settled(mask)


def numbers(bits: int) -> list[int]:
    """Return the places of the bits that are set, the lowest first."""
    found = []
    while bits:  # The highest is found without a look at the others, and what is left gets shorter.
        at = bits.bit_length() - 1
        found.append(at)
        bits ^= 1 << at
    return found[::-1]


def judge_by(policy: Policy, masks: Masks | None = None) -> Judge:
    """Return what decides single situations by a policy, as the reference engine's `decide_situation` does.

    Args:
        policy: the rules.
        masks: the policy's masks, if they were worked out before.
    """
    if masks is None:
        from privacyrules.engine.masks import masks_of

        masks = masks_of(policy)
    compiled = Compiled(masks)
    rules = sorted(policy.rules, key=lambda rule: rule.id)

    def judge(situation: Situation) -> Decision:
        verdict, kind, deciding, open_ = compiled.judge(situation)
        return Decision(verdict, kind, _those(rules, deciding), _those(rules, open_))

    return judge


def _those(rules: list[Rule], bits: int) -> tuple[Rule, ...]:
    return tuple(rules[at] for at in numbers(bits))


def _omission(yes: int, perhaps: int) -> Bits:
    """Only obligations bear on what is left undone."""
    if yes:
        return Bits("denied", None, yes)
    if perhaps:
        return Bits("conditional", "unless", perhaps, perhaps)
    return Bits("allowed", None, 0)
