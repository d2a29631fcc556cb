"""The file on topics: what its entries become, and how their mistakes are told."""

from __future__ import annotations

import pytest

from builders import vocabulary
from privacyrules.model.phrases import Meaning, Phrasebook
from privacyrules.model.places import MistakesError
from privacyrules.policy.phrasebook.building import build_phrasebook


def built(text: str) -> Phrasebook:
    words = vocabulary(action="keep", data="email; survey_answers", purpose="billing")
    return build_phrasebook([("topics.yaml", text)], words)


def test_every_word_says_it_beside_the_others() -> None:
    book = built("topics:\n  - {data: survey_answers, says: answer reply, beside: survey, unless: exam}\n")
    topic = (tuple(Meaning("term", "data", "survey_answers")), ("survey",), ("exam",), False)
    assert dict(book.topics.items()) == {"answer": (topic,), "reply": (topic,)}
    assert {"answer", "reply", "survey", "exam"} <= book.known
    assert book.forms["replies"] == ("reply",)


def test_an_action_is_told_where_no_verb_says_more() -> None:
    book = built("topics:\n  - {action: keep, says: rest, beside: cookie, where: sentence}\n")
    hint = tuple(Meaning("hint", sets=(("action", "keep"),)))
    assert dict(book.topics.items()) == {"rest": ((hint, ("cookie",), (), True),)}


def test_mistakes_name_their_place_and_the_nearest_word() -> None:
    with pytest.raises(MistakesError) as caught:
        built(
            "topics:\n"
            "  - {data: survey_answer, says: answer, beside: survey}\n"
            "  - {fact: breach, says: hacked, beside: know}\n"
            "  - {data: email, purpose: billing, says: bill, beside: mail}\n"
        )
    one = "write just one of data, action, purpose, recipient, source and fact"
    assert [str(problem) for problem in caught.value.problems] == [
        "topics.yaml:2:12: 'survey_answer' is no data term; did you mean 'survey_answers'?",
        "topics.yaml:3:12: 'breach' is no fact",
        f"topics.yaml:4:37: a topic says one thing; {one}",
    ]
