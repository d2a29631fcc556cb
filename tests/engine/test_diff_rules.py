"""Two versions of a policy in; the rules, words and duties that differ, and what some of it means, out."""

from __future__ import annotations

import pytest

from builders import exception, oblige, permit, policy, prohibit, resolution, vocabulary
from privacyrules.engine.diff.duties import duties
from privacyrules.engine.diff.effect import effect_of
from privacyrules.engine.diff.extents import condition_words, extent, products
from privacyrules.engine.diff.rules import rule_changes
from privacyrules.engine.diff.vocabularies import both, seen_by, word_changes
from privacyrules.engine.kleene import comparisons
from privacyrules.model.conditions import Comparison
from privacyrules.model.diff import Duty, Edit, Effect_, Extent, WordChange
from privacyrules.model.flow import FactValue, Flow
from privacyrules.model.places import NOWHERE
from privacyrules.model.policy import Policy, Quote, Rule
from privacyrules.model.vocabulary import Fact
from privacyrules.policy.conditions import compile_condition

WORDS = vocabulary(
    action="use disclose; sell share < disclose",
    data="personal; email phone card < personal; policy_text",
    purpose="service; policy_update_notice",
)
SALE = prohibit("no-sale", {"action": "sell", "data": "personal"})


def kinds(old: Policy, new: Policy) -> list[tuple[str, str, bool]]:
    return [(change.id, change.kind, change.bears) for change in rule_changes(old, new)]


def edits(old: Rule, new: Rule) -> list[Edit]:
    (change,) = rule_changes(policy(WORDS, old), policy(WORDS, new))
    return list(change.edits)


# Rules.


def test_rules_are_added_and_gone_in_the_order_of_the_new_version() -> None:
    old = policy(WORDS, permit("a", {"data": "email"}), permit("b", {"data": "phone"}))
    new = policy(WORDS, permit("d", {"data": "card"}), permit("b", {"data": "phone"}), permit("c", {}))
    assert kinds(old, new) == [("d", "added", True), ("c", "added", True), ("a", "gone", True)]


def test_a_rule_that_says_the_same_in_another_order_did_not_change() -> None:
    old = policy(WORDS, permit("a", {"data": ["email", "phone"]}), SALE)
    new = policy(WORDS, SALE, permit("a", {"data": ["phone", "email"]}))
    assert kinds(old, new) == []


def test_a_rule_under_another_name_is_told_as_such() -> None:
    old, new = (
        policy(WORDS, SALE),
        policy(WORDS, prohibit("never-sell", {"action": "sell", "data": "personal"})),
    )
    (change,) = rule_changes(old, new)
    assert (change.id, change.kind, change.bears) == ("never-sell", "renamed", False)
    assert change.before == SALE


def test_a_list_of_all_that_lies_below_is_no_other_rule_for_terms_below() -> None:
    """Written otherwise, and said of the broader word itself: that is then a maybe."""
    old, new = (
        policy(WORDS, SALE),
        policy(WORDS, prohibit("no-sale", {"action": "sell", "data": ["email", "phone", "card"]})),
    )
    assert kinds(old, new) == [("no-sale", "changed", True)]
    (change,) = effect_of(old, new).changes
    assert (change.before, change.after) == (("denied", None), ("not_covered", None))
    assert [flows.example.terms["data"] for flows in change.classes] == [("personal",)]
    assert change.classes[0].broad


def test_all_that_can_change_about_a_rule_is_named() -> None:
    old = permit("a", {"data": "email"}, when="account_closed", except_=[exception("e", {"action": "sell"})])
    new = prohibit(
        "a",
        {"data": ["phone", "email"], "action": "use"},
        when="retention_days > 30",
        except_=[exception("f", {"action": "use"}, when="account_closed")],
        absolute=True,
    )._replace(reading="As a lawyer reads it.", fix="Ask.")
    assert edits(old, new) == [
        Edit("effect", "a", "", "permit", "prohibit"),
        Edit("absolute", "a", "", "", "absolute"),
        Edit("scope", "a", "action", "", "use"),
        Edit("scope", "a", "data", "email", "email, phone"),
        Edit("when", "a", "", "account_closed", "retention_days > 30"),
        Edit("exception", "a/f", "f", "", "action: use; when: account_closed"),
        Edit("exception", "a/e", "e", "action: sell", ""),
        Edit("reading", "a", "", "", "As a lawyer reads it."),
        Edit("way out", "a", "", "", "Ask."),
    ]


