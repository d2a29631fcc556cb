"""A table of flows is decided as its rows are one by one, whichever way the kinds of rows are found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacyrules.engine.compiled import Compiled
from privacyrules.engine.decide import decide
from privacyrules.engine.masks import masks_of
from privacyrules.engine.resolutions import settled
from privacyrules.engine.tables import OPEN, VERDICTS, Column, DecidedTable, decide_table, kinds
from privacyrules.model.answer import Answer
from privacyrules.model.flow import AXES, FactValue, Flow
from privacyrules.model.policy import Policy
from random_policies import AROUND, policies, resolutions, terms_in_use, vocabularies
from shipped import shipped

ROWS = 12

Table = Mapping[str, Column | FactValue]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Policy, Table]:
    """Draw a policy, and some of its axes and facts as columns of random terms and values."""
    vocabulary = draw(vocabularies())
    policy = draw(policies(vocabulary, 5))
    policy = settled(policy._replace(resolutions=draw(resolutions(policy))))
    columns: dict[str, Column | FactValue] = {"action": draw(column(terms_in_use(vocabulary, "action")))}
    for name in draw(st.lists(st.sampled_from([*AXES, *AROUND]), unique=True)):
        values = terms_in_use(vocabulary, name) if name in AXES else AROUND[name]
        if values and draw(st.booleans()):
            columns[name] = draw(st.sampled_from(values))
        elif values:
            columns[name] = draw(column(values))
    columns["action"] = draw(column(terms_in_use(vocabulary, "action")))
    return policy, columns


@st.composite
def column(draw: st.DrawFn, values: Sequence[FactValue]) -> Column:
    codes = draw(st.lists(st.integers(-1, len(values) - 1), min_size=ROWS, max_size=ROWS))
    return Column(np.array(codes, np.int8), values)


def row(columns: Table, at: int) -> Flow:
    """Give a row as a flow."""
    stated: dict[str, FactValue] = {}
    for name, held in columns.items():
        if not isinstance(held, Column):
            stated[name] = held
        elif held.codes[at] >= 0:
            stated[name] = held.values[held.codes[at]]
    terms = {axis: (str(stated[axis]),) for axis in AXES if axis in stated}
    return Flow(terms, {name: value for name, value in stated.items() if name not in AXES})


def told(answer: Answer) -> tuple[str, str | None, set[str]]:
    """What a table tells of an answer: verdict, first deciding rule, and what is open."""
    first = answer.because[0].rule if answer.because else None
    return answer.verdict, first, {q.name if q.asks == "axis" else "facts" for q in answer.open}


def rows_told(found: DecidedTable) -> list[tuple[str, str | None, set[str]]]:
    return [
        (
            VERDICTS[verdict],
            found.rules[rule] if rule >= 0 else None,
            {name for bit, name in enumerate(OPEN) if open_ >> bit & 1},
        )
        for verdict, rule, open_ in zip(found.verdict, found.rule, found.open, strict=True)
    ]


@settings(max_examples=100)
@given(tables(), st.sampled_from([0, kinds.MOST_KINDS]))
def test_a_table_is_decided_as_its_rows_are(asked: tuple[Policy, Table], most: int) -> None:
    policy, columns = asked
    with mock.patch.object(kinds, "MOST_KINDS", most):
        found = decide_table(Compiled(masks_of(policy)), columns)
    assert rows_told(found) == [told(decide(policy, row(columns, at))) for at in range(ROWS)]


def codes(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    return np.array(values, np.int8)


def test_a_table_of_the_shipped_policy() -> None:
    data = Column(codes(0, 1, 2, -1), ["email", "visit_counts", "card_number"])
    columns: Table = {
        "action": "store",
        "subject": "user",
        "recipient": "internal",
        "form": "identified",
        "data": data,
    }
    told = rows_told(decide_table(Compiled(masks_of(shipped().policy)), columns))
    assert [(verdict, rule) for verdict, rule, _ in told] == [
        ("conditional", "business-card-and-messages"),
        ("not_covered", "aggregate-only"),
        ("denied", "no-card-or-payment-details"),
        ("conditional", "aggregate-only"),
    ]
    assert [open_ for _, _, open_ in told][:3] == [{"purpose", "source"}, {"purpose"}, set()]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"action": "sell"}, "columns of one length are needed, not: none"),
        (
            {"data": Column(codes(0, 0), ["email"]), "action": Column(codes(0), ["sell"])},
            "columns of one length are needed, not: data 2, action 1",
        ),
        ({"data": Column(codes(0), ["emial"])}, "'emial' is no data term in use"),
        ({"data": Column(codes(1), ["email"])}, "a code of 'data' stands for none of its 1 values"),
        ({"data": Column(codes(-2), ["email"])}, "a code of 'data' stands for none of its 1 values"),
        ({"dta": Column(codes(0), ["email"])}, "'dta' is no axis and no fact in use"),
        (
            {"data": Column(codes(0), ["email"]), "encrypted": "yes"},
            "the fact 'encrypted' cannot be 'yes': it is a boolean",
        ),
    ],
)
def test_what_is_no_table_is_refused(columns: Table, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        decide_table(Compiled(masks_of(shipped().policy)), columns)
