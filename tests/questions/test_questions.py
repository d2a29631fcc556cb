"""Questions of engineers, answered from the policy's text before the rules were looked at.

Six answers were put right afterwards, where the text leaves room and a `reading` decides it; their
notes say what else could be said.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from privacyrules.model.answer import Answer
from privacyrules.workflows.ask import ask_values, bench_for
from shipped import shipped

FILE = Path(__file__).with_name("planetsoho.jsonl")
QUESTIONS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_the_answer_is_that_of_the_text(question: dict[str, Any]) -> None:
    asked = {**question["flow"], "facts": question["facts"], "omitted": question["omitted"]}
    answer = ask_values(asked, bench_for(shipped().policy))
    assert (answer.verdict, answer.kind) == (question["verdict"], question["kind"]), question["question"]
    if question["clause"] and answer.because:
        assert cites(answer, question["clause"]), f"{question['question']} {question['clause']}"


def cites(answer: Answer, clause: str) -> bool:
    """Whether a deciding rule quotes the sentence that the clause is from (`...` leaves words out)."""
    quotes = [quote for c in answer.because for quote in (c.quote, *c.also)]
    parts = [words(part) for part in clause.split("...") if part.strip()]
    return any(part in words(quote.text) or words(quote.text) in part for quote in quotes for part in parts)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
