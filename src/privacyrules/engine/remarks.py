"""What an answer says beside its verdict: promises no machine checks, and what to know of the policy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.matching import Situation, axis_match
from privacyrules.engine.parts import Decision, Judge
from privacyrules.model.answer import Note, Verdict
from privacyrules.model.logic import YES
from privacyrules.model.policy import NotCheckable, Policy


def remarks(
    policy: Policy, decided: Sequence[tuple[Situation, Decision]], verdict: Verdict, judge: Judge
) -> tuple[Note, ...]:
    """The notes on a flow whose parts were decided so, by this judge."""
    return (
        *_promised_by_nothing(decided, verdict),
        *_denied_if_done(decided, verdict, judge),
        *_not_checkable(policy, [situation for situation, _ in decided]),
        *_resolutions(policy),
        *_pinned(policy),
    )


def _promised_by_nothing(decided: Sequence[tuple[Situation, Decision]], verdict: Verdict) -> Iterator[Note]:
    if verdict == "allowed" and any(situation.omitted for situation, _ in decided):
        yield Note("nothing-promised", "nothing promises this, so it may be left undone")


def _denied_if_done(
    decided: Sequence[tuple[Situation, Decision]], verdict: Verdict, judge: Judge
) -> Iterator[Note]:
    """What may be left undone because it must not be done: nobody shall read that as leave to do it."""
    if verdict != "allowed":
        return
    against = (
        rule
        for situation, _ in decided
        if situation.omitted
        for done in (judge(situation._replace(omitted=False)),)
        if done.verdict == "denied"
        for rule in done.deciding
    )
    for rule in sorted({rule.id: rule for rule in against}.values(), key=lambda rule: rule.id):
        yield Note("denied-if-done", f"doing it would be denied ({rule.id})", rule.quotes[0])


def _not_checkable(policy: Policy, situations: Sequence[Situation]) -> Iterator[Note]:
    for promise in policy.not_checkable:
        if promise.scope is not None and any(_within(policy, promise, s) for s in situations):
            yield Note("not-checkable", f"no machine checks this promise: {promise.why}", promise.quote)


def _within(policy: Policy, promise: NotCheckable, situation: Situation) -> bool:
    scope = promise.scope or {}
    return all(
        axis_match(axis, wanted, situation, policy.vocabulary) == YES for axis, wanted in scope.items()
    )


def _resolutions(policy: Policy) -> Iterator[Note]:
    for resolution in policy.resolutions:
        if resolution.until < policy.today:
            yield Note(
                "lapsed-resolution",
                f"the resolution '{resolution.id}' ended on {resolution.until} and decides nothing any more",
            )


def _pinned(policy: Policy) -> Iterator[Note]:
    if not policy.pinned:
        yield Note("not-pinned", "not pinned: no policy.lock holds the quotes against the policy's text")
