"""Questions as people type them, each with what its words state: the engine's answer to that is the set's.

The questions of `sentences.jsonl` were written from the policy's text before anything here could read a
sentence, those of the numbered files by people who had not seen how sentences are read. A line holds:

- `question`, and `flows`: what the words state, one flow for each act that is asked about. `stated` names
  the axes that stand in the words; an axis in `flows` that is not in `stated` follows from them.
- `or`: terms that are as right on an axis as those in `flows`, and change nothing of the verdict.
- `verdict`, `kind` and `deciding`, as in an answer, over all the flows; `sentence`: the promise that tells.
  A question that a careful colleague would not answer but ask back has the verdict `refuse`, and `why`.
- `engine`: where whoever wrote the question reads the policy otherwise than its rules do, their answer.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from privacyrules.model.answer import KINDS, STRICTEST_FIRST, Answer
from privacyrules.model.flow import AXES
from privacyrules.workflows.ask import Bench, ask_values, bench_for
from shipped import shipped

Question = dict[str, Any]
HERE = Path(__file__).parent
FACETS = {"facts", "omitted"}
KINDS_OF_QUESTION = {
    *("everyday", "hard", "migration", "typo", "user-voice"),
    *("company", "condition", "form", "negation", "other-subject", "purpose", "sale"),
    *("several-acts", "two-data", "omission"),
    *("exception", "almost", "silence", "conflict", "refuse"),
}
"""The tags: how a question is put, what it holds, how many acts, and how the policy stands to it."""


def read(path: Path) -> list[Question]:
    """Read a file of questions, one on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


QUESTIONS = [question for path in sorted(HERE.glob("sentences*.jsonl")) for question in read(path)]
each = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])


@each
def test_a_line_is_sound(question: Question) -> None:
    """One test a line: there are many."""
    what_it_states_is_a_flow(question)
    the_verdict_is_that_of_the_policy(question)
    an_answer_of_its_own_differs_from_the_engine_s(question)
    the_sentence_is_quoted_by_a_deciding_rule(question)
    terms_that_are_as_right_change_nothing(question)


def what_it_states_is_a_flow(question: Question) -> None:
    """Every term and fact is in the vocabulary, and what is stated stands in a flow."""
    answers = [answer_to(flow) for flow in question["flows"]]
    said = {axis for flow in question["flows"] for axis in set(flow) - FACETS}
    assert said >= set(question["stated"])
    assert said <= set(AXES)
    assert set(question["tags"]) <= KINDS_OF_QUESTION
    assert all(answer.understood for answer in answers)


def the_verdict_is_that_of_the_policy(question: Question) -> None:
    if question["verdict"] == "refuse":
        assert question["why"]
        assert (question["kind"], question["deciding"], question["sentence"]) == (None, [], None)
        return
    expected = question.get("engine", question)
    assert decided(question["flows"]) == (expected["verdict"], expected["kind"], expected["deciding"])


def an_answer_of_its_own_differs_from_the_engine_s(question: Question) -> None:
    """A dispute that the rules have settled since is no dispute any more: drop `engine` from the line."""
    if "engine" in question:
        assert question["engine"]["verdict"] != question["verdict"]


def the_sentence_is_quoted_by_a_deciding_rule(question: Question) -> None:
    deciding = [rule for rule in shipped().policy.rules if rule.id in question["deciding"]]
    assert sorted(rule.id for rule in deciding) == question["deciding"]
    if question["sentence"] is None:
        assert deciding == []
    else:
        assert question["sentence"] in {quote.text for rule in deciding for quote in rule.quotes}


def terms_that_are_as_right_change_nothing(question: Question) -> None:
    verdict, _, _ = decided(question["flows"]) if question["flows"] else ("refuse", None, [])
    for axis, terms in question.get("or", {}).items():
        instead = [{**flow, axis: terms} if axis in flow else flow for flow in question["flows"]]
        assert decided(instead)[0] == verdict, axis


def test_no_question_stands_twice() -> None:
    earlier = read(HERE / "planetsoho.jsonl")
    asked = Counter(question["question"].casefold() for question in [*earlier, *QUESTIONS])
    assert [words for words, times in asked.items() if times > 1] == []
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)


def test_the_set_is_large_and_hard_enough() -> None:
    tags = Counter(tag for question in QUESTIONS for tag in question["tags"])
    assert len(read(HERE / "sentences.jsonl")) >= 120
    assert tags["hard"] >= 40
    assert set(tags) == KINDS_OF_QUESTION
    assert {question["verdict"] for question in QUESTIONS} == {*STRICTEST_FIRST, "refuse"}


@cache
def bench() -> Bench:
    return bench_for(shipped().policy)


def answer_to(flow: Question) -> Answer:
    return ask_values(flow, bench())


def decided(flows: Iterable[Question]) -> tuple[str, str | None, list[str]]:
    """Of several acts the strictest verdict counts, as it does of the parts of one."""
    answers = [answer_to(flow) for flow in flows]
    verdict = next(name for name in STRICTEST_FIRST if any(answer.verdict == name for answer in answers))
    strictest = [answer for answer in answers if answer.verdict == verdict]
    kind = next((name for name in KINDS if any(answer.kind == name for answer in strictest)), None)
    return verdict, kind, sorted({citation.rule for answer in strictest for citation in answer.because})
