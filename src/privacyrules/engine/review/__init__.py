"""A policy and what lies around it in; what is remarkable about its own rules out, exactly and no solver.

Every search works on regions of flows (`regions`), rule by rule among those that meet; the product of all
axes is never walked over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from privacyrules.engine.regions import TooManyBoxesError
from privacyrules.engine.review.dead import applying_never, changing_nothing, left_with_nothing
from privacyrules.engine.review.decisions import lapsed_or_stale
from privacyrules.engine.review.exceptions import excepting_nothing, uncovered_exceptions
from privacyrules.engine.review.ground import Ground
from privacyrules.engine.review.joins import joining_terms
from privacyrules.engine.review.pairs import pairs
from privacyrules.engine.review.sentences import carried_by_nothing, said_twice
from privacyrules.engine.review.unused import unused
from privacyrules.engine.review.wide import limited_by_facts_alone, limited_by_nothing
from privacyrules.model.places import Place
from privacyrules.model.policy import Policy
from privacyrules.model.review import LEVELS, Remark, Review, Surroundings

SEARCHES: dict[str, Callable[[Ground], Iterable[Remark]]] = {
    "rules that contradict each other": pairs,
    "rules that never apply": applying_never,
    "rules of which nothing is left": left_with_nothing,
    "rules that change nothing": changing_nothing,
    "exceptions that except nothing": excepting_nothing,
    "exceptions that no permission covers": uncovered_exceptions,
    "permissions limited by facts alone": limited_by_facts_alone,
    "permissions limited by nothing": limited_by_nothing,
    "terms that join branches": joining_terms,
    "sentences that are said twice": said_twice,
    "sentences that nothing carries": carried_by_nothing,
    "decisions that lapse": lapsed_or_stale,
    "words and terms that nothing uses": unused,
}
"""What is searched for, each by what finds it."""


ALONE = Surroundings()
"""Nothing lies around the rules, or nobody knows it."""


def review(policy: Policy, surroundings: Surroundings = ALONE) -> Review:
    """Review a policy as it decides on its day, resolutions in force applied.

    Args:
        policy: the policy.
        surroundings: its cases, texts and waivers.

    Returns:
        What is remarkable, the gravest first. Where rules tell too many kinds of flows apart for an exact
        search, a remark says which search was left out, or was made flow by flow.
    """
    ground = Ground(policy, surroundings)
    found: list[Remark] = []
    for what, search in SEARCHES.items():
        try:
            found += search(ground)
        except TooManyBoxesError:
            found.append(_left_out(what, ground))
    found.sort(key=lambda remark: (LEVELS.index(remark.level), remark.place, remark.id, remark.message))
    return Review(policy.id, policy.date, policy.today, len(policy.rules), tuple(found))


def _left_out(what: str, ground: Ground) -> Remark:
    message = f"the rules tell too many kinds of flows apart to search for {what}; that was left out"
    remedy = "Split rules with many exceptions and conditions into several plain ones."
    return Remark("too-many-kinds", "note", Place(ground.around.heading[0]), message, remedy)
