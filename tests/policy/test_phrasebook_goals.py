"""The file on goals: what its entries become, and how their mistakes are told."""

from __future__ import annotations

import pytest

from builders import vocabulary
from privacyrules.model.phrases import Goal, Phrasebook
from privacyrules.model.places import MistakesError
from privacyrules.policy.phrasebook.building import build_phrasebook


def built(text: str) -> Phrasebook:
    words = vocabulary(action="keep", data="email", purpose="debugging; billing")
    return build_phrasebook([("goals.yaml", text)], words)


def test_every_verb_tells_the_purpose_with_its_object() -> None:
    book = built(
        "goals:\n  - {purpose: debugging, where: why, do: find mend, to: bug, who: we, beside: why}\n"
    )
    goal = Goal("debugging", ("bug",), ("we",), ("why",), "why")
    assert {verb: [Goal(*one) for one in goals] for verb, goals in book.goals.items()} == {
        "find": [goal],
        "mend": [goal],
    }
    assert {"find", "mend", "bug", "why"} <= book.known
    assert book.forms["bugs"] == ("bug",)


def test_mistakes_name_their_place_and_the_nearest_word() -> None:
    with pytest.raises(MistakesError) as caught:
        built("goals:\n  - {purpose: debuging, do: find, to: bug}\n")
    assert [str(problem) for problem in caught.value.problems] == [
        "goals.yaml:2:15: 'debuging' is no purpose term; did you mean 'debugging'?"
    ]
