"""The decision by example: verdicts with their reasons, what is open, what is nearest, what is overruled."""

from __future__ import annotations

import pytest

from builders import (
    TODAY,
    allows,
    denies,
    exception,
    flow,
    is_conditional,
    is_silent,
    oblige,
    permit,
    policy,
    prohibit,
    scope,
    vocabulary,
)
from privacyrules.engine.decide import decide
from privacyrules.model.answer import Answer, NotAllowedError, PolicyStamp
from privacyrules.model.explanation import OpenQuestion
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.policy import NotCheckable, Quote

WORDS = vocabulary(
    action="store erase; disclose; sell share < disclose",
    data="personal; identifying usage < personal; email phone < identifying;"
    " ip_address < usage; e_mail -> email",
    recipient="external; broker successor < external",
    purpose="registration marketing legal_process",
    subject="user visitor",
)
SUCCESSOR = exception("successor", {"recipient": "successor"})
NO_SALE = prohibit("no-sale", {"action": "sell", "data": "identifying"}, except_=[SUCCESSOR])
REGISTRATION = permit("registration", {"action": "store", "data": "personal", "purpose": "registration"})
KEEP_MAIL = permit("keep-mail", {"action": "store", "data": "email"})
SHARE = permit("share", {"action": "disclose", "data": "identifying"})


Foretold = dict[str, str | tuple[str, str]]


def foretold(question: OpenQuestion) -> Foretold:
    """What each answer to an open question would make of the flow, in the order of the answer."""
    return {o.answer: (o.verdict, o.kind) if o.kind else o.verdict for o in question.would}


def asked(answer: Answer) -> dict[tuple[str, str | None], Foretold]:
    """The open questions of an answer: what is asked, the term stated so far, what answers would do."""
    return {(question.name, question.stated): foretold(question) for question in answer.open}


# --- verdicts -------------------------------------------------------------------------------------------


def test_a_term_within_a_prohibited_one_is_denied_whatever_else_is_unknown() -> None:
    words = policy(WORDS, prohibit("no-sale", {"action": "sell", "data": "identifying"}))
    answer = denies(words, flow(action="sell", data="email"), ["no-sale"])
    assert answer.because[0].quote == Quote("The words of no-sale.", "S")
    assert answer.open == ()


def test_a_term_within_a_permitted_one_is_allowed() -> None:
    allows(
        policy(WORDS, REGISTRATION),
        flow(action="store", data="email", purpose="registration"),
        ["registration"],
    )


def test_an_obligation_permits_what_it_obliges() -> None:
    duty = oblige("duty", {"action": "erase", "data": "personal"}, when="account_closed")
    told = policy(WORDS, duty)
    allows(told, flow(action="erase", data="email", facts={"account_closed": True}), ["duty"])


def test_silence_is_no_permission() -> None:
    answer = is_silent(policy(WORDS), flow(action="sell", data="email"), nearest=[])
    assert answer.because == ()


def test_a_flow_that_states_nothing_leaves_everything_open() -> None:
    is_conditional(policy(WORDS, NO_SALE, KEEP_MAIL), flow(), "both", ["keep-mail", "no-sale"])
    allows(policy(WORDS, permit("anything", {})), flow(), ["anything"])


def test_a_term_within_two_others_is_seen_by_the_rules_of_both() -> None:
    """A broad term and a rule's term that share only a term below both leave the rule open."""
    words = vocabulary(data="contact usage; device < contact usage; email < contact")
    told = policy(words, prohibit("no-usage", {"data": "usage"}), permit("contact", {"data": "contact"}))
    denies(told, flow(data="device"), ["no-usage"])
    allows(told, flow(data="email"), ["contact"])
    answer = is_conditional(told, flow(data="contact"), "unless", ["contact", "no-usage"])
    assert asked(answer) == {("data", "contact"): {"device": "denied", "anything else": "allowed"}}