def test_an_exception_that_changed_is_looked_into() -> None:
    old = prohibit(
        "a", {}, except_=[exception("e", {"action": "use"}, except_=[exception("n", {"data": "card"})])]
    )
    new = prohibit(
        "a", {}, except_=[exception("e", {"action": "use"}, except_=[exception("n", {"data": "email"})])]
    )
    assert edits(old, new) == [Edit("scope", "a/e/n", "data", "card", "email")]


def test_a_reading_alone_bears_upon_nothing() -> None:
    (change,) = rule_changes(policy(WORDS, SALE), policy(WORDS, SALE._replace(reading="So.")))
    assert (change.kind, change.bears, [edit.what for edit in change.edits]) == (
        "changed",
        False,
        ["reading"],
    )


def test_a_quote_that_reads_otherwise_is_shown_beside_the_old_one() -> None:
    said = SALE._replace(
        clause=SALE.clause._replace(quotes=(Quote("We never sell.", "S"), Quote("Really.", "S")))
    )
    assert edits(SALE, said) == [
        Edit("quote", "no-sale", "", "The words of no-sale.", "We never sell."),
        Edit("quote", "no-sale", "", "", "Really."),
    ]


def test_a_resolution_is_an_exception_of_the_prohibition_that_it_lifts() -> None:
    rules = SALE, permit("may-sell", {"action": "sell", "data": "email"})
    decided = policy(WORDS, *rules, resolutions=[resolution("agreed", ("no-sale", "may-sell"), "may-sell")])
    (change,) = rule_changes(policy(WORDS, *rules), decided)
    assert change.edits == (Edit("exception", "no-sale/agreed", "agreed", "", "action: sell; data: email"),)
    (verdicts,) = [c for c in effect_of(policy(WORDS, *rules), decided).changes if not c.classes[0].broad]
    assert (verdicts.before, verdicts.after) == (("denied", None), ("allowed", None))


# Words.


def test_words_that_are_new_gone_moved_or_retired() -> None:
    old = vocabulary(data="personal; email phone < personal; fax")
    new = vocabulary(
        data="personal; contact < personal; email < contact; fax -> email; chat < contact personal"
    )
    assert word_changes(old, new) == (
        WordChange("added", "data", "chat", (), ("contact", "personal")),
        WordChange("added", "data", "contact", (), ("personal",)),
        WordChange("moved", "data", "email", ("personal",), ("contact",)),
        WordChange("retired", "data", "fax", (), ("email",)),
        WordChange("gone", "data", "phone", ("personal",), ()),
    )


def test_facts_are_words_too() -> None:
    old = vocabulary({"days": Fact("days", "number"), "kept": Fact("kept", "boolean")})
    new = vocabulary({"days": Fact("days", "number", replaced_by="since"), "since": Fact("since", "number")})
    assert word_changes(old, new) == (
        WordChange("retired", "fact", "days", ("number",), ("since",)),
        WordChange("gone", "fact", "kept", ("boolean",), ()),
        WordChange("added", "fact", "since", (), ("number",)),
    )


def test_each_version_sees_the_others_terms_where_the_other_has_them() -> None:
    old = vocabulary(data="personal; email < personal")
    new = vocabulary(data="personal; contact < personal; email < contact; chat < contact")
    assert seen_by(old, new).below["data"] == {
        "personal": {"personal", "email", "contact", "chat"},
        "contact": {"contact", "email", "chat"},
        "email": {"email"},
        "chat": {"chat"},
    }


def test_versions_that_turn_the_order_round_make_no_endless_circle() -> None:
    old, new = vocabulary(data="a; b < a"), vocabulary(data="b; a < b")
    assert both(old, new).below["data"] == {"a": {"a", "b"}, "b": {"a", "b"}}
    assert effect_of(policy(old, permit("p", {"data": "a"})), policy(new, permit("p", {"data": "a"}))).changes


