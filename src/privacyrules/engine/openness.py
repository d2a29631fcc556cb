"""What is still open in a flow, and what each answer to it would make of the verdict."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.engine.kleene import comparisons, evaluate
from privacyrules.engine.matching import OpenAxis, Situation, axis_match, condition_match, undecided
from privacyrules.engine.parts import Decision, Judge, suppose
from privacyrules.engine.witnesses import witnesses
from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.conditions import Comparison
from privacyrules.model.explanation import OpenQuestion, Outcome
from privacyrules.model.flow import AXES, Axis, FactValue, Flow
from privacyrules.model.logic import MAYBE, YES
from privacyrules.model.policy import Clause, Policy
from privacyrules.model.vocabulary import Vocabulary

ANYTHING_ELSE = "anything else"

Decided = Sequence[tuple[Situation, Decision]]
Result = tuple[Verdict, Kind | None]


class Asked(NamedTuple):
    """A flow, the policy that is asked and who judges by it, and the result as it stands."""

    policy: Policy
    flow: Flow
    judge: Judge
    now: Result


def open_questions(asked: Asked, decided: Decided) -> tuple[OpenQuestion, ...]:
    """The open axes (in their order), then the open facts (by name), of the parts that decide.

    Args:
        asked: what was asked; an outcome equal to its result is marked `same`.
        decided: the parts that have the flow's verdict, with their decisions.
    """
    axes, facts = _collect(asked.policy, decided)
    questions = [_about_axis(asked, key, axes[key]) for key in sorted(axes, key=_axis_order)]
    questions += [_about_fact(asked, name, facts[name]) for name in sorted(facts)]
    return tuple(questions)


def _collect(
    policy: Policy, decided: Decided
) -> tuple[dict[OpenAxis, set[str]], dict[str, dict[Comparison, None]]]:
    axes: dict[OpenAxis, set[str]] = {}
    facts: dict[str, dict[Comparison, None]] = {}
    for situation, clause in _undecided_clauses(policy, decided):
        for axis, wanted in clause.scope.items():
            if axis_match(axis, wanted, situation, policy.vocabulary) == MAYBE:
                stated = situation.part.get(axis)
                axes.setdefault((axis, stated), set()).update(
                    _answers(axis, stated, wanted, policy.vocabulary)
                )
        if clause.when is not None and condition_match(clause, situation) == MAYBE:
            for comparison in comparisons(clause.when):
                if comparison.fact not in situation.facts:
                    facts.setdefault(comparison.fact, {})[comparison] = None
    return axes, facts


def _undecided_clauses(policy: Policy, decided: Decided) -> Iterable[tuple[Situation, Clause]]:
    for situation, decision in decided:
        for rule in decision.open:
            for clause in undecided(rule.clause, situation, policy.vocabulary):
                yield situation, clause


def _answers(axis: Axis, stated: str | None, wanted: tuple[str, ...], vocabulary: Vocabulary) -> set[str]:
    """The wanted terms at or below the stated one, and the widest terms that it shares with others."""
    if stated is None:
        return set(wanted)
    below = vocabulary.below[axis]
    shared = {term for name in wanted for term in below[stated] & below[name]}
    widest = {term for term in shared if not any(term in below[other] for other in shared - {term})}
    return widest | shared.intersection(wanted)


def _about_axis(asked: Asked, key: OpenAxis, answers: set[str]) -> OpenQuestion:
    axis, stated = key
    flow, judge, now = asked.flow, asked.judge, asked.now
    would = []
    for answer in sorted(answers):
        kept = [term for term in flow.terms.get(axis, ()) if term != stated]
        answered = Flow({**flow.terms, axis: (*kept, answer)}, flow.facts, flow.omitted)
        would.append(_outcome(answer, suppose(judge, answered), now))
    would.append(_outcome(ANYTHING_ELSE, suppose(judge, flow, beyond=frozenset({key})), now))
    return OpenQuestion("axis", axis, stated, tuple(would))


def _about_fact(asked: Asked, name: str, on: Collection[Comparison]) -> OpenQuestion:
    would = []
    named = {c for rule in asked.policy.rules for c in _comparisons_on(name, rule.clause)}
    for comparison in sorted(on, key=lambda c: (isinstance(c.literal, tuple), c.literal, c.operator)):
        for holds in (True, False):
            result = suppose(asked.judge, asked.flow, supposed=_implied(comparison, holds, named))
            would.append(_outcome(side(comparison, holds=holds), result, asked.now))
    return OpenQuestion("fact", name, None, tuple(would))


def _comparisons_on(fact: str, clause: Clause) -> Iterator[Comparison]:
    """Every comparison of a fact in a clause and its exceptions, whether or not it is open."""
    if clause.when is not None:
        yield from (comparison for comparison in comparisons(clause.when) if comparison.fact == fact)
    for exception in clause.exceptions:
        yield from _comparisons_on(fact, exception)


def _implied(supposed: Comparison, holds: bool, named: Collection[Comparison]) -> Mapping[Comparison, bool]:
    """The comparisons that one side of a comparison settles: more than 30 is also more than 10."""
    sides = [
        {comparison: evaluate(comparison, {comparison.fact: value}) == YES for comparison in named}
        for value in witnesses(named)[supposed.fact]
    ]
    possible = [answers for answers in sides if answers[supposed] == holds]
    settled = {c: possible[0][c] for c in named if len({answers[c] for answers in possible}) == 1}
    return {**settled, supposed: holds}


def _outcome(answer: str, result: Result, now: Result) -> Outcome:
    return Outcome(answer, *result, same=result == now)


def _axis_order(key: OpenAxis) -> tuple[int, str]:
    return AXES.index(key[0]), key[1] or ""


_DENIED = {"==": "!=", ">": "<=", ">=": "<", "in": "not in"}


def side(comparison: Comparison, *, holds: bool) -> str:
    """One side of a comparison as people write it: `true`, or `retention_days <= 30`."""
    if comparison.operator == "is":
        return "true" if holds else "false"
    operator = comparison.operator if holds else _DENIED[comparison.operator]
    return f"{comparison.fact} {operator} {_literal(comparison.literal)}"


def _literal(value: FactValue | tuple[FactValue, ...]) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