def test_a_new_term_with_several_parents_may_turn_no_into_maybe() -> None:
    """So a vocabulary that grows this way is no small change."""
    rules = prohibit("no-usage", {"data": "usage"}), permit("contact", {"data": "contact"})
    allows(policy(vocabulary(data="contact usage"), *rules), flow(data="contact"), ["contact"])
    wider = policy(vocabulary(data="contact usage; device < contact usage"), *rules)
    is_conditional(wider, flow(data="contact"), "unless", ["contact", "no-usage"])


# --- if, unless, both -----------------------------------------------------------------------------------


def test_an_open_permission_without_a_prohibition_says_if() -> None:
    answer = is_conditional(
        policy(WORDS, REGISTRATION), flow(action="store", data="email"), "if", ["registration"]
    )
    assert asked(answer) == {
        ("purpose", None): {"registration": "allowed", "anything else": "not_covered"},
    }


def test_an_open_prohibition_beside_a_permission_says_unless() -> None:
    told = policy(WORDS, NO_SALE, SHARE)
    sale = flow(action="disclose", data="email", recipient="broker")
    answer = is_conditional(told, sale, "unless", ["no-sale", "share"])
    assert asked(answer) == {("action", "disclose"): {"sell": "denied", "anything else": "allowed"}}


def test_both_may_be_open() -> None:
    told = policy(WORDS, NO_SALE, permit("share-mail", {"action": "share", "data": "email"}))
    answer = is_conditional(
        told,
        flow(action="disclose", data="identifying", recipient="broker"),
        "both",
        ["no-sale", "share-mail"],
    )
    assert asked(answer) == {
        ("action", "disclose"): {
            "sell": "denied",
            "share": ("conditional", "if"),
            "anything else": "not_covered",
        },
        ("data", "identifying"): {
            "email": ("conditional", "both"),
            "anything else": "not_covered",
        },
    }


def test_an_exception_that_may_apply_leaves_its_prohibition_open() -> None:
    to_successor = permit("succession", {"action": "sell", "recipient": "successor"})
    told = policy(WORDS, NO_SALE, to_successor)
    allows(told, flow(action="sell", data="email", recipient="successor"), ["succession"])
    denies(told, flow(action="sell", data="email", recipient="broker"), ["no-sale"])
    answer = is_conditional(told, flow(action="sell", data="email"), "both", ["no-sale", "succession"])
    assert asked(answer) == {("recipient", None): {"successor": "allowed", "anything else": "denied"}}


def test_an_exception_of_an_exception_brings_the_prohibition_back() -> None:
    nested = exception(
        "known", {"recipient": "external"}, except_=[exception("broker", {"recipient": "broker"})]
    )
    told = policy(
        WORDS, prohibit("no-sale", {"action": "sell"}, except_=[nested]), permit("sell", {"action": "sell"})
    )
    denies(told, flow(action="sell", recipient="broker"), ["no-sale"])
    allows(told, flow(action="sell", recipient="successor"), ["sell"])
    answer = is_conditional(told, flow(action="sell", recipient="external"), "unless", ["no-sale", "sell"])
    assert asked(answer) == {("recipient", "external"): {"broker": "denied", "anything else": "allowed"}}


def test_an_exception_never_permits() -> None:
    is_silent(policy(WORDS, NO_SALE), flow(action="sell", data="email", recipient="successor"), ["no-sale"])


# --- open questions -------------------------------------------------------------------------------------


def test_an_open_axis_lists_each_term_named_at_or_below_the_stated_one() -> None:
    """Terms that rules name elsewhere are no answers, and a list that names a term twice over names both."""
    mail = permit("mail", {"data": ["identifying", "email", "ip_address"]})
    answer = is_conditional(policy(WORDS, mail), flow(data="personal"), "if", ["mail"])
    assert asked(answer) == {
        ("data", "personal"): {
            "email": "allowed",
            "identifying": "allowed",
            "ip_address": "allowed",
            "anything else": "not_covered",
        }
    }
    answer = is_conditional(policy(WORDS, mail), flow(data="usage"), "if", ["mail"])
    assert asked(answer) == {("data", "usage"): {"ip_address": "allowed", "anything else": "not_covered"}}


