"""What a review finds in small policies, in its exact words; and the laws that its words stand for."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given

from builders import exception, flow, oblige, permit, policy, prohibit, resolution, rule, vocabulary
from privacyrules.engine import conflicts
from privacyrules.engine.conflicts import meetings, space_of
from privacyrules.engine.parts import situations
from privacyrules.engine.reference import decide_situation
from privacyrules.engine.regions import Space, verdict_regions
from privacyrules.engine.resolutions import settled
from privacyrules.engine.review import review
from privacyrules.model.places import Place
from privacyrules.model.policy import Policy, Quote, Rule
from privacyrules.model.review import Remark, Review, Surroundings
from privacyrules.model.schema import Ignore
from privacyrules.model.vocabulary import Fact, Term
from privacyrules.policy.vocabulary import build_vocabulary
from random_policies import examples, policies, vocabularies

WORDS = vocabulary(
    action="store; disclose; sell share < disclose",
    data="personal; identifying usage < personal; email phone < identifying",
    subject="user visitor",
    purpose="marketing billing",
    recipient="external; broker successor < external",
)

NO_SALE = prohibit("no-sale", {"action": "sell", "data": "identifying"})
SELL_MAIL = permit("sell-mail", {"action": "sell", "data": "email", "subject": "user"})


def found(*rules: Rule, id: str = "") -> list[Remark]:  # noqa: A002 - the name that users see
    """Review a policy of these rules; only remarks of this id, if one is named."""
    remarks = review(policy(WORDS, *rules)).remarks
    return [remark for remark in remarks if id in ("", remark.id)]


def the_only(*rules: Rule, id: str) -> Remark:  # noqa: A002
    """Give the one remark of this id that a policy of these rules calls for."""
    remarks = found(*rules, id=id)
    assert len(remarks) == 1, [remark.message for remark in remarks]
    return remarks[0]


# --- contradictions -------------------------------------------------------------------------------------


def test_a_permission_that_can_never_apply_is_a_conflict_with_both_rules_and_an_example() -> None:
    assert found(NO_SALE, SELL_MAIL) == [
        Remark(
            "conflict",
            "error",
            NO_SALE.place,
            "'sell-mail' can never apply: 'no-sale' forbids all that it allows",
            "Both sentences cannot be kept, and the prohibition wins. Change one of the rules, or record "
            "under `resolutions:` which of them wins, who decided so, why, and until when.",
            (NO_SALE, SELL_MAIL),
            flow(action="sell", data="email", subject="user"),
        )
    ]


def test_a_part_of_a_permission_that_can_never_apply_is_a_conflict() -> None:
    both = permit("sell", {"action": "sell", "data": ["email", "usage"]})
    assert the_only(NO_SALE, both, id="conflict").message == (
        "a part of 'sell' can never apply: 'no-sale' forbids all of that part"
    )


def test_an_absolute_prohibition_conflicts_with_whatever_it_meets() -> None:
    never = prohibit("never", {"action": "sell", "data": "identifying"}, absolute=True)
    remark = the_only(never, oblige("sell", {"action": "sell", "data": "personal"}), id="conflict")
    assert remark.message == "'never' forbids, under all circumstances, a part of what 'sell' promises to do"
    assert remark.remedy == (
        "Both sentences cannot be kept: to do it breaks the one, to leave it undone breaks the other. "
        "Narrow the scope of 'sell', or record under `resolutions:` that 'never' is meant to win."
    )


def test_a_decision_in_force_silences_a_conflict() -> None:
    for winner in ("no-sale", "sell-mail"):
        decided = resolution("d", ("no-sale", "sell-mail"), winner)
        ids = [r.id for r in review(policy(WORDS, NO_SALE, SELL_MAIL, resolutions=[decided])).remarks]
        assert "conflict" not in ids


def test_narrowing_a_permission_is_a_note_and_an_obligation_a_warning() -> None:
    sell = {"action": "sell", "data": "personal"}
    note = the_only(NO_SALE, permit("sell", sell), id="narrows")
    warning = the_only(NO_SALE, oblige("sell", sell), id="narrows")
    assert (note.level, note.message) == ("note", "'no-sale' takes away a part of what 'sell' allows")
    assert note.example == flow(action="sell", data="identifying")
    assert note.remedy == "Nothing to do if that is meant; else limit one of the two, or write an exception."
    assert (warning.level, warning.message) == (
        "warning",
        "'no-sale' takes away a part of what 'sell' promises to do",
    )
    assert warning.remedy == (
        "What is promised there cannot be done: name in the obligation only what must be done."
    )


def test_an_example_is_told_in_the_words_of_the_rules_own_cases() -> None:
    around = Surroundings(tried=(("sell", flow(data="phone", recipient="broker")),))
    sell = permit("sell", {"action": "sell", "data": "personal", "recipient": "external"})
    (remark,) = review(policy(WORDS, NO_SALE, sell), around).remarks
    assert remark.example == flow(action="sell", data="phone", recipient="broker")


# --- rules that do nothing ------------------------------------------------------------------------------


def test_a_condition_that_cannot_hold_is_an_error() -> None:
    remark = the_only(
        permit("sell", {"action": "sell"}, when="account_closed and not account_closed"), id="never-applies"
    )
    assert (remark.level, remark.message) == ("error", "'sell' never applies: its condition can never hold")
    assert remark.remedy == "Mend its `when`, or take the rule out."


def test_exceptions_that_leave_nothing_are_an_error() -> None:
    lifted = [exception("all", {"data": "personal"})]
    remark = the_only(permit("sell", {"data": "email"}, except_=lifted), id="never-applies")
    assert remark.message == "'sell' never applies: its exceptions leave nothing of it"


def test_an_exception_of_what_its_rule_does_not_speak_of_is_an_error() -> None:
    lifted = [exception("usage", {"data": "usage"})]
    remark = the_only(prohibit("no-mail", {"data": "email"}, except_=lifted), id="never-applies")
    assert (remark.level, remark.message) == (
        "error",
        "the exception 'no-mail/usage' excepts nothing: its rule does not speak of that",
    )


def test_an_exception_within_another_changes_nothing() -> None:
    lifted = [exception("mail", {"data": "email"}), exception("known", {"data": "identifying"})]
    remark = the_only(prohibit("no-sale", {"action": "sell"}, except_=lifted), id="no-effect")
    assert remark.message == (
        "the exception 'no-sale/mail' changes nothing: others of the same rule except all of that"
    )


def test_several_prohibitions_may_leave_nothing_together() -> None:
    """One alone is a conflict; each of these two leaves something, if only `identifying` itself."""
    sell = permit("sell", {"action": "sell", "data": "identifying"})
    marketing = prohibit("no-marketing", {"action": "sell", "purpose": "marketing"})
    billing = prohibit("no-billing", {"action": "sell", "purpose": "billing"})
    remark = the_only(marketing, sell, billing, id="nothing-left")
    assert (remark.level, remark.message) == (
        "error",
        "nothing is left of what 'sell' allows: 'no-billing' and 'no-marketing' forbid all of it",
    )
    assert remark.rules == (billing, marketing, sell)
    assert found(marketing, sell, id="nothing-left") == []


def test_of_a_list_one_element_may_be_left_with_nothing() -> None:
    sell = permit("sell", {"action": ["sell", "share"], "data": "email"})
    marketing = prohibit("no-marketing", {"action": "sell", "purpose": "marketing"})
    billing = prohibit("no-billing", {"action": "sell", "purpose": "billing"})
    assert the_only(marketing, sell, billing, id="nothing-left").message == (
        "nothing is left of what 'sell' allows for sell: 'no-billing' and 'no-marketing' forbid all of it"
    )


def test_a_prohibition_with_a_condition_may_leave_nothing_alone() -> None:
    sell = permit("sell", {"action": "sell"}, when="account_closed")
    closed = prohibit("closed", {"action": "sell"}, when="account_closed")
    assert the_only(sell, closed, id="nothing-left").message == (
        "nothing is left of what 'sell' allows: 'closed' forbids all of it"
    )


def test_a_rule_within_others_changes_no_verdict() -> None:
    wide = permit("wide", {"action": "share", "data": "personal"})
    mail = permit("mail", {"action": "share", "data": "email"})
    remark = the_only(wide, mail, id="no-effect")
    assert (remark.level, remark.message) == (
        "note",
        "'mail' changes no verdict: all that it allows stands in 'wide' too",
    )
    assert remark.rules == (mail, wide)


def test_an_obligation_is_never_spared_for_a_permission() -> None:
    """It also says what must not be left undone."""
    wide = permit("wide", {"action": "share", "data": "personal"})
    mail = oblige("mail", {"action": "share", "data": "email"})
    assert found(wide, mail, id="no-effect") == []
    assert the_only(mail, permit("mail-too", {"action": "share", "data": "email"}), id="no-effect").rules[
        0
    ].id == ("mail-too")


# --- exceptions and permissions -------------------------------------------------------------------------


def test_an_exception_that_no_permission_covers_is_a_warning() -> None:
    lifted = [exception("successor", {"recipient": "successor"})]
    no_sale = prohibit("no-sale", {"action": "sell", "data": "identifying"}, except_=lifted)
    remark = the_only(no_sale, id="uncovered-exception")
    assert remark.level == "warning"
    assert remark.message == (
        "no permission covers the exception 'no-sale/successor': what it lets through is not forbidden, "
        "and not allowed either"
    )
    assert remark.example == flow(action="sell", data="identifying", recipient="successor")
    transfer = permit("transfer", {"action": "sell", "data": "email", "recipient": "successor"})
    assert found(no_sale, transfer, id="uncovered-exception") == []


def test_a_permission_limited_by_facts_alone_opens_many_kinds_of_flows() -> None:
    """Two kinds of data: email, and what is broader; with a rule on sharing it, by three kinds of acts."""
    trust = permit("trust", {"data": "email"}, when="good_faith_belief")
    remark = the_only(trust, id="facts-alone")
    assert (remark.level, remark.number) == ("warning", 2)
    assert remark.message == (
        "only facts limit 'trust' (good_faith_belief), so where they are not known it turns silence into "
        '"conditional": 2 kinds of flows, whatever they are for'
    )
    share = permit("share", {"data": "email", "action": "share"})
    assert the_only(trust, share, id="facts-alone").number == 2 * 3 - 2 * 2
    closed = prohibit("closed", {"data": "email"}, when="account_closed")
    assert the_only(trust, closed, id="facts-alone").number == 2, "nobody knows whether it is closed"
    assert the_only(trust, prohibit("never", {"data": "email"}), id="facts-alone").number == 1
    for_billing = permit("trust", {"data": "email", "purpose": "billing"}, when="good_faith_belief")
    assert found(for_billing, id="facts-alone") == []


def test_a_permission_that_nothing_limits_is_a_warning() -> None:
    remark = the_only(permit("keep", {"action": "store"}), id="unlimited-permission")
    assert (remark.level, remark.message) == (
        "warning",
        "'keep' allows this of everybody's data, for every purpose, towards everyone",
    )
    assert found(permit("keep", {"action": "store", "subject": "user"}), id="unlimited-permission") == []


def test_a_term_that_joins_branches_of_different_rules_is_a_note() -> None:
    words = vocabulary(
        data="payment identity; card_holder < payment identity; iban < payment; name < identity"
    )
    no_payment = prohibit("no-payment", {"data": "payment"})
    identity = permit("identity", {"data": "identity"})
    remarks = review(policy(words, no_payment, identity)).remarks
    (remark,) = [remark for remark in remarks if remark.id == "joining-term"]
    assert remark.level == "note"
    assert remark.message == (
        "'card_holder' lies within 'identity', of which 'identity' speaks, and within 'payment', of which "
        "'no-payment' speaks: so each of the two may bear on flows that name the other term"
    )
    one_rule = policy(words, prohibit("both", {"data": ["payment", "identity"]}))
    assert [r.id for r in review(one_rule).remarks] == []


# --- sentences, decisions and words ---------------------------------------------------------------------


def said(name: str, text: str, sentence: int | None) -> Rule:
    """Build a permission that quotes a sentence."""
    made = permit(name, {"action": "share", "data": "email", "purpose": "billing"})
    return made._replace(clause=made.clause._replace(quotes=(Quote(text, "S", sentence),)))


LONG = "We may share your e-mail address and your name with those who send the bills"


@pytest.mark.parametrize(
    ("one", "other", "id_", "level"),
    [
        (("We share mail.", 1), ("we share MAIL", 2), "repeated-sentence", "warning"),
        ((LONG, 1), (f"{LONG} for us", 2), "similar-sentence", "note"),
        ((LONG, 1), (LONG, 1), None, None),
        (("We share mail 1.", 1), ("We share mail 2.", 2), None, None),
        ((LONG, None), (f"{LONG}!", None), "repeated-sentence", "warning"),
    ],
)
def test_sentences_that_say_the_same_are_one_rule(
    one: tuple[str, int | None], other: tuple[str, int | None], id_: str | None, level: str | None
) -> None:
    remarks = [r for r in found(said("a", *one), said("b", *other)) if r.id.endswith("sentence")]
    assert [(r.id, r.level) for r in remarks] == ([(id_, level)] if id_ else [])
    for remark in remarks:
        how = "the same" if level == "warning" else "nearly the same"
        assert remark.message == f"'b' and 'a' quote different sentences that say {how}"


def test_one_rule_may_quote_both_sentences() -> None:
    both = said("a", LONG, 1)
    twice = both._replace(clause=both.clause._replace(quotes=(Quote(LONG, "S", 1), Quote(LONG, "T", 2))))
    assert found(twice, id="repeated-sentence") == []


def test_a_lapsed_decision_is_a_warning_and_the_conflict_is_back() -> None:
    lapsed = resolution("d", ("no-sale", "sell-mail"), "sell-mail", until="2026-01-30")
    remarks = review(policy(WORDS, NO_SALE, SELL_MAIL, resolutions=[lapsed])).remarks
    assert [remark.id for remark in remarks] == ["conflict", "lapsed-resolution"]
    assert remarks[1].message == (
        "the decision 'd' of Ada between 'no-sale' and 'sell-mail' ended on 2026-01-30, so it decides nothing"
    )
    assert remarks[1].remedy == "Decide anew and write a later `until:`, or take the resolution out."


def test_a_decision_between_rules_that_no_longer_meet_is_a_warning() -> None:
    share = permit("share", {"action": "share", "data": "email"})
    stale = resolution("d", ("no-sale", "share"), "share")
    remarks = review(policy(WORDS, NO_SALE, share, resolutions=[stale])).remarks
    assert [r.message for r in remarks if r.id in ("stale-resolution", "never-applies")] == [
        "the decision 'd' of Ada between 'no-sale' and 'share' decides nothing: the two rules no longer meet"
    ]
    held = resolution("d", ("no-sale", "sell-mail"), "sell-mail")
    remarks = review(policy(WORDS, NO_SALE, SELL_MAIL, resolutions=[held])).remarks
    assert [r.id for r in remarks if "resolution" in r.id] == []


def test_waivers_that_lapsed_or_were_written_for_another_text_are_warnings() -> None:
    pinned = NO_SALE._replace(
        clause=NO_SALE.clause._replace(quotes=(Quote("We never sell.", "S", 1, "abcdef0123456789"),))
    )
    waivers = tuple(
        Ignore("no-sale", "agreed", until, "Ada", text, Place("privacyrules.toml", line))
        for line, (until, text) in enumerate(
            [("2026-01-30", "abcdef01"), ("2026-06-30", "00000000"), ("2026-06-30", "abcdef01")], start=1
        )
    )
    remarks = review(policy(WORDS, pinned), Surroundings(waivers=waivers)).remarks
    assert [(remark.id, remark.place.line, remark.message, remark.remedy) for remark in remarks] == [
        (
            "lapsed-waiver",
            1,
            "the waiver of 'no-sale' by Ada ended on 2026-01-30, so it accepts nothing",
            "Decide anew and write a later `until`, or take the waiver out.",
        ),
        (
            "stale-waiver",
            2,
            "the waiver of 'no-sale' by Ada was written for another text than the promise has now",
            "Read the promise again; if the waiver still holds, write text=abcdef01.",
        ),
    ]


def test_own_terms_facts_and_words_that_nothing_uses_are_notes() -> None:
    here, core = Place("rules/p/policy.yaml", 4), Place("rules/vocabulary/data.yaml", 4)
    terms = [Term(name, "data", place=here) for name in ("used", "tried", "idle")]
    terms += [Term("core", "data", place=core)]
    facts = [Fact("asked", "boolean", place=here), Fact("unasked", "boolean", place=here)]
    keep = rule("prohibit", "keep", {"data": "used"})
    words = build_vocabulary(terms, facts)
    heading = ("rules/p/policy.yaml", "title: P\nwords:\n  pii: {means: {data: used}}\n  you: {}\n")
    section = "rules:\n - id: keep\n   prohibit: {data: [pii], subject: any}\n   quote: you\n"
    around = Surroundings(heading, (section,), (("keep", flow(data="tried", facts={"asked": True})),))
    with_words = policy(words, keep)._replace(words={"pii": {"data": ("used",)}, "you": {"data": ("used",)}})
    assert [(r.id, r.place.line, r.message) for r in review(with_words, around).remarks] == [
        ("unused-fact", 4, "no condition asks for the fact 'unasked'"),
        ("unused-term", 4, "neither a rule nor a case names the data term 'idle', nor a term within it"),
        ("unused-word", 4, "no rule uses the word 'you'"),
    ]


# --- too many kinds of flows ----------------------------------------------------------------------------


def test_past_a_limit_pairs_are_tried_flow_by_flow_and_the_review_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tiny(clauses: Sequence[object], vocabulary: object) -> Space:
        return Space(clauses, vocabulary, most=0)  # type: ignore[arg-type]

    monkeypatch.setattr(conflicts, "Space", tiny)
    remarks = review(policy(WORDS, NO_SALE, SELL_MAIL)).remarks
    assert [(remark.id, remark.message) for remark in remarks if remark.id != "too-many-kinds"] == [
        ("conflict", "'sell-mail' can never apply: 'no-sale' forbids all that it allows")
    ]
    assert next(remark.message for remark in remarks if remark.id == "too-many-kinds") == (
        "the exceptions of some rules make too many kinds of flows, so each was tried: "
        "'no-sale' with 'sell-mail'"
    )


def test_a_review_fails_on_errors_and_if_strict_on_warnings() -> None:
    def with_levels(*levels: str) -> Review:
        remarks = [Remark("x", level, Place("f"), "m", "r") for level in levels]  # type: ignore[arg-type]
        return Review("p", "2026-01-01", "2026-01-31", 1, tuple(remarks))

    assert [with_levels(level).fails() for level in ("error", "warning", "note")] == [True, False, False]
    assert [with_levels(level).fails(strict=True) for level in ("error", "warning", "note")] == [
        True,
        True,
        False,
    ]
    assert not with_levels().fails(strict=True)


@examples(60)
@given(vocabularies(most_axes=3, most_terms=3).flatmap(lambda words: policies(words, most_rules=3)))
def test_flow_by_flow_the_same_pairs_are_found(given_policy: Policy) -> None:
    """The way out for too many kinds of flows is as exact as the fast way."""
    fast = meetings(given_policy.rules, given_policy.vocabulary)
    clauses = [rule.clause for rule in given_policy.rules]
    space = Space(
        [*clauses, *itertools.chain(*map(conflicts.atoms, clauses))], given_policy.vocabulary, most=0
    )
    slow = meetings(given_policy.rules, given_policy.vocabulary, space)
    assert [(m.kind, m.prohibition, m.other) for m in slow] == [
        (m.kind, m.prohibition, m.other) for m in fast
    ]
    assert all(m.tried for m in slow)


# --- laws -----------------------------------------------------------------------------------------------

SMALL = vocabularies(most_axes=3, most_terms=3).flatmap(lambda words: policies(words, most_rules=4))


def _regions(one: Policy, space: Space) -> dict[object, int]:
    return {outcome: space.shape.cells(region) for outcome, region in verdict_regions(space, one).items()}


@examples(80)
@given(SMALL)
def test_taking_out_a_rule_that_changes_nothing_changes_no_verdict(given_policy: Policy) -> None:
    space = Space([rule.clause for rule in given_policy.rules], given_policy.vocabulary)
    before = verdict_regions(space, given_policy)
    idle = [r for r in review(given_policy).remarks if r.id in ("no-effect", "never-applies")]
    for remark in idle:
        if "exception" not in remark.message and remark.id == "no-effect":
            fewer = tuple(rule for rule in given_policy.rules if rule.id != remark.rules[0].id)
            after = verdict_regions(space, given_policy._replace(rules=fewer))
            for outcome, region in before.items():
                assert space.shape.covers(after.get(outcome, ()), region)


@examples(80)
@given(SMALL)
def test_an_example_shows_what_its_remark_says(given_policy: Policy) -> None:
    """Each conflict, narrowing and rule left with nothing comes with a flow that is denied."""
    decided = settled(given_policy)
    for remark in review(decided).remarks:
        if remark.id in ("conflict", "narrows", "nothing-left"):
            assert remark.example is not None
            facts = {
                fact: atoms.values[0]
                for fact, atoms in space_of(decided.rules, decided.vocabulary).values.items()
            }
            stated = remark.example._replace(facts={**facts, **remark.example.facts})
            (situation,) = situations(stated)
            full = {axis: next(iter(terms)) for axis, terms in decided.vocabulary.below.items() if terms}
            decision = decide_situation(decided, situation._replace(part={**full, **situation.part}))
            assert decision.verdict == "denied"


@examples(40)
@given(SMALL)
def test_a_review_names_every_pair_that_meets(given_policy: Policy) -> None:
    decided = settled(given_policy)
    pairs = {
        (remark.rules[0].id, remark.rules[1].id)
        for remark in review(decided).remarks
        if remark.id in ("conflict", "narrows")
    }
    assert pairs == {(m.prohibition, m.other) for m in meetings(decided.rules, decided.vocabulary)}
