"""Regions of flows: the algebra of boxes, and every flow of small policies against the reference engine."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import exception, flow, oblige, permit, policy, prohibit, vocabulary
from privacyrules.engine.matching import Situation, match
from privacyrules.engine.parts import situations
from privacyrules.engine.reference import decide_situation
from privacyrules.engine.regions import Shape, Space, TooManyBoxesError, verdict_regions
from privacyrules.model.flow import FactValue, Flow
from privacyrules.model.logic import MAYBE, YES, Truth
from privacyrules.model.policy import Policy
from random_policies import AROUND, axes_in_use, examples, policies, terms_in_use, vocabularies

# --- boxes ----------------------------------------------------------------------------------------------

SHAPE = Shape([2, 3, 1])


def box(*fields: int) -> int:
    """Build a box of SHAPE from its fields as bits."""
    return sum(bits << start for bits, start in zip(fields, SHAPE.starts, strict=True))


def boxes() -> st.SearchStrategy[int]:
    """Draw a box of SHAPE."""
    return st.builds(box, st.integers(1, 3), st.integers(1, 7), st.just(1))


def cells(region: tuple[int, ...] | list[int]) -> set[int]:
    """List every cell of a region of SHAPE."""
    single = [box(1 << a, 1 << b, 1) for a in range(2) for b in range(3)]
    return {cell for cell in single if any(cell & one == cell for one in region)}


def test_a_box_is_empty_as_soon_as_one_field_is_zero() -> None:
    assert not SHAPE.is_empty(SHAPE.full)
    assert SHAPE.is_empty(box(3, 7, 0))
    assert SHAPE.is_empty(box(0, 7, 1))
    assert SHAPE.is_empty(box(1, 0, 1))
    assert SHAPE.is_empty(0)


def test_what_is_left_around_a_hole_falls_into_slices() -> None:
    assert SHAPE.subtract([SHAPE.full], [box(1, 2, 1)]) == (box(2, 7, 1), box(1, 5, 1))
    assert SHAPE.subtract([box(1, 2, 1)], [SHAPE.full]) == ()
    assert SHAPE.subtract([box(1, 2, 1)], [box(2, 2, 1)]) == (box(1, 2, 1),)


@given(st.lists(boxes(), max_size=4), st.lists(boxes(), max_size=4))
def test_the_algebra_of_regions_is_that_of_sets_of_cells(one: list[int], other: list[int]) -> None:
    first, second = SHAPE.union(one), SHAPE.union(other)
    assert cells(first) == cells(one)
    assert cells(SHAPE.intersect(first, second)) == cells(one) & cells(other)
    assert cells(SHAPE.subtract(first, other)) == cells(one) - cells(other)
    assert cells(SHAPE.union(first, second)) == cells(one) | cells(other)
    assert SHAPE.covers(other, first) == (cells(one) <= cells(other))
    for region in (first, SHAPE.intersect(first, second), SHAPE.subtract(first, other)):
        assert SHAPE.cells(region) == len(cells(region)), "boxes of a region share no cell"


def test_a_region_of_too_many_boxes_is_given_up() -> None:
    small = Shape([2, 2, 2], most=2)
    corner = small.full & ~sum(1 << start for start in small.starts)
    assert len(Shape([2, 2, 2]).subtract([small.full], [corner])) == 3
    with pytest.raises(TooManyBoxesError, match="more than 2 boxes"):
        small.subtract([small.full], [corner])


# --- clauses and policies -------------------------------------------------------------------------------

WORDS = vocabulary(
    action="store; disclose; sell share < disclose",
    data="personal; identifying usage < personal; email phone < identifying",
    recipient="external; broker other_company < external; internal",
)


def space_of(policy: Policy) -> Space:
    return Space([rule.clause for rule in policy.rules], policy.vocabulary)


def test_terms_that_every_clause_treats_alike_are_one_atom() -> None:
    """`identifying` stands apart from what lies below it: it may or may not be a telephone number."""
    space = Space([prohibit("no-phone", {"data": "phone"}).clause], WORDS)
    assert space.names == ("data", "omitted")
    assert space.terms["data"].classes == (("personal", "identifying"), ("usage", "email"), ("phone",))


def test_a_fact_is_cut_at_its_literals() -> None:
    keep = permit("keep", {"action": "store"}, when="retention_days <= 30 and not account_closed")
    space = Space([keep.clause], WORDS)
    assert {fact: atoms.values for fact, atoms in space.values.items()} == {
        "account_closed": (True, False),
        "retention_days": (29, 31),
    }
    (region,) = space.region(keep.clause, YES)
    assert space.example(region) == flow(
        action="store", facts={"account_closed": False, "retention_days": 29}
    )
    assert space.shape.cells((region,)) == 2  # done and left undone


def test_an_inner_term_matches_maybe_and_an_exception_is_taken_out() -> None:
    no_sale = prohibit(
        "no-sale",
        {"action": "sell", "data": "identifying"},
        except_=[exception("to-broker", {"recipient": "broker"})],
    )
    space = Space([no_sale.clause], WORDS)
    shape = space.shape

    def matches(truth: Truth, sold: Flow) -> bool:
        cell = space.cell(situations(sold)[0])
        return bool(shape.near(space.region(no_sale.clause, truth), cell))

    def stated(recipient: str, data: str = "email") -> tuple[bool, bool]:
        sold = flow(action="sell", data=data, recipient=recipient)
        return matches(YES, sold), matches(MAYBE, sold)

    assert stated("internal") == (True, True)
    assert stated("broker") == (False, False)
    assert stated("external") == (False, True)
    assert stated("internal", data="personal") == (False, True)
    assert stated("internal", data="usage") == (False, False)


def test_an_example_is_as_natural_as_can_be() -> None:
    """The narrowest terms that rules name come first, then those without others below."""
    hand_over = permit("hand-over", {"action": "disclose", "data": "identifying", "recipient": "external"})
    call = permit("call", {"data": "phone"})
    space = Space([hand_over.clause, call.clause], WORDS)
    (box,) = space.region(hand_over.clause, YES)
    assert space.example(box) == flow(action="disclose", data="phone", recipient="external")
    assert space.example(box, only=["data"]) == flow(data="phone")
    without_disclose = Space([exception("sell", {"action": "sell"}), hand_over.clause], WORDS)
    (box,) = without_disclose.region(hand_over.clause, YES)
    assert without_disclose.example(box).terms["action"] == ("sell",)
    left_undone = without_disclose.left_undone([box], omitted=True)
    assert without_disclose.example(left_undone[0]).omitted


def test_the_verdicts_of_a_small_policy() -> None:
    sold = policy(
        WORDS,
        prohibit("no-sale", {"action": "sell", "data": "identifying"}),
        permit("share", {"action": "share", "data": "usage"}, when="good_faith_belief"),
        oblige("store", {"action": "store", "data": "usage"}),
    )
    space = space_of(sold)
    found = verdict_regions(space, sold)
    shown = {outcome: space.example(region[0]) for outcome, region in found.items()}
    done = {"good_faith_belief": True}
    assert shown["denied", None] == flow(action="sell", data="identifying", facts=done)
    assert shown["allowed", None] == flow(action="share", data="usage", facts=done)
    assert shown["conditional", "if"] == flow(action="disclose", data="usage", facts=done)
    left_undone = shown["conditional", "unless"]
    assert (left_undone.omitted, left_undone.terms["action"]) == (True, ("store",))
    assert sum(map(space.shape.cells, found.values())) == space.shape.cells([space.shape.full])


# --- every flow of small policies -----------------------------------------------------------------------


def every_flow(policy: Policy, space: Space) -> Iterator[Situation]:
    """List every fully stated flow in the words of a policy: all terms, and values around every literal."""
    words = policy.vocabulary
    axes, facts = axes_in_use(words), list(space.values)
    values: list[tuple[FactValue, ...]] = [AROUND[fact] for fact in facts]
    for terms in itertools.product(*(terms_in_use(words, axis) for axis in axes)):
        for stated in itertools.product(*values):
            for omitted in (False, True):
                yield Situation(
                    dict(zip(axes, terms, strict=True)), dict(zip(facts, stated, strict=True)), omitted
                )


SMALL = vocabularies(most_axes=2, most_terms=4).flatmap(lambda words: policies(words, most_rules=3))


@examples(60)
@given(SMALL)
def test_regions_hold_the_flows_that_the_reference_engine_says(policy: Policy) -> None:
    """Each rule's region at both levels, and each verdict's, tried on every flow."""
    space = space_of(policy)
    regions = [(rule.clause, truth) for rule in policy.rules for truth in (MAYBE, YES)]
    verdicts = verdict_regions(space, policy)
    for situation in itertools.islice(every_flow(policy, space), 2_000):
        cell = space.cell(situation)
        for clause, truth in regions:
            inside = bool(space.shape.near(space.region(clause, truth), cell))
            assert inside == (match(clause, situation, policy.vocabulary) >= truth)
        decision = decide_situation(policy, situation)
        having = [outcome for outcome, region in verdicts.items() if space.shape.near(region, cell)]
        assert having == [(decision.verdict, decision.kind)]


@examples(60)
@given(SMALL)
def test_an_example_lies_in_its_box(policy: Policy) -> None:
    space = space_of(policy)
    for outcome, region in verdict_regions(space, policy).items():
        for box in region:
            (situation,) = situations(space.example(box))
            cell = space.cell(situation)
            assert cell & box == cell
            decision = decide_situation(policy, situation)
            assert (decision.verdict, decision.kind) == outcome


@examples(40)
@given(vocabularies(most_axes=2, most_terms=4).flatmap(lambda w: st.tuples(policies(w), policies(w))))
def test_several_policies_share_one_space(pair: tuple[Policy, Policy]) -> None:
    """A space that tells more flows apart holds the same regions, in smaller pieces."""
    space = Space([rule.clause for each in pair for rule in each.rules], pair[0].vocabulary)
    for each in pair:
        for outcome, region in verdict_regions(space, each).items():
            for box in region:
                decision = decide_situation(each, *situations(space.example(box)))
                assert (decision.verdict, decision.kind) == outcome