def test_an_answer_that_changes_nothing_is_marked_as_the_same() -> None:
    told = policy(WORDS, REGISTRATION, NO_SALE)
    answer = is_conditional(told, flow(data="email", recipient="broker"), "both", ["no-sale", "registration"])
    purpose = next(question for question in answer.open if question.name == "purpose")
    assert [(o.answer, o.verdict, o.kind, o.same) for o in purpose.would] == [
        ("registration", "conditional", "both", True),
        ("anything else", "not_covered", None, False),
    ]


def test_open_axes_come_in_the_order_of_the_axes_and_then_facts_by_name() -> None:
    told = policy(
        WORDS,
        permit(
            "some", {"recipient": "broker", "action": "sell"}, when="retention_days > 1 and account_closed"
        ),
    )
    answer = is_conditional(told, flow(), "if", ["some"])
    assert [(question.asks, question.name) for question in answer.open] == [
        ("axis", "action"),
        ("axis", "recipient"),
        ("fact", "account_closed"),
        ("fact", "retention_days"),
    ]


def test_a_side_settles_the_conditions_of_rules_that_are_not_open_as_well() -> None:
    """Sharing is silent and asks for more than 30 days; storing, beside it, hangs on exactly 40 days."""
    words = policy(
        WORDS,
        prohibit("long", {"action": ["store", "share"]}, when="retention_days > 30"),
        prohibit("not-forty", {"action": "store"}, when="retention_days != 40"),
        permit("store", {"action": "store"}),
    )
    answer = decide(words, flow(action=["store", "share"], data="email"))
    assert asked(answer) == {
        ("retention_days", None): {"retention_days > 30": "denied", "retention_days <= 30": "denied"}
    }


def test_an_answer_replaces_its_own_term_and_leaves_the_others_of_a_list() -> None:
    told = policy(
        WORDS, permit("mail", {"data": "email"}), permit("phone", {"data": "phone"}, when="account_closed")
    )
    answer = is_conditional(told, flow(data=["identifying", "phone"]), "if", ["mail", "phone"])
    assert asked(answer) == {
        ("data", "identifying"): {
            "email": ("conditional", "if"),
            "phone": ("conditional", "if"),
            "anything else": "not_covered",
        },
        ("account_closed", None): {"true": ("conditional", "if"), "false": "not_covered"},
    }


def test_not_covered_says_what_would_make_it_denied() -> None:
    answer = is_silent(
        policy(WORDS, NO_SALE),
        flow(action="disclose", data="email", recipient="broker"),
        ["no-sale"],
        ["no-sale"],
    )
    assert asked(answer) == {("action", "disclose"): {"sell": "denied", "anything else": "not_covered"}}


def test_an_open_fact_lists_each_side_of_each_comparison() -> None:
    told = policy(
        WORDS,
        prohibit("not-for-long", {"action": "store"}, when="retention_days > 30"),
        permit("store", {"action": "store"}, when='country in ["DE", "FR"] or not account_closed'),
    )
    answer = is_conditional(told, flow(action="store"), "both", ["not-for-long", "store"])
    assert asked(answer) == {
        ("account_closed", None): {"true": ("conditional", "both"), "false": ("conditional", "unless")},
        ("country", None): {
            'country in ["DE", "FR"]': ("conditional", "unless"),
            'country not in ["DE", "FR"]': ("conditional", "both"),
        },
        ("retention_days", None): {
            "retention_days > 30": "denied",
            "retention_days <= 30": ("conditional", "if"),
        },
    }


@pytest.mark.parametrize(
    ("when", "sides"),
    [
        ("account_closed", ["true", "false"]),
        ("retention_days >= 2.5", ["retention_days >= 2.5", "retention_days < 2.5"]),
        ("retention_days == 7", ["retention_days == 7", "retention_days != 7"]),
        ('country == "DE"', ['country == "DE"', 'country != "DE"']),
        ('signed_on > d"2024-01-31"', ['signed_on > "2024-01-31"', 'signed_on <= "2024-01-31"']),
    ],
)
def test_the_sides_of_a_comparison_are_written_out(when: str, sides: list[str]) -> None:
    told = policy(WORDS, permit("store", {"action": "store"}, when=when))
    answer = is_conditional(told, flow(action="store"), "if", ["store"])
    assert [outcome.answer for outcome in answer.open[0].would] == sides
    assert [outcome.verdict for outcome in answer.open[0].would] == ["allowed", "not_covered"]


