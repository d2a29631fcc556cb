"""A policy and a flow in; verdict, kind and deciding rules out, worked out as plainly as the design says it.

This is a second implementation of the decision, made to be read beside the text and compared with the
engine. It shares no code with it, it is slow, and it knows nothing of open questions, nearness or notes.
Truth is written as words ("no", "maybe", "yes"), not as numbers, so that even this much is not shared.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import Axis, FactValue, Flow
from privacyrules.model.policy import Clause, Policy, Rule
from privacyrules.model.vocabulary import Fact, Term, Vocabulary

Word = Literal["no", "maybe", "yes"]
WEAKEST_FIRST: tuple[Word, ...] = ("no", "maybe", "yes")


class Decided(NamedTuple):
    """What the oracle says of a flow or of one part of it."""

    verdict: str
    kind: str | None
    because: tuple[str, ...]


def oracle(policy: Policy, flow: Flow) -> Decided:
    """Decide a flow: every combination of its terms on its own, then the strictest of them."""
    vocabulary = policy.vocabulary
    facts = facts_in_use(flow, vocabulary)
    parts = [
        _one_part(policy, dict(zip(flow.terms, terms, strict=True)), facts, omitted=flow.omitted)
        for terms in itertools.product(*flow.terms.values())
    ]
    for verdict in ("denied", "not_covered", "conditional", "allowed"):
        having = [part for part in parts if part.verdict == verdict]
        if having:
            kinds = {part.kind for part in having}
            kind = next((kind for kind in ("both", "if", "unless") if kind in kinds), None)
            return Decided(verdict, kind, tuple(sorted({rule for part in having for rule in part.because})))
    raise AssertionError("a flow has at least one part")


def match(
    clause: Clause, terms: Mapping[Axis, str], facts: Mapping[str, FactValue], words: Vocabulary
) -> Word:
    """Say whether a rule or an exception speaks of a part: its axes, its condition, its exceptions."""
    answers: list[Word] = [
        _axis(words, axis, wanted, terms.get(axis)) for axis, wanted in clause.scope.items()
    ]
    if clause.when is not None:
        answers.append(_condition(clause.when, facts, words))
    itself = weakest(answers)
    lifted = [match(exception, terms, facts, words) for exception in clause.exceptions]
    if "yes" in lifted:
        return "no"
    if "maybe" in lifted and itself == "yes":
        return "maybe"
    return itself


def as_several(rule: Rule) -> list[Rule]:
    """Give the rules with one term per axis that a rule with lists stands for, numbered `id#0`, `id#1`."""
    axes = list(rule.clause.scope)
    scopes = [
        {axis: (term,) for axis, term in zip(axes, terms, strict=True)}
        for terms in itertools.product(*rule.clause.scope.values())
    ]
    return [
        rule._replace(clause=rule.clause._replace(id=f"{rule.id}#{number}", scope=scope))
        for number, scope in enumerate(scopes)
    ]


def weakest(answers: Iterable[Word]) -> Word:
    """Give the weakest of several answers; of none, yes."""
    return min([*answers, "yes"], key=WEAKEST_FIRST.index)


def in_use(name: str, words: Mapping[str, Term] | Mapping[str, Fact]) -> str:
    """Follow `replaced_by` to the word that is in use."""
    successor = words[name].replaced_by
    return name if successor is None else in_use(successor, words)


def facts_in_use(flow: Flow, words: Vocabulary) -> dict[str, FactValue]:
    """Give the facts by the names in use; where a retired name says otherwise, the name in use counts."""
    retired = {in_use(name, words.facts): value for name, value in flow.facts.items()}
    return {**retired, **{name: value for name, value in flow.facts.items() if name in retired}}


def within(vocabulary: Vocabulary, axis: Axis, inner: str, outer: str) -> bool:
    """Say whether a term is another one, or lies somewhere below it, by climbing from parent to parent."""
    if inner == outer:
        return True
    parents = vocabulary.terms[axis][inner].within
    return any(within(vocabulary, axis, parent, outer) for parent in parents)


def _axis(vocabulary: Vocabulary, axis: Axis, wanted: Iterable[str], stated: str | None) -> Word:
    if stated is None:
        return "maybe"
    on_axis = vocabulary.terms[axis]
    term = in_use(stated, on_axis)
    rules_terms = [in_use(name, on_axis) for name in wanted]
    if any(within(vocabulary, axis, term, one) for one in rules_terms):
        return "yes"
    for name in (name for name in on_axis if on_axis[name].replaced_by is None):
        if within(vocabulary, axis, name, term) and any(
            within(vocabulary, axis, name, one) for one in rules_terms
        ):
            return "maybe"
    return "no"


def _condition(condition: Condition, facts: Mapping[str, FactValue], words: Vocabulary) -> Word:
    if isinstance(condition, Comparison):
        return _comparison(condition, facts.get(in_use(condition.fact, words.facts)))
    if isinstance(condition, Not):
        denied: dict[Word, Word] = {"no": "yes", "maybe": "maybe", "yes": "no"}
        return denied[_condition(condition.operand, facts, words)]
    sides = {_condition(condition.left, facts, words), _condition(condition.right, facts, words)}
    order: tuple[Word, ...] = ("no", "maybe", "yes")
    if isinstance(condition, Or):
        order = ("yes", "maybe", "no")
    assert isinstance(condition, And | Or)
    return next(word for word in order if word in sides)


def _comparison(comparison: Comparison, value: FactValue | None) -> Word:
    if value is None:
        return "maybe"
    literal = comparison.literal
    if isinstance(literal, tuple):
        return "yes" if any(value == one for one in literal) else "no"
    if comparison.operator in {"is", "=="}:
        return "yes" if value == literal else "no"
    assert isinstance(value, str) == isinstance(literal, str), "a date is compared with a date"
    above = value > literal  # type: ignore[operator]
    return "yes" if above or (comparison.operator == ">=" and value == literal) else "no"


def _one_part(
    policy: Policy, terms: Mapping[Axis, str], facts: Mapping[str, FactValue], *, omitted: bool
) -> Decided:
    matches = [(rule, match(rule.clause, terms, facts, policy.vocabulary)) for rule in policy.rules]
    if omitted:
        return _omission([(rule, word) for rule, word in matches if rule.effect == "oblige"])
    forbidding = [(rule, word) for rule, word in matches if rule.effect == "prohibit"]
    permitting = [(rule, word) for rule, word in matches if rule.effect != "prohibit"]
    prohibition, permission = _strongest(forbidding), _strongest(permitting)
    if prohibition == "yes":
        return Decided("denied", None, _ids(forbidding, "yes"))
    if permission == "no":
        return Decided("not_covered", None, _ids(forbidding, "maybe"))
    if prohibition == "no" and permission == "yes":
        return Decided("allowed", None, _ids(permitting, "yes"))
    kind = {("no", "maybe"): "if", ("maybe", "yes"): "unless", ("maybe", "maybe"): "both"}
    return Decided("conditional", kind[prohibition, permission], _ids(matches, "yes", "maybe"))


def _omission(obligations: list[tuple[Rule, Word]]) -> Decided:
    strongest = _strongest(obligations)
    if strongest == "yes":
        return Decided("denied", None, _ids(obligations, "yes"))
    if strongest == "maybe":
        return Decided("conditional", "unless", _ids(obligations, "maybe"))
    return Decided("allowed", None, ())


def _strongest(matches: list[tuple[Rule, Word]]) -> Word:
    words = {word for _, word in matches}
    return next(word for word in ("yes", "maybe", "no") if word in words or word == "no")


def _ids(matches: list[tuple[Rule, Word]], *wanted: Word) -> tuple[str, ...]:
    return tuple(sorted(rule.id for rule, word in matches if word in wanted))
