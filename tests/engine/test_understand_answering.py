"""An answer to somebody outside hands over the data that they asked about; one to the user is a letter."""

from __future__ import annotations

import pytest

from phrasebooks import reading


def terms(text: str) -> dict[str, str]:
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("We got a request from Interpol about a user's whereabouts. May we answer?", "location"),
        ("The tax office wants to know what a user earns. Do we reply?", "income"),
        ("A bank has asked about the gender of a user. Should I answer them?", "gender"),
    ],
)
def test_an_answer_to_somebody_outside_is_the_data(text: str, data: str) -> None:
    assert (terms(text)["action"], terms(text)["data"]) == ("share", data)


def test_an_answer_to_the_user_is_a_letter() -> None:
    told = terms("A user asked us which e-mail we have of him. May we reply?")
    assert (told["action"], told["purpose"]) == ("use", "reply_to_request")


def test_data_that_is_written_where_all_can_read_it_is_published() -> None:
    told = terms("Is it fine to write a user's debt on a public blacklist?")
    assert (told["action"], told["data"], told["recipient"]) == ("publish", "financial_other", "public")
    assert terms("May we write to users about the new prices?")["action"] == "use"
