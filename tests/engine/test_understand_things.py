"""Things and people by description: what data is meant, whose it is, and who gave it."""

from __future__ import annotations

import pytest

from phrasebooks import reading
from privacyrules.model.flow import Axis


def terms(text: str, axis: Axis) -> list[str]:
    """The terms of an axis in the only reading, sorted."""
    return sorted(reading(text).flow.terms.get(axis, ()))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("May we give a court the name and the address of a user?", ["person_name", "postal_address"]),
        ("May we keep a user's name and number?", ["person_name", "phone"]),
        ("May we keep the e-mail and address of a user?", ["email", "postal_address"]),
        ("May we keep Stripe's reference number?", ["payment_token_or_processor_ref"]),
        ("The number of the account from which a user paid: may we keep it?", ["account_number"]),
        ("May we sell the ids of our users' phones?", ["device_id"]),
        ("May we sell the record of everything that our customers have ever paid?", ["payment_history"]),
        ("May we erase everything that you hold about me?", ["personal"]),
        ("May we keep the answers that users type in?", ["survey_answers"]),
        ("May we publish the total number of visits that each page had?", ["visit_counts"]),
        ("May we keep which browser and language visitors use?", ["browser_language", "browser_type"]),
        ("May the mailing list hold the names of our users?", ["person_name"]),
        ("May we work out the average age of our users?", ["birth_date"]),
        ("When I log in, do you keep my password?", ["password_or_secret"]),
        ("May the police have the names of users? Do we give it the names?", ["person_name"]),
    ],
)
def test_data_by_description(text: str, data: list[str]) -> None:
    assert terms(text, "data") == data


def test_a_pronoun_behind_a_verb_stands_for_what_was_named_before() -> None:
    text = "We have users' phone numbers. May we keep them beside their e-mails?"
    assert terms(text, "data") == ["phone"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("May we keep the e-mails of one of our users' clients?", ["invoice_recipient"]),
        ("May we keep the e-mails of the people who receive our users' invoices?", ["invoice_recipient"]),
        ("A user adds a friend. May we keep the e-mail?", ["friend"]),
        ("A user adds a friend. May we keep the user's e-mail?", ["user"]),
        ("May we publish our colleagues' photos?", ["employee"]),
        ("A user told us when his wife was born. May we keep it?", ["relative"]),
        ("The court has a subpoena. May it get my client's e-mail?", ["user"]),
        ("Do you sell my client's e-mail?", ["invoice_recipient"]),
    ],
)
def test_whose_data_it_is(text: str, subject: list[str]) -> None:
    assert terms(text, "subject") == subject


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A user adds a friend. May we keep the friend's e-mail?", ["another_user"]),
        ("A bank told us a user's birth date. May we keep it?", ["other_third_party"]),
        ("A bank offers us a loan. May we keep users' e-mails?", []),
    ],
)
def test_who_gave_it(text: str, source: list[str]) -> None:
    assert terms(text, "source") == source


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("May we use single IP addresses of visitors?", ["individual"]),
        ("May we share the IPs of visitors, not merely the totals?", ["individual"]),
        ("May we share visits, nothing about single persons?", ["aggregate"]),
    ],
)
def test_how_identifiable_it_is(text: str, form: list[str]) -> None:
    assert terms(text, "form") == form


def test_an_opened_mail_is_no_address() -> None:
    assert terms("Do you log it when I open an e-mail from you?", "data") == ["mail_opens"]


def test_our_own_people_whose_data_it_is_do_not_get_it() -> None:
    assert terms("May we publish the photos of our colleagues?", "recipient") == []


def test_who_does_not_pay_buys_nothing() -> None:
    text = "Can debt collectors get the e-mail of a user who does not pay?"
    assert terms(text, "action") == ["share"]


@pytest.mark.parametrize(
    "text",
    [
        "A firm has no interest in acquiring our business; it would pay for our users' e-mails. OK?",
        "May we sell users' e-mails to a firm? Might the clause on mergers and purchasers cover this?",
    ],
)
def test_what_a_clause_is_about_or_nobody_wants_is_no_purpose(text: str) -> None:
    assert (terms(text, "action"), terms(text, "purpose")) == (["sell"], [])


def test_it_is_whoever_is_named_that_acts() -> None:
    text = "Am I right that it is Stripe who will take my card number when I pay?"
    assert (terms(text, "action"), terms(text, "recipient")) == (["collect"], ["stripe"])
