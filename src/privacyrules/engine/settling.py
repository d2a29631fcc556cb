"""A conditional answer in, the fewest further words that would make it a plain yes or a plain no out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

from privacyrules.engine.openness import ANYTHING_ELSE
from privacyrules.engine.parts import Judge, suppose
from privacyrules.model.answer import Verdict
from privacyrules.model.explanation import OpenQuestion, Settling
from privacyrules.model.flow import AXES, Axis, FactValue, Flow
from privacyrules.model.policy import Rule

MOST_TRIED = 500
"""So many completions of a flow are tried; beyond, nothing is said."""

PLAIN: tuple[Verdict, ...] = ("allowed", "denied")


class Said(NamedTuple):
    """One answer to an open question: a term that takes the place of another on its axis, or a fact."""

    name: str
    value: FactValue
    stated: str | None = None


def settlings(
    flow: Flow, open_: Sequence[OpenQuestion], rules: Iterable[Rule], judge: Judge
) -> tuple[Settling, ...]:
    """Per plain verdict that further words can bring about, the fewest of them, the most usual first.

    Args:
        flow: a flow whose verdict is conditional.
        open_: what is open in it.
        rules: those that may decide it; a term that more of them name is the more usual.
        judge: decides single situations by the policy.

    Returns:
        At most one for `allowed` and one for `denied`, in this order.
    """
    found: dict[Verdict, Settling] = {}
    usual = Counter(term for rule in rules for terms in rule.clause.scope.values() for term in terms)
    for said in islice(_tried(open_, usual), MOST_TRIED):
        verdict, _ = suppose(judge, _completed(flow, said))
        if verdict in PLAIN and verdict not in found:
            found[verdict] = Settling(verdict, _terms(said), _facts(said))
            if len(found) == len(PLAIN):
                break
    return tuple(found[verdict] for verdict in PLAIN if verdict in found)


def _tried(open_: Sequence[OpenQuestion], usual: Mapping[str, int]) -> Iterator[tuple[Said, ...]]:
    """Answers to one question, then to two, and so on; an axis that is open twice has no one answer."""
    asked = Counter(question.name for question in open_)
    answers = [
        tuple(sorted(_answers(question), key=lambda said: -usual.get(str(said.value), 0)))
        for question in open_
        if asked[question.name] == 1
    ]
    for number in range(1, len(answers) + 1):
        for chosen in combinations(answers, number):
            yield from product(*chosen)


def _answers(question: OpenQuestion) -> Iterator[Said]:
    for outcome in question.would:
        if question.asks == "fact":
            if outcome.answer in ("true", "false"):
                yield Said(question.name, outcome.answer == "true")
        elif outcome.answer != ANYTHING_ELSE:
            yield Said(question.name, outcome.answer, question.stated)


def _completed(flow: Flow, said: Sequence[Said]) -> Flow:
    """The flow with what was said."""
    terms = dict(flow.terms)
    for axis in AXES:
        for one in said:
            if one.name == axis:
                kept = [term for term in terms.get(axis, ()) if term != one.stated]
                terms[axis] = (*kept, str(one.value))
    return Flow(terms, {**flow.facts, **_facts(said)}, flow.omitted)


def _terms(said: Sequence[Said]) -> Mapping[Axis, str]:
    return {axis: str(one.value) for axis in AXES for one in said if one.name == axis}


def _facts(said: Sequence[Said]) -> Mapping[str, FactValue]:
    return {one.name: one.value for one in said if one.name not in AXES}