def test_one_side_of_a_comparison_settles_the_others_that_follow_from_it() -> None:
    """Who keeps it for more than 30 days keeps it for more than 10."""
    told = policy(
        WORDS,
        prohibit("ten", {"action": "store"}, when="retention_days > 10"),
        permit("thirty", {"action": "store"}, when="retention_days > 30"),
    )
    answer = is_conditional(told, flow(action="store"), "both", ["ten", "thirty"])
    assert asked(answer) == {
        ("retention_days", None): {
            "retention_days > 10": "denied",
            "retention_days <= 10": "not_covered",
            "retention_days > 30": "denied",
            "retention_days <= 30": "not_covered",
        }
    }


def test_a_side_that_no_day_of_the_calendar_lies_on_can_be_asked_about() -> None:
    told = policy(WORDS, permit("store", {"action": "store"}, when='signed_on > d"9999-12-31"'))
    answer = is_conditional(told, flow(action="store"), "if", ["store"])
    assert asked(answer) == {
        ("signed_on", None): {
            'signed_on > "9999-12-31"': "allowed",
            'signed_on <= "9999-12-31"': "not_covered",
        }
    }


def test_a_fact_that_can_settle_nothing_any_more_is_not_asked_for() -> None:
    told = policy(WORDS, permit("mail", {"data": "email"}, when="account_closed or retention_days > 3"))
    answer = is_conditional(told, flow(data="personal", facts={"account_closed": True}), "if", ["mail"])
    assert list(asked(answer)) == [("data", "personal")]


def test_an_exception_that_is_lifted_itself_asks_nothing() -> None:
    marketing = exception("marketing", {"purpose": "marketing"})
    lifted = exception("successor", {"recipient": "successor"}, except_=[marketing])
    told = policy(WORDS, prohibit("no-mail", {"data": "email"}, except_=[lifted]), permit("all", {}))
    answer = is_conditional(told, flow(data="personal", purpose="marketing"), "unless", ["all", "no-mail"])
    assert list(asked(answer)) == [("data", "personal")]


def test_a_stated_fact_is_not_asked_for() -> None:
    told = policy(WORDS, permit("store", {}, when="account_closed and retention_days > 3"))
    answer = is_conditional(told, flow(facts={"account_closed": True}), "if", ["store"])
    assert [question.name for question in answer.open] == ["retention_days"]
    is_silent(told, flow(facts={"account_closed": False}), ["store"])


# --- parts ----------------------------------------------------------------------------------------------


def test_every_combination_is_a_part_and_the_strictest_is_the_verdict() -> None:
    told = policy(WORDS, NO_SALE, permit("usage", {"data": "usage"}), KEEP_MAIL)
    answer = denies(
        told, flow(action=["sell", "store"], data=["email", "usage"], recipient="broker"), ["no-sale"]
    )
    found = {(p.part["action"], p.part["data"]): (p.verdict, p.kind, p.because) for p in answer.parts}
    assert found == {
        ("sell", "email"): ("denied", None, ("no-sale",)),
        ("sell", "usage"): ("allowed", None, ("usage",)),
        ("store", "email"): ("allowed", None, ("keep-mail",)),
        ("store", "usage"): ("allowed", None, ("usage",)),
    }


def test_only_the_parts_with_the_verdict_decide_and_ask() -> None:
    told = policy(
        WORDS, permit("mail", {"data": "email"}), permit("usage", {"data": "usage"}, when="account_closed")
    )
    answer = is_conditional(told, flow(data=["email", "usage"]), "if", ["usage"])
    assert asked(answer) == {("account_closed", None): {"true": "allowed", "false": "not_covered"}}


