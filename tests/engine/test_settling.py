"""What would settle a conditional answer does so, and nothing shorter would."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, product

from hypothesis import given

from privacyrules.engine.decide import decide
from privacyrules.engine.openness import ANYTHING_ELSE
from privacyrules.engine.settling import MOST_TRIED
from privacyrules.model.answer import Answer
from privacyrules.model.explanation import Settling
from privacyrules.model.flow import AXES, Flow
from random_policies import Question, examples, questions

LAW = examples(60)


def said(flow: Flow, answers: dict[str, object], stated: dict[str, str | None]) -> Flow:
    """The flow with further words: a term in place of the one that was open, or a fact."""
    terms, facts = dict(flow.terms), dict(flow.facts)
    for name, value in answers.items():
        axis = next((axis for axis in AXES if axis == name), None)
        if axis is None:
            facts[name] = value is True
        else:
            kept = [term for term in terms.get(axis, ()) if term != stated[name]]
            terms[axis] = (*kept, str(value))
    return Flow(terms, facts, flow.omitted)


def open_answers(answer: Answer) -> dict[str, list[object]]:
    """Per open axis and boolean fact, the answers that the page lists."""
    found: dict[str, list[object]] = {}
    for question in answer.open:
        listed = [outcome.answer for outcome in question.would if outcome.answer != ANYTHING_ELSE]
        if question.asks == "axis":
            found[question.name] = [*listed]
        elif set(listed) <= {"true", "false"}:
            found[question.name] = [text == "true" for text in listed]
    return found


def _in_order(listed: dict[str, list[object]]) -> Iterator[tuple[int, dict[str, object]]]:
    """Answers to one question, to two, and so on, as many as are tried."""
    every = (
        (number, dict(zip(names, values, strict=True)))
        for number in range(1, len(listed) + 1)
        for names in combinations(listed, number)
        for values in product(*(listed[name] for name in names))
    )
    return islice(every, MOST_TRIED)


def words_of(settling: Settling) -> dict[str, object]:
    return {**{str(axis): term for axis, term in settling.terms.items()}, **settling.facts}


def as_it_stands(answer: Answer) -> dict[str, str | None]:
    return {question.name: question.stated for question in answer.open}


@LAW
@given(questions())
def test_what_settles_an_answer_does_so(question: Question) -> None:
    policy, answer = question.policy, decide(question.policy, question.flow)
    stated = as_it_stands(answer)
    for settling in answer.settled_by:
        completed = said(answer.understood, words_of(settling), stated)
        assert decide(policy, completed).verdict == settling.verdict


@LAW
@given(questions())
def test_nothing_shorter_settles_it(question: Question) -> None:
    policy, answer = question.policy, decide(question.policy, question.flow)
    if answer.verdict != "conditional" or len({q.name for q in answer.open}) < len(answer.open):
        return
    least = {settling.verdict: len(words_of(settling)) for settling in answer.settled_by}
    for number, answers in _in_order(open_answers(answer)):
        verdict = decide(policy, said(answer.understood, answers, as_it_stands(answer))).verdict
        assert verdict not in ("allowed", "denied") or least[verdict] <= number


@LAW
@given(questions())
def test_only_a_conditional_answer_is_settled(question: Question) -> None:
    answer = decide(question.policy, question.flow)
    assert answer.verdict == "conditional" or answer.settled_by == ()
    assert [s.verdict for s in answer.settled_by] in ([], ["allowed"], ["denied"], ["allowed", "denied"])
