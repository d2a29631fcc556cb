"""The decision on one situation, as plain as it can be written: the oracle for every faster way."""

from privacyrules.engine.matching import Situation, match
from privacyrules.engine.parts import Decision
from privacyrules.model.logic import MAYBE, NO, YES, Truth
from privacyrules.model.policy import Policy, Rule


def decide_situation(policy: Policy, situation: Situation) -> Decision:
    """Decide one situation. No order of rules, no priority, no state, no clock."""
    matches = [(rule, match(rule.clause, situation, policy.vocabulary)) for rule in policy.rules]
    if situation.omitted:
        return _omission([(rule, truth) for rule, truth in matches if rule.effect == "oblige"])
    against = [(rule, truth) for rule, truth in matches if rule.effect == "prohibit"]
    in_favour = [(rule, truth) for rule, truth in matches if rule.effect != "prohibit"]
    prohibition, permission = _strongest(against), _strongest(in_favour)
    if prohibition == YES:
        return Decision("denied", None, _those(against, YES))
    if permission == NO:
        return Decision("not_covered", None, _those(against, MAYBE), _those(against, MAYBE))
    if permission == YES and prohibition == NO:
        return Decision("allowed", None, _those(in_favour, YES))
    deciding = _those(matches, YES, MAYBE)
    if prohibition == NO:
        return Decision("conditional", "if", deciding, _those(in_favour, MAYBE))
    if permission == YES:
        return Decision("conditional", "unless", deciding, _those(against, MAYBE))
    return Decision("conditional", "both", deciding, _those(matches, MAYBE))


def _omission(obligations: list[tuple[Rule, Truth]]) -> Decision:
    """Only obligations bear on what is left undone."""
    strongest = _strongest(obligations)
    if strongest == YES:
        return Decision("denied", None, _those(obligations, YES))
    if strongest == MAYBE:
        return Decision("conditional", "unless", _those(obligations, MAYBE), _those(obligations, MAYBE))
    return Decision("allowed", None, ())


def _strongest(matches: list[tuple[Rule, Truth]]) -> Truth:
    return max((truth for _, truth in matches), default=NO)


def _those(matches: list[tuple[Rule, Truth]], *truths: Truth) -> tuple[Rule, ...]:
    return tuple(sorted((rule for rule, truth in matches if truth in truths), key=lambda rule: rule.id))
