"""A retired fact lives on in the one that replaces it, so both must hold values of one type."""

from __future__ import annotations

import pytest

from privacyrules.model.places import MistakesError, Place
from privacyrules.model.vocabulary import Fact
from privacyrules.policy.vocabulary import build_vocabulary

DAYS = Fact("retention_days", "number")


def test_a_fact_may_be_replaced_by_one_of_its_type() -> None:
    old = Fact("kept_for", "number", replaced_by="retention_days")
    assert set(build_vocabulary([], [old, DAYS]).facts) == {"kept_for", "retention_days"}


def test_a_fact_replaced_by_one_of_another_type_is_a_mistake() -> None:
    kept = Fact("kept", "boolean", replaced_by="retention_days", place=Place("facts.yaml", 7, 3))
    with pytest.raises(MistakesError) as raised:
        build_vocabulary([], [kept, DAYS])
    assert str(raised.value) == (
        "facts.yaml:7:3: 'kept' is replaced by 'retention_days', "
        "but a boolean cannot be replaced by a number; name a fact of the same type"
    )