def test_silence_on_one_part_outweighs_a_condition_on_another() -> None:
    told = policy(WORDS, permit("usage", {"data": "usage"}, when="account_closed"))
    answer = is_silent(told, flow(data=["email", "usage"]), ["usage"])
    assert [(near.citation.rule, near.differs[0].name) for near in answer.nearest] == [("usage", "data")]
    assert {part.part["data"]: part.verdict for part in answer.parts} == {
        "email": "not_covered",
        "usage": "conditional",
    }


@pytest.mark.parametrize(
    ("data", "kind", "because"),
    [
        (["email"], "unless", ["mail", "no-sale"]),
        (["ip_address"], "if", ["usage"]),
        (["email", "ip_address"], "if", ["mail", "no-sale", "usage"]),
        (["email", "ip_address", "phone"], "both", ["mail", "no-sale", "phone", "usage"]),
    ],
)
def test_the_kind_is_the_first_of_both_if_unless(data: list[str], kind: str, because: list[str]) -> None:
    told = policy(
        WORDS,
        prohibit("no-sale", {"data": "identifying"}, when="good_faith_belief"),
        permit("mail", {"data": "email"}),
        permit("phone", {"data": "phone"}, when="account_closed"),
        permit("usage", {"data": "usage"}, when="account_closed"),
    )
    is_conditional(told, flow(data=data), kind, because)


def test_too_many_combinations_are_refused() -> None:
    names = [f"d{number}" for number in range(65)]
    words = vocabulary(data=" ".join(names), purpose=" ".join(f"p{number}" for number in range(64)))
    told = policy(words, permit("anything", {}))
    purposes = list(words.terms["purpose"])
    allows(told, flow(data=names[:64], purpose=purposes), ["anything"])
    message = "^the flow has 4,160 combinations of terms; at most 4,096 are decided at once$"
    with pytest.raises(ValueError, match=message):
        decide(told, flow(data=names, purpose=purposes))


# --- omissions ------------------------------------------------------------------------------------------

DUTY = oblige("duty", {"action": "erase", "data": "identifying"}, when="account_closed")
NO_ERASURE = prohibit("no-erasure", {"action": "erase"})
MAY_ERASE = permit("may-erase", {"action": "erase"})
PROMISES = policy(WORDS, DUTY, NO_ERASURE, MAY_ERASE)


def test_leaving_a_duty_undone_is_denied() -> None:
    undone = flow(action="erase", data="email", facts={"account_closed": True}, omitted=True)
    answer = denies(PROMISES, undone, ["duty"])
    assert (answer.overrules, answer.conflicts, answer.nearest) == ((), (), ())


def test_leaving_undone_what_may_be_a_duty_is_conditional() -> None:
    answer = is_conditional(PROMISES, flow(action="erase", data="personal", omitted=True), "unless", ["duty"])
    assert asked(answer) == {
        ("data", "personal"): {"identifying": ("conditional", "unless"), "anything else": "allowed"},
        ("account_closed", None): {"true": ("conditional", "unless"), "false": "allowed"},
    }


def test_leaving_undone_what_nothing_promises_is_allowed() -> None:
    answer = allows(PROMISES, flow(action="erase", data="usage", omitted=True), [])
    assert [(note.id, note.text) for note in answer.notes] == [
        ("nothing-promised", "nothing promises this, so it may be left undone"),
        ("denied-if-done", "doing it would be denied (no-erasure)"),
    ]


def test_one_duty_left_undone_among_several_acts_is_denied() -> None:
    undone = flow(action="erase", data=["usage", "email"], facts={"account_closed": True}, omitted=True)
    answer = denies(PROMISES, undone, ["duty"])
    assert {part.part["data"]: part.verdict for part in answer.parts} == {
        "email": "denied",
        "usage": "allowed",
    }
    assert answer.notes == ()


# --- nearest --------------------------------------------------------------------------------------------


