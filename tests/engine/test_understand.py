"""A question in plain words, and exactly which words say what."""

from __future__ import annotations

import pytest

from phrasebooks import read, reading
from privacyrules.model.flow import FactValue
from privacyrules.model.reading import Span

Terms = dict[str, str | list[str]]


def words(text: str, span: Span) -> str:
    return text[span.start : span.end]


def said(text: str) -> dict[str, list[str]]:
    """Per axis and fact, the words behind it."""
    only = reading(text)
    return {name: [words(text, span) for span in spans] for name, spans in only.spans.items() if spans}


def flow(text: str) -> dict[str, str]:
    """The terms of the only flow, each axis in one text."""
    return {axis: " ".join(terms) for axis, terms in reading(text).flow.terms.items()}


def test_every_part_of_a_flow_has_its_words() -> None:
    asked = "Can I push new sign-ups' names and phones to a lender's CRM for 40 cents each?"
    assert flow(asked) == {
        "action": "sell",
        "data": "person_name phone",
        "subject": "user",
        "recipient": "insurer_or_lender",
    }
    assert said(asked) == {
        "action": ["cents each", "for 40 cents"],
        "recipient": ["lender"],
        "subject": ["new sign-ups"],
        "data": ["names", "phones"],
    }


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "May we send our users' e-mail addresses to an advertiser?",
            "share email user advertiser",
        ),
        (
            "Can we rent our users' mailing list to another company?",
            "sell email user other_company",
        ),
        ("let Stripe have users' IBANs?", "share iban user stripe"),
        ("our bank wants the payment history of a user. ok?", "share payment_history user insurer_or_lender"),
        ("can users' emails be shared with PayPal", "share email user other_payment_processor"),
        ("May we keep cards on file?", "store card_details user"),
        ("add a column birth_date to the users table", "store birth_date user"),
        ("We'd like to delete access logs of visitors.", "erase page_requests visitor"),
        ("Is it ok to text subscribers about an outage?", "use phone subscriber service_notice"),
        ("mail our users a paper letter about a purchase?", "use postal_address user service_notice"),
        ("can we show a user's logo to other users", "publish logo user other_users"),
    ],
)
def test_a_verb_says_what_is_done_with_what(text: str, terms: str) -> None:
    assert " ".join(flow(text).values()) == terms


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("may we keep users' e-mails", "user"),
        ("may we keep the e-mails of our users' customers", "invoice_recipient"),
        ("may we keep e-mails of clients of our users", "invoice_recipient"),
        ("users upload their customers' e-mails. may we keep them?", "invoice_recipient"),
        ("may we keep e-mails of people who only visit the site", "visitor"),
        ("may we keep the e-mail of a friend that a user adds", "friend"),
        ("may we keep our employees' phone numbers", "employee"),
        ("do you keep my phone number?", "user"),
    ],
)
def test_people_are_called_by_what_they_are_to_us(text: str, subject: str) -> None:
    assert flow(text)["subject"] == subject


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("may we share e-mails of users with an insurer for 2 dollars each", "sell"),
        ("may we share e-mails of users with an insurer for free", "share"),
        ("an insurer pays us for e-mails of users, may we share them?", "sell"),
        ("may we pass e-mails of users to an insurer in exchange for a discount", "sell"),
        ("may we tell an insurer what each user paid us", "share"),
        ("may we hand users' e-mails to the successor after the merger", "transfer"),
    ],
)
def test_what_is_paid_makes_a_sale(text: str, action: str) -> None:
    assert flow(text)["action"] == action


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("may we keep e-mails encrypted", {"encrypted": True}),
        ("may we keep e-mails unencrypted", {"encrypted": False}),
        ("may we keep e-mails that are not encrypted", {"encrypted": False}),
        ("may we keep e-mails if the user ticked the box", {"consent_given": True}),
        ("may we keep e-mails without asking users", {"consent_given": False}),
        ("do we need consent to keep e-mails", {"consent_given": False}),
        ("may we keep e-mails unless users object", {"objection_raised": False}),
        ("may we transfer e-mails before the contract is signed", {"contract_signed": False}),
        ("may we transfer e-mails once the contract is signed", {"contract_signed": True}),
        ("may we keep e-mails whether or not users agreed", {}),
        ("may we keep e-mails for two years", {"retention_days": 730}),
        ("may we keep e-mails for more than 30 days", {"retention_days": 31}),
        ("may we keep the e-mail of somebody 15 years old", {"subject_age": 15}),
        ("the subpoena is clearly valid. may we share e-mails?", {"subpoena_believed_valid": True}),
        ("no idea if the law requires it: may we share e-mails with a court?", {}),
    ],
)
def test_conditions_and_negation_are_facts(text: str, facts: dict[str, FactValue]) -> None:
    assert dict(reading(text).flow.facts) == facts


