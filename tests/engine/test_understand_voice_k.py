"""Bargains, cases, conclusions and the support desk: what a question of the office asks about."""

from __future__ import annotations

from typing import Any

import pytest

from phrasebooks import read, reading


def said(text: str) -> dict[str, Any]:
    """The terms of the only flow, its facts, and whether it is left undone."""
    flow = reading(text).flow
    terms = {str(axis): " ".join(named) for axis, named in flow.terms.items()}
    return {**terms, **flow.facts, **({"omitted": True} if flow.omitted else {})}


@pytest.mark.parametrize(
    ("text", "action", "data"),
    [
        ("A vendor offers us their premium plan if we send them our users' emails. Ok?", "sell", "email"),
        ("They'd waive the fee if we hand over our users' phone numbers. Can we?", "sell", "phone"),
        ("If we pass on our users' names, the bank lowers our fees. May we?", "sell", "person_name"),
        ("Can I sell ads on the blog and the visitors' e-mails along with them?", "sell", "email"),
        ("May we send users' emails to a partner if a user asks us to?", "share", "email"),
        ("Can we send messages of users to the police?", "share", "messages"),
        ("May we mail the users' invoices to their accountant?", "share", "invoice_content"),
        ("May I read his card number back to the customer on the phone?", "share", "card_number"),
        ("Can support read users' messages?", "use", "messages"),
        ("User moved. Ok if I update his postal address?", "store", "postal_address"),
        ("Can I change a user's phone number in the system?", "store", "phone"),
        ("Dashboard with each user's payment history, ok?", "use", "payment_history"),
        ("May we publish our visitor statistics?", "publish", "visit_counts"),
    ],
)
def test_what_an_office_does_with_data(text: str, action: str, data: str) -> None:
    assert (said(text).get("action"), said(text).get("data")) == (action, data)


@pytest.mark.parametrize(
    ("text", "purpose", "data"),
    [
        ("Can I tell users that the server will be down tonight?", "service_notice", "contact_details"),
        ("May we let the user know that his trial ends?", "membership_notice", "contact_details"),
        ("May we email them our newsletter?", "newsletter", "email"),
        ("May sales email people who live in Rome?", "communication", "email"),
        ("We may email users about their account. Does that include a newsletter?", "newsletter", "email"),
    ],
)
def test_who_is_told_something_is_written_to(text: str, purpose: str, data: str) -> None:
    assert said(text)["action"] == "use"
    assert (said(text)["purpose"], said(text)["data"]) == (purpose, data)


@pytest.mark.parametrize(
    "text",
    [
        "The phone number is on his website anyway, so I can store it?",
        "We don't keep names. He is no user, so we may store his phone number?",
        "We don't keep card details. If support stores a phone number, is that still fine?",
        "We don't keep card details. If we store a phone number, does that count as keeping them?",
        "May we store names? We do not sell them. Can we store the phone number?",
    ],
)
def test_what_is_concluded_or_supposed_is_asked_about(text: str) -> None:
    last = read(text)[-1].flow
    assert (last.terms["action"], last.terms["data"][-1], last.omitted) == (("store",), "phone", False)


def test_a_clause_that_says_what_for_concludes_nothing() -> None:
    text = "Can we keep the phone numbers of users so we can remind them?"
    assert said(text)["action"] == "store"
    assert said(text)["purpose"] == "communication"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        (
            "We found out that the subpoena is a hoax. Give the court the name?",
            "subpoena_believed_valid",
            False,
        ),
        ("Unless there is a valid subpoena, may we give a court the name?", "subpoena_believed_valid", False),
        (
            "She deleted the logo from her business page. May we show it there?",
            "chosen_by_data_subject",
            False,
        ),
        (
            "May we leave out the fax number a user added to her business page?",
            "chosen_by_data_subject",
            True,
        ),
        ("She agreed. May we post her photo on our blog?", "consent_given", True),
        ("We agreed in writing with a partner to give him users' names. Ok?", "consent_given", None),
        ("The two firms agreed to share emails of users. Ok?", "consent_given", None),
    ],
)
def test_the_facts_of_a_case(text: str, name: str, value: bool | None) -> None:
    assert said(text).get(name) is value


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("May we store one row per page with the number of visits?", "aggregate"),
        ("May we store one row per visitor with the browser?", "individual"),
        ("May we store one row per day and user with the browser?", "individual"),
        ("May we store one line per browser?", None),
    ],
)
def test_a_row_per_group_is_no_row_per_person(text: str, form: str | None) -> None:
    assert said(text).get("form") == form


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("May I ask him for his date of birth when he calls?", "data_subject"),
        ("Can we ask the caller for her phone number?", "data_subject"),
        ("May our checkout page ask for the city?", "data_subject"),
        ("May we ask a data broker for the phone numbers of users?", None),
    ],
)
def test_who_is_asked_gives_the_data(text: str, source: str | None) -> None:
    assert said(text).get("source") == source


def test_writing_is_no_writ_and_hoping_no_hop() -> None:
    assert "purpose" not in said("We agreed in writing with a partner to give him users' names. Ok?")


@pytest.mark.parametrize(
    "text", ["Is it fine to tell him that?", "Can you remind me what we said about the emails?"]
)
def test_what_names_no_data_is_asked_back(text: str) -> None:
    assert reading(text).missing != ()


def test_what_is_done_instead_is_what_is_asked() -> None:
    found = said("Is it ok not to keep the card number but to use the phone number?")
    assert (found["action"], found["data"], "omitted" in found) == ("use", "phone", False)


def test_a_purpose_that_is_shut_out_is_none() -> None:
    assert "purpose" not in said("Can friends' phone numbers be stored for anything else than marketing?")
