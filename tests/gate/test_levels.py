"""How grave a finding is: what fails by default, by a list, and strictly."""

from __future__ import annotations

import pytest

from privacyrules.config import FAIL_ON
from privacyrules.gate.levels import FAILING, OPAQUE_PERSONAL, Gate
from privacyrules.model.report import Level

BY_DEFAULT: dict[str, tuple[Level, bool]] = {
    "denied": ("error", True),
    "not_covered": ("error", True),
    "malformed": ("error", True),
    OPAQUE_PERSONAL: ("error", True),
    "if": ("warning", False),
    "both": ("warning", False),
    "opaque": ("warning", False),
    "review": ("warning", False),
    "unless": ("note", False),
}


@pytest.mark.parametrize("gravity", BY_DEFAULT)
def test_the_default_fails_on_what_no_promise_covers(gravity: str) -> None:
    assert Gate().judge(gravity) == BY_DEFAULT[gravity]


def test_the_table_above_has_every_gravity_that_a_user_may_list() -> None:
    assert set(BY_DEFAULT) == {*FAIL_ON, "malformed", OPAQUE_PERSONAL}


@pytest.mark.parametrize("gravity", BY_DEFAULT)
def test_strictly_a_warning_fails_and_a_note_does_not(gravity: str) -> None:
    level, fails = Gate(strict=True).judge(gravity)
    assert fails == (gravity != "unless")
    assert level == ("error" if fails else "note")


@pytest.mark.parametrize("listed", FAIL_ON)
def test_what_is_listed_fails_and_nothing_else_does(listed: str) -> None:
    gate = Gate(fail_on=(listed,))
    failing = {gravity for gravity in FAIL_ON if gate.judge(gravity)[1]}
    assert failing == {listed}
    assert gate.judge(listed) == ("error", True)


@pytest.mark.parametrize("fail_on", [(), ("unless",), FAILING])
def test_a_malformed_statement_fails_whatever_is_listed(fail_on: tuple[str, ...]) -> None:
    assert Gate(fail_on).judge("malformed") == ("error", True)


def test_an_opaque_statement_that_speaks_of_personal_data_fails_by_default_or_with_opaque() -> None:
    assert Gate(("opaque",)).judge(OPAQUE_PERSONAL) == ("error", True)
    assert Gate(("review",)).judge(OPAQUE_PERSONAL) == ("warning", False)


@pytest.mark.parametrize("fail_on", [("denied", "not_covered"), ("not_covered", "denied")])
def test_the_order_of_a_list_says_nothing(fail_on: tuple[str, ...]) -> None:
    """Whoever lists what fails and leaves `opaque` out means that, in whatever order they list."""
    assert Gate(fail_on).judge(OPAQUE_PERSONAL) == ("warning", False)


def test_nothing_fails_where_nothing_is_listed() -> None:
    assert [gravity for gravity in FAIL_ON if Gate(fail_on=()).judge(gravity)[1]] == []