def test_the_nearest_permissions_are_those_with_the_fewest_axes_against_them() -> None:
    told = policy(
        WORDS,
        permit("far", {"action": "store", "data": "usage", "purpose": "marketing"}),
        permit("near", {"action": "sell", "data": "phone", "purpose": "registration"}),
        prohibit("far-prohibition", {"action": "store", "data": "usage"}),
        prohibit("near-prohibition", {"action": "sell", "data": "usage"}),
    )
    answer = is_silent(
        told, flow(action="sell", data="email", purpose="registration"), nearest=["near", "near-prohibition"]
    )
    assert [[(d.name, d.stated, d.wanted) for d in near.differs] for near in answer.nearest] == [
        [("data", "email", ("phone",))],
        [("data", "email", ("usage",))],
    ]


def test_of_permissions_that_tie_the_first_three_by_id_are_named() -> None:
    tied = [permit(name, {"action": "share"}) for name in ("d", "b", "a", "c")]
    told = policy(WORDS, *tied, oblige("bb", {"action": "erase"}), prohibit("z", {}, when="account_closed"))
    is_silent(told, flow(action="sell"), nearest=["a", "b", "bb", "z"], because=["z"])


def test_a_condition_and_an_exception_are_differences_beside_the_axes() -> None:
    told = policy(
        WORDS,
        permit("closed", {"data": ["email", "phone"]}, when="account_closed"),
        permit("not-to-brokers", {"data": "email"}, except_=[exception("broker", {"recipient": "broker"})]),
    )
    answer = is_silent(
        told,
        flow(data="email", recipient="broker", facts={"account_closed": False}),
        ["closed", "not-to-brokers"],
    )
    assert [[(d.name, d.stated, d.wanted) for d in near.differs] for near in answer.nearest] == [
        [("when", None, ("account_closed",))],
        [("except", None, ("not-to-brokers/broker",))],
    ]


def test_the_nearest_prohibition_differs_in_nothing_where_it_is_open() -> None:
    answer = is_silent(
        policy(WORDS, NO_SALE), flow(data="email", recipient="broker"), ["no-sale"], because=["no-sale"]
    )
    assert answer.nearest[0].differs == ()
    assert answer.nearest[0].citation.effect == "prohibit"


@pytest.mark.parametrize("action", ["sell", "store"])
def test_only_silence_names_what_is_nearest(action: str) -> None:
    told = policy(WORDS, prohibit("no-sale", {"action": "sell"}), permit("keep", {"action": "store"}))
    assert decide(told, flow(action=action)).nearest == ()


# --- overruling -----------------------------------------------------------------------------------------


def test_a_denial_names_the_permissions_that_it_overrules() -> None:
    """Those whose axes all say yes and that are not excluded by condition or exception."""
    told = policy(
        WORDS,
        prohibit("no-mail", {"data": "email"}),
        permit("yes", {"action": "store"}),
        oblige("duty", {"action": "store", "data": "email"}),
        permit("perhaps", {"data": "identifying"}, when="good_faith_belief"),
        permit("not-now", {"data": "identifying"}, when="account_closed"),
        permit("excepted", {"data": "identifying"}, except_=[exception("mail", {"data": "email"})]),
        permit("unknown-purpose", {"data": "email", "purpose": "registration"}),
        permit("other-data", {"data": "phone"}),
    )
    answer = denies(told, flow(action="store", data="email", facts={"account_closed": False}), ["no-mail"])
    assert [citation.rule for citation in answer.overrules] == ["duty", "perhaps", "yes"]
    assert [(c.prohibition.rule, c.other.rule) for c in answer.conflicts] == [("no-mail", "duty")]
    assert answer.conflicts[0].other.quote == Quote("The words of duty.", "S")


def test_only_denied_parts_overrule() -> None:
    told = policy(WORDS, prohibit("no-mail", {"data": "email"}), permit("phone", {"data": "phone"}))
    answer = denies(told, flow(data=["email", "phone"]), ["no-mail"])
    assert answer.overrules == ()


# --- what an answer says beside its verdict ---------------------------------------------------------------


