"""Which rules cannot both be kept: examples in plain words, and every flow of small vocabularies."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import exception, oblige, permit, prohibit, vocabulary
from engine.naive_oracle import as_several, match
from privacyrules.engine.conflicts import meeting, meetings
from privacyrules.engine.kleene import comparisons
from privacyrules.model.flow import Axis, FactValue, Flow
from privacyrules.model.policy import Clause, Rule
from privacyrules.model.vocabulary import Vocabulary
from random_policies import (
    AROUND,
    Question,
    axes_in_use,
    bare_policy,
    examples,
    rules,
    terms_in_use,
    vocabularies,
)

WORDS = vocabulary(
    action="store; disclose; sell share < disclose",
    data="personal; identifying usage < personal; email phone < identifying",
    purpose="marketing billing",
    recipient="external; broker successor < external",
)

NO_SALE = prohibit("no-sale", {"action": "sell", "data": "identifying"})


def met(prohibition: Rule, other: Rule) -> str | None:
    """How two rules meet; the flow given as an example is one on which both match."""
    found = meeting(prohibition, other, WORDS)
    if found is None:
        return None
    for rule in (prohibition, other):
        assert match(rule.clause, found.example.part, found.example.facts, WORDS) == "yes"
    return found.kind


# --- examples -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("other", [permit, oblige])
def test_a_permission_or_obligation_that_can_never_apply_conflicts(other: Callable[..., Rule]) -> None:
    assert met(NO_SALE, other("sell-mail", {"action": "sell", "data": "email"})) == "conflict"


def test_a_permission_of_which_something_is_left_is_narrowed() -> None:
    assert met(NO_SALE, permit("sell-all", {"action": "sell", "data": "personal"})) == "narrows"


def test_a_permission_of_a_broader_act_is_narrowed() -> None:
    assert met(NO_SALE, permit("disclose-mail", {"action": "disclose", "data": "email"})) == "narrows"


def test_a_permission_of_something_else_does_not_meet() -> None:
    assert met(NO_SALE, permit("share-mail", {"action": "share", "data": "email"})) is None
    assert met(NO_SALE, permit("sell-usage", {"action": "sell", "data": "usage"})) is None


def test_an_absolute_prohibition_conflicts_with_all_that_it_meets() -> None:
    never = prohibit("never-sell", {"action": "sell", "data": "identifying"}, absolute=True)
    assert met(never, permit("sell-all", {"action": "sell", "data": "personal"})) == "conflict"
    assert met(never, permit("share-mail", {"action": "share", "data": "email"})) is None


def test_a_prohibition_of_every_inner_term_leaves_the_term_itself() -> None:
    """`identifying`, said without saying which, is a fully stated flow of its own."""
    each = prohibit("no-mail-no-phone", {"action": "sell", "data": ["email", "phone"]})
    assert met(each, permit("sell", {"action": "sell", "data": "identifying"})) == "narrows"


def test_an_axis_that_only_the_prohibition_names_leaves_the_rest() -> None:
    to_brokers = prohibit("not-to-brokers", {"action": "sell", "recipient": "broker"})
    assert met(to_brokers, permit("sell-mail", {"action": "sell", "data": "email"})) == "narrows"


def test_an_axis_that_only_the_permission_names_is_covered() -> None:
    to_brokers = permit("to-brokers", {"action": "sell", "data": "email", "recipient": "broker"})
    assert met(NO_SALE, to_brokers) == "conflict"


def test_an_exception_takes_a_permission_out_of_the_prohibition() -> None:
    lifted = exception("successor", {"recipient": "successor"})
    no_sale = prohibit("no-sale", {"action": "sell", "data": "identifying"}, except_=[lifted])
    to_successor = permit("succession", {"action": "sell", "data": "email", "recipient": "successor"})
    to_anyone = permit("sell-mail", {"action": "sell", "data": "email"})
    to_broker = permit("to-broker", {"action": "sell", "data": "email", "recipient": "broker"})
    assert met(no_sale, to_successor) is None
    assert met(no_sale, to_anyone) == "narrows"
    assert met(no_sale, to_broker) == "conflict"


def test_a_nested_exception_brings_the_conflict_back() -> None:
    nested = exception(
        "successor", {"recipient": "external"}, except_=[exception("no-mail", {"data": "email"})]
    )
    no_sale = prohibit("no-sale", {"action": "sell", "data": "identifying"}, except_=[nested])
    assert (
        met(no_sale, permit("mail", {"action": "sell", "data": "email", "recipient": "broker"})) == "conflict"
    )
    assert met(no_sale, permit("phone", {"action": "sell", "data": "phone", "recipient": "broker"})) is None


def test_an_exception_of_the_permission_takes_it_out_of_the_prohibition() -> None:
    usage_only = [exception("nothing-identifying", {"data": "identifying"})]
    sell_usage = permit("sell-usage", {"action": "sell", "data": "personal"}, except_=usage_only)
    assert met(NO_SALE, sell_usage) is None


def test_a_prohibition_with_a_condition_only_narrows() -> None:
    """Even where the condition is always met and the prohibition is absolute."""
    sell = permit("sell-mail", {"action": "sell", "data": "email"}, when="account_closed")
    closed = prohibit("closed", {"action": "sell"}, when="account_closed")
    always = prohibit("always", {"action": "sell"}, when="account_closed", absolute=True)
    open_ = prohibit("open", {"action": "sell"}, when="not account_closed")
    assert met(closed, sell) == "narrows"
    assert met(always, sell) == "narrows"
    assert met(open_, sell) is None


def test_a_permission_with_a_condition_conflicts_like_any_other() -> None:
    sell = permit("sell-mail", {"action": "sell", "data": "email"}, when="good_faith_belief")
    impossible = permit("never", {"action": "sell"}, when="account_closed and not account_closed")
    assert met(NO_SALE, sell) == "conflict"
    assert met(NO_SALE, impossible) is None


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        ("retention_days > 10", "narrows"),
        ("retention_days > 30", None),
        ("retention_days > 31", None),
        ("retention_days >= 30", "narrows"),
        ("retention_days <= 30", "conflict"),
        ("retention_days == 30", "conflict"),
        ("30 < retention_days and retention_days < 31", None),
        ("29 < retention_days and retention_days < 30", "conflict"),
    ],
)
def test_a_condition_of_an_exception_is_cut_at_its_literals(when: str, kind: str | None) -> None:
    long = exception("long", {"action": "store"}, when="retention_days > 30")
    keep_nothing = prohibit("keep-nothing", {"action": "store"}, except_=[long])
    assert met(keep_nothing, permit("keep", {"action": "store", "data": "email"}, when=when)) == kind


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        ('signed_on < d"2024-02-01"', "conflict"),
        ('signed_on > d"2024-02-01"', "conflict"),
        ('signed_on > d"2024-02-01" and signed_on < d"2024-02-02"', None),
        ('signed_on > d"2024-02-01" and signed_on < d"2024-02-03"', "conflict"),
        ('signed_on > d"9999-12-31"', None),
        ('signed_on >= d"9999-12-31"', "conflict"),
        ('signed_on < d"0001-01-01"', None),
        ('signed_on == d"0001-01-01"', "conflict"),
    ],
)
def test_a_date_is_cut_before_on_and_after_each_day_named_within_the_calendar(
    when: str, kind: str | None
) -> None:
    assert met(NO_SALE, permit("sell", {"action": "sell", "data": "email"}, when=when)) == kind


def test_a_text_that_looks_like_a_date_is_a_value_of_its_own() -> None:
    sell = permit("sell", {"action": "sell", "data": "email"}, when='country == "20240101"')
    assert met(NO_SALE, sell) == "conflict"


def test_a_list_in_a_permission_is_several_permissions_and_one_finding() -> None:
    """What is said of phone numbers can never apply, although what is said of usage can."""
    no_phone = prohibit("no-phone", {"action": "sell", "data": "phone"})
    sell = permit("sell", {"action": ["sell", "share"], "data": ["usage", "phone"]})
    found = meetings([sell, no_phone], WORDS)
    assert [(one.kind, one.prohibition, one.other) for one in found] == [("conflict", "no-phone", "sell")]
    assert found[0].example.part == {"action": "sell", "data": "phone"}


def test_a_list_in_a_prohibition_is_several_prohibitions() -> None:
    """Neither of the two leaves nothing, though both together do: each is a note of its own."""
    for_nothing = prohibit("for-nothing", {"purpose": ["marketing", "billing"]})
    for_ads = prohibit("for-ads", {"purpose": "marketing"})
    for_bills = prohibit("for-bills", {"purpose": "billing"})
    sell = permit("sell", {"action": "sell"})
    assert met(for_nothing, sell) == met(for_ads, sell) == met(for_bills, sell) == "narrows"


def test_every_pair_is_found_once_sorted_by_the_ids_of_both() -> None:
    rules = [
        permit("z-sell", {"action": "sell", "data": "email"}),
        prohibit("b-no-mail", {"data": "email"}),
        oblige("a-sell", {"action": "sell", "data": "personal"}),
        NO_SALE,
        permit("share", {"action": "share", "data": "usage"}),
    ]
    assert [(m.prohibition, m.other, m.kind) for m in meetings(rules, WORDS)] == [
        ("b-no-mail", "a-sell", "narrows"),
        ("b-no-mail", "z-sell", "conflict"),
        ("no-sale", "a-sell", "narrows"),
        ("no-sale", "z-sell", "conflict"),
    ]


# --- every flow -----------------------------------------------------------------------------------------


@examples(120)
@given(vocabularies(most_axes=3, most_terms=3).flatmap(lambda words: _pairs(words)))  # noqa: PLW0108 - defined below
def test_meetings_are_those_that_trying_every_flow_finds(pair: Question) -> None:
    """Two rules meet as the fully stated flows say, tried on every term and around every literal."""
    words = pair.policy.vocabulary
    prohibition, other = pair.policy.rules
    flows = list(itertools.islice(_every_flow(words, (prohibition, other)), 2_001))
    assume(len(flows) <= 2_000)
    found = meeting(prohibition, other, words)
    assert (found and found.kind) == _tried(prohibition, other, flows, words)


def _pairs(words: Vocabulary) -> st.SearchStrategy[Question]:
    both = st.tuples(rules(words, "no", ["prohibit"]), rules(words, "may", ["permit", "oblige"]))
    return both.map(lambda pair: Question(bare_policy(words, pair), Flow()))


FullFlow = tuple[Mapping[Axis, str], Mapping[str, FactValue]]


def _every_flow(words: Vocabulary, pair: tuple[Rule, Rule]) -> Iterator[FullFlow]:
    """One term on every axis, inner ones too, and a value for every fact that the two rules name."""
    axes = axes_in_use(words)
    facts = sorted({fact for rule in pair for fact in _facts(rule.clause)})
    for terms in itertools.product(*(terms_in_use(words, axis) for axis in axes)):
        for values in itertools.product(*(AROUND[fact] for fact in facts)):
            yield dict(zip(axes, terms, strict=True)), dict(zip(facts, values, strict=True))


def _facts(clause: Clause) -> set[str]:
    own = {c.fact for c in comparisons(clause.when)} if clause.when is not None else set()
    return own.union(*map(_facts, clause.exceptions))


def _tried(prohibition: Rule, other: Rule, flows: list[FullFlow], words: Vocabulary) -> str | None:
    kinds = set()
    against = [(one, _matching(one, words, flows)) for one in as_several(prohibition)]
    for permission in as_several(other):
        applies = _matching(permission, words, flows)
        for one, forbidden in against:
            if applies & forbidden:
                grave = one.clause.when is None and (one.absolute or applies <= forbidden)
                kinds.add("conflict" if grave else "narrows")
    return min(kinds, default=None)


def _matching(rule: Rule, words: Vocabulary, flows: list[FullFlow]) -> set[int]:
    return {i for i, (terms, facts) in enumerate(flows) if match(rule.clause, terms, facts, words) == "yes"}
