"""The picture of a policy: every cell is the decision on its flow, and the terms stand where they belong."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import flow, permit, policy, prohibit, vocabulary
from privacyrules.engine import matrix
from privacyrules.engine.decide import decide
from privacyrules.engine.masks import masks_of
from privacyrules.engine.matrix import matrix_of
from privacyrules.model.flow import Flow
from privacyrules.model.matrix import CHOICES, Line, Matrix
from privacyrules.model.policy import Policy
from privacyrules.workflows.policy import Policy as Ready
from random_policies import policies, vocabularies

WORDS = vocabulary(
    action="collect store disclose; share sell < disclose",
    data="personal; identifying < personal; email phone < identifying; ip_address < personal",
    subject="user visitor",
    purpose="registration marketing; newsletter < marketing",
    recipient="internal external; court < external",
    form="individual; identified < individual",
    source="data_subject automatic",
)
PROMISES = policy(
    WORDS,
    permit("forms", {"action": "store", "data": "identifying", "subject": "user", "purpose": "registration"}),
    prohibit("no-sale", {"action": "sell", "data": "personal", "subject": "user"}),
    prohibit("no-mail", {"action": "store", "data": "email", "subject": "user", "purpose": "newsletter"}),
)


def drawn(content: Policy, *flows: Flow) -> Matrix:
    masks = masks_of(content)
    return matrix_of(content, masks, Ready(content, masks).decide, flows)


def cell(of: Matrix, data: str, purpose: str | None, *chosen: str | None) -> tuple[str, tuple[str, ...]]:
    row = of.tables[chosen][[line.term for line in of.data].index(data)]
    column = [line.term for line in of.purposes].index(purpose)
    ruling = of.rulings[of.rows[row][column]]
    return ruling.verdict, ruling.rules


def test_rows_and_columns_are_the_terms_of_the_rules_each_below_what_it_lies_within() -> None:
    of = drawn(PROMISES)
    assert of.data == (Line("personal"), Line("identifying", 1), Line("email", 2))
    assert of.purposes == (Line(None), Line("registration"), Line("newsletter"))
    assert of.choices == {
        "action": (Line("store"), Line("sell")),
        "recipient": (Line(None),),
        "subject": (Line(None), Line("user")),
        "source": (Line(None),),
    }


def test_terms_that_occur_get_rows_too_and_the_commonest_choice_comes_first() -> None:
    kept = flow(action="store", data="phone", subject="user", recipient="internal")
    asked = flow(action="sell", data="phone", subject="user")
    of = drawn(PROMISES, kept, kept, asked)
    assert Line("phone", 2) in of.data
    assert of.choices["recipient"] == (Line(None), Line("internal"))
    assert of.first == ("store", "internal", "user", None)


def test_a_cell_names_its_verdict_and_the_rules_that_decide_it() -> None:
    of = drawn(PROMISES)
    assert cell(of, "email", "registration", "store", None, "user", None) == ("allowed", ("forms",))
    assert cell(of, "email", "newsletter", "store", None, "user", None) == ("denied", ("no-mail",))
    assert cell(of, "identifying", "newsletter", "store", None, "user", None) == ("not_covered", ("no-mail",))
    assert cell(of, "personal", None, "sell", None, "user", None) == ("denied", ("no-sale",))
    assert of.fixed == {"form": "identified"}


def test_rows_that_are_alike_are_kept_once() -> None:
    of = drawn(PROMISES)
    assert len(set(of.rows)) == len(of.rows)
    assert len(set(of.rulings)) == len(of.rulings)
    assert of.tables["sell", None, "user", None] == (of.tables["sell", None, "user", None][0],) * 3


def test_a_picture_of_too_many_cells_leaves_choices_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = drawn(PROMISES)
    monkeypatch.setattr(matrix, "MOST", len(whole.data) * len(whole.purposes) * 2)
    fewer = drawn(PROMISES)
    assert [len(fewer.choices[axis]) for axis in CHOICES] == [2, 1, 1, 1]
    assert {chosen: fewer.tables[chosen] for chosen in fewer.tables}.keys() <= whole.tables.keys()


def test_a_policy_without_rules_has_no_rows() -> None:
    of = drawn(policy(WORDS))
    assert of.data == ()
    assert of.tables == {(None, None, None, None): ()}


@given(vocabularies().flatmap(policies), st.data())
def test_every_cell_is_the_decision_on_its_flow(content: Policy, data: st.DataObject) -> None:
    of = drawn(content)
    everywhere = list(product(of.tables, enumerate(of.data), enumerate(of.purposes)))
    if not everywhere:
        return
    chosen, (down, line), (across, purpose) = data.draw(st.sampled_from(everywhere))
    stated = dict(zip(CHOICES, chosen, strict=True)) | {"data": line.term, "purpose": purpose.term}
    answer = decide(content, Flow({axis: (term,) for axis, term in stated.items() if term is not None}))
    ruling = of.rulings[of.rows[of.tables[chosen][down]][across]]
    assert (ruling.verdict, ruling.kind) == (answer.verdict, answer.kind)
    assert list(ruling.rules) == [citation.rule for citation in answer.because]
