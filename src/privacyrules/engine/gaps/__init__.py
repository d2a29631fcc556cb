"""A policy and what a repository does in; what is not promised, and what is promised and not done, out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.flowmap import Done
from privacyrules.engine.gaps.doings import not_promised, promised_in_vain
from privacyrules.engine.gaps.numbers import stated_numbers
from privacyrules.engine.gaps.silence import silences
from privacyrules.engine.regions import TooManyBoxesError
from privacyrules.model.policy import Policy
from privacyrules.model.review import Gaps, Silence


def gaps(policy: Policy, done: Sequence[Done] = ()) -> Gaps:
    """Find where a policy is silent and, if something is done, where policy and practice part.

    Args:
        policy: the policy.
        done: all that a repository does, each with its answer.
    """
    found = Gaps(policy.id, policy.date, policy.today, len(policy.rules), _silences(policy))
    if not done:
        return found
    unused, unseen = promised_in_vain(policy, done)
    stated = stated_numbers(policy, done)
    overdone = {one.rule.id for one in stated if one.beyond}
    return found._replace(
        done=not_promised(done),
        unused=tuple(rule for rule in unused if rule.id not in overdone),
        unseen=unseen,
        stated=stated,
        flows=len(done),
    )


def _silences(policy: Policy) -> tuple[Silence, ...] | None:
    try:
        return silences(policy)
    except TooManyBoxesError:
        return None
