"""A policy and a flow in, the whole answer out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from privacyrules.engine.citing import citation
from privacyrules.engine.compiled import judge_by
from privacyrules.engine.matching import Situation
from privacyrules.engine.parts import Decision, Judge, situations, strictest
from privacyrules.engine.remarks import remarks
from privacyrules.engine.retired import replaced
from privacyrules.model.answer import Answer, Citation, PartVerdict, PolicyStamp, Ruling, Verdict
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.policy import Policy, Rule

if TYPE_CHECKING:
    from privacyrules.model.explanation import Conflict, Nearest, OpenQuestion, Settling

Decided = Sequence[tuple[Situation, Decision]]
"""Situations, each with its decision."""


def decide(
    policy: Policy, flow: Flow, assumed: Sequence[Assumption] = (), judge: Judge | None = None
) -> Answer:
    """Decide a flow and explain the decision.

    Args:
        policy: the rules, on one day.
        flow: its terms stand in the policy's vocabulary, its facts have their declared types.
        assumed: what somebody else than the asker stated; the answer repeats it.
        judge: decides single situations by this policy; the policy is compiled for it if None.

    Raises:
        ValueError: the flow has too many combinations of terms.
    """
    flow, retired = replaced(flow, policy.vocabulary)
    judge = judge_by(policy) if judge is None else judge
    parts = [(situation, judge(situation)) for situation in situations(flow)]
    verdict, kind = strictest([decision for _, decision in parts])
    decisive = [(situation, decision) for situation, decision in parts if decision.verdict == verdict]
    overrules, conflicts = _overruled(policy, decisive, verdict)
    open_ = _open(policy, flow, judge, decisive)
    return Answer(
        verdict=verdict,
        kind=kind,
        because=_citations(rule for _, decision in decisive for rule in decision.deciding),
        overrules=overrules,
        open=open_,
        settled_by=_settled_by(flow, open_, judge, decisive),
        nearest=_nearest(policy, decisive, verdict),
        conflicts=conflicts,
        notes=(*retired, *remarks(policy, parts, verdict, judge)),
        understood=flow,
        assumed=tuple(assumed),
        parts=tuple(
            PartVerdict(s.part, d.verdict, d.kind, tuple(rule.id for rule in d.deciding)) for s, d in parts
        ),
        policy=PolicyStamp(policy.id, policy.date, policy.digest, policy.today),
    )


def rule_on(policy: Policy, flow: Flow, judge: Judge) -> Ruling:
    """Decide a flow without an explanation: what `decide` gives, but verdict, kind and rules alone.

    Raises:
        ValueError: the flow has too many combinations of terms.
    """
    stated, _ = replaced(flow, policy.vocabulary)
    parts = [judge(situation) for situation in situations(stated)]
    verdict, kind = strictest(parts)
    ids = {rule.id for part in parts if part.verdict == verdict for rule in part.deciding}
    return Ruling(verdict, kind, tuple(sorted(ids)))


# What only some answers have is loaded where the first of them has it: most have nothing to explain.


def _open(policy: Policy, flow: Flow, judge: Judge, decisive: Decided) -> tuple[OpenQuestion, ...]:
    """What is open in the parts that decide."""
    if not any(decision.open for _, decision in decisive):
        return ()
    from privacyrules.engine.openness import Asked, open_questions

    now = strictest([decision for _, decision in decisive])
    return open_questions(Asked(policy, flow, judge, now), decisive)


def _settled_by(
    flow: Flow, open_: Sequence[OpenQuestion], judge: Judge, decisive: Decided
) -> tuple[Settling, ...]:
    """What would make a conditional verdict a plain one."""
    if decisive[0][1].verdict != "conditional":
        return ()
    from privacyrules.engine.settling import settlings

    rules = (rule for _, decision in decisive for rule in decision.deciding)
    return settlings(flow, open_, rules, judge)


def _nearest(policy: Policy, decisive: Decided, verdict: Verdict) -> tuple[Nearest, ...]:
    """The rules that almost reach what the policy is silent on."""
    if verdict != "not_covered":
        return ()
    from privacyrules.engine.nearness import nearest

    return nearest(policy, [situation for situation, _ in decisive])


def _overruled(
    policy: Policy, decisive: Decided, verdict: Verdict
) -> tuple[tuple[Citation, ...], tuple[Conflict, ...]]:
    """What a denial overrules, and what of it is a conflict."""
    if verdict != "denied":
        return (), ()
    from privacyrules.engine.overruling import conflicts_among, overruled

    pairs = overruled(policy, decisive)
    return _citations(other for _, other in pairs), conflicts_among(policy, pairs)


def _citations(rules: Iterable[Rule]) -> tuple[Citation, ...]:
    """Each rule once, sorted by id."""
    by_id = {rule.id: rule for rule in rules}
    return tuple(citation(by_id[name]) for name in sorted(by_id))
