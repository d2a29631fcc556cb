"""A policy and a flow in, the whole answer out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from privacyrules.engine.compiled import judge_by
from privacyrules.engine.nearness import citation, nearest
from privacyrules.engine.openness import Asked, open_questions
from privacyrules.engine.overruling import conflicts_among, overruled
from privacyrules.engine.parts import Judge, situations, strictest
from privacyrules.engine.remarks import remarks
from privacyrules.engine.retired import replaced
from privacyrules.model.answer import Answer, Citation, PartVerdict, PolicyStamp, Ruling
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.policy import Policy, Rule


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
    pairs = overruled(policy, decisive)
    return Answer(
        verdict=verdict,
        kind=kind,
        because=_citations(rule for _, decision in decisive for rule in decision.deciding),
        overrules=_citations(other for _, other in pairs),
        open=open_questions(Asked(policy, flow, judge, (verdict, kind)), decisive),
        nearest=nearest(policy, [s for s, _ in decisive]) if verdict == "not_covered" else (),
        conflicts=conflicts_among(policy, pairs),
        notes=(*retired, *remarks(policy, parts, verdict)),
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


def _citations(rules: Iterable[Rule]) -> tuple[Citation, ...]:
    """Each rule once, sorted by id."""
    by_id = {rule.id: rule for rule in rules}
    return tuple(citation(by_id[name]) for name in sorted(by_id))
