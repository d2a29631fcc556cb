"""Questions that a hasty reader takes for something harmless, each beside its harmless twin."""

from __future__ import annotations

import pytest

from phrasebooks import read, verdict

_TO_OTHERS = [
    ("Can we call a user's neighbours?", "Can we call a user?", "phone communication"),
    (
        "Is it okay to email the accountant of a user about his subscription?",
        "Is it okay to email a user about his subscription?",
        "email membership_notice",
    ),
    (
        "A headhunter asks if she works with our tool. May I reply?",
        "A user asks how to reset his password. May I reply?",
        "contact_details access_control",
    ),
    (
        "The landlord of one of our users phoned. Can I call him back?",
        "One of our users phoned. Can I call him back?",
        "phone reply_to_request",
    ),
    (
        "May I call a colleague at home?",
        "May I call a user at home?",
        "postal_address communication",
    ),
    (
        "Can I email the team of a user about his password?",
        "Can I email a user about his password?",
        "email administrative_notice",
    ),
]
"""Whom a letter goes to: somebody else, or a user."""

_OF_OTHERS = [
    (
        "May I message a user his competitor's prices?",
        "May I message a user about his subscription?",
        "contact_details membership_notice",
    ),
    (
        "Is it ok to message him her address?",
        "Is it ok to message a user about his invoice?",
        "contact_details service_notice",
    ),
    (
        "May we notify a user when a competitor signs up?",
        "May we notify a user when his subscription ends?",
        "contact_details membership_notice",
    ),
    (
        "Can we write to users that their friend Bob bought credit?",
        "Can we write to users that their subscription ended?",
        "contact_details membership_notice",
    ),
    (
        "Can I mail a user the login of his colleague?",
        "Can I mail a user about his login?",
        "email administrative_notice",
    ),
    (
        "May we write to users to ask for their bank details?",
        "May we write to users to answer them?",
        "contact_details reply_to_request",
    ),
]
"""What a letter tells or asks: the things of others, or its own."""

_IN_OTHER_HANDS = [
    (
        "We may contact users by phone. So a partner may call them as well?",
        "We may contact users by phone. So may we call a user?",
        "phone communication",
    ),
    (
        "May we use a cookie to recognise users on our partner's shop?",
        "May we use a cookie to recognise users on our site?",
        "cookie_id_or_session ",
    ),
    (
        "May we log IP addresses so that an advertiser can retarget?",
        "May we log IP addresses so that we can fix crashes?",
        "ip_address debugging",
    ),
    (
        "May we use IP addresses in the aggregate to price insurance?",
        "May we use IP addresses in the aggregate to analyse trends?",
        "ip_address visitor_statistics",
    ),
    (
        "May we stop deleting the card numbers that come in by mail?",
        "May we stop deleting old visit counts?",
        "visit_counts ",
    ),
    ("Can we skip removing the CVV?", "Can we skip storing the CVV?", "card_security_code "),
    (
        "Do we have to keep card numbers out of the notes?",
        "Do we have to keep card numbers in the notes?",
        "card_number ",
    ),
    (
        "Can we ignore it when a user's card number is in a ticket?",
        "Can we ignore an old user's cookie?",
        "cookie_id_or_session ",
    ),
    ("Can we do without encrypting the card numbers?", "Can we do without card numbers?", "card_number "),
    (
        "Must we prevent partners from reading payment history?",
        "Must we record payment history?",
        "payment_history ",
    ),
]
"""Who takes part, what for, and what is let be."""


def said(text: str) -> str:
    """The data and the purpose of the only flow."""
    (only,) = read(text)
    return " ".join(" ".join(only.flow.terms.get(axis, ())) for axis in ("data", "purpose"))


@pytest.mark.parametrize(("dangerous", "harmless", "read_as"), [*_TO_OTHERS, *_OF_OTHERS, *_IN_OTHER_HANDS])
def test_only_the_harmless_twin_is_allowed(dangerous: str, harmless: str, read_as: str) -> None:
    assert verdict(dangerous) in ("refused", "conditional", "not_covered")
    assert verdict(harmless) == "allowed"
    assert said(harmless) == read_as


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("May I reply to the reporter with the owner's phone number?", "'reporter' is written to"),
        ("Can I answer the bank's question about a user?", "'the bank' is written to"),
        ("Can I reply all?", "'reply' is written to"),
        ("May we drop a line to everybody in a user's address book?", "'drop a line to' is written to"),
        ("May you contact my customers in my name?", "'contact my customers' is written to"),
        ("Could we answer reviews with the reviewer's real name?", "'real name' is what you ask about"),
        ("Can I remind users on our Facebook page?", "'our Facebook page' is what you ask about"),
        ("May we set cookies for visitors and let Facebook read them?", "which part 'read' plays"),
        ("May we fingerprint visitors' devices to follow them elsewhere?", "what 'elsewhere' adds"),
        ("Is it ok not to remove the scan of the credit card?", "would stay where it is"),
    ],
)
def test_what_may_be_meant_besides_is_named(text: str, why: str) -> None:
    assert verdict(text) == "refused"
    assert any(why in rival.why for reading in read(text) for rival in reading.rivals)


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Can I loop in our PR agency on a user's mail?", "share email user advertiser"),
        ("May I write a user's debt into the minutes?", "store financial_other user"),
        ("Can we call users to sell them insurance?", "use phone user direct_marketing"),
        ("May I use the user's email to log in as him?", "use email user customer_support"),
        ("Can we help a partner to reach our users?", "share user other_company communication"),
        ("Can we post on the user's page that he has to pay us?", "publish business_profile user public"),
    ],
)
def test_the_act_that_is_asked_about_is_read(text: str, flow: str) -> None:
    (only,) = read(text)
    assert {term for terms in only.flow.terms.values() for term in terms} >= set(flow.split())
    assert verdict(text) != "allowed"


@pytest.mark.parametrize(
    "text",
    [
        "A user has asked us to erase his profile. May we ignore it?",
        "May we stop deleting users' e-mails?",
        "Must access logs be deleted after 30 days?",
    ],
)
def test_what_nobody_promised_to_delete_may_stay(text: str) -> None:
    assert verdict(text) == "allowed"


def test_a_rival_that_is_denied_alone_counts() -> None:
    rivals = [
        rival for reading in read("May we stop deleting the IBANs of users?") for rival in reading.rivals
    ]
    assert [(rival.flow.terms["action"], rival.flow.omitted) for rival in rivals if rival.banned] == [
        (("store",), False)
    ]