def test_a_new_term_within_one_other_changes_nothing() -> None:
    grown = vocabulary(
        action="use disclose; sell share < disclose",
        data="personal; email phone card < personal; policy_text; fax < phone",
        purpose="service; policy_update_notice",
    )
    rules = SALE, permit("p", {"data": "phone"})
    assert effect_of(policy(WORDS, *rules), policy(grown, *rules)) == Effect_()
    assert rule_changes(policy(WORDS, *rules), policy(grown, *rules)) == ()


def test_a_new_term_within_two_others_says_where_no_becomes_maybe() -> None:
    old = vocabulary(data="contact device; email < contact; cookie < device")
    new = vocabulary(data="contact device; email < contact; cookie < device; push_token < contact device")
    rules = permit("may", {"data": "contact"}), prohibit("no-device", {"data": "device"})
    found = rule_changes(policy(old, *rules), policy(new, *rules))
    assert [(change.id, change.kind, change.edits) for change in found] == [
        ("may", "reached", (Edit("reach", "may", "data device", "no", "maybe, by push_token"),)),
        ("no-device", "reached", (Edit("reach", "no-device", "data contact", "no", "maybe, by push_token"),)),
    ]
    (change,) = effect_of(policy(old, *rules), policy(new, *rules)).changes
    assert (change.before, change.after) == (("allowed", None), ("conditional", "unless"))
    assert [flows.example for flows in change.classes] == [Flow({"data": ("contact",)}, {}, omitted=False)]


def test_a_retired_term_is_read_as_its_successor_in_the_new_version_alone() -> None:
    old, new = vocabulary(data="mail email"), vocabulary(data="mail -> email; email")
    rules = (permit("p", {"data": "email"}),)
    (change,) = effect_of(policy(old, *rules), policy(new, *rules)).changes
    assert (change.before, change.after) == (("not_covered", None), ("allowed", None))
    assert [flows.example for flows in change.classes] == [Flow({"data": ("mail",)}, {}, omitted=False)]


def test_a_retired_fact_is_the_one_that_replaces_it() -> None:
    days = Fact("days", "number")
    old = vocabulary({"days": days}, data="email")
    new = vocabulary(
        {"days": Fact("days", "number", replaced_by="kept"), "kept": Fact("kept", "number")}, data="email"
    )
    one = permit("p", {"data": "email"})
    before = one._replace(clause=one.clause._replace(when=Comparison("days", ">", 30)))
    after = one._replace(clause=one.clause._replace(when=Comparison("kept", ">", 30)))
    assert effect_of(policy(old, before), policy(new, after)) == Effect_()


# Duties.

POST = oblige("post", {"action": "disclose", "data": "policy_text"})
NOTICE = permit("notice", {"action": "use", "data": "email", "purpose": "policy_update_notice"})


@pytest.mark.parametrize(
    ("old", "new", "states"),
    [
        ([POST, NOTICE, SALE], [POST, NOTICE], [("post", "stands"), ("notice", "stands")]),
        ([POST], [NOTICE], [("notice", "added"), ("post", "gone")]),
        ([NOTICE], [NOTICE._replace(reading="So.")], [("notice", "changed")]),
        ([SALE], [SALE], []),
    ],
)
def test_what_the_policy_owes_when_it_changes_is_found_by_what_rules_speak_of(
    old: list[Rule], new: list[Rule], states: list[tuple[str, str]]
) -> None:
    before, after = policy(WORDS, *old), policy(WORDS, *new)
    found = duties(before, after, rule_changes(before, after))
    assert [(duty.rule, duty.state) for duty in found] == states
    assert all(duty.quote.text == f"The words of {duty.rule}." for duty in found)


def test_a_duty_names_its_rule_with_the_promise() -> None:
    (duty,) = duties(policy(WORDS, POST), policy(WORDS, POST), ())
    assert duty == Duty("post", "oblige", Quote("The words of post.", "S"), "stands")


# The broadest words.

BELOW = both(
    vocabulary(data="personal; contact < personal; email phone < contact; card < personal; cookie"),
    vocabulary(data="cookie"),
).below["data"]


