"""What is not certain is not decided: a missed word never turns a ban into leave."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from house.reading import ROOT
from phrasebooks import asked, verdict

SETS = ("sentences.jsonl", "sentences-2.jsonl", "sentences-3.jsonl")
WORD = re.compile(r"[A-Za-z][\w-]*")


def whys(text: str) -> list[str]:
    return [reading.why for reading in asked(text).readings if reading.missing == ("certainty",)]


def lines() -> list[dict[str, Any]]:
    folder = ROOT / "tests" / "questions"
    return [json.loads(line) for name in SETS for line in (folder / name).read_text("utf-8").splitlines()]


DENIED = [line["question"] for line in lines() if line["verdict"] == "denied"]


@given(st.sampled_from(DENIED), st.data())
@settings(max_examples=200)
def test_a_word_that_is_not_understood_never_turns_denied_into_allowed(
    text: str, draw: st.DataObject
) -> None:
    hidden = draw.draw(st.sampled_from(list(WORD.finditer(text))))
    altered = f"{text[: hidden.start()]}zorblax{text[hidden.end() :]}"
    assert verdict(text) != "denied" or verdict(altered) != "allowed"


@given(st.sampled_from(["card numbers", "IBANs", "security codes of cards"]), st.data())
def test_more_data_in_the_list_never_loosens(data: str, draw: st.DataObject) -> None:
    beside = draw.draw(st.lists(st.sampled_from(["cookies", "browser types", "visit times"]), unique=True))
    listed = draw.draw(st.permutations([data, *beside]))
    text = f"May we keep {', '.join(listed[:-1])} and {listed[-1]} of users?" if beside else f"Keep {data}?"
    assert verdict(text) == "denied"


@given(st.sampled_from(["in return", "in exchange", "for a commission", "for 20k", "for 3 euros each"]))
def test_what_is_given_for_data_makes_it_a_sale(price: str) -> None:
    text = f"May we give a recruiter the e-mails of our users {price}?"
    (reading,) = asked(text).readings
    assert reading.flow.terms["action"] == ("sell",)


def test_what_is_given_in_kind_is_a_sale_though_no_money_is() -> None:
    text = (
        "A data broker gives us a free tool if we send them users' e-mails in return. No money changes hands."
    )
    assert verdict(text) == "denied"


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (
            "Must we tell people when the policy changes?",
            "I am not sure whether this is about posting the text or about telling people.",
        ),
        (
            "May our bank take the card number of a user from our form to charge it?",
            "I am not sure what is done with the data, and by whom.",
        ),
        (
            "May we zorblax sell the e-mails of users to a data broker?",
            "I do not know 'zorblax', and it may turn the question round.",
        ),
        (
            "May we use the e-mail zorblax of users to sign them up?",
            "I do not know 'zorblax', and it may change the answer.",
        ),
    ],
)
def test_what_is_left_open_is_asked_back(question: str, why: str) -> None:
    assert verdict(question) == "refused"
    assert whys(question) == [why]


@pytest.mark.parametrize(
    ("question", "decided"),
    [
        ("May we keep zorblax session cookies of users?", "refused"),
        ("PR 7 adds billing_iban to the customers table. OK?", "denied"),
        ("May we sell the e-mails of zorblax users to an insurer?", "denied"),
    ],
)
def test_a_word_that_nobody_knows_counts_against_leave_alone(question: str, decided: str) -> None:
    assert verdict(question) == decided


@pytest.mark.parametrize(
    ("question", "recipient"),
    [
        ("Can we hand users' names to Square?", ("other_payment_processor",)),
        ("May we hand users' names over square by square?", ()),
        ("Can we send users' phone numbers to Segment?", ("analytics_provider",)),
    ],
)
def test_an_everyday_word_is_a_company_with_its_capital_letter(
    question: str, recipient: tuple[str, ...]
) -> None:
    (reading,) = asked(question).readings
    assert reading.flow.terms.get("recipient", ()) == recipient


@pytest.mark.parametrize(
    ("question", "data"),
    [
        ("May we keep where our customers live?", "postal_address"),
        ("May we keep what a user paid?", "payment_history"),
        ("May we log what visitors clicked?", "clicks"),
        ("May we use what he searched for?", "searches"),
    ],
)
def test_they_in_a_phrase_is_any_person(question: str, data: str) -> None:
    (reading,) = asked(question).readings
    assert reading.flow.terms["data"] == (data,)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Can we use cookies to track visitors across other websites for advertisers?", "advertisers"),
        ("May we use web beacons to profile users for insurers?", "insurers"),
        ("Can we use cookies to track visitors for Facebook?", "Facebook"),
    ],
)
def test_somebody_outside_who_plays_no_part_is_asked_about(text: str, who: str) -> None:
    assert whys(text) == [f"I am not sure whether '{who}' gets the data."]


def test_what_a_demand_asks_for_is_not_the_letter_that_answers_it() -> None:
    text = "we got a valid subpoena from a court for a user's name, may we refuse to answer it"
    (reading,) = asked(text).readings
    assert (reading.flow.terms["action"], reading.flow.omitted) == (("share",), True)
    assert verdict(text) == "denied"