def test_a_retired_term_is_read_as_its_successor_with_a_note() -> None:
    answer = allows(policy(WORDS, KEEP_MAIL), flow(action="store", data="e_mail"), ["keep-mail"])
    assert answer.understood == flow(action="store", data="email")
    assert [(note.id, note.text) for note in answer.notes] == [
        ("retired-term", "'e_mail' is retired; it is read as 'email'")
    ]


def test_a_retired_fact_is_read_as_its_successor_with_a_note() -> None:
    told = policy(WORDS, permit("closed", {}, when="account_closed"))
    answer = allows(told, flow(facts={"closed_account": True}), ["closed"])
    assert dict(answer.understood.facts) == {"account_closed": True}
    assert [note.text for note in answer.notes] == [
        "'closed_account' is retired; it is read as 'account_closed'"
    ]


@pytest.mark.parametrize(
    "names", [["account_closed", "closed_account"], ["closed_account", "account_closed"]]
)
def test_a_fact_in_use_outweighs_its_retired_name_in_any_order(names: list[str]) -> None:
    told = policy(WORDS, permit("closed", {}, when="account_closed"))
    stated = {name: name == "account_closed" for name in names}
    allows(told, flow(facts=stated), ["closed"])


def test_a_promise_that_no_machine_checks_is_quoted_where_its_scope_reaches() -> None:
    safe = Quote("We use commercially reasonable efforts.", "Security")
    promise = NotCheckable(
        safe, "nobody can measure an effort", scope({"action": "store", "data": "identifying"})
    )
    general = NotCheckable(Quote("We care.", "Security"), "a feeling")
    told = policy(WORDS, KEEP_MAIL, not_checkable=[promise, general])
    answer = allows(told, flow(action="store", data="email"), ["keep-mail"])
    assert [(note.id, note.text, note.quote) for note in answer.notes] == [
        ("not-checkable", "no machine checks this promise: nobody can measure an effort", safe)
    ]
    assert decide(told, flow(action="store", data="personal")).notes == ()
    assert decide(told, flow(action="sell", data="email")).notes == ()


def test_a_policy_that_is_not_pinned_says_so_in_every_answer() -> None:
    answer = allows(policy(WORDS, KEEP_MAIL, pinned=False), flow(action="store", data="email"), ["keep-mail"])
    assert [note.id for note in answer.notes] == ["not-pinned"]


def test_an_answer_repeats_what_was_assumed_and_names_its_policy() -> None:
    assumed = [Assumption("subject", ("user",), "the settings")]
    answer = decide(policy(WORDS, KEEP_MAIL), flow(action="store", data="email", subject="user"), assumed)
    assert answer.assumed == (Assumption("subject", ("user",), "the settings"),)
    assert answer.policy == PolicyStamp("example", "2026-01-01", "d1", TODAY)


def test_an_axis_with_an_empty_list_is_unknown() -> None:
    told = policy(WORDS, KEEP_MAIL)
    is_conditional(told, Flow({"action": ("store",), "data": ()}), "if", ["keep-mail"])


# --- what a caller may do with an answer ------------------------------------------------------------------


def test_an_answer_has_no_truth_value() -> None:
    answer = allows(policy(WORDS, KEEP_MAIL), flow(action="store", data="email"))
    message = (
        "an Answer has no truth value: 'not_covered' and 'conditional' are neither yes nor no; "
        "compare answer.verdict, or call answer.require()"
    )
    with pytest.raises(TypeError) as raised:
        bool(answer)
    assert str(raised.value) == message


def test_require_gives_an_allowed_answer_back_and_raises_on_all_others() -> None:
    told = policy(WORDS, KEEP_MAIL, prohibit("no-sale", {"action": "sell"}))
    answer = decide(told, flow(action="store", data="email"))
    assert answer.require() is answer
    for stated, message in (
        (flow(action="sell"), 'denied: no-sale: "The words of no-sale."'),
        (flow(action="erase"), "not_covered"),
        (flow(), 'conditional: keep-mail: "The words of keep-mail."; no-sale: "The words of no-sale."'),
    ):
        with pytest.raises(NotAllowedError) as raised:
            decide(told, stated).require()
        assert str(raised.value) == message
