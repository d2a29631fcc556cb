"""The laws of the three-valued logic in which conditions are decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
import rule_engine  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.kleene import comparisons, evaluate
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import FactType, FactValue
from privacyrules.model.logic import MAYBE, NO, YES, Truth
from privacyrules.model.places import Place
from privacyrules.model.vocabulary import Fact
from privacyrules.policy.conditions import compile_condition

TYPES: Mapping[str, FactType] = {
    "flag": "boolean",
    "closed": "boolean",
    "days": "number",
    "country": "string",
    "signed": "date",
}
FACTS = {name: Fact(name, kind) for name, kind in TYPES.items()}

IS_YES = Comparison("flag", "is", literal=True)
IS_NO = Comparison("days", ">", 30)
IS_MAYBE = Comparison("country", "==", "DE")
STATED: Mapping[str, FactValue] = {"flag": True, "days": 30}
TRUTHS: Mapping[Truth, Condition] = {YES: IS_YES, NO: IS_NO, MAYBE: IS_MAYBE}

AND = {
    (NO, NO): NO, (NO, MAYBE): NO, (NO, YES): NO,
    (MAYBE, NO): NO, (MAYBE, MAYBE): MAYBE, (MAYBE, YES): MAYBE,
    (YES, NO): NO, (YES, MAYBE): MAYBE, (YES, YES): YES,
}  # fmt: skip
OR = {
    (NO, NO): NO, (NO, MAYBE): MAYBE, (NO, YES): YES,
    (MAYBE, NO): MAYBE, (MAYBE, MAYBE): MAYBE, (MAYBE, YES): YES,
    (YES, NO): YES, (YES, MAYBE): YES, (YES, YES): YES,
}  # fmt: skip

_numbers = st.integers(-3, 3) | st.sampled_from([-1.5, 0.5, 2.5])
_countries = st.sampled_from(["DE", "FR", "", "é'"])
_dates = st.dates(datetime(2024, 1, 1).date(), datetime(2024, 1, 5).date()).map(str)  # noqa: DTZ001
_values: Mapping[str, st.SearchStrategy[FactValue]] = {
    "flag": st.booleans(),
    "closed": st.booleans(),
    "days": _numbers,
    "country": _countries,
    "signed": _dates,
}
_all_facts = st.fixed_dictionaries(dict(_values))
_some_facts = st.fixed_dictionaries({}, optional=dict(_values))


def _comparison(name: str) -> st.SearchStrategy[Condition]:
    value = _values[name]
    if TYPES[name] == "boolean":
        return st.just(Comparison(name, "is", literal=True))
    single = st.sampled_from(["=="] if TYPES[name] == "string" else ["==", ">", ">="])
    several = st.builds(
        Comparison, st.just(name), st.just("in"), st.lists(value, min_size=1, max_size=3).map(tuple)
    )
    return st.builds(Comparison, st.just(name), single, value) | several


_conditions: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from(sorted(TYPES)).flatmap(_comparison),
    lambda inner: st.builds(Not, inner) | st.builds(And, inner, inner) | st.builds(Or, inner, inner),
    max_leaves=8,
)


@pytest.mark.parametrize(("left", "right"), list(AND))
def test_and_and_or_have_kleenes_tables(left: Truth, right: Truth) -> None:
    assert evaluate(And(TRUTHS[left], TRUTHS[right]), STATED, {}) == AND[left, right]
    assert evaluate(Or(TRUTHS[left], TRUTHS[right]), STATED, {}) == OR[left, right]


@pytest.mark.parametrize(("operand", "denied"), [(NO, YES), (MAYBE, MAYBE), (YES, NO)])
def test_not_has_kleenes_table(operand: Truth, denied: Truth) -> None:
    assert evaluate(Not(TRUTHS[operand]), STATED, {}) == denied


def test_maybe_or_its_denial_stays_maybe() -> None:
    """Kleene's logic reads the tables and no more: it does not notice that one of the two must hold."""
    assert evaluate(Or(IS_MAYBE, Not(IS_MAYBE)), {}) == MAYBE


@pytest.mark.parametrize(
    ("comparison", "value", "truth"),
    [
        (Comparison("flag", "is", literal=True), False, NO),
        (Comparison("days", ">", 30), 30, NO),
        (Comparison("days", ">", 30), 30.5, YES),
        (Comparison("days", ">=", 30), 30, YES),
        (Comparison("days", "==", 30), 30.0, YES),
        (Comparison("days", "in", (1, 2)), 2, YES),
        (Comparison("days", "in", (1, 2)), 3, NO),
        (Comparison("country", "in", ("DE",)), "D", NO),
        (Comparison("signed", ">", "2024-01-31"), "2024-02-01", YES),
        (Comparison("signed", ">=", "2024-01-31"), "2023-12-31", NO),
    ],
)
def test_a_stated_fact_settles_its_comparison(comparison: Comparison, value: FactValue, truth: Truth) -> None:
    assert evaluate(comparison, {comparison.fact: value}) == truth


