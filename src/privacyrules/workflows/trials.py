"""A pack in, its cases run out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.decide import decide
from privacyrules.model.answer import Answer
from privacyrules.model.pack import Case, Pack
from privacyrules.model.trial import Trial


def run_cases(pack: Pack) -> tuple[Trial, ...]:
    """Run every case of a pack, in the order of its files."""
    return tuple(_run(pack, case) for case in pack.cases)


def rules_without_cases(pack: Pack) -> tuple[str, ...]:
    """The ids of the rules that no case stands under, in the order of the files."""
    tried = {case.rule for case in pack.cases}
    return tuple(rule.id for rule in pack.policy.rules if rule.id not in tried)


def _run(pack: Pack, case: Case) -> Trial:
    answer = decide(pack.policy, case.flow)
    return Trial(case, answer, tuple(_differences(case, answer)))


def _differences(case: Case, answer: Answer) -> Iterator[str]:
    """In what an answer is not what the case expects; if the policy is silent, by its nearest rules."""
    if answer.verdict != case.verdict:
        yield f"expected {case.verdict}, got {answer.verdict}"
    elif case.kind is not None and answer.kind != case.kind:
        yield f"expected {case.verdict} ({case.kind}), got {answer.verdict} ({answer.kind})"
    reasons = [citation.rule for citation in answer.because]
    if answer.verdict == "not_covered":
        reasons += [near.citation.rule for near in answer.nearest]
    missing = [rule for rule in case.because if rule not in reasons]
    if missing and case.verdict == answer.verdict:
        found = ", ".join(reasons) or "no rule"
        what = "nearest" if case.verdict == "not_covered" else "deciding"
        yield f"expected {', '.join(missing)} among the {what} rules, got {found}"