@pytest.mark.parametrize(
    ("terms", "within", "but", "alone"),
    [
        ({"email"}, ("email",), (), ()),
        ({"email", "phone"}, ("email", "phone"), (), ()),
        ({"email", "phone", "contact"}, ("contact",), (), ()),
        ({"personal"}, (), (), ("personal",)),
        ({"contact", "email"}, ("email",), (), ("contact",)),
        ({"personal", "contact", "email", "phone", "card"}, ("personal",), (), ()),
        ({"contact", "email", "phone", "card", "cookie"}, ("card", "contact", "cookie"), (), ()),
    ],
)
def test_terms_are_told_by_the_fewest_words(
    terms: set[str], within: tuple[str, ...], but: tuple[str, ...], alone: tuple[str, ...]
) -> None:
    assert extent("data", frozenset(terms), BELOW) == Extent("data", tuple(sorted(terms)), within, but, alone)


def test_many_terms_are_told_by_those_that_are_not_meant() -> None:
    words = vocabulary(data="personal; a b c d e f < personal; cookie").below["data"]
    assert extent("data", frozenset("abcde"), words) == Extent("data", tuple("abcde"), ("personal",), ("f",))
    most = frozenset(words) - {"a", "personal"}
    assert extent("data", most, words) == Extent("data", tuple(sorted(most)), (), ("a",))


def test_sets_of_values_are_taken_apart_into_what_can_be_combined_freely() -> None:
    pairs: frozenset[tuple[FactValue, ...]] = frozenset({(True, 1), (True, 2), (False, 1), (False, 2)})
    assert products(pairs) == [(frozenset({True, False}), frozenset({1, 2}))]
    found = products(pairs - {(False, 2)})
    assert sorted(found, key=str) == [
        (frozenset({False}), frozenset({1})),
        (frozenset({True}), frozenset({1, 2})),
    ]


@pytest.mark.parametrize(
    ("text", "meant", "said"),
    [
        ("days > 30", {31}, "days > 30"),
        ("days > 30", {29, 30}, "not days > 30"),
        ("country in ['DE', 'FR']", {"DE", "FR"}, "country in [DE, FR]"),
        ("country in ['DE', 'FR']", {"DE"}, "country such as DE"),
        ("flag", {True}, "flag"),
        ("flag", {False}, "not flag"),
    ],
)
def test_values_are_told_by_the_comparison_that_they_alone_answer_so(
    text: str, meant: set[FactValue], said: str
) -> None:
    facts = {
        "days": Fact("days", "number"),
        "country": Fact("country", "string"),
        "flag": Fact("flag", "boolean"),
    }
    asked = comparisons(compile_condition(text, facts, NOWHERE))
    values: dict[str, list[FactValue]] = {
        "days": [29, 30, 31],
        "country": ["DE", "FR", "?"],
        "flag": [True, False],
    }
    fact = asked[0].fact
    assert condition_words(fact, frozenset(meant), values[fact], asked) == said


# Where too much differs.


def test_where_too_much_differs_rules_are_looked_at_one_by_one() -> None:
    old = policy(WORDS, SALE, permit("p", {"data": "email", "action": "use"}))
    new = policy(WORDS)
    whole, single = effect_of(old, new), effect_of(old, new, most=5)
    assert single.given_up == ()
    assert [(c.before, c.after) for c in single.changes] == [(c.before, c.after) for c in whole.changes]
    assert effect_of(old, new, most=1) == Effect_((), ("no-sale", "p"))


def test_of_very_many_classes_the_broadest_are_told_and_the_rest_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = policy(
        WORDS, permit("a", {"data": "card", "action": "use"}), permit("b", {"data": ["email", "phone"]})
    )
    whole = effect_of(old, policy(WORDS))
    monkeypatch.setattr("privacyrules.engine.diff.effect.MOST_TOLD", 1)
    cut = effect_of(old, policy(WORDS))
    assert [len(change.classes) + change.untold for change in cut.changes] == [
        len(change.classes) for change in whole.changes
    ]
    assert [change.classes for change in cut.changes] == [change.classes[:1] for change in whole.changes]
    assert [change.untold for change in cut.changes] == [1, 0]