def test_an_assumption_decides_only_what_is_not_stated() -> None:
    assert evaluate(IS_MAYBE, {}, {IS_MAYBE: True}) == YES
    assert evaluate(IS_MAYBE, {}, {IS_MAYBE: False}) == NO
    assert evaluate(IS_MAYBE, {"country": "FR"}, {IS_MAYBE: True}) == NO
    assert evaluate(IS_MAYBE, {}, {IS_YES: True}) == MAYBE


def test_values_of_two_types_have_no_order() -> None:
    with pytest.raises(TypeError, match="the fact 'days' is '31', which has no order with 30"):
        evaluate(IS_NO, {"days": "31"})


def test_comparisons_come_once_each_in_the_order_of_the_text() -> None:
    condition = Or(And(IS_NO, Not(IS_YES)), And(IS_YES, IS_MAYBE))
    assert comparisons(condition) == (IS_NO, IS_YES, IS_MAYBE)


@given(_conditions, _all_facts, st.sets(st.sampled_from(sorted(TYPES))))
def test_stating_a_fact_never_overturns_yes_or_no(
    condition: Condition, facts: dict[str, FactValue], withheld: set[str]
) -> None:
    before = evaluate(condition, {name: value for name, value in facts.items() if name not in withheld})
    after = evaluate(condition, facts)
    assert after in (NO, YES)
    assert before in (MAYBE, after)


@given(_conditions, _conditions, _some_facts)
def test_de_morgan(left: Condition, right: Condition, facts: dict[str, FactValue]) -> None:
    assert evaluate(Not(And(left, right)), facts) == evaluate(Or(Not(left), Not(right)), facts)
    assert evaluate(Not(Or(left, right)), facts) == evaluate(And(Not(left), Not(right)), facts)


@given(_conditions, _some_facts)
def test_denying_twice_changes_nothing(condition: Condition, facts: dict[str, FactValue]) -> None:
    assert evaluate(Not(Not(condition)), facts) == evaluate(condition, facts)


@given(_conditions, _some_facts)
def test_assuming_every_comparison_settles_a_condition(
    condition: Condition, facts: dict[str, FactValue]
) -> None:
    assert evaluate(condition, facts, dict.fromkeys(comparisons(condition), True)) in (NO, YES)


@st.composite
def _texts(draw: st.DrawFn, depth: int = 3) -> str:
    shape = draw(st.sampled_from(["leaf", "leaf", "not", "and", "or"])) if depth else "leaf"
    if shape == "not":
        return f"not ({draw(_texts(depth - 1))})" if draw(st.booleans()) else f"not {draw(_texts(0))}"
    if shape in ("and", "or"):
        return f"({draw(_texts(depth - 1))}) {shape} {draw(_texts(depth - 1))}"
    return draw(st.sampled_from(sorted(TYPES)).flatmap(_leaf_text))


def _leaf_text(name: str) -> st.SearchStrategy[str]:
    literal = _values[name].map(lambda value: _written(name, value))
    if TYPES[name] == "boolean":
        operators = st.sampled_from(["==", "!="])
        return st.just(name) | st.builds(lambda sign, value: f"{name} {sign} {value}", operators, literal)
    ordered = [] if TYPES[name] == "string" else ["<", "<=", ">", ">="]
    signs = st.sampled_from(["==", "!=", *ordered])
    return (
        st.builds(lambda sign, value: f"{name} {sign} {value}", signs, literal)
        | st.builds(lambda sign, value: f"{value} {sign} {name}", signs, literal)
        | st.builds(
            lambda sign, values: f"{name} {sign} [{', '.join(values)}]",
            st.sampled_from(["in", "not in"]),
            st.lists(literal, min_size=1, max_size=3),
        )
    )


def _written(name: str, value: FactValue) -> str:
    if TYPES[name] == "date":
        return f'd"{value}"'
    return str(value).lower() if isinstance(value, bool | int | float) else f'"{value}"'


@given(_texts(), _all_facts)
def test_with_every_fact_stated_rule_engine_decides_the_same(text: str, facts: dict[str, FactValue]) -> None:
    condition = compile_condition(text, FACTS, Place("f", 1, 1))
    context = rule_engine.Context(resolver=rule_engine.resolve_item, default_timezone=UTC)
    signed = datetime.fromisoformat(str(facts["signed"])).replace(tzinfo=UTC)
    peer = rule_engine.Rule(text, context=context).matches({**facts, "signed": signed})
    assert evaluate(condition, facts) == (YES if peer else NO)


def test_a_connective_is_not_the_other_one_of_the_same_conditions() -> None:
    both, either = And(IS_YES, IS_YES), Or(IS_YES, IS_YES)
    assert both != either
    assert len({both, either, And(IS_YES, IS_YES)}) == 2
    assert Not(both) != Not(either)