@pytest.mark.parametrize(
    ("text", "omitted"),
    [
        ("do we have to delete users' e-mails?", True),
        ("can we stop recording visitors' page requests?", True),
        ("may we not mail users about the breach?", True),
        ("can we refuse to hand users' e-mails to the police?", True),
        ("may we leave out the notice on the site after a breach?", True),
        ("may we switch cookies off?", True),
        ("must we stop sharing users' e-mails with an insurer?", False),
        ("can't we mail users about the breach?", False),
        ("does anything stop us from sharing users' e-mails with an insurer?", False),
        ("may we share users' e-mails with the police?", False),
    ],
)
def test_leaving_undone_is_an_omission(text: str, omitted: bool) -> None:
    assert reading(text).flow.omitted is omitted


def test_several_acts_are_several_flows() -> None:
    first, second = read("Can we collect users' phone numbers and then sell their e-mails to a data broker?")
    assert dict(first.flow.terms) == {"action": ("collect",), "data": ("phone",), "subject": ("user",)}
    assert dict(second.flow.terms) == {
        "action": ("sell",),
        "data": ("email",),
        "subject": ("user",),
        "recipient": ("data_broker",),
    }


def test_data_of_different_people_are_different_flows() -> None:
    parts = read("May we store users' phone numbers and e-mails of their friends?")
    assert [(part.flow.terms["data"], part.flow.terms["subject"]) for part in parts] == [
        (("phone",), ("user",)),
        (("email",), ("friend",)),
    ]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("can we store the address?", "Did you mean the postal address, the email or the ip address?"),
        (
            "can we store the number?",
            "Did you mean the phone, the card number, the bank account number or the tax id?",
        ),
        (
            "can we store the e-mail of a client?",
            "Did you mean the user or the invoice recipient?",
        ),
        (
            "can the customer see the customer's e-mail?",
            "Did you mean their own data, or that of other users?",
        ),
    ],
)
def test_a_word_with_several_senses_is_asked_back(text: str, asks: str) -> None:
    assert [choice.asks for choice in reading(text).alternatives] == [asks]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("can we keep the number so that we can call users?", "phone"),
        ("can we keep the card so that users pay with one click?", "card_details"),
        ("can we show the card on the business page?", "business_card"),
        ("can we mail a parcel to the address?", "postal_address"),
        ("can we keep the account number at the bank?", "account_number"),
    ],
)
def test_a_neighbour_settles_the_sense(text: str, data: str) -> None:
    assert flow(text)["data"] == data


@pytest.mark.parametrize(
    ("text", "missing", "why"),
    [
        ("emails?", ("action",), "I did not understand what is done."),
        ("can we sell it?", ("data",), "I did not understand to which data."),
        ("frobnicate?", ("action", "data"), "I did not understand what is done and to which data."),
        (
            "Kann ich die Daten löschen?",
            ("question",),
            "I know too few of these words to be sure; I read English.",
        ),
        (
            "may we keep users' e-mails and shoes?",
            ("data",),
            "I do not know 'shoes', which stands in a list with data that I know.",
        ),
        (
            "may we keep e-mails? " * 60,
            ("question",),
            "That is long. Please ask in fewer than 160 words.",
        ),
    ],
)
def test_what_is_not_understood_is_said(text: str, missing: tuple[str, ...], why: str) -> None:
    assert {(part.missing, part.why) for part in read(text)} == {(missing, why)}


def test_unknown_words_are_marked_where_they_stand() -> None:
    asked = "may the gizmo keep users' e-mails, frabjous"
    assert [(unknown.word, words(asked, unknown.span)) for unknown in reading(asked).unknown] == [
        ("gizmo", "gizmo"),
        ("frabjous", "frabjous"),
    ]
